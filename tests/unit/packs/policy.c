/* The public side of policies: opening, asking, linting, letting go.
 * SPDX-License-Identifier: MIT */
#define _POSIX_C_SOURCE 200809L
#include "kit.h"

#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

static const char pack[] =
    HEAD "documents:\n"
         "  smp: {title: Social Media Policy, version: \"1.4\", approved: 2024-01-31,\n"
         "        review: 2026-01-31, expires: 2027-01-31}\n"
         "organisation:\n  name: Example Trust\n  contacts:\n"
         "    communications: {title: the team}\n"
         "lexicons:\n  nothing: []\n"
         "signals:\n  own.unused: {patterns: [never]}\n  own.bare: {patterns: []}\n"
         "clauses:\n"
         "  a/b:\n    cite: {doc: smp, section: \"7\"}\n    flag: own.bare\n"
         "    route: communications\n    effective: {until: 2026-06-30}\n"
         "  duties/all:\n    kind: organisational\n    why: A duty\n"
         "    cite: {doc: smp, quote: Do it}\n"
         "  images/consent:\n    cite: {doc: smp, quote: Ask}\n    require: {media.consent: yes}\n"
         "    examples: {flag: [{media: [{consent: no}]}], pass: [fine]}\n";

static smp_policy *open_text(const char *yaml)
{
    smp_policy *policy = NULL;
    smp_error error = SMP_ERROR_INIT;
    ck_assert_msg(smp_policy_open_memory(&policy, smp_text_of(yaml), "test.yaml", NULL, &error) ==
                      SMP_OK,
                  "%u:%u: %s", error.line, error.column, error.message);
    return policy;
}

START_TEST(a_policy_describes_itself)
{
    smp_policy *policy = open_text(pack);
    smp_policy_info info = SMP_POLICY_INFO_INIT;
    ck_assert_int_eq(smp_policy_describe(policy, &info), SMP_OK);
    ck_assert_str_eq(info.id.data, "example");
    ck_assert_str_eq(info.status.data, "current");
    ck_assert_str_eq(info.organisation.data, "Example Trust");
    ck_assert_str_eq(info.document.data, "Social Media Policy");
    ck_assert_str_eq(info.document_version.data, "1.4");
    ck_assert_str_eq(info.review.data, "2026-01-31");
    ck_assert_uint_eq(info.sha256.size, 64);
    ck_assert_uint_eq(info.clause_count, 3);
    smp_clause_info clause = SMP_CLAUSE_INFO_INIT;
    ck_assert_int_eq(smp_policy_clause(policy, 0, &clause), SMP_OK);
    ck_assert_str_eq(clause.id.data, "a/b");
    ck_assert_str_eq(clause.signals.data, "own.bare");
    ck_assert_str_eq(clause.quote.data, "");
    ck_assert_int_eq(clause.implemented, 0);
    ck_assert_int_eq(smp_policy_clause(policy, 1, &clause), SMP_OK);
    ck_assert_int_eq(clause.kind, SMP_CLAUSE_ORGANISATIONAL);
    ck_assert_str_eq(clause.why.data, "A duty");
    ck_assert_int_eq(clause.implemented, 0);
    ck_assert_int_eq(smp_policy_clause(policy, 2, &clause), SMP_OK);
    ck_assert_str_eq(clause.facts.data, "media.consent");
    ck_assert_str_eq(clause.document_version.data, "1.4");
    ck_assert_uint_eq(clause.flag_examples, 1);
    ck_assert_int_eq(clause.implemented, 1);
    ck_assert_int_eq(smp_policy_clause(policy, 3, &clause), SMP_ERROR_NOT_FOUND);
    smp_fact_info fact = SMP_FACT_INFO_INIT;
    ck_assert_int_eq(smp_policy_fact(policy, 1, &fact), SMP_OK);
    ck_assert_str_eq(fact.name.data, "account");
    ck_assert_str_eq(fact.values.data, "corporate professional personal");
    ck_assert_int_eq(smp_policy_fact(policy, smp_policy_fact_count(policy), &fact),
                     SMP_ERROR_NOT_FOUND);
    smp_policy_release(policy);
}
END_TEST

