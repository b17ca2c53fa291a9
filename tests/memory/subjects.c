/* Subjects of which every detector has something to see, to tell and to repair: each allocation
 * that one of them takes is made to fail, once and for good, and the same evaluator does its work
 * again afterwards.
 * SPDX-License-Identifier: MIT */
#include "chaos.h"

#include <stdio.h>
#include <string.h>

static const char *const signals[] = {
#define SIGNAL(id, name, first, first_default, second, second_default, meaning) name,
#include "signals/catalogue.def"
#undef SIGNAL
};

static const char head[] =
    "smpack: 1\npack: own\nversion: '1'\ntitle: Ours\nextends: nhs-base\n"
    "documents: {p: {title: Our policy, version: '1'}}\n"
    "organisation:\n"
    "  name: Sampleshire and Caf\u00e9ton Integrated Care Board\n"
    "  aliases: [Sampleshire ICB]\n  handles: ['@SampleICB']\n"
    "  domains: [sampleshire.example.org]\n"
    "  contacts: {comms: {title: Team, contact: comms@example.org}}\n"
    "  accounts:\n"
    "    - {handle: '@SampleICB', platform: [x, facebook], name: Sampleshire ICB,\n"
    "       bio: We plan and buy health services for the people of Sampleshire and Exampleton}\n"
    "facts:\n"
    "  profile.shows_employer: {type: truth}\n  profile.disclaimer: {type: truth}\n"
    "  media.place: {assume: [{account: [unknown], value: ward}]}\n"
    "  thread.position: {assume: [{account: [unknown], value: 3}]}\n"
    "disclaimer:\n  accounts: [personal, unknown]\n  accept: exact\n"
    "  wordings: [What I post on this page is mine and binds no board]\n"
    "  suggest: [my views only]\n"
    "clauses:\n"
    "  own/words: {cite: {doc: p, section: '1', quote: Words}, message: '{detail}',\n"
    "    on: [post, reply, share, message, conversation], flag: [tone.abusive, crisis.emotive,\n"
    "    crisis.legal, discrimination.protected_characteristic, mention.patient]}\n"
    "  own/facts: {cite: {doc: p, section: '2', quote: Words}, message: '{item}',\n"
    "    on: [post, share], if: {thread.position: {less: 9}}, require: {media.place: street}}\n"
    "  own/profile: {cite: {doc: p, section: '3', quote: Words}, message: Yours.,\n"
    "    on: [profile], if: {profile.shows_employer: yes}, require: {profile.disclaimer: yes}}\n";

enum { MOST_FIELDS = 18 };

typedef struct subject {
    const char *what;
    smp_subject kind;
    const char *fields[2 * MOST_FIELDS + 1]; /* names and values in turn */
} subject;

#define POST(what, text) {what, SMP_SUBJECT_POST, {"text", text}}

