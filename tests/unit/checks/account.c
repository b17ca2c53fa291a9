/* Whose account it is, and what a request for one still lacks: through the public door, by a pack
 * that knows four accounts.
 * SPDX-License-Identifier: MIT */
#include "bench.h"

#include <stdio.h>
#include <string.h>

static const char pack[] =
    "smpack: 1\npack: own\nversion: '1'\ntitle: Ours\nextends: nhs-base\n"
    "documents: {p: {title: Our policy, version: '1'}}\n"
    "organisation:\n"
    "  name: NHS Sampleshire and Exampleton Integrated Care Board\n"
    "  aliases: [Sampleshire and Exampleton ICB, Sampleshire ICB, Better Sampleshire]\n"
    "  domains: [sampleshire.icb.example.org]\n"
    "  contacts: {comms: {title: Team, contact: comms@example.org}}\n"
    "  accounts:\n"
    "    - {handle: '@SampleICB', platform: [x, facebook], name: Sampleshire ICB,\n"
    "       bio: We plan and buy health services for the people of Sampleshire and Exampleton}\n"
    "    - {handle: '@SampleICBLab', platform: x, kind: team}\n"
    "    - {handle: '@SampleICB@health.example.org', platform: mastodon}\n"
    "    - {name: Sampleshire ICB films, platform: youtube}\n"
    "clauses:\n"
    "  a/found: {cite: {doc: p, section: '1', quote: Words}, on: [account],\n"
    "            flag: [account.impersonation, account.unapproved], severity: error,\n"
    "            outcome: review, route: comms, action: review, message: '{detail}.'}\n"
    "  a/plan: {cite: {doc: p, section: '2', quote: Words}, on: [account],\n"
    "           if: {account.requested: yes}, require: {request.risks: yes, request.resources: "
    "yes},\n"
    "           severity: warning, route: comms, action: consult}\n";

static smp_policy *ours; /* compiled once for all tests */
static bench with;
static smp_fields *fields;

static void set_up(void)
{
    with = bench_over(smp_policy_retain(ours));
    ck_assert_int_eq(smp_fields_new(&fields, SMP_SUBJECT_ACCOUNT, NULL), SMP_OK);
}

static void tear_down(void)
{
    smp_fields_free(fields);
    close_bench(&with);
}

static void open_ours(void) { ours = policy_of(pack); }
static void close_ours(void) { smp_policy_release(ours); }

static const char *measure(const char *name) { return word_of(with.report, name); }

static void put(const char *name, const char *value)
{
    smp_error error = SMP_ERROR_INIT;
    if (value)
        ck_assert_msg(smp_fields_set(fields, smp_text_of(name), smp_text_of(value), &error) ==
                          SMP_OK,
                      "%s", error.message);
}

static const char *run(void)
{
    smp_error error = SMP_ERROR_INIT;
    ck_assert_msg(smp_fields_check(with.report, with.evaluator, fields, &error) == SMP_OK, "%s",
                  error.message);
    return measure("class");
}

/* Is an account of that platform, handle, name and bio of that class? NULL: not said. */
static void expect(const char *class, const char *platform, const char *handle, const char *name,
                   const char *bio)
{
    smp_fields_clear(fields);
    put("platform", platform);
    put("handle", handle);
    put("name", name);
    put("bio", bio);
    ck_assert_msg(strcmp(run(), class) == 0, "%s %s %s is %s, not %s", platform ? platform : "",
                  handle ? handle : "", name ? name : "", measure("class"), class);
}

START_TEST(known_accounts_are_official_where_they_are_known)
{
    expect("official", "x", "@SampleICB", NULL, NULL);
    expect("official", "facebook", "sampleicb", "Anything", NULL);
    expect("official", NULL, "@SampleICB", NULL, NULL);
    expect("official", NULL, "https://x.com/SampleICB/", NULL, NULL);
    ck_assert_int_eq(smp_report_verdict(with.report), SMP_CLEAR);
    expect("team-approved", "x", "@SampleICBLab", NULL, NULL);
    expect("official", NULL, "@SampleICB@health.example.org", NULL, NULL);
    expect("official", "youtube", NULL, "Sampleshire ICB films", NULL);
    /* Elsewhere, on another server, or by its name alone, it is none of them. */
    expect("impersonation", "tiktok", "@SampleICB", NULL, NULL);
    expect("impersonation", NULL, "@SampleICB@evil.example.com", NULL, NULL);
    expect("impersonation", NULL, "sampleicb.bsky.social", NULL, NULL);
    expect("impersonation", "x", "@health4you", "Sampleshire ICB", NULL);
}
END_TEST

