/* SARIF 2.1.0 (OASIS): one run, a rule for each clause that was found, a result for each finding.
 *
 * A result stands on its post's line of the source, which is what code-scanning services show. The
 * characters themselves are in the related location: an artifact nested in the source, whose
 * contents are the field, so that offsets and repairs mean something whatever the source's own
 * format is. Columns and offsets count code points: those do not move when text is masked.
 * SPDX-License-Identifier: MIT */
#include "report/writing.h"
#include "text/text.h"

#include <smpolicy/version.h>

#define SCHEMA "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/" \
               "sarif-schema-2.1.0.json"

/* ---- Pieces ---------------------------------------------------------------------------------- */

static void open_object(smp__buffer *out, const char *key)
{
    smp__json_key(out, key);
    smp__buffer_add_char(out, '{');
}

static void open_array(smp__buffer *out, const char *key)
{
    smp__json_key(out, key);
    smp__buffer_add_char(out, '[');
}

static void text_member(smp__buffer *out, const char *key, smp_text text)
{
    smp__json_key(out, key);
    smp__json_text(out, text);
}

static void shown_member(smp__buffer *out, const char *key, smp__shown shown)
{
    smp__json_key(out, key);
    smp__json_shown(out, &shown);
}

static void number_member(smp__buffer *out, const char *key, size_t number)
{
    smp__json_key(out, key);
    smp__buffer_format(out, "%zu", number);
}

/* {"text":...}, as messages and multiformat strings are. */
static void message_member(smp__buffer *out, const char *key, smp_text text)
{
    open_object(out, key);
    text_member(out, "text", text);
    smp__buffer_add_char(out, '}');
}

/* A part of a path by RFC 3986: all but unreserved characters and those in `keep` are
 * percent-encoded. */
static void uri_part(smp__buffer *out, smp_text text, const char *keep)
{
    smp__shown shown = smp__show_plain(text);
    smp__cursor cursor;
    smp__cursor_start(&cursor, &shown);
    for (uint32_t c; smp__cursor_next(&cursor, &c);) {
        bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                     c == '-' || c == '.' || c == '_' || c == '~';
        for (const char *k = keep; *k && !plain; k++) plain = (unsigned char)*k == c;
        if (plain) {
            smp__put_code_point(out, c);
            continue;
        }
        char bytes[4];
        size_t size = smp__utf8_put(c, bytes);
        for (size_t i = 0; i < size; i++)
            smp__buffer_format(out, "%%%02X", (unsigned)(unsigned char)bytes[i]);
    }
}

/* A colon in the first part of a relative reference would make it a scheme, so it is encoded. */
static void source_uri(smp__buffer *out, const smp__source *source)
{
    smp__json_key(out, "uri");
    smp__buffer_add_char(out, '"');
    uri_part(out, source->name, "/");
    smp__buffer_add_char(out, '"');
}

static void source_artifact(smp__buffer *out, const smp__source *source)
{
    smp__buffer_add_char(out, '{');
    open_object(out, "location");
    source_uri(out, source);
    smp__buffer_add_string(out, "}}");
}

/* The source of what comes next. The first is written in the head; another becomes an artifact when
 * something stands in it. */
static const smp__source *current_source(smp_writer *writer)
{
    smp__source *source = &writer->sources[writer->source];
    if (source->artifact != SIZE_MAX) return source;
    source->artifact = ++writer->artifact_count;
    smp__buffer_add_string(&writer->artifacts, ",\n");
    source_artifact(&writer->artifacts, source);
    return source;
}

/* Where in the source the last line read stands; `column` is 0 where it is not known. */
static void physical_location(smp__buffer *out, smp_writer *writer, uint32_t column)
{
    const smp__source *source = current_source(writer);
    open_object(out, "physicalLocation");
    open_object(out, "artifactLocation");
    source_uri(out, source);
    number_member(out, "index", source->artifact);
    smp__buffer_add_char(out, '}');
    open_object(out, "region");
    number_member(out, "startLine", writer->last_line);
    if (column) number_member(out, "startColumn", column);
    smp__buffer_add_string(out, "}}");
}

/* ---- Artifacts: the source, and the fields that results point into --------------------------- */

static bool is_quoted(const smp_report *report, size_t field)
{
    smp_text name = report->fields[field].name;
    for (size_t i = 0; i < report->finding_count; i++) {
        const smp_finding *finding = &report->findings[i];
        if (smp__has_span(finding) && smp__text_equal(finding->field, name)) return true;
        for (size_t j = 0; j < finding->edit_count; j++)
            if (smp__text_equal(finding->edits[j].field, name)) return true;
    }
    return false;
}

static void subject_path(smp__buffer *out, const smp_writer *writer, const smp_report *report)
{
    smp__buffer_add_char(out, '/');
    if (smp__is_empty(report->id)) smp__buffer_format(out, "%zu", writer->reports);
    else uri_part(out, report->id, "");
}