static const subject all[] = {
    POST("hashtags", "So #bookyourflujab at #NHSjobs or #NHSJOBSTODAY and #b00kN0w @a #a1b #c2d. "
                     "Now #flujab #covidvaccine #caf\u00e9culture #getinvolved"),
    POST("more hashtags than repairs lie on the stack",
         "#bookyourjab #bookyourjab #bookyourjab #bookyourjab #bookyourjab #bookyourjab "
         "#bookyourjab #bookyourjab #bookyourjab #bookyourjab #bookyourjab #bookyourjab "
         "#bookyourjab #bookyourjab #bookyourjab #bookyourjab #bookyourjab #bookyourjab "
         "#bookyourjab #bookyourjab #bookyourjab #bookyourjab #bookyourjab #bookyourjab "
         "#bookyourjab #bookyourjab #bookyourjab #bookyourjab #bookyourjab #bookyourjab "
         "#bookyourjab #bookyourjab #bookyourjab #bookyourjab"),
    POST("capitals", "PLEASE COME TO THE CAF\u00c9 TODAY AND BRING YOUR COAT WITH YOU. vAcCiNeS "
                     "hErE"),
    POST("links", "Click here bit.ly/abc, "
                  "https://example.org/a-very-long-address-that-goes-on/and-on.html?a=1 and "
                  "http://example.org/leaflet.pdf. https://b\u00fccher.example/film.mp4"),
    POST("more is left out by all repairs than by one",
         "To book your place today, please click here: https://example.org/a\n"
         "To tell us about it all, please click here: https://example.org/b\n"
         "To come and see us soon, please click here: https://example.org/c"),
    POST("emoji", "\U0001F499 First\n\U0001F499 Second\nI \u2764\uFE0F the \U0001F3E5 and "
                  "\U0001F44F\U0001F3FD"
                  "\U0001F44F\U0001F3FD\U0001F44F\U0001F3FD\U0001F44F\U0001F3FD :-) (^_^) "
                  "\u00af\\_(\u30c4)_/\u00af"),
    POST("lettering", "\U0001D5E7\U0001D5F5\U0001D5F2 \u0251ll n\u0301\u0302\u0303o\u200bw "
                      "\u202egnidaer\u202c & more w/ u!!!!! ====== "
                      "\u2588\u2588\u2588\u2588\u2588\u2588\nTime\t\t9      to 5\n\n\n\nEnd"),
    POST("hard words", "The multidisciplinary MDT's comprehensive reconfiguration programme "
                       "necessitates considerable organisational transformation, notwithstanding "
                       "unprecedented operational circumstances, via the XYZQ, which demonstrates "
                       "extraordinary interdisciplinary collaboration. It continues. It ends. It "
                       "is long. It never stops. 1/2"),
    POST("identifiers", "NHS number 999 123 4560, card 4929 0000 0000 6, sort code 20-00-00 "
                        "account 55779911, GB29NWBK60161331926819, 07700 900123, pat@example.com, "
                        "NI QQ 12 34 56 A, dob 1/2/80, AB12 3CD, hospital number X123456, NMC PIN "
                        "12A3456B, reg AB12 CDE, 192.0.2.7"),
    POST("spelt out", "Her NHS number is nine nine nine one two three four five six oh, born on "
                      "the first of March nineteen eighty, phone oh seven seven double oh 900 one "
                      "two three, \uff19\uff19\uff19 123 4560, "
                      "0\uFE0F\u20E37\uFE0F\u20E37\uFE0F\u20E30\uFE0F\u20E30\uFE0F\u20E3"
                      "9\uFE0F\u20E3"
                      "0\uFE0F\u20E30\uFE0F\u20E31\uFE0F\u20E32\uFE0F\u20E33\uFE0F\u20E3"),
    POST("people", "Mrs Sam Peel of 12 Mill Lane was sectioned on ward 4; Dr J. O'Caf\u00e9 got a "
                   "final warning. Our neighbour Jo-Anne Marsh, 43, is HIV positive. her mum Ann "
                   "has cancer"),
    POST("disguises", "you v.e.r.m.i.n, you sc\u0443m, k i l l yourself, b*st*rds, "
                      "\u24d8\u24d3\u24d8\u24de\u24e3s, #killthemall, f4ggot, w@nker, p\u0430tient "
                      "J\u043ehn"),
    {"media", SMP_SUBJECT_POST,
     {"text", "A nurse at the caf\u00e9", "media.0.kind", "image", "media.0.file_name",
      "sam-peel-sectioned.jpg", "media.0.alt",
      "Image of IMG_2034.jpg \U0001F499 #caf\u00e9 https://example.org/a a nurse at the caf\u00e9",
      "media.1.kind", "image", "media.1.alt", "A nurse at the caf\u00e9", "media.2.kind", "video",
      "media.3.kind", "image", "media.3.text_in_image", "Flu jabs at the caf\u00e9 on Monday",
      "shared.text", "GET JABS! #flujab", "platform", "mastodon"}},
    {"a thread", SMP_SUBJECT_POST,
     {"text", "\u0417\u0434\u0440\u0430\u0432\u0441\u0442\u0432\u0443\u0439\u0442\u0435 "
              "\u0432\u0441\u0435\u043c",
      "lang", "en", "author.name", "\U0001D5E3at \U0001F499", "platform", "x", "media.0.kind",
      "audio", "media.1.kind", "gif"}},
    {"a profile that is near", SMP_SUBJECT_PROFILE,
     {"name", "Pat Caf\u00e9 \U0001F499", "handle", "@nhsnursepat", "bio",
      "\u039D\u0397S nurse at @SampleICB | N.H.S. | #myownviews. What I p\u043est on this is mine "
      "and binds all boards", "links.0", "sampleshire.example.org/pat", "links.1",
      "pat@sampleshire.example.org", "platform", "x", "media.0.kind", "image", "media.0.alt",
      "Pat at the caf\u00e9", "pinned",
      "I work for Sampleshire ICB. Tweets are those of my employer"}},
    {"a profile that says the contrary", SMP_SUBJECT_PROFILE,
     {"bio", "Nurse at Sampleshire ICB. My views are my employer's", "platform", "bluesky"}},
    {"a profile without room", SMP_SUBJECT_PROFILE,
     {"bio", "Nurse at Sampleshire ICB cafe\u0301, who writes about wards, walks, dogs, bread, "
             "trains and the weather in all its kinds, now and then about films too, as long as "
             "they are short enough", "platform", "x"}},
    {"a corporate profile", SMP_SUBJECT_PROFILE, {"name", "Caf\u00e9", "account", "corporate"}},
    {"an account in other letters", SMP_SUBJECT_ACCOUNT,
     {"handle", "@S\u0430mpleICB_help", "name", "Samp\u200bleshire ICB", "bio",
      "We plan and buy health services for the people of Sampleshire and Exampleton!", "links.0",
      "https://sampleshireicb-jobs.example.com/form", "platform", "x"}},
    {"an account that is nearly one", SMP_SUBJECT_ACCOUNT,
     {"handle", "@SmapleICB", "name", "The official ICB Sampleshire", "bio", "Official", "platform",
      "x"}},
    {"an account of a team", SMP_SUBJECT_ACCOUNT,
     {"handle", "@SampleICB_maternity", "name", "Caf\u00e9ton ICB", "platform", "facebook"}},
    {"a message", SMP_SUBJECT_MESSAGE,
     {"text", "Under the Freedom of Information Act, what did the caf\u00e9 cost? You v.e.r.m.i.n, "
              "my NHS number is 999 123 4560; I want to end it all. He said "
              "\"the caf\u00e9\"\nOn Monday, Jo Sample wrote:\n> I want to kill myself", "received",
              "2026-03-01T23:30:00Z", "author.name",
      "Pat \U0001F499", "history.days", "7", "history.messages", "40", "history.negative", "40"}},
    {"a message in another language", SMP_SUBJECT_MESSAGE,
     {"text", "La vacuna estar\u00e1 disponible el lunes en el centro de salud. \"Gracias\", dijo "
              "el m\u00e9dico"}},
    {"a message that is late", SMP_SUBJECT_MESSAGE,
     {"text", "Under the Freedom of Information Act, what did the caf\u00e9 cost?", "received",
      "2090-03-01"}},
    {"a conversation", SMP_SUBJECT_CONVERSATION,
     {"messages.0.text", "The caf\u00e9's closure is a scandal", "messages.0.author", "a",
      "messages.0.answered", "no", "messages.1.text", "My solicitor will ask about the closure",
      "messages.1.author", "b",
      "messages.2.text", "Judicial review of the closure!!!", "messages.2.author", "c",
      "messages.3.text", "I am from the BBC, about the closure", "messages.3.author", "d",
      "messages.4.text", "The closure is a disgrace", "messages.4.author", "e", "messages.0.labels",
      "complaint, abuse", "messages.1.labels", "complaint", "messages.2.labels", "complaint, abuse",
      "messages.3.labels", "complaint", "messages.4.labels", "complaint, abuse", "authors.0.author",
      "a", "authors.0.messages", "40"}},
};

