/* What a profile says of its owner in unusual words: whom for, whose views, and what is told and
 * offered.
 * SPDX-License-Identifier: MIT */
#include "bench.h"

#include <stdio.h>
#include <string.h>

static const char head[] =
    "smpack: 1\npack: own\nversion: '1'\ntitle: Ours\n"
    "organisation:\n  name: Sampleshire Integrated Care Board\n  aliases: [Sampleshire ICB, SMPL ICB]\n"
    "  handles: ['@SampleICB']\n  domains: [sampleshire.example.org]\n";
static const char tail[] =
    "facts:\n  profile.shows_employer: {type: truth, meaning: m}\n"
    "  profile.disclaimer: {type: truth, meaning: m}\n"
    "clauses:\n"
    "  own/nhs: {on: [profile], flag: association.nhs}\n"
    "  own/ours: {on: [profile], flag: association.organisation}\n"
    "  own/missing: {on: [profile], flag: disclaimer.missing, message: 'Do {detail}.'}\n"
    "  own/near: {on: [profile], flag: disclaimer.near, message: 'Do {detail}.'}\n"
    "  own/contrary: {on: [profile], flag: disclaimer.contrary}\n"
    "  own/name: {on: [profile], flag: profile.name_missing}\n"
    "  own/role: {on: [profile], flag: profile.role_missing}\n"
    "  own/mail: {on: [profile], flag: profile.nhsmail}\n"
    "  own/words: {on: [profile], flag: profile.description_missing}\n"
    "  own/link: {on: [profile], flag: profile.link_missing}\n";
static const char terms[] =
    "disclaimer:\n  accounts: [personal, unknown]\n  accept: %s\n"
    "  wordings: [these tweets are my own views, what I post binds no board of ours at all]\n"
    "  suggest: [my views only., views mine]\n";

static bench with;

static void open_accepting(const char *what)
{
    char pack[4096];
    int size = snprintf(pack, sizeof pack, "%s", head);
    size += snprintf(pack + size, sizeof pack - (size_t)size, terms, what);
    snprintf(pack + size, sizeof pack - (size_t)size, "%s", tail);
    with = open_pack(pack);
}

static void set_up(void) { open_accepting("similar"); }

static void tear_down(void) { close_bench(&with); }

static void check(const smp_profile *profile)
{
    smp_error error = SMP_ERROR_INIT;
    ck_assert_msg(smp_check_profile(with.report, with.evaluator, profile, &error) == SMP_OK, "%s",
                  error.message);
}

static smp_profile of_bio(const char *bio)
{
    smp_profile profile = SMP_PROFILE_INIT;
    profile.bio = smp_text_of(bio);
    profile.platform = SMP_PLATFORM_X;
    return profile;
}

static const smp_finding *found(const char *clause)
{
    for (size_t i = 0; i < smp_report_finding_count(with.report); i++)
        if (strcmp(smp_report_finding(with.report, i)->clause.data, clause) == 0)
            return smp_report_finding(with.report, i);
    return NULL;
}

static const char *measure(const char *name)
{
    for (size_t i = 0; i < smp_report_measure_count(with.report); i++)
        if (strcmp(smp_report_measure(with.report, i)->name.data, name) == 0)
            return smp_report_measure(with.report, i)->word.data;
    return "";
}

/* The words of the bio that the clause's finding marks; "-" where there is none. */
static const char *marked(const char *bio, const char *clause)
{
    static char words[256];
    smp_profile profile = of_bio(bio);
    check(&profile);
    const smp_finding *finding = found(clause);
    if (!finding) return "-";
    snprintf(words, sizeof words, "%.*s", (int)finding->text.size, finding->text.data);
    return words;
}

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
        "Played a nurse on stage", "Nurse to three cats", "Owe my life to the NHS", "PhD student studying the NHS", "NHS manager fan club", "The NHS gave me a heart", "N-H-S", "N H", "#\u65b0\u51a0",
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

