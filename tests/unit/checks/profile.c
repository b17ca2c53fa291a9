/* What a profile says of its owner in unusual words: whom for, which name and role, and what the
 * host knows.
 * SPDX-License-Identifier: MIT */
#include "profile_bench.h"

START_TEST(who_works_for_the_nhs)
{
    static const struct {
        const char *bio, *marked;
    } rows[] = {
        {"N H S porter", "N H S"}, {"Porter, N.H.S.", "N.H.S"}, {"A&E nurse", "nurse"},
        {"Work in A&E", "Work"}, {"I work for Sampleshire ICB", "Sampleshire ICB"},
        {"Nurs\u0435", "Nurs\u0435"}, /* with a Cyrillic e */
        {"Proud member of #SampleshireICB", "ICB"}, {"Porter at @SampleICB", "@SampleICB"},
        {"Head of nursing", "Head"}, {"Trainee in emergency medicine", "Trainee"},
        {"Porter at the Royal Hospital", "Porter"}, {"999 call handler", "handler"},
        {"The NHS porter", "NHS"}, {"A nurse -", "nurse"}, {"- Nurse", "Nurse"},
        {"N. H. S. porter", "N. H. S"}, {"Nurse.. and more", "Nurse"},
        {"Manager of a GP surgery", "Manager"}, {"Speech therapist", "therapist"},
        {"NHS nurse in Texas", "NHS"}, {"Team SMPL", "SMPL"}, {"I work for SMPL", "SMPL"},
        {"#SMPL analyst. Cats", "SMPL"}, {"Cats. Commissioning at smpl", "smpl"},
        {"National Health Service clerk", "National"}, {"I work in the national health service",
         "national"}, {"nhs_sample policy team", "nhs"}, {"Ward sister on AMU", "sister"},
        {"Vaccinator", "Vaccinator"}, {"Tired 999 call taker", "taker"},
        {"My job: nurse", "nurse"}, {"Matron of ward 9", "Matron"},
        {"Nurse for people with dementia", "Nurse"}, {"Sampleshire ICS lead", "ICS"},
        {"We at Sampleshire ICB believe in tea", "Sampleshire ICB"},
        {"NHS manager and Sample City fan", "NHS"}, {"Nurse & Sample City fan", "Nurse"}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        ck_assert_msg(strcmp(marked(rows[i].bio, "own/nhs"), rows[i].marked) == 0, "%s: %s",
                      rows[i].bio, marked(rows[i].bio, "own/nhs"));
    static const char *const others[] = {
        "I \u2764\uFE0F the NHS", "N and H and S", "N H X", "A & B", "Ex-nurse", "Nurse retired",
        "Nurse turned baker", "Mum to a nurse", "My mum nurse Ann", "Not a nurse", "Nurse in Texas",
        "Vet nurse", "Dental nurse", "Doctor Who", "Nurse fan", "Crisis? What crisis",
        "Hoping to work for the NHS", "Porter", "Manager of a care home", "Patient of the NHS",
        "Nurse for years now retired", "A&B", "SMPL born and bred", "Living in SMPL", "SMPL",
        "The National Health Service is a treasure", "National health policy", "My GP is ace",
        "My brilliant midwife", "Our lovely health visitor", "NHS saved my son",
        "The NHS kept me alive", "Awaiting an NHS operation", "Cycling for NHS charities",
        "Fundraising for the NHS", "Nursery nurse", "Matron of honour", "Dog nurse",
        "Physio for racing horses", "Sports physio", "Physio for Sample United", "Midwife toad",
        "Doctor Martens", "Doctor (of philosophy)", "Surgeon General's pipe band",
        "Played a nurse on stage", "Nurse to three cats", "Owe my life to the NHS",
        "PhD student studying the NHS", "NHS manager fan club", "The NHS gave me a heart", "N-H-S",
        "N H", "#\u65b0\u51a0",
        "\u043D\u043D\u043D\u043D\u043D\u043D\u043D\u043D\u043D\u043D\u043D\u043D"
        "\u043D\u043D\u043D\u043D\u043D\u043D\u043D\u043D\u043D\u043D\u043D\u043D"
        "\u043D\u043D\u043D\u043D\u043D\u043D\u043D\u043D\u043D\u043D\u043D\u043D",
        "Porter for years, retired", "\u041D\u041E\u041D",
        "\u043E\u043E\u043E\u043E\u043E\u043E\u043E\u043E\u043E\u043E\u043E\u043E"
        "\u043E\u043E\u043E\u043E\u043E\u043E\u043E\u043E\u043E\u043E\u043E\u043E"
        "\u043E\u043E\u043E\u043E\u043E\u043E\u043E\u043E\u043E\u043E\u043E\u043E"};
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        ck_assert_msg(strcmp(marked(others[i], "own/nhs"), "-") == 0, "%s: %s", others[i],
                      marked(others[i], "own/nhs"));
}
END_TEST

START_TEST(addresses_speak_too)
{
    static const struct {
        const char *bio, *link, *clause;
        int says;
    } rows[] = {
        {"Knitter", "https://sampleshire.example.org/pat", "own/ours", 1},
        {"Knitter", "pat@sampleshire.example.org", "own/ours", 1},
        {"Knitter", "pat@nhs.net", "own/nhs", 1},
        {"Knitter", "pat@wales.nhs.uk", "own/nhs", 1},
        {"Knitter", "pat@nhs.scot", "own/nhs", 1},
        {"Knitter", "pat@mynhs.net", "own/nhs", 0},
        {"Knitter", "pat@example.com", "own/nhs", 0},
        {"Knitter", "https://www.nhs.uk/", "own/nhs", 0},
        {"Knitter", "https://notsampleshire.example.org/", "own/ours", 0},
        {"Campaigning for patients", "https://sampleshire.example.org/pat", "own/ours", 0},
        {"Knitter pat@nhs.net", "", "own/nhs", 1}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        smp_profile profile = of_bio(rows[i].bio);
        smp_text link = smp_text_of(rows[i].link);
        profile.links = &link;
        profile.link_count = 1;
        check(&profile);
        ck_assert_msg((found(rows[i].clause) != NULL) == rows[i].says, "%s, %s", rows[i].bio,
                      rows[i].link);
    }
    smp_profile profile = of_bio("Nurse");
    const smp_text links[] = {{NULL, 0}, smp_text_of("https://sampleshire.example.org/pat")};
    profile.links = links;
    profile.link_count = 2;
    check(&profile);
    ck_assert_ptr_nonnull(found("own/ours"));
    const smp_text label = smp_text_of("My page"); /* no address */
    profile.links = &label;
    profile.link_count = 1;
    check(&profile);
    ck_assert_ptr_null(found("own/ours"));
}
END_TEST

/* A pinned post talks of much that is not its writer. */
START_TEST(a_pinned_post_speaks_of_its_writer)
{
    static const struct {
        const char *pinned;
        int says;
    } rows[] = {{"I work for Sampleshire ICB", 1},
                {"Thanks to everyone who works for Sampleshire ICB, I say", 0},
                {"Dr Khan works for Sampleshire ICB", 0},
                {"Sampleshire ICB is closing wards", 0}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        smp_profile profile = of_bio("Knitter");
        profile.pinned = smp_text_of(rows[i].pinned);
        check(&profile);
        ck_assert_msg((found("own/ours") != NULL) == rows[i].says, "%s", rows[i].pinned);
    }
}
END_TEST

/* What the program knows of the profile goes before what its words say. */
START_TEST(facts_go_before_words)
{
    static const struct {
        const char *bio, *fact;
        smp_tri truth;
        const char *judged;
    } rows[] = {{"Nurse", "profile.disclaimer", SMP_YES, "equivalent"},
                {"Nurse. Views my own", "profile.disclaimer", SMP_NO, "absent"},
                {"Runner", "profile.shows_employer", SMP_YES, "absent"},
                {"Runner. Views my own", "profile.shows_employer", SMP_YES, "equivalent"},
                {"Nurse", "profile.shows_employer", SMP_NO, "not-required"}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        smp_profile profile = of_bio(rows[i].bio);
        smp_fact fact = SMP_FACT_INIT;
        fact.name = smp_text_of(rows[i].fact);
        fact.type = SMP_FACT_TRUTH;
        fact.truth = rows[i].truth;
        profile.facts = &fact;
        profile.fact_count = 1;
        check(&profile);
        ck_assert_msg(strcmp(measure("disclaimer"), rows[i].judged) == 0, "%s, %s: %s",
                      rows[i].bio, rows[i].fact, measure("disclaimer"));
        ck_assert_int_eq(found("own/missing") != NULL, strcmp(rows[i].judged, "absent") == 0);
    }
}
END_TEST

START_TEST(a_bio_may_begin_with_a_name)
{
    static const struct {
        const char *bio;
        int is_missing;
    } rows[] = {{"Pat Sample, nurse", 0}, {"Pat Sample. Nurse", 0}, {"Pat Anne Sample | nurse", 0},
                {"Pat, nurse", 1}, {"pat sample, nurse", 1}, {"Nurse. Pat Sample", 1},
                {"Head Nurse, tea", 1}, {"Pat Sample Tea Cake, nurse", 1},
                {"Sampleshire ICB, nurse", 1}, {"Tea and cake, nurse", 1}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        smp_profile profile = of_bio(rows[i].bio);
        check(&profile);
        ck_assert_msg((found("own/name") != NULL) == rows[i].is_missing, "%s", rows[i].bio);
    }
}
END_TEST

START_TEST(names_and_roles)
{
    static const struct {
        const char *name;
        int is_missing;
    } names[] = {{"Pat Sample", 0}, {"", 1}, {"Sampleshire ICB", 1}, {"Dr", 1}, {"P", 1},
                 {"Nurse", 1},
                 {"2", 1}, {"2024", 1}, {"\u738b\u82b3", 0}, {"The and", 1}};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        smp_profile profile = of_bio("Nurse");
        profile.name = smp_text_of(names[i].name);
        check(&profile);
        ck_assert_msg((found("own/name") != NULL) == names[i].is_missing, "%s", names[i].name);
        ck_assert_ptr_null(found("own/role"));
    }
    ck_assert_str_eq(marked("Pat Sample", "own/mail"), "-");
    ck_assert_ptr_nonnull(found("own/role"));
    /* What a handle or a pinned post says is not the job that is shown. */
    smp_profile unsaid = of_bio("Knitter");
    unsaid.handle = smp_text_of("@NurseSam");
    unsaid.pinned = smp_text_of("I am a nurse");
    check(&unsaid);
    ck_assert_ptr_nonnull(found("own/role"));
    unsaid.pinned = smp_text_of("Tea");
    unsaid.handle = smp_text_of("SampleICB"); /* without its sign */
    check(&unsaid);
    ck_assert_ptr_nonnull(found("own/nhs"));
    ck_assert_str_eq(marked("Mail me: pat.sample@nhs.net", "own/mail"), "pat.sample@nhs.net");
    ck_assert_str_eq(marked("Mail me: pat.sample@xnhs.net", "own/mail"), "-");
}
END_TEST

START_TEST(corporate_accounts)
{
    smp_profile profile = of_bio("");
    profile.account = SMP_ACCOUNT_CORPORATE;
    check(&profile);
    ck_assert_ptr_nonnull(found("own/words"));
    ck_assert_ptr_nonnull(found("own/link"));
    ck_assert_ptr_null(found("own/name"));
    profile.bio = smp_text_of("We care. https://example.org");
    check(&profile);
    ck_assert_ptr_null(found("own/words"));
    ck_assert_ptr_null(found("own/link"));
    ck_assert_str_eq(measure("disclaimer"), "not-required");
}
END_TEST

SUITE_WITH("checks/profile", set_up, tear_down, who_works_for_the_nhs, addresses_speak_too,
           a_pinned_post_speaks_of_its_writer, facts_go_before_words, names_and_roles,
           a_bio_may_begin_with_a_name, corporate_accounts)