/* What is odd about a source is said of the document or of the clause. */
START_TEST(notes_on_sources)
{
    smp_policy *policy = open_text(
        "smpack: 1\npack: child\nversion: \"1\"\ntitle: Child\nextends: accessibility\n"
        "documents:\n  smp: {title: Our Policy, url: https://example.org, note: Page 2 is "
        "missing}\n"
        "  plain: {title: Another}\n"
        "clauses:\n"
        "  a/b: {kind: organisational, why: A duty, note: Struck out, cite: {doc: plain}}\n"
        "  a/c: {kind: organisational, why: A duty, cite: {doc: smp}}\n");
    smp_document_info document = SMP_DOCUMENT_INFO_INIT;
    ck_assert_int_eq(smp_policy_document(policy, 0, &document), SMP_OK);
    ck_assert_str_eq(document.id.data, "smp");
    ck_assert_str_eq(document.title.data, "Our Policy");
    ck_assert_str_eq(document.url.data, "https://example.org");
    ck_assert_str_eq(document.note.data, "Page 2 is missing");
    ck_assert_str_eq(document.review.data, "");
    ck_assert_int_eq(smp_policy_document(policy, 1, &document), SMP_OK);
    ck_assert_str_eq(document.note.data, "");
    ck_assert_int_eq(smp_policy_document(policy, 2, &document), SMP_OK); /* the parent's */
    ck_assert_int_eq(smp_policy_document(policy, 1000, &document), SMP_ERROR_NOT_FOUND);
    ck_assert_int_eq(smp_policy_document(NULL, 0, &document), SMP_ERROR_ARGUMENT);
    smp_clause_info clause = SMP_CLAUSE_INFO_INIT;
    ck_assert_int_eq(smp_policy_clause(policy, 0, &clause), SMP_OK);
    ck_assert_str_eq(clause.note.data, "Struck out");
    ck_assert_int_eq(smp_policy_clause(policy, 1, &clause), SMP_OK);
    ck_assert_str_eq(clause.note.data, "");
    struct {
        smp_clause_info info;
        char after[8];
    } older;
    memset(&older, 0x55, sizeof older);
    older.info.struct_size = offsetof(smp_clause_info, note);
    ck_assert_int_eq(smp_policy_clause(policy, 0, &older.info), SMP_OK);
    ck_assert_int_eq(memcmp(&older.info.note, "\x55\x55\x55\x55", 4), 0);
    smp_policy_release(policy);
}
END_TEST

START_TEST(examples_can_be_read)
{
    smp_policy *policy = open_text(
        HEAD "clauses:\n  a/none: {flag: emoticon}\n  a/b:\n    flag: hashtag.uncapitalised\n"
             "    examples:\n      given: {account: corporate}\n"
             "      flag: [{text: \"Now #flujab\", at: \"#flujab\", fix: \"Now #FluJab\"}]\n"
             "      pass: [Now]\n");
    smp_example_info example = SMP_EXAMPLE_INFO_INIT;
    smp_text path, value;
    ck_assert_int_eq(smp_policy_example(policy, 1, 0, &example), SMP_OK);
    ck_assert_int_eq(example.flags, 1);
    ck_assert_str_eq(example.at.data, "#flujab");
    ck_assert_str_eq(example.fix.data, "Now #FluJab");
    ck_assert_str_eq(example.source.data, "test.yaml:11");
    ck_assert_uint_eq(example.field_count, 2);
    const char *account = NULL, *text = NULL;
    for (size_t i = 0; i < example.field_count; i++) {
        ck_assert_int_eq(smp_policy_example_field(policy, 1, 0, i, &path, &value), SMP_OK);
        if (strcmp(path.data, "account") == 0) account = value.data;
        if (strcmp(path.data, "text") == 0) text = value.data;
    }
    ck_assert_str_eq(account, "corporate");
    ck_assert_str_eq(text, "Now #flujab");
    ck_assert_int_eq(smp_policy_example(policy, 1, 1, &example), SMP_OK);
    ck_assert_int_eq(example.flags, 0);
    ck_assert_str_eq(example.at.data, "");
    ck_assert_int_eq(smp_policy_example(policy, 1, 2, &example), SMP_ERROR_NOT_FOUND);
    ck_assert_int_eq(smp_policy_example(policy, 0, 0, &example), SMP_ERROR_NOT_FOUND);
    ck_assert_int_eq(smp_policy_example(policy, 2, 0, &example), SMP_ERROR_NOT_FOUND);
    ck_assert_int_eq(smp_policy_example_field(policy, 1, 1, 2, &path, &value),
                     SMP_ERROR_NOT_FOUND);
    ck_assert_int_eq(smp_policy_example(NULL, 1, 0, &example), SMP_ERROR_ARGUMENT);
    ck_assert_int_eq(smp_policy_example_field(policy, 1, 0, 0, NULL, &value), SMP_ERROR_ARGUMENT);
    smp_policy_release(policy);
}
END_TEST

