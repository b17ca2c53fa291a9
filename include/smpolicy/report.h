/* What came out: a verdict, the findings behind it, and what only a person can say. A report owns
 * copies of everything it shows, and keeps its policy alive; everything read from it lives until it
 * is filled again or freed.
 * SPDX-License-Identifier: MIT */
#ifndef SMPOLICY_REPORT_H
#define SMPOLICY_REPORT_H

#include <smpolicy/base.h>
#include <smpolicy/policy.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct smp_report smp_report;

/** What to do with the post, mildest first. */
typedef enum smp_verdict {
    SMP_CLEAR = 0, /**< nothing in the policy speaks against it */
    SMP_ADVISE,    /**< publish if you like, improve it if you can */
    SMP_HOLD,      /**< a person must decide, or a fact is missing */
    SMP_REJECT     /**< the policy forbids it */
} smp_verdict;

/** "clear", "advise", "hold", "reject"; NULL out of range. */
SMP_API const char *smp_verdict_name(smp_verdict verdict);

typedef enum smp_outcome {
    SMP_BREACH = 0, /**< the clause is broken */
    SMP_REVIEW,     /**< there is a sign that it is: a person decides */
    SMP_NEEDS_FACT  /**< it depends on something the host did not say */
} smp_outcome;

/** "breach", "review", "needs-fact"; NULL out of range. */
SMP_API const char *smp_outcome_name(smp_outcome outcome);

/** Where in the policy it says so. */
typedef struct smp_citation {
    smp_text document;
    smp_text version;
    smp_text section;
    smp_text quote; /**< the policy's words; may be empty */
} smp_citation;

/** One change to one field: `bytes` of it become `with`. */
typedef struct smp_edit {
    smp_text field;
    smp_span span;
    smp_text with;
} smp_edit;

typedef struct smp_finding {
    smp_text clause;
    smp_text signal;          /**< empty where a fact alone raised it */
    smp_severity severity;
    smp_outcome outcome;
    smp_text field;           /**< "text", "media.0.alt", "shared.text"; empty: the whole post */
    smp_span span;
    smp_text text;            /**< the characters of the span */
    smp_text by;              /**< whose words they are: "writer", "reported" ("she says ..."),
                                   "quoted" (between marks), "passed-on" ("RT @..."), "earlier"
                                   (repeated from an earlier message); empty without a span */
    smp_text who;             /**< who that is, if the text names them; may be empty */
    smp_text message;         /**< plain English: what, and what to do */
    const smp_text *because;  /**< why the clause applied */
    size_t because_count;
    smp_citation cite;
    const smp_edit *edits;    /**< the repair. There is one (count > 0) only if the post evaluated
                                   with it loses this finding and gains none */
    size_t edit_count;
} smp_finding;

/** A fact that the verdict depends on and the host did not give. */
typedef struct smp_need {
    smp_text fact;              /**< "media.0.consent" */
    smp_text ask;               /**< "Have the people in picture 1 agreed to its use?" */
    const smp_text *clauses;
    const smp_citation *cites;  /**< as many as clauses */
    size_t clause_count;
} smp_need;

/** Something that the policy assumed, since the host did not say. */
typedef struct smp_assumption {
    smp_text fact;  /**< "media.0.people" */
    smp_text value; /**< "none" */
} smp_assumption;

/** What the policy says to do next. */
typedef struct smp_action_advice {
    smp_text action;  /**< "escalate" */
    smp_text to;      /**< "communications" */
    smp_text contact; /**< address or number from the pack; may be empty */
    smp_text by;      /**< YYYY-MM-DD; may be empty */
    smp_text clause;
} smp_action_advice;

/** What an inbound message is ("foi", "complaint", ...); the first is the one to act on. See
 *  docs/inbound.md. */
