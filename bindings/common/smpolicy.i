/* The one interface from which SWIG makes the native layer of each language. The language's own
 * file is included first and says how values go in and out; this one says which calls there are.
 * SPDX-License-Identifier: MIT */
%{
#include "desk.h"
#include "shapes.h"
%}

/* Nothing is wrapped unless it is named: structs go out by their shape (shapes.h), never as
 * pointers that could dangle. */
%ignore "";
%nodefaultctor;
%nodefaultdtor;

/* ---- Handles: the script's own, freed when the script lets go of them ------------------------ */

%define HANDLE(type, as, free_it)
%rename(as) type;
%rename("%s") type::~type;
HANDLE_ALONE(type, free_it)
struct type {};
%extend type { ~type() { free_it($self); } }
%enddef

HANDLE(smp_policy, Policy, smp_policy_release)
HANDLE(script_report, Report, script_report_free)
HANDLE(smp_tokens, Tokens, smp_tokens_free)
HANDLE(smp_speech, Speech, smp_speech_free)
HANDLE(smp_diagnostics, Diagnostics, smp_diagnostics_free)
HANDLE(script_desk, Desk, script_desk_free)
HANDLE(script_document, Document, script_document_free)

/* ---- Records -------------------------------------------------------------------------------- */

RECORD_OUT(smp_finding, shape_finding)
RECORD_OUT(smp_need, shape_need)
RECORD_OUT(smp_assumption, shape_assumption)
RECORD_OUT(smp_action_advice, shape_action)
RECORD_OUT(smp_measure, shape_measure)
RECORD_OUT(smp_label, shape_label)
RECORD_OUT(smp_running_clock, shape_clock)
RECORD_VALUE(smp_diagnostic, shape_diagnostic)
RECORD_VALUE(smp_token, shape_token)
RECORD_VALUE(smp_spoken, shape_spoken)
RECORD_VALUE(smp_speech_piece, shape_piece)
RECORD_FILLED(smp_policy_info, SMP_POLICY_INFO_INIT, shape_policy)
RECORD_FILLED(smp_clause_info, SMP_CLAUSE_INFO_INIT, shape_clause)
RECORD_FILLED(smp_document_info, SMP_DOCUMENT_INFO_INIT, shape_document)
RECORD_FILLED(smp_fact_info, SMP_FACT_INFO_INIT, shape_fact)
RECORD_FILLED(smp_signal_info, SMP_SIGNAL_INFO_INIT, shape_signal)
RECORD_FILLED(smp_example_info, SMP_EXAMPLE_INFO_INIT, shape_example)
RECORD_FILLED(smp_test_summary, SMP_TEST_SUMMARY_INIT, shape_summary)
RECORD_FILLED(smp_x_length, SMP_X_LENGTH_INIT, shape_x_length)
RECORD_FILLED(smp_deadline, SMP_DEADLINE_INIT, shape_deadline)
RECORD_FILLED(smp_bank_holiday, SMP_BANK_HOLIDAY_INIT, shape_holiday)
RECORD_FILLED(smp_text_measures, SMP_TEXT_MEASURES_INIT, shape_measures)

/* ---- Calls of the bindings' own -------------------------------------------------------------- */

%rename("%(strip:[script_])s", regexmatch$name="^script_") "";
%newobject script_desk_new;
%newobject script_desk_check;
%newobject script_desk_respond;
%newobject script_messages;
%newobject script_open_policy;
%newobject script_tokenise;
%newobject script_preview;
%newobject script_document_new;

script_desk *script_desk_new(smp_policy *nullable, script_value facts, bool find_personal_data,
                             size_t max_text_bytes, smp_error *error);
smp_diagnostics *script_messages(smp_error *error);
script_report *script_desk_check(script_desk *desk, int check, script_value subject,
                                 smp_error *error);
script_report *script_desk_respond(script_desk *desk, script_value conversation,
                                   script_value subject, smp_error *error);
smp_policy *script_open_policy(int source, smp_text what, smp_text name,
                               smp_diagnostics *messages, smp_error *error);
void script_test(smp_policy *policy, bool mutate, smp_diagnostics *messages, smp_test_summary *out,
                 smp_error *error);
smp_tokens *script_tokenise(smp_text text, smp_text platform, smp_error *error);
smp_speech *script_preview(script_value post, smp_text acronyms, smp_text lang,
                           double words_per_minute, smp_error *error);
void script_deadline(smp_deadline *out, smp_text clock, smp_text received, smp_text nation,
                     smp_error *error);
smp_tri script_working_day(smp_text date, smp_text nation, smp_error *error);
script_document *script_document_new(smp_text format, smp_text title, bool redact,
                                     smp_error *error);
void script_document_add(script_document *document, const smp_report *report, smp_error *error);
void script_document_add_error(script_document *document, smp_text id, smp_text code,
                               smp_text message, smp_error *error);
smp_text script_document_end(script_document *document, smp_error *error);

/* ---- Calls of the public headers ------------------------------------------------------------- */

%define CALL(name)
%rename("%(strip:[smp_])s") name;
%enddef

CALL(smp_version)
CALL(smp_unicode_version)
CALL(smp_builtin_count)
CALL(smp_builtin_id)
CALL(smp_builtin_yaml)
CALL(smp_policy_describe)
CALL(smp_policy_clause)
CALL(smp_policy_document)
CALL(smp_policy_fact)
CALL(smp_policy_fact_count)
CALL(smp_policy_signal)
CALL(smp_policy_example)
CALL(smp_policy_example_field)
CALL(smp_policy_lint)
CALL(smp_diagnostics_count)
CALL(smp_diagnostics_at)
CALL(smp_report_verdict)
CALL(smp_report_finding_count)
CALL(smp_report_finding)
CALL(smp_report_need_count)
CALL(smp_report_need)
CALL(smp_report_assumption_count)
CALL(smp_report_assumption)
CALL(smp_report_action_count)
CALL(smp_report_action)
CALL(smp_report_measure_count)
CALL(smp_report_measure)
CALL(smp_report_label_count)
CALL(smp_report_label)
CALL(smp_report_clock_count)
CALL(smp_report_clock)
CALL(smp_report_field)
CALL(smp_report_json)
CALL(smp_apply_fixes)
CALL(smp_tokens_count)
CALL(smp_tokens_at)
CALL(smp_tokens_measure)
CALL(smp_tokens_ill_formed_count)
CALL(smp_tokens_ill_formed)
CALL(smp_x_weighted_length)
CALL(smp_speech_spoken)
CALL(smp_speech_piece_at)
CALL(smp_bank_holiday_at)

#define SMP_API
%include <smpolicy/base.h>
%include <smpolicy/subject.h>
%include <smpolicy/policy.h>
%include <smpolicy/report.h>
%include <smpolicy/text.h>
%include <smpolicy/speech.h>
%include <smpolicy/calendar.h>
%include <smpolicy/version.h>
