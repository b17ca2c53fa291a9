/* Whose views a profile says it has, in unusual words, and what is told and offered.
 * SPDX-License-Identifier: MIT */
#include "profile_bench.h"

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
        {"Nurse. Only my thoughts", "equivalent"},
        {"Nurse. It's just me talking, not the Trust", "equivalent"},
        {"Nurse. Just me and the dog", "absent"},
        {"Nurse. Ask only me, talking is free", "absent"},
        {"Nurse. All of it is mine", "equivalent"},
        {"Nurse. Everything on here is mine alone", "equivalent"},
        {"Nurse. All of the garden is mine", "absent"},
        {"Nurse. Everything here is mine to water", "absent"},
        {"Nurse. It is mine", "absent"},
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
        {"Nurse. Unofficial", "near"},
        {"Nurse. Not an official account", "near"},
        {"Nurse. Our official account", "absent"},
        {"Nurse. Not for tea and cake with an official", "absent"},
        {"Nurse. Tweeting personally about cake", "absent"},
        {"Nurse. My views I post", "equivalent"},
        {"Nurse. It is me talking", "absent"},
        {"Me talking. Nurse", "absent"},
        {"Nurse. Nothing to do for the Trust", "absent"},
        {"Nurse. Nothing to add, Trust me", "absent"},
        {"Nurse. Cats have nothing to do with these tweets", "absent"},
        {"Nurse. Una casa grande con muchas opiniones muy personales y un gato que duerme "
         "siempre", "near"},
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
        {"Nurse. Views may or may not be mine", "absent", "-"},
        {"Nurse. Opinions might never be my own", "absent", "-"},
        {"Nurse. Views may not be my own", "absent", "-"},
        {"Nurse. Views may not ever be mine", "absent", "-"},
        {"Nurse. The views are definitely not entirely my own", "absent", "-"},
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
        {"Nurse. Said views my own", "absent", "-"},
        {"Nurse. Everyone said that views are my own", "absent", "-"},
        {"Nurse. 'Views my own', people say", "absent", "-"},
        {"Nurse. Views my own? No", "absent", "-"},
        {"Nurse. Views my own in your bio", "absent", "-"},
        {"Nurse. Views my own on people's profiles", "absent", "-"},
        {"Nurse. Views my own in this or every bio", "absent", "-"},
        {"Nurse. Not one tweet here is mine", "absent", "-"},
        {"Nurse. Fine views from my own window", "absent", "-"},
        /* These stand. */
        {"Nurse \"views my own\"", "equivalent", "-"},
        {"\"Views my own\". Nurse", "equivalent", "-"},
        {"Nurse. Views my own and not the Trust's", "equivalent", "-"},
        {"Nurse. Never here and own views", "equivalent", "-"},
        {"Nurse. Views my own and work for the Trust", "equivalent", "-"},
        {"Nurse. Views my own, and I love the Trust", "equivalent", "-"},
        {"Nurse. Views my own, not always wise", "equivalent", "-"},
        {"Nurse. Not the Trust's views, all my own views", "equivalent", "-"},
        {"Nurse. I say: views my own", "equivalent", "-"},
        {"Nurse. Views my own. No messages please", "equivalent", "-"},
        {"Nurse. Views my own, they are many", "equivalent", "-"},
        {"Nurse. Views my own except on cheese", "equivalent", "-"},
        {"Nurse. Views my own in this profession", "equivalent", "-"},
        {"Nurse. Views my own on this profile", "equivalent", "-"},
        {"Nurse. Views my own in this bio", "equivalent", "-"},
        {"Nurse. Views are my own on my profile", "equivalent", "-"},
        {"Nurse. Views my own and for the and for the and for the and for the Trust's",
         "equivalent", "-"},
        {"Nurse. Views my own and my Trust rocks", "equivalent", "-"},
        {"Nurse. I said views my own", "equivalent", "-"},
        {"Nurse. Know that views are my own", "equivalent", "-"},
        {"Nurse. No cakes and buns and teas \"views my own\"", "equivalent", "-"},
        {"Nurse. \"Views my own\" cake", "equivalent", "-"},
        {"Nurse. Views my own in all the things about a bio", "equivalent", "-"},
        {"Nurse. Not you whom I once met on ward four with a cat and a dog and two mice and all "
         "these views are my own", "equivalent", "-"},
        {"Nurse. Views do not represent the Trust and are my own", "equivalent", "-"}};
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
#define LONG_WORDS "What I post on this site is mine alone and does not in any way bind the board"

START_TEST(words_longer_than_a_bio)
{
    static const char pack[] =
        "disclaimer:\n  accounts: [personal, unknown]\n  accept: exact\n"
        "  wordings: [" LONG_WORDS " at all]\n";
    close_bench(&with);
    char text[2048];
    snprintf(text, sizeof text, "%s%s%s", head, pack, tail);
    with = open_pack(text);
    smp_profile profile = of_bio("Nurse");
    profile.platform = SMP_PLATFORM_TIKTOK;
    check(&profile);
    ck_assert_str_eq(found("own/missing")->message.data,
                     "Do pin a post that says \"" LONG_WORDS " at all.\": a bio may have 80 "
                     "characters here, and that has 85.");
    profile.platform = SMP_PLATFORM_X;
    check(&profile);
    ck_assert_str_eq(found("own/missing")->message.data, "Do write \"" LONG_WORDS " at all\".");
    profile.pinned = smp_text_of(LONG_WORDS " at all");
    profile.platform = SMP_PLATFORM_TIKTOK;
    check(&profile);
    ck_assert_str_eq(measure("disclaimer"), "exact");
}
END_TEST

/* Characters are counted as the platform does, and the full stop at the end with them. */
#define LETTERS_20 "\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9" \
                   "\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9"

START_TEST(words_as_long_as_a_bio)
{
    static const struct {
        const char *words, *told;
    } rows[] = {
        {"My views " LETTERS_20 LETTERS_20 LETTERS_20 LETTERS_20,
         "pin a post that says \"My views " LETTERS_20 LETTERS_20 LETTERS_20 LETTERS_20
         ".\": a bio may have 80 characters here, and that has 90"},
        {"My views " LETTERS_20 LETTERS_20 LETTERS_20 "123456789 1",
         "pin a post that says \"My views " LETTERS_20 LETTERS_20 LETTERS_20 "123456789 1"
         ".\": a bio may have 80 characters here, and that has 81"},
        {"My views " LETTERS_20 LETTERS_20 LETTERS_20 "123456789",
         "write \"My views " LETTERS_20 LETTERS_20 LETTERS_20 "123456789\""}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char text[2048];
        snprintf(text, sizeof text,
                 "%sdisclaimer:\n  accounts: [unknown]\n  accept: exact\n  wordings: [%s]\n%s",
                 head, rows[i].words, tail);
        close_bench(&with);
        with = open_pack(text);
        smp_profile profile = of_bio("");
        profile.role = smp_text_of("Nurse");
        profile.platform = SMP_PLATFORM_TIKTOK;
        check(&profile);
        char wanted[512];
        snprintf(wanted, sizeof wanted, "Do %s.", rows[i].told);
        ck_assert_str_eq(found("own/missing")->message.data, wanted);
    }
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

SUITE_WITH("checks/disclaimer", set_up, tear_down, whose_views, what_is_withdrawn, what_is_offered,
           a_near_miss_in_long_words_is_cut, a_near_miss_without_room, words_longer_than_a_bio,
           words_as_long_as_a_bio, what_near_misses_lack)