typedef struct smp_label {
    smp_text label;
    double score;          /**< 0 to 1: how often a message with this score has this label */
    const smp_span *spans; /**< the characters of the message that speak for it */
    size_t span_count;
    smp_text by;           /**< whose words those are, as in smp_finding; "writer" where some are */
    const smp_text *because; /**< what was seen, a few words each */
    size_t because_count;
} smp_label;

/** Something that a request lacks, and what to ask for. Never put the request aside for it. */
typedef struct smp_lack {
    smp_text what;   /**< "name", "address", "description" or "identity" */
    smp_text ask;    /**< one sentence on why, one on what to do */
    smp_text source; /**< the law that wants it; may be empty */
} smp_lack;

/** A time that the law sets for what a message is (docs/clocks.md). */
typedef struct smp_running_clock {
    smp_text clock;    /**< the label that starts it: "foi", "eir", "sar" or "complaint" */
    smp_text nation;   /**< whose law: "england", ...; empty where nobody said */
    smp_text received; /**< YYYY-MM-DD; empty where nobody said */
    smp_text by;       /**< YYYY-MM-DD, the last day in time; empty where `note` says why */
    smp_text rule;     /**< how it was counted; empty without `by` */
    smp_text source;   /**< the law; empty without `by` */
    smp_text note;     /**< what may move the day, or why there is none; may be empty */
    const smp_lack *lacks;
    size_t lack_count;
} smp_running_clock;

typedef enum smp_measure_kind {
    SMP_MEASURE_NUMBER = 0,
    SMP_MEASURE_TRUTH, /**< `value` is 0 or 1 */
    SMP_MEASURE_WORD   /**< in `word` */
} smp_measure_kind;

/** Something told about the subject as a whole: "graphemes", "words", "reading_age"; "associated";
 *  "disclaimer", "class". */
typedef struct smp_measure {
    smp_text name;
    double value;
    smp_measure_kind kind;
    smp_text word;
} smp_measure;

SMP_API smp_status smp_report_new(smp_report **out, const smp_allocator *allocator);
SMP_API void smp_report_free(smp_report *report); /**< NULL is allowed */

/** An empty report is SMP_HOLD: nothing was checked, so nothing is clear. */
SMP_API smp_verdict smp_report_verdict(const smp_report *report);

/** Findings in the order of the text, then the media, then the post as a whole. The pointer is
 *  NULL for an index past the end. */
SMP_API size_t smp_report_finding_count(const smp_report *report);
SMP_API const smp_finding *smp_report_finding(const smp_report *report, size_t index);
SMP_API size_t smp_report_need_count(const smp_report *report);
SMP_API const smp_need *smp_report_need(const smp_report *report, size_t index);
SMP_API size_t smp_report_assumption_count(const smp_report *report);
SMP_API const smp_assumption *smp_report_assumption(const smp_report *report, size_t index);
SMP_API size_t smp_report_action_count(const smp_report *report);
SMP_API const smp_action_advice *smp_report_action(const smp_report *report, size_t index);
SMP_API size_t smp_report_label_count(const smp_report *report);
SMP_API const smp_label *smp_report_label(const smp_report *report, size_t index);
/** One for each label that starts a clock, whether or not the policy has an action for it. */
SMP_API size_t smp_report_clock_count(const smp_report *report);
SMP_API const smp_running_clock *smp_report_clock(const smp_report *report, size_t index);
SMP_API size_t smp_report_measure_count(const smp_report *report);
SMP_API const smp_measure *smp_report_measure(const smp_report *report, size_t index);

/** A field of the subject as it was given (ill-formed bytes included); absent if there is none. */
SMP_API smp_text smp_report_field(const smp_report *report, const char *field);

/** The named field with the repairs of the report applied: all of them (`only` NULL), or those of
 *  the findings whose indexes are in `only`. Repairs that overlap an earlier one are left out; call
 *  again on a new report until nothing changes.
 *  @param out  a NUL-terminated text owned by the report, until the report is next filled or
 *              smp_apply_fixes is next called on it
 *  @param applied  how many findings were repaired; NULL if not wanted */