/* Adds the fields that are quoted; indexes[i] is the artifact of field i, 0 where it has none. */
static void add_artifacts(smp_writer *writer, smp__curtain *curtain, size_t *indexes)
{
    smp__buffer *out = &writer->artifacts;
    const smp_report *report = curtain->report;
    size_t parent = current_source(writer)->artifact;
    for (size_t i = 0; i < report->field_count; i++) {
        indexes[i] = 0;
        if (!is_quoted(report, i)) continue;
        indexes[i] = ++writer->artifact_count;
        smp__buffer_add_string(out, ",\n{");
        open_object(out, "location");
        smp__json_key(out, "uri");
        smp__buffer_add_char(out, '"');
        subject_path(out, writer, report);
        smp__buffer_add_char(out, '/');
        uri_part(out, report->fields[i].name, "");
        smp__buffer_add_string(out, "\"}");
        number_member(out, "parentIndex", parent);
        text_member(out, "mimeType", SMP_TEXT("text/plain"));
        open_object(out, "contents");
        shown_member(out, "text", smp__show_field(curtain, report->fields[i].name, 0, SIZE_MAX));
        smp__buffer_add_string(out, "}}");
    }
}

static void char_region(smp__buffer *out, const char *key, const smp_span *span)
{
    open_object(out, key);
    number_member(out, "charOffset", span->chars.start);
    number_member(out, "charLength", span->chars.end - span->chars.start);
}

/* ---- Results --------------------------------------------------------------------------------- */

/* SARIF gives a level to failures only (3.27.10): what needs a person is of kind "review", what
 * needs a fact is "open"; their severity is in the property bag. */
static void kind_and_level(smp__buffer *out, const smp_finding *finding)
{
    static const char *const kinds[] = {"fail", "review", "open"};
    text_member(out, "kind", smp_text_of(kinds[finding->outcome]));
    text_member(out, "level", finding->outcome == SMP_BREACH
                                  ? smp_text_of(smp_severity_name(finding->severity))
                                  : SMP_TEXT("none"));
}

static void source_location(smp_writer *writer, const smp_report *report,
                            const smp_finding *finding)
{
    smp__buffer *out = &writer->body;
    open_array(out, "locations");
    smp__buffer_add_char(out, '{');
    physical_location(out, writer, 0);
    open_array(out, "logicalLocations");
    smp__buffer_add_char(out, '{');
    smp__buffer name;
    smp__buffer_init(&name, &writer->allocator);
    smp__subject_words(&name, report, writer->reports);
    if (!smp__is_empty(finding->field)) {
        smp__buffer_add_string(&name, ", ");
        smp__field_words(&name, finding->field);
    }
    if (name.failed) out->failed = true;
    text_member(out, "fullyQualifiedName", smp__buffer_text(&name));
    smp__buffer_free(&name);
    text_member(out, "kind", smp__is_empty(finding->field) ? SMP_TEXT("object")
                                                           : SMP_TEXT("property"));
    smp__buffer_add_string(out, "}]}]");
}

static void related_location(smp__buffer *out, smp__curtain *curtain, const smp_finding *finding,
                             size_t artifact)
{
    open_array(out, "relatedLocations");
    smp__buffer_add_char(out, '{');
    number_member(out, "id", 1);
    message_member(out, "message", SMP_TEXT("The characters that were found."));
    open_object(out, "physicalLocation");
    open_object(out, "artifactLocation");
    number_member(out, "index", artifact);
    smp__buffer_add_char(out, '}');
    char_region(out, "region", &finding->span);
    open_object(out, "snippet");
    shown_member(out, "text", smp__show_finding(curtain, finding));
    smp__buffer_add_string(out, "}}}}]");
}

/* One artifactChange for each field, in the order of its first edit. */
static void fixes(smp__buffer *out, smp__curtain *curtain, const smp_finding *finding,
                  const size_t *artifacts)
{
    open_array(out, "fixes");
    smp__buffer_add_char(out, '{');
    message_member(out, "description", SMP_TEXT("The repair that the policy suggests."));
    open_array(out, "artifactChanges");
    for (size_t i = 0; i < finding->edit_count; i++) {
        smp_text field = finding->edits[i].field;
        size_t first = 0, index = smp__field_index(curtain->report, field);
        while (!smp__text_equal(finding->edits[first].field, field)) first++;
        if (first < i) continue;
        smp__json_next(out);
        smp__buffer_add_char(out, '{');
        open_object(out, "artifactLocation");
        number_member(out, "index", artifacts[index]);
        smp__buffer_add_char(out, '}');
        open_array(out, "replacements");
        for (size_t j = i; j < finding->edit_count; j++) {
            const smp_edit *edit = &finding->edits[j];
            if (!smp__text_equal(edit->field, field)) continue;
            smp__json_next(out);
            smp__buffer_add_char(out, '{');
            char_region(out, "deletedRegion", &edit->span);
            smp__buffer_add_char(out, '}');
            open_object(out, "insertedContent");
            shown_member(out, "text", smp__show(curtain, edit->with));
            smp__buffer_add_string(out, "}}");
        }
        smp__buffer_add_string(out, "]}");
    }
    smp__buffer_add_string(out, "]}]");
}