START_TEST(look_alikes_are_found_in_every_script)
{
    static const char *const handles[] = {
        "@S\u0430mpleICB",                     /* Cyrillic a */
        "@Samp\u0399eICB",                     /* Greek Iota for l */
        "@SampleI\u13DF\u13F4",                /* Cherokee */
        "@\uFF33\uFF41\uFF4D\uFF50\uFF4C\uFF45ICB", /* full-width */
        "@Sample\u2110CB",                     /* a letter of mathematics */
        "@Sampl\u00e9ICB",                     /* an accent */
        "@Sam\u200bpleICB",                    /* nothing that can be seen */
        "@SampleIC\u0299",                     /* a small capital */
        "@SamplelCB", "@SampIeICB", "@5ampleICB", "@SarnpleICB", "@Samp1eICB"};
    for (size_t i = 0; i < sizeof handles / sizeof handles[0]; i++)
        expect("impersonation", "x", handles[i], NULL, NULL);
    expect("impersonation", "x", "@n81", "\u202eBCI erihselpmaS", NULL);
    ck_assert_str_eq(measure("impersonation"), "very-likely");
    ck_assert_uint_eq(smp_report_finding_count(with.report), 1);
    ck_assert_str_eq(smp_report_finding(with.report, 0)->field.data, "name");
    /* What says that it is a parody is let be, unless it hides in other letters. */
    expect("unrelated", "x", "@SampleICBParody", "Sampleshire ICB", "Parody");
    expect("impersonation", "x", "@S\u0430mpleICB", NULL, "Parody");
}
END_TEST

START_TEST(what_stands_round_a_name_decides)
{
    /* "example" is no "ex", and "ample" of nobody. */
    expect("impersonation", "bluesky", "@sampleicb.example.org", "Sampleshire ICB", NULL);
    expect("unrelated", "x", "@StopSampleICB", NULL, NULL);
    /* A name of plain words is met among others. */
    expect("unrelated", "x", "@BetterSampleshireFarming", "Better Sampleshire Farming", NULL);
    /* "NHS" adds nothing, and a trust of the place is another body. */
    expect("unapproved", "x", "@sct", "NHS Better Sampleshire", NULL);
    expect("unrelated", "x", "@sct", "Better Sampleshire Partnership NHS Trust", NULL);
    expect("impersonation", "x", "@SampleICB_help", NULL, NULL);
    expect("impersonation", "x", "@TheRealSampleICB", NULL, NULL);
    expect("impersonation", "x", "@SampleICB247", NULL, NULL);
    expect("impersonation", "x", "@Sample_ICB", NULL, NULL);
    expect("impersonation", "x", "@SmapleICB", NULL, NULL);
    expect("impersonation", "x", "@SampleCIB", NULL, NULL);
    expect("impersonation", "x", "@ICBSampleshire", NULL, NULL);
    expect("unapproved", "x", "@SampleICB_maternity", "Sampleshire ICB Maternity", NULL);
    expect("unrelated", "x", "@SampleICBwatch", "Sampleshire ICB Watch", NULL);
    expect("unrelated", "x", "@jsmith", "Jo Smith, Sampleshire ICB", "Views my own");
    expect("unrelated", "x", "@NotherICB", "Northershire ICB", NULL);
    expect("unrelated", "x", "@SampleICS", "Sampleshire ICS", NULL);
    expect("unrelated", "x", "@sampler", "A sampler of cakes", NULL);
}
END_TEST

