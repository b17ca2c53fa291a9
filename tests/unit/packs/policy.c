/* The public side of policies: opening, asking, letting go.
 * SPDX-License-Identifier: MIT */
#define _POSIX_C_SOURCE 200809L
#include "sample.h"

#include "opened.h"

#include <time.h>

START_TEST(a_policy_describes_itself)
{
    smp_policy *policy = policy_of(sample);
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
    smp_policy *policy = policy_of(
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
    smp_policy *policy = policy_of(
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
        smp_policy *policy = policy_of(yaml);
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
    smp_policy *policy = policy_of(sample);
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
            again = policy_of(yaml.data);
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

/* What the words of a text say is the same for all, and lies in the library once. */
START_TEST(built_in_policies_share_their_tables)
{
    static const uint32_t shared[] = {SMP__IMAGE_STRINGS, SMP__SECTION_VOCABULARY,
                                      SMP__SECTION_WORD_WEIGHTS, SMP__SECTION_FORMS};
    smp_policy *one, *other;
    ck_assert_int_eq(smp_policy_open_builtin(&one, "bnssg", NULL, NULL), SMP_OK);
    ck_assert_int_eq(smp_policy_open_builtin(&other, "staffs", NULL, NULL), SMP_OK);
    for (size_t i = 0; i < SMP_COUNT(shared); i++) {
        const void *section = smp__image_section(&one->image, shared[i], NULL);
        ck_assert_ptr_nonnull(section);
        ck_assert_ptr_eq(section, smp__image_section(&other->image, shared[i], NULL));
    }
    smp_policy_release(one);
    smp_policy_release(other);
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
    smp_policy *policy = policy_of(start);
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
    smp_policy *policy = policy_of(sample);
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
      clauses_of_every_use_are_implemented, shorter_structs_are_respected, built_in_policies,
      built_in_policies_open_at_once, built_in_policies_share_their_tables, the_pack_of_the_manual,
      owners_are_counted, names_of_enumerations)