/* Can every edit be said in SARIF: does its field exist? A fix without changes would be invalid. */
static bool can_say_fix(const smp_report *report, const smp_finding *finding)
{
    for (size_t i = 0; i < finding->edit_count; i++)
        if (smp__field_index(report, finding->edits[i].field) == SIZE_MAX) return false;
    return finding->edit_count > 0;
}

/* The same finding in the next run has the same print, made of what is shown: a hash of what is
 * masked could be guessed back. */
static void fingerprint(smp_writer *writer, smp__curtain *curtain, const smp_finding *finding)
{
    smp__buffer seen;
    smp__buffer_init(&seen, &writer->allocator);
    smp__shown shown = smp__show_finding(curtain, finding);
    smp__json_shown(&seen, &shown);
    smp_text text = smp__buffer_text(&seen);
    if (!text.data) {
        writer->body.failed = true;
    } else {
        smp_text nothing = SMP_TEXT(""), id = curtain->report->id;
        smp_text pieces[] = {id.data ? id : nothing, SMP_TEXT("\n"),
                             finding->clause.data ? finding->clause : nothing, SMP_TEXT("\n"),
                             finding->field.data ? finding->field : nothing, SMP_TEXT("\n"), text};
        char print[65];
        smp__sha256_hex(pieces, SMP_COUNT(pieces), print);
        open_object(&writer->body, "partialFingerprints");
        text_member(&writer->body, "smpolicyFinding/v1", smp_text_of(print));
        smp__buffer_add_char(&writer->body, '}');
    }
    smp__buffer_free(&seen);
}

static void result(smp_writer *writer, smp__curtain *curtain, const smp_finding *finding,
                   size_t rule, const size_t *artifacts)
{
    smp__buffer *out = &writer->body;
    const smp_report *report = curtain->report;
    smp__buffer_add_string(out, out->size ? ",\n{" : "\n{");
    text_member(out, "ruleId", finding->clause);
    number_member(out, "ruleIndex", rule);
    kind_and_level(out, finding);
    open_object(out, "message");
    shown_member(out, "text", smp__show(curtain, finding->message));
    smp__buffer_add_char(out, '}');
    source_location(writer, report, finding);
    if (smp__can_point(report, finding))
        related_location(out, curtain, finding,
                         artifacts[smp__field_index(report, finding->field)]);
    fingerprint(writer, curtain, finding);
    if (can_say_fix(report, finding)) fixes(out, curtain, finding, artifacts);
    open_object(out, "properties");
    if (!smp__is_empty(finding->signal)) text_member(out, "signal", finding->signal);
    text_member(out, "severity", smp_text_of(smp_severity_name(finding->severity)));
    text_member(out, "outcome", smp_text_of(smp_outcome_name(finding->outcome)));
    text_member(out, "verdict", smp_text_of(smp_verdict_name(report->verdict)));
    smp__buffer_add_string(out, "}}");
}

static bool write_report(smp_writer *writer, smp__curtain *curtain)
{
    const smp_report *report = curtain->report;
    size_t policy;
    if (!smp__roll_policy_of(&writer->roll, report, &policy)) return false;
    size_t *artifacts = smp__arena_allocate(&writer->scratch,
                                            report->field_count * sizeof *artifacts);
    size_t *rules = smp__arena_allocate(&writer->scratch, report->finding_count * sizeof *rules);
    if (!artifacts || !rules) return false;
    for (size_t i = 0; i < report->finding_count; i++)
        if (!smp__roll_clause_of(&writer->roll, policy, &report->findings[i], curtain, &rules[i]))
            return false;
    add_artifacts(writer, curtain, artifacts);
    for (size_t i = 0; i < report->finding_count; i++)
        result(writer, curtain, &report->findings[i], rules[i], artifacts);
    return !writer->body.failed && !writer->artifacts.failed;
}

static bool write_bad_input(smp_writer *writer, smp_text id, const smp_error *why)
{
    smp__buffer *out = &writer->notes;
    smp__buffer_add_string(out, out->size ? ",\n{" : "\n{");
    message_member(out, "message", smp_text_of(why->message));
    text_member(out, "level", SMP_TEXT("error"));
    open_array(out, "locations");
    smp__buffer_add_char(out, '{');
    physical_location(out, writer, why->column);
    smp__buffer_add_string(out, "}]");
    open_object(out, "properties");
    text_member(out, "code", smp_text_of(smp_status_name(why->code)));
    if (id.data) text_member(out, "id", id);
    smp__buffer_add_string(out, "}}");
    return !out->failed && !writer->artifacts.failed;
}