START_TEST(descriptions_links_and_marks_count)
{
    static const char copied[] =
        "We plan and buy health services for the people of Sampleshire and Exampleton!";
    expect("impersonation", "x", "@nn71", "Health plans", copied);
    expect("unrelated", "x", "@nn71", "Health plans", "We plan health walks");
    /* What is written round a name without a space is unknown, however long. */
    expect("unrelated", "x", NULL, "Sampleshire ICB zqzqzqzqzqzqzqzqzqzqzqzqzqzqzqzqzqzqzq", NULL);
    expect("unrelated", "x", NULL,
           "Sampleshire ICB zqzqzqzqzqzqzqzqzqzqzqzqzqzqzqzqzqzqzqzqzqzqzqzqzqzqzqzqzqzq"
           "zqzqzqzqzqzqzqzqzqzqzqzqzqzqzq", NULL);
    expect("impersonation", "x", "@nn71", "Health", "The official page of Sampleshire ICB");
    expect("unrelated", "x", "@nn71", "Health", "Not the official page of Sampleshire ICB");
    expect("impersonation", "x", "@sampleicb_jobs", "Jobs",
           "Apply at https://sampleshireicb-jobs.example.com/form");
    expect("unapproved", "x", "@sampleicb_jobs", "Jobs",
           "Apply at https://sampleshire.icb.example.org/jobs");
    put("verified", "yes");
    ck_assert_str_eq(run(), "unrelated");
}
END_TEST

/* Opens a pack whose organisation has this name, these aliases and these accounts, as YAML has
 * them. */
static void open_organisation(const char *name, const char *aliases, const char *accounts)
{
    char own[2048];
    snprintf(own, sizeof own,
             "smpack: 1\npack: own\nversion: '1'\ntitle: Ours\nextends: nhs-base\n"
             "organisation: {name: %s, aliases: [%s], accounts: [%s]}\n"
             "clauses: {a/b: {on: [account], flag: [account.impersonation, account.unapproved],\n"
             "                message: '{detail}.'}}\n",
             name, aliases, accounts);
    close_bench(&with);
    with = open_pack(own);
}

/* The NHS in a name may be mistyped as well as the rest, and others may stand for its letters. */
START_TEST(a_slip_in_nhs_is_one_in_the_name)
{
    static const char *const names[] = {"Fenwash", "Mossgate", "Exampleton", "Sampleham",
                                        "Northdene", "Eastcliff"};
    static const char *const like[] = {"NSH", "HNS", "NHHS", "NNHS", "NHSs", "NHSS", "NHSt", "NH5",
                                       "NH\u0405"};
    static const char *const others[] = {"RFC", "NSW", "NFS", "NGS", "Club", "NHSWatch"};
    open_organisation("Ours", "Fenwash, Mossgate, Exampleton, Sampleham, Northdene, Eastcliff",
                      "{handle: '@FenwashNHS', platform: x}, {handle: '@MossgateNHS', platform: x},"
                      "{handle: '@ExampletonNHS', platform: x},"
                      "{handle: '@SamplehamNHS', platform: x},"
                      "{handle: '@NorthdeneNHS', platform: x},"
                      "{handle: '@EastcliffNHS', platform: x}");
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        char handle[64];
        for (size_t j = 0; j < sizeof like / sizeof like[0]; j++) {
            snprintf(handle, sizeof handle, "@%s%s", names[i], like[j]);
            expect("impersonation", "x", handle, NULL, NULL);
        }
        for (size_t j = 0; j < sizeof others / sizeof others[0]; j++) {
            snprintf(handle, sizeof handle, "@%s%s", names[i], others[j]);
            expect("unrelated", "x", handle, NULL, NULL);
        }
    }
    expect("impersonation", "x", "@NSH_Eastcliff", NULL, NULL);
    expect("impersonation", "x", "@EastcliffNH5", NULL, NULL);
    ck_assert_str_eq(smp_report_finding(with.report, 0)->message.data,
                     "the handle looks like EastcliffNHS, in other letters.");
    expect("impersonation", "x", "@EastcliffNSH", NULL, NULL);
    ck_assert_str_eq(smp_report_finding(with.report, 0)->message.data,
                     "the handle is nearly EastcliffNHS.");
    ck_assert_str_eq(smp_report_finding(with.report, 0)->text.data, "EastcliffNSH");
    /* Of a name that is too short by itself only a slip in all three letters counts. */
    open_organisation("Ours", "", "{handle: '@LeaNHS', platform: x}, {handle: '@LeedNHS'}");
    expect("impersonation", "x", "@LeedNSH", NULL, NULL);
    expect("unrelated", "x", "@LeedHS", NULL, NULL);
    expect("unrelated", "x", "@LeedWalks", NULL, NULL);
}
END_TEST