START_TEST(whose_views)
{
    static const struct {
        const char *bio, *judged;
    } rows[] = {
        {"Nurse. These tweets are all me", "equivalent"},
        {"Nurse. The usual disclaimers apply", "near"},
        {"Nurse. A standard disclaimer", "near"},
        {"Nurse. A disclaimer", "absent"},
        {"Nurse. The opinions are the author's", "equivalent"},
        {"Nurse. I tweet only for myself", "equivalent"},
        {"Nurse. I only represent myself", "equivalent"},
        {"Nurse. Tweeting as an individual", "equivalent"},
        {"Nurse. Tweeting in a personal capacity", "equivalent"},
        {"Nurse. In a personal capacity", "near"},
        {"Nurse. My own account", "near"},
        {"Nurse. Trust not responsible for tweets", "equivalent"},
        {"Nurse. I don't speak for the Trust", "equivalent"},
        {"Nurse. I don't speak about the Trust", "absent"},
        {"Nurse. Veiws my own", "equivalent"},
        {"Nurse. Opinons my own", "equivalent"},
        {"Nurse. Thoughs my own", "equivalent"},
        {"Nurse. Viewsx my own", "equivalent"},
        {"Nurse. Vxxws my own", "absent"},
        {"Nurse. Veaws my own", "absent"},
        {"Nurse. Vixxws my own", "absent"},
        {"Nurse. Opixons my own", "absent"},
        {"Nurse. Opinio my own", "equivalent"},
        {"Nurse. Thoughts, cakes and typos purely mine", "equivalent"},
        {"Nurse. Views not on", "absent"},
        {"Nurse. Tweeting for my self", "absent"},
        {"Nurse. In a personal capacity. Views are those of the Trust", "absent"},
        {"Nurse. Views my own. Views are those of the Trust", "equivalent"},
        {"Nurse. Just my thoughts", "equivalent"},
        {"Nurse. In my opinion tea is best", "absent"},
        {"Nurse. Sharing my views", "absent"},
        {"Nurse. My views on parenting", "absent"},
        {"Nurse. My views on here", "near"},
        {"Nurse. Mine are the views", "equivalent"},
        {"Nurse. Their own views", "absent"},
        {"Nurse. Own garden with views", "absent"},
        {"Nurse. My views are my employer's", "absent"},
        {"Nurse. Views represent the Trust", "absent"},
        {"Nurse. Views expressed are not mine", "absent"},
        {"Nurse. The views of my mum, long and loud as they are, and of the neighbours too, are "
         "all my own now and for ever", "absent"},
        {"Nurse. \U0001D463iews my own", "equivalent"},
        {"Nurse. These tweets are my own views", "exact"},
        {"Nurse. These tweets are our own views", "near"},
        {"Nurse. What I post binds no boards of ours", "near"},
        {"Nurse. Tweeting from my account in a personal capacity", "equivalent"},
        {"Nurse. These views are of the Trust, whose they are not", "absent"},
        {"Nurse. Views me", "absent"},
        {"Nurse. These tweets are all me talking", "absent"},
        {"Nurse. The opinions are of an author", "absent"},
        {"Nurse. My own views on parenting", "absent"},
        {"Nurse. My tweets", "near"},
        {"Nurse. Here are my tweets", "equivalent"},
        {"Nurse. Tweeting as my self", "absent"},
        {"Nurse. I only represent as an individual", "absent"},
        {"Nurse. Not on behalf of the Trust", "equivalent"},
        {"Nurse. Not tweeting on behalf of the Trust", "equivalent"},
        {"Nurse. Not tweeting on wards of the Trust", "absent"},
        {"Nurse. Views expressed here and here and here and here and here and here and here are "
         "the Trust's", "absent"},
        {"Nurse. The usual stuff", "absent"},
        {"Nurse. Own views", "equivalent"},
        {"Account of a nurse", "absent"},
        {"Nurse. Tweeting for my individual clients", "absent"},
        {"Nurse. Views of the Trust are my own", "absent"},
        {"Nurse. Views not of the Trust are my own", "equivalent"},
        {". Views my own. Nurse", "equivalent"},
        {". Nurse- views my own", "equivalent"},
        {"Nurse. Tweeting personally", "equivalent"},
        {"Nurse. Nothing here is the Trust's view", "equivalent"},
        {"Nurse. Thoughts are me own", "equivalent"},
        {"Nurse. My mum and me own views", "equivalent"},
        {"Nurse. opinionsmyown", "equivalent"},
        {"Nurse. Runner, allviewsmine", "equivalent"},
        {"Nurse. Born in a hometown", "absent"},
        {"Nurse. Nothing to do with the Trust", "equivalent"},
        {"Nurse. My employer has nothing to do with these tweets", "equivalent"},
        {"Nurse. Nothing to do with cheese", "absent"},
        {"Nurse. Nothing to do", "absent"},
        {"Nurse. No tweets with the Trust", "absent"},
        {"Nurse. Not affiliated with the Trust", "equivalent"},
        {"Nurse. I do not reflect the views and policies of the Trust", "equivalent"},
        {"Nurse. Not a writer of tweets, and my Trust is grand", "absent"},
        {"Nurse. Meine Meinung", "near"},
        {"Nurse. Opiniones siempre personales", "near"},
        {"Nurse. Meinung zum Wetter", "absent"},
        {"", "not-required"}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        smp_profile profile = of_bio(rows[i].bio);
        check(&profile);
        ck_assert_msg(strcmp(measure("disclaimer"), rows[i].judged) == 0, "%s: %s", rows[i].bio,
                      measure("disclaimer"));
    }
}
END_TEST

