/* What is told of a pack that is sound and odd.
 * SPDX-License-Identifier: MIT */
#include "sample.h"

#include "opened.h"

static const char *lint_of(const smp_policy *policy, const char *on)
{
    static char out[4000];
    size_t size = 0;
    smp_diagnostics *diagnostics;
    ck_assert_int_eq(smp_diagnostics_new(&diagnostics, NULL), SMP_OK);
    ck_assert_int_eq(smp_policy_lint(policy, smp_text_of(on), diagnostics, NULL), SMP_OK);
    out[0] = '\0';
    for (size_t i = 0; i < smp_diagnostics_count(diagnostics); i++) {
        smp_diagnostic item = smp_diagnostics_at(diagnostics, i);
        ck_assert_int_eq(item.is_error, 0);
        ck_assert_str_eq(item.source.data, "test.yaml");
        size += (size_t)snprintf(out + size, sizeof out - size, "%u:%u: %s\n", item.line,
                                 item.column, item.message.data);
    }
    smp_diagnostics_free(diagnostics);
    return out;
}

#define NOTES                                                                                      \
    "11:5: The clause \"a/b\" sends people to \"communications\", which has no address or "        \
    "number.\n"                                                                                    \
    "13:3: The lexicon \"nothing\" is empty, so a pattern that needs it never matches.\n"         \
    "15:3: The signal \"own.unused\" is used by no clause.\n"                                      \
    "16:3: The signal \"own.bare\" has no pattern, so it is never raised.\n"                       \
    "18:3: The clause \"a/b\" does not quote the policy's own words.\n"                            \
    "18:3: The clause \"a/b\" has no example that it flags.\n"                                     \
    "18:3: The clause \"a/b\" has no example that it passes.\n"

/* What takes nothing out of force, and what takes everything: each is said once. */
START_TEST(lint_tells_how_the_pack_stands)
{
    static const struct {
        const char *line, *told;
    } cases[] = {
        {"status: current\n", ""},
        {"status: draft\n",
         "5:9: The pack is a draft. Whatever is checked by it is checked all the same.\n"},
        {"status: withdrawn\n",
         "5:9: The pack is withdrawn. Whatever is checked by it is checked all the same.\n"},
        {"effective: {until: 2027-01-31}\n", ""},
        {"effective: {until: 2027-01-30}\n", "5:12: The pack ended on 2027-01-30.\n"},
        {"effective: {from: 2027-01-31}\n", ""},
        {"effective: {from: 2027-02-01}\n", "5:12: The pack begins on 2027-02-01.\n"},
    };
    for (size_t i = 0; i < SMP_COUNT(cases); i++) {
        char text[500];
        snprintf(text, sizeof text,
                 HEAD "%sdocuments: {d: {title: D}}\nclauses:\n  a/b: {cite: {doc: d, quote: q}, "
                 "flag: emoticon, examples: {flag: [a], pass: [b]}}\n", cases[i].line);
        smp_policy *policy = policy_of(text);
        ck_assert_str_eq(lint_of(policy, "2027-01-31"), cases[i].told);
        smp_policy_release(policy);
    }
}
END_TEST

/* Conditions that exclude each other, and a contact that nobody is. */
START_TEST(lint_tells_of_clauses_that_never_apply)
{
    static const struct {
        const char *rest, *told;
    } cases[] = {
        {"if: {account: personal}, unless: {account: personal}",
         "its \"if\" and its \"unless\" ask the same."},
        {"if: {account: [personal, corporate]}, unless: {account: personal}", NULL},
        {"if: {signal: kaomoji}, unless: {signal: kaomoji}",
         "its \"if\" and its \"unless\" ask the same."},
        {"if: {signal: kaomoji}, unless: {signal: caps.all}", NULL},
        {"if: {account: personal}, unless: {account: corporate}", NULL},
        {"if: {account: personal}, unless: {account: [personal, corporate]}", NULL},
        {"if: {agreed: yes}, unless: {agreed: no}", NULL},
        {"if: {agreed: yes}, unless: {agreed: yes}",
         "its \"if\" and its \"unless\" ask the same."},
        {"if: {spend: {less: 100}}, unless: {spend: {less: 99}}", NULL},
        {"if: {spend: {less: 99}}, unless: {spend: {less: 100}}", NULL},
        {"if: {spend: {less: 99}}, unless: {spend: {less: 99}}",
         "its \"if\" and its \"unless\" ask the same."},
        {"if: {spend: {less: 100, greater: 250}}",
         "no \"spend\" is within both limits of its \"if\"."},
        {"if: {spend: {less: 100, greater-equal: 100}}",
         "no \"spend\" is within both limits of its \"if\"."},
        {"if: {spend: {less-equal: 100, greater-equal: 100}}", NULL},
        {"if: {spend: {less: 250, greater: 100}}", NULL},
        {"message: 'Ask {contact}.'", "{contact}"},
        {"message: 'Ask {contact}.', route: team", NULL},
    };
    for (size_t i = 0; i < SMP_COUNT(cases); i++) {
        char text[700];
        snprintf(text, sizeof text,
                 HEAD "documents: {d: {title: D}}\norganisation: {name: O, contacts: {team: "
                      "{title: T, contact: c}}}\nfacts: {spend: {type: number, ask: How much?},\n"
                      "        agreed: {type: truth, ask: Is it agreed?}}\n"
                      "clauses:\n"
                      "  a/b: {cite: {doc: d, quote: q}, flag: emoticon, %s, examples: {flag: [a], "
                      "pass: [b]}}\n", cases[i].rest);
        smp_policy *policy = policy_of(text);
        const char *told = lint_of(policy, NULL);
        if (cases[i].told) ck_assert_msg(strstr(told, cases[i].told) != NULL, "%zu: %s", i, told);
        else ck_assert_str_eq(told, "");
        smp_policy_release(policy);
    }
}
END_TEST