/* Each use has a check. */
START_TEST(clauses_of_every_use_are_implemented)
{
    static const char *const uses[] = {"post", "reply", "share", "quote", "direct-message",
                                       "profile", "message", "account", "conversation"};
    for (size_t i = 0; i < SMP_COUNT(uses); i++) {
        char yaml[300];
        snprintf(yaml, sizeof yaml, HEAD "clauses:\n  a/b: {on: %s, flag: emoticon}\n", uses[i]);
        smp_policy *policy = open_text(yaml);
        smp_clause_info clause = SMP_CLAUSE_INFO_INIT;
        ck_assert_int_eq(smp_policy_clause(policy, 0, &clause), SMP_OK);
        ck_assert_int_eq(clause.implemented, 1);
        smp_policy_release(policy);
    }
}
END_TEST

/* A program built against an older header has shorter structs, and gets no more than fits. */
START_TEST(shorter_structs_are_respected)
{
    smp_policy *policy = open_text(pack);
    struct {
        smp_policy_info info;
        char after[8];
    } out;
    memset(&out, 0x55, sizeof out);
    out.info.struct_size = offsetof(smp_policy_info, title);
    ck_assert_int_eq(smp_policy_describe(policy, &out.info), SMP_OK);
    ck_assert_str_eq(out.info.version.data, "1");
    ck_assert_int_eq(memcmp(&out.info.title, "\x55\x55\x55\x55", 4), 0);
    out.info.struct_size = 0;
    ck_assert_int_eq(smp_policy_describe(policy, &out.info), SMP_ERROR_ARGUMENT);
    smp_policy_release(policy);
}
END_TEST

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
        smp_policy *policy = open_text(text);
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
                      "{title: T, contact: c}}}\nfacts: {spend: {type: number, ask: How much?}}\n"
                      "clauses:\n"
                      "  a/b: {cite: {doc: d, quote: q}, flag: emoticon, %s, examples: {flag: [a], "
                      "pass: [b]}}\n", cases[i].rest);
        smp_policy *policy = open_text(text);
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
    smp_policy *policy = open_text(
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

/* A pack that others stand on answers for its words. */
START_TEST(lint_asks_why_words_are_there)
{
    smp_policy *policy = open_text(
        "smpack: 1\npack: base\nversion: \"1\"\ntitle: Base\nlexicons:\n  bare: [a]\n  said:\n"
        "    grade: sure\n    reason: Because\n    source: Us\n    words: [b]\n");
    ck_assert_str_eq(lint_of(policy, NULL),
                     "6:3: The lexicon \"bare\" does not say why its words are there.\n");
    smp_policy_release(policy);
}
END_TEST

START_TEST(lint_tells_what_is_suspicious)
{
    smp_policy *policy = open_text(pack);
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

START_TEST(files_that_cannot_be_read)
{
    static const struct {
        const char *path, *message;
    } cases[] = {
        {"not-there.yaml", "\"not-there.yaml\" could not be read. There is no such file. Check the "
                           "name and the folder."},
        {".", "\".\" could not be read. It is a folder. Name a file in it."},
        {"/dev/null", "\"/dev/null\" is empty. Begin a pack with \"smpack: 1\"."},
        {SMP_SOURCE_DIR "/LICENSE/x", NULL},
    };
    for (size_t i = 0; i < SMP_COUNT(cases); i++) {
        smp_policy *policy = NULL;
        smp_error error = SMP_ERROR_INIT;
        ck_assert_int_eq(smp_policy_open_file(&policy, cases[i].path, NULL, &error), SMP_ERROR_IO);
        ck_assert_ptr_null(policy);
        if (cases[i].message) ck_assert_str_eq(error.message, cases[i].message);
        else ck_assert_ptr_nonnull(strstr(error.message, "A part of the path is no folder."));
    }
    char path[8192] = "smp-link-to-itself.yaml";
    unlink(path);
    ck_assert_int_eq(symlink(path, path), 0);
    smp_policy *policy = NULL;
    smp_error error = SMP_ERROR_INIT;
    ck_assert_int_eq(smp_policy_open_file(&policy, path, NULL, &error), SMP_ERROR_IO);
    ck_assert_ptr_nonnull(strstr(error.message, "Links lead round in a circle."));
    unlink(path);
    /* A socket cannot be opened as a file is: of such errors the number is given. */
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    strcpy(address.sun_path, "smp-socket.yaml");
    int door = socket(AF_UNIX, SOCK_STREAM, 0);
    unlink(address.sun_path);
    ck_assert_int_eq(bind(door, (struct sockaddr *)&address, sizeof address), 0);
    ck_assert_int_eq(smp_policy_open_file(&policy, address.sun_path, NULL, &error), SMP_ERROR_IO);
    ck_assert_ptr_nonnull(strstr(error.message, "(error "));
    ck_assert_ptr_nonnull(strstr(error.message, "Check that it is an ordinary file."));
    unlink(address.sun_path);
    close(door);
    /* One's own memory has nothing at its beginning. */
    if (access("/proc/self/mem", R_OK) == 0) {
        ck_assert_int_eq(smp_policy_open_file(&policy, "/proc/self/mem", NULL, &error),
                         SMP_ERROR_IO);
        ck_assert_ptr_nonnull(strstr(error.message, "The disk gave an error."));
    }
    /* Nor is a file read that never ends. */
    ck_assert_int_eq(smp_policy_open_file(&policy, "/dev/zero", NULL, &error), SMP_ERROR_PACK);
    ck_assert_ptr_nonnull(strstr(error.message, "The file is larger than 4 MiB."));
    struct rlimit files;
    ck_assert_int_eq(getrlimit(RLIMIT_NOFILE, &files), 0);
    rlim_t before = files.rlim_cur;
    files.rlim_cur = 0;
    ck_assert_int_eq(setrlimit(RLIMIT_NOFILE, &files), 0);
    smp_status full = smp_policy_open_file(&policy, SMP_SOURCE_DIR "/LICENSE", NULL, &error);
    files.rlim_cur = before;
    ck_assert_int_eq(setrlimit(RLIMIT_NOFILE, &files), 0);
    ck_assert_int_eq(full, SMP_ERROR_IO);
    ck_assert_ptr_nonnull(strstr(error.message, "Too many files are open."));
    memset(path, 'a', sizeof path - 1);
    path[sizeof path - 1] = '\0';
    ck_assert_int_eq(smp_policy_open_file(&policy, path, NULL, &error), SMP_ERROR_IO);
    ck_assert_ptr_nonnull(strstr(error.message, "The path is too long."));
}
END_TEST

/* A pack may extend a file beside it, wherever that is. */
START_TEST(parents_beside_a_file)
{
    static const char folder[] = "smp-packs-test", child[] = "smp-packs-test/child.yaml",
                      parent[] = "smp-packs-test/parent.yaml";
    mkdir(folder, 0700);
    FILE *file = fopen(child, "wb");
    ck_assert_ptr_nonnull(file);
    fputs(HEAD "extends: ./parent.yaml\n", file);
    fclose(file);
    file = fopen(parent, "wb");
    ck_assert_ptr_nonnull(file);
    fputs("smpack: 1\npack: parent\nversion: \"1\"\ntitle: t\nclauses:\n  a/b: {flag: emoticon}\n",
          file);
    fclose(file);
    smp_policy *policy = NULL;
    smp_error error = SMP_ERROR_INIT;
    smp_status status = smp_policy_open_file(&policy, child, NULL, &error);
    remove(child);
    remove(parent);
    remove(folder);
    ck_assert_msg(status == SMP_OK, "%s", error.message);
    smp_policy_info info = SMP_POLICY_INFO_INIT;
    smp_policy_describe(policy, &info);
    ck_assert_uint_eq(info.clause_count, 1);
    smp_policy_release(policy);
    ck_assert_int_eq(smp_policy_open_memory(&policy, SMP_TEXT(HEAD "extends: ./parent.yaml\n"),
                                            NULL, NULL, &error),
                     SMP_ERROR_PACK);
    ck_assert_ptr_nonnull(strstr(error.message, "can extend built-in packs only"));
    ck_assert_str_eq(error.source, "memory");
}
END_TEST

START_TEST(built_in_policies)
{
    ck_assert_uint_gt(smp_builtin_count(), 0);
    ck_assert_ptr_null(smp_builtin_id(smp_builtin_count()));
    ck_assert_ptr_null(smp_builtin_yaml("no-such").data);
    for (size_t i = 0; i < smp_builtin_count(); i++) {
        const char *id = smp_builtin_id(i);
        smp_policy *policy = NULL, *again = NULL;
        ck_assert_int_eq(smp_policy_open_builtin(&policy, id, NULL, NULL), SMP_OK);
        smp_policy_info info = SMP_POLICY_INFO_INIT, same = SMP_POLICY_INFO_INIT;
        ck_assert_int_eq(smp_policy_describe(policy, &info), SMP_OK);
        ck_assert_str_eq(info.id.data, id);
        /* Compiled now, the same YAML is the same policy. What merely stands between the first of a
         * line and an organisation's is compiled with the organisation's, and is in its digest. */
        smp_text yaml = smp_builtin_yaml(id);
        ck_assert_int_eq(yaml.data[yaml.size], '\0');
        if (info.organisation.size || !strstr(yaml.data, "\nextends:")) {
            again = open_text(yaml.data);
            smp_policy_describe(again, &same);
            ck_assert_str_eq(same.sha256.data, info.sha256.data);
            ck_assert_uint_eq(same.clause_count, info.clause_count);
            smp_policy_release(again);
        }
        smp_policy_release(policy);
    }
    smp_policy *policy = NULL;
    smp_error error = SMP_ERROR_INIT;
    ck_assert_int_eq(smp_policy_open_builtin(&policy, "no-such", NULL, &error),
                     SMP_ERROR_NOT_FOUND);
    /* It names the policies of organisations, and not what they stand on. */
    for (size_t i = 0; i < smp_builtin_count(); i++) {
        ck_assert_int_eq(smp_policy_open_builtin(&policy, smp_builtin_id(i), NULL, NULL), SMP_OK);
        smp_policy_info info = SMP_POLICY_INFO_INIT;
        smp_policy_describe(policy, &info);
        ck_assert_int_eq(strstr(error.message, smp_builtin_id(i)) != NULL,
                         info.organisation.size != 0);
        smp_policy_release(policy);
    }
}
END_TEST

START_TEST(built_in_policies_open_at_once)
{
    struct timespec start, end;
    timespec_get(&start, TIME_UTC);
    for (int i = 0; i < 1000; i++) {
        smp_policy *policy;
        ck_assert_int_eq(smp_policy_open_builtin(&policy, smp_builtin_id(0), NULL, NULL), SMP_OK);
        smp_policy_release(policy);
    }
    timespec_get(&end, TIME_UTC);
    double each = (double)(end.tv_sec - start.tv_sec) / 1000 +
                  (double)(end.tv_nsec - start.tv_nsec) / 1e12;
    ck_assert_double_lt(each, 0.001);
}
END_TEST

/* What people copy from the page about the format is a pack without fault or blemish. */
START_TEST(the_pack_of_the_manual)
{
    static char page[64 * 1024];
    FILE *file = fopen(SMP_SOURCE_DIR "/docs/pack-format.md", "rb");
    ck_assert_ptr_nonnull(file);
    page[fread(page, 1, sizeof page - 1, file)] = '\0';
    fclose(file);
    char *start = strstr(page, "```yaml\n");
    ck_assert_ptr_nonnull(start);
    start += strlen("```yaml\n");
    *strstr(start, "```") = '\0';
    smp_policy *policy = open_text(start);
    smp_diagnostics *diagnostics;
    ck_assert_int_eq(smp_diagnostics_new(&diagnostics, NULL), SMP_OK);
    ck_assert_int_eq(smp_policy_lint(policy, SMP_TEXT("2027-01-01"), diagnostics, NULL), SMP_OK);
    smp_diagnostic first = smp_diagnostics_at(diagnostics, 0);
    ck_assert_msg(smp_diagnostics_count(diagnostics) == 0, "%u: %s", first.line,
                  first.message.data);
    smp_diagnostics_free(diagnostics);
    smp_policy_release(policy);
}
END_TEST

START_TEST(owners_are_counted)
{
    smp_policy *policy = open_text(pack);
    ck_assert_ptr_eq(smp_policy_retain(policy), policy);
    smp_policy_release(policy);
    smp_policy_info info = SMP_POLICY_INFO_INIT;
    ck_assert_int_eq(smp_policy_describe(policy, &info), SMP_OK);
    smp_policy_release(policy);
    smp_policy_release(NULL);
    ck_assert_ptr_null(smp_policy_retain(NULL));
}
END_TEST

START_TEST(names_of_enumerations)
{
    ck_assert_str_eq(smp_clause_kind_name(SMP_CLAUSE_HOST_FACT), "host-fact");
    ck_assert_str_eq(smp_severity_name(SMP_SEVERITY_NOTE), "note");
    ck_assert_ptr_null(smp_severity_name((smp_severity)3));
}
END_TEST

SUITE("packs/policy", a_policy_describes_itself, notes_on_sources, examples_can_be_read,
      clauses_of_every_use_are_implemented, shorter_structs_are_respected,
      lint_tells_how_the_pack_stands, lint_tells_of_curly_quotes,
      lint_tells_of_clauses_that_never_apply, lint_tells_what_is_suspicious,
      lint_asks_why_words_are_there,
      files_that_cannot_be_read,
      parents_beside_a_file,
      built_in_policies, built_in_policies_open_at_once, the_pack_of_the_manual, owners_are_counted,
      names_of_enumerations)