/* What denies a disclaimer, shares it with the employer or only speaks of it leaves none. */
START_TEST(what_is_withdrawn)
{
    static const struct {
        const char *bio, *judged, *contrary;
    } rows[] = {
        {"Nurse. Posts aren't really my own views", "absent", "-"},
        {"Nurse. None of the tweets here are mine", "absent", "-"},
        {"Nurse. I do not speak for myself", "absent", "-"},
        {"Nurse. Not necessarily my own opinions", "absent", "-"},
        {"Nurse. It is not true that these tweets are my own views", "absent", "-"},
        {"Nurse. These tweets are my own views, they are not", "absent", "-"},
        {"Nurse. Views my own. But they aren't!", "absent", "-"},
        {"Nurse. Views my own NOT", "absent", "-"},
        {"Nurse. Views my own, and my Trust's", "absent", "Views my own"},
        {"Nurse. Opinions mine & the Trust's too", "absent", "Opinions mine"},
        {"Nurse. Speaking for myself and also for the Trust", "absent", "Speaking for myself"},
        {"Nurse. These tweets are my own views and those of the Trust", "absent",
         "These tweets are my own views"},
        {"Nurse. Views my own, except when I speak for the Trust", "absent", "Views my own"},
        {"Nurse. Views my own and represent the Trust's policy", "absent", "Views my own"},
        {"Nurse. Tweets are not my own and speak for the Trust", "absent", "-"},
        {"Nurse. I should add views my own", "absent", "-"},
        {"Nurse. My boss says views are my own", "absent", "-"},
        {"Nurse. My boss says: these tweets are my own views", "absent", "-"},
        {"Nurse. Told that I must put \"views my own\"", "absent", "-"},
        {"Nurse. I don't do \"views my own\"", "absent", "-"},
        {"Nurse. No \"views my own\" here, I am with the Trust", "absent", "-"},
        {"Nurse. 'Views my own' is for others", "absent", "-"},
        {"Nurse. Remember 'views my own' in every bio?", "absent", "-"},
        {"Nurse. Everybody writes views my own", "absent", "-"},
        {"Nurse. 'Views my own', people say", "absent", "-"},
        {"Nurse. Views my own? No", "absent", "-"},
        {"Nurse. Not one tweet here is mine", "absent", "-"},
        {"Nurse. Fine views from my own window", "absent", "-"},
        /* These stand. */
        {"Nurse \"views my own\"", "equivalent", "-"},
        {"\"Views my own\". Nurse", "equivalent", "-"},
        {"Nurse. Views my own and not the Trust's", "equivalent", "-"},
        {"Nurse. Views my own and work for the Trust", "equivalent", "-"},
        {"Nurse. Views my own, and I love the Trust", "equivalent", "-"},
        {"Nurse. Views my own, not always wise", "equivalent", "-"},
        {"Nurse. Not the Trust's views, all my own views", "equivalent", "-"},
        {"Nurse. I say: views my own", "equivalent", "-"},
        {"Nurse. Views my own. No messages please", "equivalent", "-"},
        {"Nurse. Views my own, they are many", "equivalent", "-"},
        {"Nurse. Views my own except on cheese", "equivalent", "-"},
        {"Nurse. Views my own in this profession", "equivalent", "-"}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        ck_assert_msg(strcmp(marked(rows[i].bio, "own/contrary"), rows[i].contrary) == 0, "%s: %s",
                      rows[i].bio, marked(rows[i].bio, "own/contrary"));
        ck_assert_msg(strcmp(measure("disclaimer"), rows[i].judged) == 0, "%s: %s", rows[i].bio,
                      measure("disclaimer"));
    }
}
END_TEST