START_TEST(other_organisations)
{
    open_organisation("Ours", "",
                      "{handle: '@ours_and_all'}, {name: Ours and all films, platform: youtube}");
    expect("official", "x", "@ours_and_all", NULL, NULL);
    expect("official", "other", "@ours_and_all", NULL, NULL);
    /* One without a handle is known by its name, where nothing else is its handle. */
    expect("official", "youtube", NULL, "Ours and all films", NULL);
    expect("unrelated", "youtube", NULL, "Films", NULL);
    expect("official", "youtube", "@ours_and_all_films", "Ours and all films", NULL);
    expect("unapproved", "youtube", "@films1999", "Ours and all films", NULL);
    /* A name of several places is each of them. */
    open_organisation("'Northford, Eastham & Westbury and Andoverton Council'",
                      "Mossgate Hillside Trust and", "");
    expect("unapproved", "x", NULL, "Northford Council", NULL);
    expect("unapproved", "x", NULL, "Eastham Council", NULL);
    expect("unapproved", "x", NULL, "Mossgate Hillside Trust", NULL);
    expect("unrelated", "x", NULL, "Mossgate Trust", NULL);
    open_organisation("'Aaaford, Bbbford, Cccford, Dddford, Eeeford, Fffford ICB'", "", "");
    expect("unapproved", "x", NULL, "Fffford ICB", NULL);
    expect("unrelated", "x", NULL, "Gggford ICB", NULL);
    open_organisation(
        "Ours", "Mossgate Hillside Trust a, Abc, "
        "Averylongnameofanorganisation thatnobodywouldeverwriteonaletter orsayaloud",
        "");
    expect("unrelated", "x", NULL, "Abc", NULL); /* too short to tell */
    expect("unrelated", "x", NULL, "Averylongnameofanorganisation", NULL);
    /* Figures may be more places than are looked for. */
    open_organisation("'24681,35792,46813,57924,68135,79246,81357 ICB'", "", "");
    expect("unapproved", "x", NULL, "79246 ICB", NULL);
    expect("unrelated", "x", NULL, "81357 ICB", NULL);
    /* A handle too short to tell, but the very one that is known elsewhere. */
    open_organisation("Ours", "", "{handle: '@abc', platform: x}");
    expect("official", "x", "@abc", NULL, NULL);
    expect("impersonation", "tiktok", "@abc", NULL, NULL);
    open_organisation("Ours", "", "{handle: '@ours_and_all', platform: x, kind: team}");
    expect("impersonation", "tiktok", "@ours_and_all", NULL, NULL);
}
END_TEST