static smp_policy *policy;

static void set_up(void)
{
    static char pack[32 * 1024];
    size_t size = (size_t)snprintf(pack, sizeof pack, "%s", head);
    for (size_t i = 0; i < sizeof signals / sizeof signals[0]; i++)
        size += (size_t)snprintf(
            pack + size, sizeof pack - size,
            "  own/of-%zu: {cite: {doc: p, section: '%zu', quote: Words}, flag: %s, route: comms,\n"
            "    on: [post, reply, share, quote, direct-message, profile, message, account, "
            "conversation],\n"
            "    message: '\"{span}\": {detail} {fix} {contact}.'}\n",
            i, i, signals[i]);
    smp_error error = SMP_ERROR_INIT;
    smp_status status = smp_policy_open_memory(&policy, (smp_text){pack, size}, "own", NULL,
                                               &error);
    ck_assert_msg(status == SMP_OK, "%u:%u: %s", error.line, error.column, error.message);
}

static void tear_down(void) { smp_policy_release(policy); }

static smp_fields *fields_of(const subject *is)
{
    smp_fields *fields = NULL;
    smp_error error = SMP_ERROR_INIT;
    ck_assert_int_eq(smp_fields_new(&fields, is->kind, NULL), SMP_OK);
    for (size_t i = 0; is->fields[i]; i += 2)
        ck_assert_msg(smp_fields_set(fields, smp_text_of(is->fields[i]),
                                     smp_text_of(is->fields[i + 1]), &error) == SMP_OK,
                      "%s: %s", is->what, error.message);
    return fields;
}