/* What a word processor makes of quotation marks; one inside of a text is no matter. */
START_TEST(lint_tells_of_curly_quotes)
{
    smp_policy *policy = policy_of(
        HEAD "documents: {d: {title: D}}\nclauses:\n  a/b:\n    cite: {doc: d, quote: \u201CBe "
             "kind\u201D}\n    flag: emoticon\n    message: \u2018Hush, {span}\u2019\n"
             "    note: '\u201CBe kind\u201D'\n    why: \u201CBe kind\u201D they say\n"
             "    examples: {flag: [a], pass: [\u2019s]}\n");
    ck_assert_str_eq(lint_of(policy, NULL),
                     "8:27: The curly quotation marks are part of this text.\n"
                     "10:14: The curly quotation marks are part of this text.\n");
    smp_policy_release(policy);
}
END_TEST

/* What was left to be replaced is told, be it a text or a name. */
START_TEST(lint_tells_what_is_unwritten)
{
    smp_policy *policy = policy_of(
        HEAD "documents: {replace-this: {title: Please REPLACE THIS one}}\nclauses:\n"
             "  a/b: {cite: {doc: replace-this, quote: Do this}, flag: emoticon,\n"
             "        examples: {flag: [a], pass: [replaced this]}}\n");
    ck_assert_str_eq(lint_of(policy, NULL),
                     "5:13: This still says \"replace-this\".\n"
                     "5:35: This still says \"Please REPLACE THIS one\".\n"
                     "7:21: This still says \"replace-this\".\n");
    smp_policy_release(policy);
}
END_TEST

/* A pack that others stand on answers for its words. */
START_TEST(lint_asks_why_words_are_there)
{
    smp_policy *policy = policy_of(
        "smpack: 1\npack: base\nversion: \"1\"\ntitle: Base\nlexicons:\n  bare: [a]\n  said:\n"
        "    grade: sure\n    reason: Because\n    source: Us\n    words: [b]\n");
    ck_assert_str_eq(lint_of(policy, NULL),
                     "6:3: The lexicon \"bare\" does not say why its words are there.\n");
    smp_policy_release(policy);
}
END_TEST

START_TEST(lint_tells_what_is_suspicious)
{
    smp_policy *policy = policy_of(sample);
    ck_assert_str_eq(lint_of(policy, NULL), NOTES);
    ck_assert_str_eq(lint_of(policy, "2026-01-31"), NOTES);
    ck_assert_str_eq(
        lint_of(policy, "2026-07-01"),
        NOTES "6:3: The document \"Social Media Policy\" was due for review on 2026-01-31.\n"
              "18:3: The clause \"a/b\", as it is written here, ended on 2026-06-30.\n");
    ck_assert_str_eq(
        lint_of(policy, "2027-02-01"),
        NOTES "6:3: The document \"Social Media Policy\" expired on 2027-01-31.\n"
              "6:3: The document \"Social Media Policy\" was due for review on 2026-01-31.\n"
              "18:3: The clause \"a/b\", as it is written here, ended on 2026-06-30.\n");
    smp_diagnostics *diagnostics;
    smp_error error = SMP_ERROR_INIT;
    ck_assert_int_eq(smp_diagnostics_new(&diagnostics, NULL), SMP_OK);
    ck_assert_int_eq(smp_policy_lint(policy, SMP_TEXT("2027-02-30"), diagnostics, &error),
                     SMP_ERROR_ARGUMENT);
    ck_assert_uint_eq(smp_diagnostics_count(diagnostics), 0);
    smp_diagnostics_free(diagnostics);
    smp_policy_release(policy);
}
END_TEST

SUITE("packs/lint", lint_tells_how_the_pack_stands, lint_tells_of_clauses_that_never_apply,
      lint_tells_of_curly_quotes, lint_tells_what_is_unwritten, lint_asks_why_words_are_there,
      lint_tells_what_is_suspicious)