/* ---- The document ---------------------------------------------------------------------------- */

static void rule(smp_writer *writer, const smp__roll_clause *clause)
{
    smp__buffer *out = &writer->out;
    smp_text quote = clause->cite.quote.size ? clause->cite.quote : clause->message;
    smp__buffer help;
    smp__buffer_init(&help, &writer->allocator);
    smp__cite_words(&help, &clause->cite);
    if (help.size && clause->cite.quote.size) smp__buffer_add_string(&help, ": ");
    if (clause->cite.quote.size) {
        smp__buffer_add_char(&help, '"');
        smp__buffer_add_text(&help, clause->cite.quote);
        smp__buffer_add_char(&help, '"');
    }
    if (help.failed) out->failed = true;
    smp__buffer_add_string(out, "\n{");
    text_member(out, "id", clause->id);
    if (quote.size) {
        message_member(out, "shortDescription", quote);
        message_member(out, "fullDescription", quote);
    }
    if (help.size) message_member(out, "help", smp__buffer_text(&help));
    smp__buffer_free(&help);
    open_object(out, "defaultConfiguration");
    text_member(out, "level", smp_text_of(smp_severity_name(clause->severity)));
    smp__buffer_add_char(out, '}');
    if (clause->policy != SIZE_MAX) {
        open_object(out, "properties");
        text_member(out, "policy", writer->roll.policies[clause->policy].id);
        smp__buffer_add_char(out, '}');
    }
    smp__buffer_add_char(out, '}');
}

static void policies(smp_writer *writer)
{
    smp__buffer *out = &writer->out;
    open_array(out, "policies");
    for (size_t i = 0; i < writer->roll.policy_count; i++) {
        const smp__roll_policy *policy = &writer->roll.policies[i];
        smp__json_next(out);
        smp__buffer_add_char(out, '{');
        text_member(out, "id", policy->id);
        text_member(out, "version", policy->version);
        text_member(out, "sha256", policy->sha256);
        text_member(out, "title", policy->title);
        if (!smp__text_equal(policy->status, SMP_TEXT("current")))
            text_member(out, "status", policy->status);
        if (policy->review.size) text_member(out, "review", policy->review);
        smp__buffer_add_char(out, '}');
    }
    smp__buffer_add_char(out, ']');
}

static void write_head(smp_writer *writer)
{
    smp__buffer *out = &writer->out;
    smp__buffer_add_string(out, "{\"$schema\":\"" SCHEMA "\",\"version\":\"2.1.0\",\"runs\":[{");
    open_object(out, "tool");
    open_object(out, "driver");
    text_member(out, "name", SMP_TEXT("smpolicy"));
    text_member(out, "version", SMP_TEXT(SMP_VERSION_STRING));
    text_member(out, "semanticVersion", SMP_TEXT(SMP_VERSION_STRING));
    open_array(out, "rules");
    for (size_t i = 0; i < writer->roll.clause_count; i++) {
        smp__json_next(out);
        rule(writer, &writer->roll.clauses[i]);
    }
    smp__buffer_add_string(out, "]}}");
    open_array(out, "invocations");
    /* Not everything was checked when a line could not be read. */
    smp__json_next(out);
    smp__buffer_format(out, "{\"executionSuccessful\":%s", writer->bad ? "false" : "true");
    if (writer->bad) {
        open_array(out, "toolExecutionNotifications");
        smp__buffer_add(out, writer->notes.data, writer->notes.size);
        smp__buffer_add_char(out, ']');
    }
    smp__buffer_add_string(out, "}]");
    text_member(out, "columnKind", SMP_TEXT("unicodeCodePoints"));
    if (writer->options.redact) {
        open_array(out, "redactionTokens");
        smp__buffer_add_char(out, '"');
        smp__put_code_point(out, SMP__MASK);
        smp__buffer_add_string(out, "\"]");
    }
    open_object(out, "properties");
    number_member(out, "checked", writer->reports);
    policies(writer);
    smp__buffer_add_char(out, '}');
    open_array(out, "artifacts");
    smp__json_next(out);
    source_artifact(out, &writer->sources[0]);
    smp__buffer_add(out, writer->artifacts.data, writer->artifacts.size);
    smp__buffer_add_char(out, ']');
    open_array(out, "results");
}

static void write_tail(smp_writer *writer)
{
    smp__buffer_add_string(&writer->out, "\n]}]}\n");
}

const smp__form smp__form_sarif = {write_report, write_bad_input, write_head, write_tail};