static void fail_each_of(const subject *is, int for_good)
{
    smp_fields *fields = fields_of(is);
    chaos with = {0, 0, 0, 0};
    smp_allocator allocator = chaos_allocator(&with);
    smp_evaluator_options options = SMP_EVALUATOR_OPTIONS_INIT;
    options.allocator = &allocator;
    for (size_t n = 1;; n++) {
        smp_evaluator *evaluator = NULL;
        smp_report *report = NULL;
        smp_text json = {NULL, 0};
        smp_error error = SMP_ERROR_INIT;
        ck_assert_int_eq(smp_evaluator_new(&evaluator, policy, &options, &error), SMP_OK);
        ck_assert_int_eq(smp_report_new(&report, &allocator), SMP_OK);
        with.calls = 0;
        with.fail_at = n;
        with.for_good = for_good;
        smp_status status = smp_fields_check(report, evaluator, fields, &error);
        int reached = with.calls >= n;
        ck_assert_msg(status == (reached ? SMP_ERROR_MEMORY : SMP_OK), "%s, allocation %zu: %s: %s",
                      is->what, n, smp_status_name(status), error.message);
        with.fail_at = 0; /* there is memory again */
        if (reached) {
            ck_assert_int_eq(smp_report_verdict(report), SMP_HOLD);
            ck_assert_int_eq(smp_fields_check(report, evaluator, fields, &error), SMP_OK);
        }
        ck_assert_int_eq(smp_report_json(report, &json, &error), SMP_OK);
        ck_assert_msg(smp_report_finding_count(report) > 0,
                      "%s, allocation %zu: nothing is found: %s", is->what, n, json.data);
        smp_report_free(report);
        smp_evaluator_free(evaluator);
        ck_assert_msg(with.live == 0, "%s, allocation %zu: %zu bytes leak", is->what, n, with.live);
        if (!reached) break;
    }
    smp_fields_free(fields);
}

START_TEST(each_allocation_fails_once) { fail_each_of(&all[_i], 0); }
END_TEST

START_TEST(each_allocation_and_all_later_ones_fail) { fail_each_of(&all[_i], 1); }
END_TEST

int main(void)
{
    enum { COUNT = sizeof all / sizeof all[0] };
    TCase *tests = tcase_create("memory/subjects");
    tcase_set_timeout(tests, 300);
    tcase_add_unchecked_fixture(tests, set_up, tear_down);
    tcase_add_loop_test(tests, each_allocation_fails_once, 0, COUNT);
    tcase_add_loop_test(tests, each_allocation_and_all_later_ones_fail, 0, COUNT);
    return run_case("memory/subjects", tests);
}