SMP_API smp_status smp_apply_fixes(smp_report *report, const char *field, const size_t *only,
                                   size_t only_count, smp_text *out, size_t *applied,
                                   smp_error *error);

typedef enum smp_format {
    SMP_FORMAT_TEXT = 0, /**< for a person at a terminal */
    SMP_FORMAT_JSON,     /**< JSON Lines, the contract of docs/json.md */
    SMP_FORMAT_SARIF,    /**< SARIF 2.1.0, one run */
    SMP_FORMAT_HTML,     /**< one self-contained page; messages also as a table, first due first */
    SMP_FORMAT_TRIAGE    /**< that table alone, for a terminal; reports on anything else are
                              skipped */
} smp_format;

typedef struct smp_writer_options {
    size_t struct_size;
    int colour;          /**< 1: ANSI colours in text */
    size_t width;        /**< columns of the terminal; 0 = 80 */
    int redact;          /**< 1: personal data that was seen is masked, whether or not a finding
                              is about it; see find_personal_data in smp_evaluator_options */
    smp_text title;      /**< heading of the HTML page; absent = a plain one */
    smp_text source;     /**< name of the input, for SARIF; absent = "input"; where there are
                              several, see smp_writer_source */
    const smp_allocator *allocator; /**< NULL = malloc */
} smp_writer_options;

#define SMP_WRITER_OPTIONS_INIT SMP_SIZED(smp_writer_options)

/** Writes many reports as one document. JSON Lines and text are written report by report. SARIF,
 *  HTML and triage begin with what is only known at the end, so they are kept in memory until
 *  smp_writer_close, at about the size of the document. */
typedef struct smp_writer smp_writer;

/** @param options NULL for the defaults; its texts are copied
 *  @param write   called with `context` whenever there is something to write; never with size 0
 *  Errors: SMP_ERROR_ARGUMENT, SMP_ERROR_MEMORY. One thread at a time. */
SMP_API smp_status smp_writer_open(smp_writer **out, smp_format format,
                                   const smp_writer_options *options, smp_write_function write,
                                   void *context, smp_error *error);
/** Adds a report. SMP_ERROR_MEMORY leaves it out and the document sound; after SMP_ERROR_IO nothing
 *  more is written. */
SMP_API smp_status smp_writer_report(smp_writer *writer, const smp_report *report,
                                     smp_error *error);
/** Says on which line of the source the next report's subject is; SARIF puts its results there. By
 *  default each report is one line below the one before, as in JSON Lines. */
SMP_API void smp_writer_line(smp_writer *writer, uint32_t line);
/** Names the file, or whatever else it is, in which the next subjects stand, until another is
 *  named: SARIF puts results there, and bad lines tell it. Where `name` is absent, it is the input
 *  of the options again, which bad lines do not tell.
 *  @param name copied
 *  Errors: SMP_ERROR_ARGUMENT, SMP_ERROR_MEMORY. */
SMP_API smp_status smp_writer_source(smp_writer *writer, smp_text name, smp_error *error);
/** A line of input that could not be read, in its place among the reports.
 *  @param id  what the line was known by; absent if nothing
 *  @param why code, message, line and column; may be the same object as `error` */
SMP_API smp_status smp_writer_bad_input(smp_writer *writer, smp_text id, const smp_error *why,
                                        smp_error *error);
/** Ends the document and frees the writer, whatever it returns: on an error the document is not
 *  whole. NULL is allowed. */
SMP_API smp_status smp_writer_close(smp_writer *writer, smp_error *error);

/** One report as one line of JSON without a line break.
 *  @param out owned by the report, until it is next filled, freed or written this way */
SMP_API smp_status smp_report_json(smp_report *report, smp_text *out, smp_error *error);

#ifdef __cplusplus
}
#endif

#endif
