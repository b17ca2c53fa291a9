/* The shapes of the public structs. The order of members is the order in Python's tuples.
 * SPDX-License-Identifier: MIT */
#include "shapes.h"

#define MEMBER(type, kind, member) {#member, SHAPE_##kind, offsetof(type, member), 0, NULL, NULL}
#define WORD(type, member, word) {#member, SHAPE_WORD, offsetof(type, member), 0, NULL, word}
#define RECORD(type, member, of) {#member, SHAPE_RECORD, offsetof(type, member), 0, &of, NULL}
#define LIST(type, kind, member, count) \
    {#member, SHAPE_##kind, offsetof(type, member), offsetof(type, count), NULL, NULL}
#define RECORDS(type, member, count, of) \
    {#member, SHAPE_RECORDS, offsetof(type, member), offsetof(type, count), &of, NULL}
#define SHAPE(type, members) {sizeof(type), sizeof members / sizeof members[0], members}

static const char *severity(int value) { return smp_severity_name((smp_severity)value); }
static const char *outcome(int value) { return smp_outcome_name((smp_outcome)value); }
static const char *clause_kind(int value) { return smp_clause_kind_name((smp_clause_kind)value); }
static const char *token_kind(int value) { return smp_token_kind_name((smp_token_kind)value); }
static const char *piece_kind(int value) { return smp_speech_kind_name((smp_speech_kind)value); }

static const char *fact_type(int value)
{
    static const char *const names[] = {"truth", "text", "number", "date"};
    return value >= 0 && value < 4 ? names[value] : NULL;
}

static const char *subject_kind(int value)
{
    static const char *const names[] = {"post", "profile", "message", "account", "conversation"};
    return value >= 0 && value < 5 ? names[value] : NULL;
}

static const char *measure_kind(int value)
{
    static const char *const names[] = {"number", "truth", "word"};
    return value >= 0 && value < 3 ? names[value] : NULL;
}

/* ---- Reports -------------------------------------------------------------------------------- */

static const shape_member citation[] = {
    MEMBER(smp_citation, TEXT, document), MEMBER(smp_citation, MAYBE, version),
    MEMBER(smp_citation, MAYBE, section), MEMBER(smp_citation, MAYBE, quote)};
static const shape shape_citation = SHAPE(smp_citation, citation);

static const shape_member edit[] = {MEMBER(smp_edit, TEXT, field), MEMBER(smp_edit, SPAN, span),
                                    MEMBER(smp_edit, TEXT, with)};
static const shape shape_edit = SHAPE(smp_edit, edit);

static const shape_member finding[] = {
    MEMBER(smp_finding, TEXT, clause),
    MEMBER(smp_finding, MAYBE, signal),
    WORD(smp_finding, severity, severity),
    WORD(smp_finding, outcome, outcome),
    MEMBER(smp_finding, MAYBE, field),
    MEMBER(smp_finding, PLACE, span),
    MEMBER(smp_finding, MAYBE, text),
    MEMBER(smp_finding, MAYBE, by),
    MEMBER(smp_finding, MAYBE, who),
    MEMBER(smp_finding, TEXT, message),
    LIST(smp_finding, TEXTS, because, because_count),
    RECORD(smp_finding, cite, shape_citation),
    RECORDS(smp_finding, edits, edit_count, shape_edit)};
const shape shape_finding = SHAPE(smp_finding, finding);

static const shape_member need[] = {
    MEMBER(smp_need, TEXT, fact), MEMBER(smp_need, TEXT, ask),
    LIST(smp_need, TEXTS, clauses, clause_count),
    RECORDS(smp_need, cites, clause_count, shape_citation)};
const shape shape_need = SHAPE(smp_need, need);

static const shape_member assumption[] = {MEMBER(smp_assumption, TEXT, fact),
                                          MEMBER(smp_assumption, TEXT, value)};
const shape shape_assumption = SHAPE(smp_assumption, assumption);

static const shape_member action[] = {
    MEMBER(smp_action_advice, TEXT, action), MEMBER(smp_action_advice, MAYBE, to),
    MEMBER(smp_action_advice, MAYBE, contact), MEMBER(smp_action_advice, MAYBE, by),
    MEMBER(smp_action_advice, MAYBE, clause)};
const shape shape_action = SHAPE(smp_action_advice, action);

static const shape_member measure[] = {
    MEMBER(smp_measure, TEXT, name), WORD(smp_measure, kind, measure_kind),
    MEMBER(smp_measure, NUMBER, value), MEMBER(smp_measure, MAYBE, word)};
const shape shape_measure = SHAPE(smp_measure, measure);

static const shape_member label[] = {MEMBER(smp_label, TEXT, label),
                                     MEMBER(smp_label, NUMBER, score),
                                     LIST(smp_label, SPANS, spans, span_count),
                                     MEMBER(smp_label, MAYBE, by),
                                     LIST(smp_label, TEXTS, because, because_count)};
const shape shape_label = SHAPE(smp_label, label);

static const shape_member lack[] = {MEMBER(smp_lack, TEXT, what), MEMBER(smp_lack, TEXT, ask),
                                    MEMBER(smp_lack, MAYBE, source)};
static const shape shape_lack = SHAPE(smp_lack, lack);

static const shape_member running_clock[] = {
    MEMBER(smp_running_clock, TEXT, clock),
    MEMBER(smp_running_clock, MAYBE, nation),
    MEMBER(smp_running_clock, MAYBE, received),
    MEMBER(smp_running_clock, MAYBE, by),
    MEMBER(smp_running_clock, MAYBE, rule),
    MEMBER(smp_running_clock, MAYBE, source),
    MEMBER(smp_running_clock, MAYBE, note),
    RECORDS(smp_running_clock, lacks, lack_count, shape_lack)};
const shape shape_clock = SHAPE(smp_running_clock, running_clock);

/* ---- Policies ------------------------------------------------------------------------------- */

static const shape_member policy[] = {
    MEMBER(smp_policy_info, TEXT, id), MEMBER(smp_policy_info, TEXT, version),
    MEMBER(smp_policy_info, TEXT, title), MEMBER(smp_policy_info, MAYBE, status),
    MEMBER(smp_policy_info, MAYBE, organisation), MEMBER(smp_policy_info, MAYBE, document),
    MEMBER(smp_policy_info, MAYBE, document_version), MEMBER(smp_policy_info, MAYBE, approved),
    MEMBER(smp_policy_info, MAYBE, review), MEMBER(smp_policy_info, MAYBE, expires),
    MEMBER(smp_policy_info, TEXT, sha256), MEMBER(smp_policy_info, SIZE, clause_count),
    MEMBER(smp_policy_info, MAYBE, nation)};
const shape shape_policy = SHAPE(smp_policy_info, policy);

static const shape_member clause[] = {
    MEMBER(smp_clause_info, TEXT, id),
    WORD(smp_clause_info, kind, clause_kind),
    WORD(smp_clause_info, severity, severity),
    MEMBER(smp_clause_info, MAYBE, document),
    MEMBER(smp_clause_info, MAYBE, document_version),
    MEMBER(smp_clause_info, MAYBE, section),
    MEMBER(smp_clause_info, MAYBE, quote),
    MEMBER(smp_clause_info, MAYBE, why),
    MEMBER(smp_clause_info, TEXT, signals),
    MEMBER(smp_clause_info, TEXT, facts),
    MEMBER(smp_clause_info, TEXT, checks),
    MEMBER(smp_clause_info, FLAG, implemented),
    MEMBER(smp_clause_info, MAYBE, note)};
const shape shape_clause = SHAPE(smp_clause_info, clause);

static const shape_member document[] = {
    MEMBER(smp_document_info, TEXT, id), MEMBER(smp_document_info, TEXT, title),
    MEMBER(smp_document_info, MAYBE, version), MEMBER(smp_document_info, MAYBE, approved),
    MEMBER(smp_document_info, MAYBE, review), MEMBER(smp_document_info, MAYBE, expires),
    MEMBER(smp_document_info, MAYBE, url), MEMBER(smp_document_info, MAYBE, note)};
const shape shape_document = SHAPE(smp_document_info, document);

static const shape_member fact[] = {
    MEMBER(smp_fact_info, TEXT, name), WORD(smp_fact_info, type, fact_type),
    MEMBER(smp_fact_info, MAYBE, meaning), MEMBER(smp_fact_info, MAYBE, ask),
    MEMBER(smp_fact_info, TEXT, values)};
const shape shape_fact = SHAPE(smp_fact_info, fact);

static const shape_member signal[] = {
    MEMBER(smp_signal_info, TEXT, name), MEMBER(smp_signal_info, MAYBE, meaning),
    MEMBER(smp_signal_info, MAYBE, pack), MEMBER(smp_signal_info, TEXT, fields),
    MEMBER(smp_signal_info, MAYBE, limits)};
const shape shape_signal = SHAPE(smp_signal_info, signal);

static const shape_member example[] = {
    WORD(smp_example_info, subject, subject_kind), MEMBER(smp_example_info, FLAG, flags),
    MEMBER(smp_example_info, MAYBE, at),           MEMBER(smp_example_info, MAYBE, fix),
    MEMBER(smp_example_info, TEXT, source),        MEMBER(smp_example_info, SIZE, field_count)};
const shape shape_example = SHAPE(smp_example_info, example);

static const shape_member summary[] = {
    MEMBER(smp_test_summary, SIZE, clauses),  MEMBER(smp_test_summary, SIZE, examples),
    MEMBER(smp_test_summary, SIZE, failures), MEMBER(smp_test_summary, SIZE, parts),
    MEMBER(smp_test_summary, SIZE, unnoticed)};
const shape shape_summary = SHAPE(smp_test_summary, summary);

static const shape_member diagnostic[] = {
    MEMBER(smp_diagnostic, MAYBE, source),  MEMBER(smp_diagnostic, LINE, line),
    MEMBER(smp_diagnostic, LINE, column),   MEMBER(smp_diagnostic, FLAG, is_error),
    MEMBER(smp_diagnostic, TEXT, message),  MEMBER(smp_diagnostic, MAYBE, hint),
    MEMBER(smp_diagnostic, MAYBE, source_line)};
const shape shape_diagnostic = SHAPE(smp_diagnostic, diagnostic);

/* ---- Text and speech ------------------------------------------------------------------------ */

static const shape_member token[] = {WORD(smp_token, kind, token_kind),
                                     MEMBER(smp_token, SPAN, span), MEMBER(smp_token, TEXT, text)};
const shape shape_token = SHAPE(smp_token, token);

static const shape_member measures[] = {
    MEMBER(smp_text_measures, SIZE, bytes),
    MEMBER(smp_text_measures, SIZE, code_points),
    MEMBER(smp_text_measures, SIZE, utf16_units),
    MEMBER(smp_text_measures, SIZE, graphemes),
    MEMBER(smp_text_measures, SIZE, weighted_length),
    MEMBER(smp_text_measures, SIZE, platform_length),
    MEMBER(smp_text_measures, SIZE, platform_limit),
    MEMBER(smp_text_measures, SIZE, words),
    MEMBER(smp_text_measures, SIZE, sentences)};
const shape shape_measures = SHAPE(smp_text_measures, measures);

static const shape_member x_length[] = {
    MEMBER(smp_x_length, SIZE, weighted_length), MEMBER(smp_x_length, SIZE, permillage),
    MEMBER(smp_x_length, FLAG, valid), MEMBER(smp_x_length, RANGE, display_utf16),
    MEMBER(smp_x_length, RANGE, valid_utf16)};
const shape shape_x_length = SHAPE(smp_x_length, x_length);

static const shape_member spoken[] = {MEMBER(smp_spoken, TEXT, text),
                                      MEMBER(smp_spoken, NUMBER, seconds),
                                      MEMBER(smp_spoken, SIZE, piece_count)};
const shape shape_spoken = SHAPE(smp_spoken, spoken);

static const shape_member piece[] = {
    WORD(smp_speech_piece, kind, piece_kind), MEMBER(smp_speech_piece, FLAG, differs),
    MEMBER(smp_speech_piece, RANGE, spoken),  MEMBER(smp_speech_piece, NUMBER, seconds),
    MEMBER(smp_speech_piece, TEXT, field),    MEMBER(smp_speech_piece, PLACE, span)};
const shape shape_piece = SHAPE(smp_speech_piece, piece);

/* ---- Clocks --------------------------------------------------------------------------------- */

static const shape_member deadline[] = {
    MEMBER(smp_deadline, DAY, received),  MEMBER(smp_deadline, DAY, due),
    MEMBER(smp_deadline, TEXT, rule),     MEMBER(smp_deadline, TEXT, source),
    MEMBER(smp_deadline, MAYBE, caution), MEMBER(smp_deadline, TEXT, holidays_seen)};
const shape shape_deadline = SHAPE(smp_deadline, deadline);

static const shape_member holiday[] = {
    MEMBER(smp_bank_holiday, DAY, date), MEMBER(smp_bank_holiday, TEXT, name),
    MEMBER(smp_bank_holiday, FLAG, england_and_wales), MEMBER(smp_bank_holiday, FLAG, scotland),
    MEMBER(smp_bank_holiday, FLAG, northern_ireland)};
const shape shape_holiday = SHAPE(smp_bank_holiday, holiday);