/* Which words "and" some leave out, and the letters of no other word. */
START_TEST(and_is_a_word_of_names)
{
    open_organisation("Northford and Andover Council", "", "");
    expect("unapproved", "x", NULL, "Andover Council", NULL);
    expect("unapproved", "x", "@AndoverCouncil", NULL, NULL);
    expect("unapproved", "x", "@andovercouncil", NULL, NULL);
    expect("unrelated", "x", NULL, "Over Council", NULL);
    expect("unrelated", "x", "@NorthfordOverCouncil", NULL, NULL);
    static const char *const whole[] = {
        "Northford and Andover Council",  "Northford & Andover Council",
        "NorthfordAndAndoverCouncil",     "northfordandandovercouncil",
        "northford_and_andover_council",  "NorthfordAndoverCouncil"};
    static const char *const links[] = {"https://northfordandandovercouncil.example.com",
                                        "https://northford-andover-council.example.com"};
    for (size_t i = 0; i < sizeof whole / sizeof whole[0]; i++) {
        expect("unapproved", "x", NULL, whole[i], NULL);
        for (size_t j = 0; j < sizeof links / sizeof links[0]; j++)
            expect("impersonation", "x", "@x", whole[i], links[j]);
    }
    /* A handle whose words run together, and the same with their capitals. */
    open_organisation("Sandwell", "", "{handle: '@sampleandfordhealth'}");
    expect("impersonation", "x", "@SampleAndFordHealth_help", NULL, NULL);
    expect("impersonation", "x", "@Sample_And_Ford_Health", NULL, NULL);
    /* One that "and" is only a part of. */
    expect("unrelated", "x", NULL, "Swell", NULL);
    /* Letters of the name itself are no words round it, as "mp" would be. */
    open_organisation("Campford and Andover Council", "", "");
    expect("unapproved", "x", NULL, "Campford and Andover Council", NULL);
    expect("unrelated", "x", NULL, "Campford and Andover Council watch", NULL);
    expect("unrelated", "x", NULL, "Andover Council watch", NULL);
    expect("unrelated", "x", "@SwellMusic", NULL, NULL);
}
END_TEST

START_TEST(what_a_name_comes_to)
{
    /* One that says no kind of body weighs less. */
    expect("unapproved", "x", "@BetterSampleshire", NULL, NULL);
    expect("unapproved", "x", "@BetterSamplleshire", NULL, NULL);
    expect("unapproved", "x", NULL, "Better Samplleshire", NULL);
    expect("impersonation", "x", NULL, "Sampleshire ICBB", NULL);
    /* The longer of two names that it has is told. */
    expect("unrelated", "x", NULL, "Friends of Sampleshire and Exampleton ICB", NULL);
    expect("impersonation", "x", "@sampleicb0000", NULL, NULL);
    /* Digits and letters of every script are read. */
    expect("impersonation", "x", "@S\u0430mpleICB", "Sampleshire ICB", "Views my own");
    expect("impersonation", "x", "@n81", "S\u0430mpleshire ICB", "Parody");
    expect("impersonation", "x", "@Sample\u0661CB", NULL, NULL);     /* an Arabic one */
    expect("impersonation", "x", "@SampleIC\u0448", NULL, NULL);     /* like no letter of ours */
    expect("unrelated", "x", "@\u0448\u0448\u0448SampleICB", NULL, NULL);
    expect("unrelated", "x", "@s\u0448\u0448\u0448sSampleICB", NULL, NULL);
    expect("impersonation", "x", NULL, "\u202eB\u202eCI erihselpmaS", NULL);
    expect("impersonation", "x", "@SampleICB\u01b7", NULL, NULL);    /* like a 3 */
    expect("impersonation", "x", "@Sa\u200b\u0301mple ICB", NULL, NULL);
    /* Links to public bodies say nothing. */
    expect("unapproved", "x", "@sampleicb_jobs", "Jobs",
           "https://www.nhs.uk/sampleicb or https://www.gov.uk/a");
    expect("unapproved", "x", "@sampleicb_jobs", "Jobs",
           "https://www.england.nhs.net/a or https://example.com");
    expect("unrelated", "x", "@jo", "Jo", "https://sampleshire.icb.example.org/jobs");
    expect("impersonation", "x", "@12345", "Sampleshire ICB", NULL);
    expect("impersonation", "x", NULL, "Sampleshire ICB", NULL);
    expect("impersonation", "x", "@health4you", "Official Sampleshire ICB", "Views my own");
    put("verified", "yes");
    expect("unrelated", "x", "@jo", "Jo", NULL);
    put("verified", "yes");
    ck_assert_str_eq(run(), "unrelated");
}
END_TEST