/* What is offered joins on as the bio parts its own words, or says how much must go. */
START_TEST(what_is_offered)
{
    static const struct {
        const char *bio, *fixed;
    } rows[] = {
        {"Nurse", "Nurse. These tweets are my own views."},
        {"Nurse   ", "Nurse. These tweets are my own views."},
        {"Nurse!", "Nurse! These tweets are my own views."},
        {"Nurse | Knitter", "Nurse | Knitter | These tweets are my own views."},
        {"Nurse. Views are those of the Trust", "Nurse. These tweets are my own views."}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        smp_profile profile = of_bio(rows[i].bio);
        check(&profile);
        smp_text fixed;
        ck_assert_int_eq(smp_apply_fixes(with.report, "bio", NULL, 0, &fixed, NULL, NULL), SMP_OK);
        ck_assert_str_eq(fixed.data, rows[i].fixed);
    }
    ck_assert_str_eq(marked("Nurse. Views are those of the Trust", "own/contrary"),
                     "Views are those of the Trust");
    ck_assert_str_eq(marked("Nurse. Not the views of the Trust", "own/contrary"), "-");
    ck_assert_str_eq(marked("Nurse in Leeds. My own account", "own/near"), "own account");
    smp_profile twice = of_bio("Nurse. Views are those of the Trust");
    twice.pinned = smp_text_of("Opinions are those of the Trust");
    twice.platform = SMP_PLATFORM_OTHER;
    check(&twice);
    ck_assert_str_eq(found("own/contrary")->text.data, "Views are those of the Trust");
    smp_text mended;
    ck_assert_int_eq(smp_apply_fixes(with.report, "bio", NULL, 0, &mended, NULL, NULL), SMP_OK);
    ck_assert_str_eq(mended.data, "Nurse. These tweets are my own views.");
    ck_assert_str_eq(marked("Views my own. Views are those of the Trust", "own/contrary"), "-");
    char full[161] = "Nurse ";
    for (size_t i = strlen(full); i < 160; i++) full[i] = "ab "[i % 3];
    smp_profile profile = of_bio(full);
    check(&profile);
    ck_assert_str_eq(found("own/missing")->message.data,
                     "Do shorten the bio by 13 characters and write \"Views mine\", or pin a "
                     "post that says so.");
    full[148] = '\0';
    profile = of_bio(full);
    check(&profile);
    ck_assert_str_eq(found("own/missing")->message.data,
                     "Do shorten the bio by 1 character and write \"Views mine\", or pin a "
                     "post that says so.");
    full[138] = '\0'; /* room for a shorter one, which the policy ends with a stop */
    profile = of_bio(full);
    check(&profile);
    ck_assert_str_eq(found("own/missing")->message.data, "Do write \"My views only\".");
    /* There is no bio to mend, or no such platform's limit to keep. */
    profile = of_bio("");
    profile.role = smp_text_of("Nurse");
    check(&profile);
    ck_assert_str_eq(found("own/missing")->message.data,
                     "Do write \"These tweets are my own views\".");
    profile = of_bio(full);
    profile.platform = SMP_PLATFORM_OTHER;
    check(&profile);
    ck_assert_str_eq(found("own/missing")->message.data,
                     "Do write \"These tweets are my own views\".");
}
END_TEST

START_TEST(a_near_miss_in_long_words_is_cut)
{
    close_bench(&with);
    open_accepting("exact");
    smp_profile profile = of_bio(
        "Nurse. What I post binds no "
        "\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9"
        "\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9x\u00e9\u00e9 board of ours at all");
    check(&profile);
    ck_assert_str_eq(found("own/near")->message.data,
                     "Do leave out "
                     "\"\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9"
                     "\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9x\".");
}
END_TEST