/* A long name is cut where it is told, and not within a character. */
START_TEST(long_names_are_told_in_part)
{
    static const char name[] = "Arbr\u00e9ch\u00e2 \u00e9t\u00e9\u00e8r\u00ea \u00f4l\u00efv\u00e9 "
                               "\u00e9c\u00e2d\u00e9 \u00e9b\u00e9f\u00e9 \u00e9g\u00e9h\u00e9 "
                               "\u00e9k\u00e9l\u00e9 \u00e9m\u00e9n\u00e9 \u00e9p\u00e9q\u00e9";
    char account[512];
    snprintf(account, sizeof account, "{handle: '@ours', name: %s}", name);
    open_organisation("Ours", "", account);
    expect("unapproved", "x", "@others", name, NULL);
    ck_assert_str_eq(smp_report_finding(with.report, 0)->message.data,
                     "the display name is that of the organisation, Arbr\u00e9ch\u00e2 "
                     "\u00e9t\u00e9\u00e8r\u00ea \u00f4l\u00efv\u00e9 \u00e9c\u00e2d\u00e9 "
                     "\u00e9b\u00e9f\u00e9 \u00e9g\u00e9h\u00e9 \u00e9k\u00e9l\u00e9 "
                     "\u00e9m\u00e9n\u00e9 \u00e9p.");
}
END_TEST

START_TEST(the_host_knows_better)
{
    expect("impersonation", "x", "@SampleICB_help", NULL, NULL);
    ck_assert_int_eq(smp_report_verdict(with.report), SMP_HOLD);
    put("approved", "yes");
    ck_assert_str_eq(run(), "team-approved");
    ck_assert_int_eq(smp_report_verdict(with.report), SMP_CLEAR);
    expect("unrelated", "x", "@lungs", "Lung team", NULL);
    put("facts.account.approved", "no");
    ck_assert_str_eq(run(), "unapproved");
    put("facts.request.risks", ""); /* nobody has said anything of a plan */
    ck_assert_str_eq(run(), "unapproved");
    ck_assert_uint_eq(smp_report_need_count(with.report), 0);
    expect("impersonation", "x", "@SampleICB_help", NULL, NULL);
    put("approved", "no");
    ck_assert_str_eq(run(), "impersonation");
}
END_TEST

/* Any answer is an answer; what is missing is asked for. */
START_TEST(a_request_is_asked_what_it_lacks)
{
    expect("unrelated", "x", "@samplelungs", "Lungs", NULL);
    ck_assert_int_eq(smp_report_verdict(with.report), SMP_CLEAR);
    put("request.resources", "Two nurses, an hour a week");
    ck_assert_str_eq(run(), "unapproved");
    ck_assert_int_eq(smp_report_verdict(with.report), SMP_HOLD);
    ck_assert_uint_eq(smp_report_need_count(with.report), 1);
    ck_assert_str_eq(smp_report_need(with.report, 0)->fact.data, "request.risks");
    ck_assert_str_eq(smp_report_need(with.report, 0)->ask.data, "What are the risks and issues?");
    put("request.risks", "no");
    run();
    ck_assert_uint_eq(smp_report_need_count(with.report), 0);
    ck_assert_int_eq(smp_report_verdict(with.report), SMP_ADVISE);
    put("request.risks", "Nobody may answer at night");
    run();
    ck_assert_int_eq(smp_report_verdict(with.report), SMP_CLEAR);
    smp_error error = SMP_ERROR_INIT;
    put("request.of_nobody", "x");
    ck_assert_int_eq(smp_fields_check(with.report, with.evaluator, fields, &error),
                     SMP_ERROR_ARGUMENT);
}
END_TEST

/* A request that answers nothing yet is one all the same: everything is asked for. */
START_TEST(a_blank_request_is_a_request)
{
    expect("unrelated", "x", "@samplelungs", "Lungs", NULL);
    put("facts.account.requested", "yes");
    ck_assert_str_eq(run(), "unapproved");
    ck_assert_int_eq(smp_report_verdict(with.report), SMP_HOLD);
    ck_assert_uint_eq(smp_report_need_count(with.report), 2);
    put("facts.account.requested", "no");
    ck_assert_str_eq(run(), "unrelated");
}
END_TEST