/* Where there is no room for words of its own, a near miss is told what it lacks. */
START_TEST(a_near_miss_without_room)
{
    static const char pack[] =
        "disclaimer:\n  accounts: [personal, unknown]\n  accept: exact\n"
        "  wordings: [What I post binds nobody but us]\n"
        "  suggest: [What I post here is mine alone and binds nobody at all.]\n";
    close_bench(&with);
    char text[2048];
    snprintf(text, sizeof text, "%s%s%s", head, pack, tail);
    with = open_pack(text);
    char full[161] = "Nurse. What I post binds nobody but them. ";
    for (size_t i = strlen(full); i < 160; i++) full[i] = "ab "[i % 3];
    smp_profile profile = of_bio(full);
    check(&profile);
    ck_assert_str_eq(found("own/near")->message.data,
                     "Do put in \"us\" (shorten the bio by 4 characters for it, or pin a post that "
                     "says so).");
    /* What is over its limit already must be shortened by that, too. */
    char long_bio[191] = "Nurse. ";
    for (size_t i = strlen(long_bio); i < 190; i++) long_bio[i] = "ab "[i % 3];
    profile = of_bio(long_bio);
    check(&profile);
    ck_assert_str_eq(found("own/missing")->message.data,
                     "Do shorten the bio by 64 characters and write \"What I post binds nobody but "
                     "us\", or pin a post that says so.");
}
END_TEST

/* What no bio of the platform can hold stands elsewhere. */
START_TEST(words_longer_than_a_bio)
{
    static const char pack[] =
        "disclaimer:\n  accounts: [personal, unknown]\n  accept: exact\n"
        "  wordings: [What I post on this site is mine alone and does not in any way or at any time"
        " bind the board]\n";
    close_bench(&with);
    char text[2048];
    snprintf(text, sizeof text, "%s%s%s", head, pack, tail);
    with = open_pack(text);
    smp_profile profile = of_bio("Nurse");
    profile.platform = SMP_PLATFORM_TIKTOK;
    check(&profile);
    ck_assert_str_eq(found("own/missing")->message.data,
                     "Do pin a post that says \"What I post on this site is mine alone and does not "
                     "in any way or at any time bind the board\": a bio may have 80 characters here, "
                     "and that has 92.");
    profile.platform = SMP_PLATFORM_X;
    check(&profile);
    ck_assert_str_eq(found("own/missing")->message.data,
                     "Do write \"What I post on this site is mine alone and does not in any way or "
                     "at any time bind the board\".");
    profile.pinned = smp_text_of("What I post on this site is mine alone and does not in any way or at"
                                 " any time bind the board");
    profile.platform = SMP_PLATFORM_TIKTOK;
    check(&profile);
    ck_assert_str_eq(measure("disclaimer"), "exact");
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

/* What a bio lacks of the words that a policy prints, from their beginning to their end. */
START_TEST(what_near_misses_lack)
{
    static const struct {
        const char *bio, *told;
    } rows[] = {
        {"Nurse. Post binds no board of ours at all", "put in \"what I\""},
        {"Nurse. What I post binds no board of ours", "put in \"at all\""},
        {"Nurse. What I tweet ties no board of ours at all",
         "write \"post binds\" for \"tweet ties\""},
        {"Nurse. What I do tweet binds no board of ours at all",
         "write \"post\" for \"do tweet\""}};
    close_bench(&with);
    open_accepting("exact");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        smp_profile profile = of_bio(rows[i].bio);
        check(&profile);
        char wanted[256];
        snprintf(wanted, sizeof wanted, "Do %s.", rows[i].told);
        ck_assert_str_eq(found("own/near") ? found("own/near")->message.data : "-", wanted);
    }
}
END_TEST

SUITE_WITH("checks/profile", set_up, tear_down, who_works_for_the_nhs, addresses_speak_too,
           a_pinned_post_speaks_of_its_writer, whose_views, what_is_withdrawn, what_is_offered,
           a_near_miss_in_long_words_is_cut, a_near_miss_without_room, words_longer_than_a_bio,
           facts_go_before_words, names_and_roles,
           corporate_accounts, what_near_misses_lack)