START_TEST(bad_input_gets_a_sensible_answer)
{
    enum { LONG = 100000 };
    static char text[LONG + 1];
    expect("unrelated", "x", "@", "\U0001F642", "");
    expect("unrelated", "x", "\xff\xfe", "\xc3", "\x80");
    expect("impersonation", "x", "@SampleICB_help", "\xff", NULL);
    expect("unrelated", "x", "@\u0645\u062d\u0645\u062f", "\u05d3\u05e0\u05d9\u05d0\u05dc", NULL);
    for (size_t i = 0; i < LONG; i++) text[i] = "SampleIC "[i % 9];
    expect("unrelated", "x", text, text, text);
    for (size_t i = 0; i + 1 < LONG; i += 2) memcpy(text + i, "\xd0\xb0", 2);
    expect("unrelated", "x", text, text, text);
    for (size_t i = 0; i < LONG; i++) text[i] = "l1I|"[i % 4];
    expect("unrelated", "x", text, text, text);
}
END_TEST

/* A copy is told from chance by the words that the known description has: five at least, and the
 * first sixty-four of them. */
START_TEST(how_much_is_copied)
{
    char bio[1024] = "", account[1200];
    size_t size = 0;
    for (int i = 0; i < 80; i++) size += (size_t)sprintf(bio + size, "word%d ", i);
    snprintf(account, sizeof account, "{handle: '@ours_and_all', bio: %s}", bio);
    open_organisation("Ours", "", account);
    expect("impersonation", "x", "@nn71", "Walks", bio);
    bio[64 * 7 - 10] = '\0';
    expect("impersonation", "x", "@nn71", "Walks", bio);
    bio[200] = '\0';
    expect("unrelated", "x", "@nn71", "Walks", bio);
    open_organisation("Ours", "", "{handle: '@ours_and_all', bio: We plan your care}");
    expect("unrelated", "x", "@nn71", "Walks", "We plan your care");
}
END_TEST

/* The word for how likely it is that somebody is deceived begins where the class does: what is
 * called an impersonation is never told as merely possible. */
START_TEST(how_likely_it_is)
{
    static const char copied[] = "We plan and buy health services for all of Exampleton";
    open_organisation("Ours", "Sampleham ICB",
                      "{handle: '@abc', platform: x,"
                      " bio: We plan and buy health services for all of Exampleton}");
    expect("unrelated", "x", "@nn71", "Walks", NULL);
    ck_assert_str_eq(measure("impersonation"), "unlikely");
    expect("unapproved", "x", "@nn71", "Walks", "https://samplehamicb.example.com/form");
    ck_assert_str_eq(measure("impersonation"), "possible");
    expect("impersonation", "x", "@nn71", "Walks", copied);
    ck_assert_str_eq(measure("impersonation"), "likely");
    put("verified", "yes"); /* which some sell */
    ck_assert_str_eq(run(), "unapproved");
    ck_assert_str_eq(measure("impersonation"), "possible");
    expect("impersonation", "tiktok", "@abc", NULL, NULL);
    ck_assert_str_eq(measure("impersonation"), "likely");
    expect("impersonation", "tiktok", "@abc", NULL, copied);
    ck_assert_str_eq(measure("impersonation"), "very-likely");
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {
        known_accounts_are_official_where_they_are_known,
        look_alikes_are_found_in_every_script,
        what_stands_round_a_name_decides,
        a_slip_in_nhs_is_one_in_the_name,
        and_is_a_word_of_names,
        other_organisations,
        what_a_name_comes_to,
        descriptions_links_and_marks_count,
        long_names_are_told_in_part,
        the_host_knows_better,
        a_request_is_asked_what_it_lacks,
        a_blank_request_is_a_request,
        bad_input_gets_a_sensible_answer,
        how_much_is_copied,
        how_likely_it_is,
    };
    TCase *all = case_of("checks/account", tests, sizeof tests / sizeof tests[0]);
    tcase_add_checked_fixture(all, set_up, tear_down);
    tcase_add_unchecked_fixture(all, open_ours, close_ours);
    return run_case("checks/account", all);
}
