/* What the written forms share: texts made fit to be shown, words, and the roll of
 * policies and clauses a document has met. Private to this room.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_REPORT_WRITING_H
#define SMP_REPORT_WRITING_H

#include "base/base.h"
#include "report/report.h"

/* ---- Texts to be shown (shown.c) ------------------------------------------------------------- */

/* A stretch of text, and what of it is masked. Offsets are bytes of `text`. */
typedef struct smp__shown {
    smp_text text;
    size_t start, end;       /* only this part is shown */
    const smp_range *hidden; /* sorted, apart from each other */
    size_t hidden_count;
} smp__shown;

/* Decides what of one report may be seen. Undrawn, everything. Drawn, the characters of findings
 * whose signal begins with "privacy." are masked where they stand, and wherever else they occur;
 * names also in other spellings, and their parts.
 * When memory runs out `failed` is set and nothing written through it may leave. */
typedef struct smp__curtain {
    bool drawn;
    bool failed;
    bool first[256];      /* bytes that a secret begins with */
    smp__arena *arena;
    const smp_report *report;
    smp_text *secrets;    /* sorted by bytes, each once */
    size_t *parents;      /* the longest other secret that begins this one; SIZE_MAX = none */
    size_t secret_count;
    smp__secret_names *names; /* other spellings of secrets that are names */
    smp__shown *fields;   /* as the report's fields; NULL when undrawn */
} smp__curtain;

void smp__curtain_open(smp__curtain *curtain, const smp_report *report, bool draw,
                       smp__arena *arena);
/* Reads the names among the secrets (secret_names.c). */
void smp__collect_names(smp__curtain *curtain);
/* A whole text that is not a field: a message, a repair. An absent text shows as an empty one. */
smp__shown smp__show(smp__curtain *curtain, smp_text text);
/* The same without masking: ids, words of a policy. */
smp__shown smp__show_plain(smp_text text);
/* Bytes `start` to `end` of a field of the report; nothing for a field that it does not have. */
smp__shown smp__show_field(smp__curtain *curtain, smp_text field, size_t start, size_t end);
/* A finding's own characters: out of its field where that is known. */
smp__shown smp__show_finding(smp__curtain *curtain, const smp_finding *finding);
/* Is the finding about characters of a field, not the post as a whole or a picture? */
bool smp__has_span(const smp_finding *finding);
/* Does the report have that field, with those characters? A span past the end would be a fault
 * elsewhere, not a reason to write a broken page. */
bool smp__can_point(const smp_report *report, const smp_finding *finding);
/* And into the field of that index? */
bool smp__points_into(const smp_report *report, const smp_finding *finding, size_t field);
/* Index of a field of the report; SIZE_MAX if it has none of that name. */
size_t smp__field_index(const smp_report *report, smp_text name);

/* Reads a shown text character by character: ill-formed sequences as U+FFFD, masked characters as
 * U+2588 FULL BLOCK. */
typedef struct smp__cursor {
    const smp__shown *shown;
    size_t at;                 /* the next byte */
    size_t hidden;             /* index of the range at or after it */
    size_t bad_start, bad_end; /* the next ill-formed sequence; SIZE_MAX = none */
} smp__cursor;

#define SMP__MASK 0x2588u
#define SMP__REPLACEMENT 0xFFFDu

void smp__cursor_start(smp__cursor *cursor, const smp__shown *shown);
/* False at the end. */
bool smp__cursor_next(smp__cursor *cursor, uint32_t *code_point);
/* How many bytes from here on are well-formed and not masked. */
size_t smp__cursor_clean(const smp__cursor *cursor);

/* Adds a code point in UTF-8. */
void smp__put_code_point(smp__buffer *out, uint32_t code_point);

/* Adds a shown text: runs of plain bytes as they are, everything else by `escape`. Inline, so that
 * each form's own functions are no calls through a pointer. */
static inline void smp__put_escaped(smp__buffer *out, const smp__shown *shown,
                                    bool (*is_plain)(unsigned char byte),
                                    void (*escape)(smp__buffer *out, uint32_t code_point))
{
    smp__cursor cursor;
    smp__cursor_start(&cursor, shown);
    for (;;) {
        size_t clean = smp__cursor_clean(&cursor), run = 0;
        const char *bytes = shown->text.data + cursor.at;
        while (run < clean && is_plain((unsigned char)bytes[run])) run++;
        smp__buffer_add(out, bytes, run);
        cursor.at += run;
        uint32_t code_point;
        if (!smp__cursor_next(&cursor, &code_point)) break;
        escape(out, code_point);
    }
}

/* A control, or a character that shows nothing or turns the direction of writing: never handed to a
 * terminal or page as it is, but spelt out as "⟨U+202E⟩". */
bool smp__is_unseen(uint32_t code_point);
#define SMP__SPELT_SIZE 24
/* Returns how many characters it wrote, which is how many columns they take. */
size_t smp__spell_out(uint32_t code_point, char out[SMP__SPELT_SIZE]);

/* ---- JSON (json.c) --------------------------------------------------------------------------- */

/* A comma where one is due, and the key. */
void smp__json_key(smp__buffer *out, const char *key);
/* A comma where one is due before an element of an array. */
void smp__json_next(smp__buffer *out);
void smp__json_shown(smp__buffer *out, const smp__shown *shown);
void smp__json_text(smp__buffer *out, smp_text text);
void smp__json_string(smp__buffer *out, const char *string);
/* At most six decimals, never an exponent; null for what is no number. */
void smp__json_number(smp__buffer *out, double value);
void smp__json_report(smp__buffer *out, smp__curtain *curtain);

/* ---- Repairs (fixes.c) ----------------------------------------------------------------------- */

/* Does it add something after the last character of its field, which is not empty? */
bool smp__edit_is_at_end(const smp_report *report, const smp_edit *edit);
/* How many edits, from `first` on, put the same in place of the same: said once, with a number. */
size_t smp__equal_edits(const smp_report *report, const smp_finding *finding, size_t first);

/* ---- Words (words.c) ------------------------------------------------------------------------- */

/* "Hold: a person must decide". */
const char *smp__verdict_words(smp_verdict verdict, bool of_posts);
/* Is it about a post, and not a profile, a message, an account or a conversation? */
bool smp__is_of_post(const smp_report *report);
/* "Warning", or "Warning, for review", or "Warning, fact needed". */
const char *smp__finding_words(const smp_finding *finding);
/* "the alternative text of picture 1". */
void smp__field_words(smp__buffer *out, smp_text field);
/* "Social Media Policy 1.4, section 7.1", without the quotation. */
void smp__cite_words(smp__buffer *out, const smp_citation *cite);
/* "Post 12": what was checked and its id, or its place in the document. */
void smp__subject_words(smp__buffer *out, const smp_report *report, size_t number);
/* "escalate to the press office (press@example.org) by 2026-12-21", or "hide (the press office)"
 * where it is theirs to do. */
void smp__action_words(smp__buffer *out, const smp_report *report, const smp_action_advice *action);
/* "Not the writer's words: quoted (@somebody)"; nothing for the writer's own. */
void smp__by_words(smp__buffer *out, const smp_finding *finding);
/* "Freedom of information request, safeguarding (child)": what a message is; nothing for "none". */
void smp__label_words(smp__buffer *out, const smp_report *report);
/* "Freedom of information request: answer by 2026-12-21." and what may move that day, or why there
 * is none. */
void smp__clock_words(smp__buffer *out, const smp_running_clock *clock);
/* "Class: impersonation. Likelihood: very likely." of the measures that are words; nothing where
 * there are none. */
void smp__measure_words(smp__buffer *out, const smp_report *report);
/* Adds a name or value of the contract as words: "very-likely" as "very likely"; the first letter a
 * capital where `capital` says so. */
void smp__plain_words(smp__buffer *out, smp_text name, bool capital);
/* An ASCII letter as a capital; all else as it is. */
char smp__capital(char c);
/* "3 errors"; `many` is the plural. */
void smp__count_words(smp__buffer *out, size_t count, const char *one, const char *many);

/* ---- The roll (roll.c) ----------------------------------------------------------------------- */

typedef struct smp__roll_policy {
    smp_text id, version, title, sha256;
    smp_text document, document_version, approved, review, expires;
    int32_t review_day, expires_day; /* SMP__NO_DAY = none */
    int32_t day; /* the last day as of which anything was judged by it; SMP__NO_DAY = not known */
    smp_text status;
    smp_text days; /* "until 2027-12-31", where something without a date was judged by a policy that
                      is not for ever; else empty */
} smp__roll_policy;

typedef struct smp__roll_clause {
    size_t policy;         /* index; SIZE_MAX = none */
    smp_text id;
    smp_citation cite;
    smp_text message;      /* of its first finding, masked where need be */
    smp_severity severity; /* the gravest it was found with */
    size_t count;          /* of findings written */
    uint32_t hash;
} smp__roll_clause;

/* A measure that is a word ("class"), one of its words ("impersonation"), and how many reports have
 * it. */
typedef struct smp__roll_word {
    smp_text name, word;
    size_t count;
} smp__roll_word;

/* Words beyond so many different ones are not counted: they are not kinds of anything. */
#define SMP__MOST_ROLL_WORDS 64u

/* Copies of what reports said about policies and clauses: reports are gone when it is needed. */
typedef struct smp__roll {
    smp__arena arena;
    smp__roll_policy *policies;
    size_t policy_count, policy_capacity;
    smp__roll_clause *clauses; /* in the order they were met */
    size_t clause_count, clause_capacity;
    uint32_t *slots;           /* hash table: index of a clause + 1 */
    size_t slot_count;
    smp__roll_word words[SMP__MOST_ROLL_WORDS];
    size_t word_count;
} smp__roll;

void smp__roll_init(smp__roll *roll, const smp_allocator *allocator);
void smp__roll_free(smp__roll *roll);
/* The report's policy, entered once; SIZE_MAX in *index when it has none. False: no memory. */
bool smp__roll_policy_of(smp__roll *roll, const smp_report *report, size_t *index);
/* What is to be known of a policy by whoever goes by it, in a few sentences: that it is a draft or
 * withdrawn, that dates were missing ("Where no date was given, ..."), that its document has
 * outlived itself ("Social Media Policy 1.4 was due for review on 2024-04-01.": before the last day
 * as of which anything was judged). Nothing where there is nothing. */
void smp__standing_words(smp__buffer *out, const smp__roll_policy *policy);
/* The finding's clause, entered once, its count as it was. False: no memory. */
bool smp__roll_clause_of(smp__roll *roll, size_t policy, const smp_finding *finding,
                         smp__curtain *curtain, size_t *index);

/* Counts the report's measures that are words. Either all are counted or, where there is no memory
 * (false), none. */
bool smp__roll_count_words(smp__roll *roll, const smp_report *report);

/* ---- Triage (triage.c) ----------------------------------------------------------------------- */

/* What the table shows of one message. */
typedef struct smp__triage_entry {
    size_t number;   /* of its report in the document, from 1 */
    bool urgent;     /* somebody may be in danger */
    bool unclear;    /* it may be grave, or cannot be read: a person must look first */
    bool undated;    /* the law sets it a time, and nothing says from when */
    int32_t due;     /* INT32_MAX = no date */
    smp_verdict verdict;
    smp_text subject, labels, next; /* in words, in the roll's arena */
    smp_text excerpt;               /* how it begins, as far as it may be seen; there too */
} smp__triage_entry;

/* Enters a report of a message; others are passed over. False: no memory, and nothing entered. */
bool smp__triage_add(smp_writer *writer, smp__curtain *curtain);
/* The entries in order; NULL (and `out` failed) without memory. */
const size_t *smp__triage_order(smp_writer *writer);
/* The day as YYYY-MM-DD; empty where there is none. */
void smp__triage_due(const smp__triage_entry *entry, char out[11]);

/* ---- The writer (writer.c) ------------------------------------------------------------------- */

/* Where reports' subjects stood. */
typedef struct smp__source {
    smp_text name;   /* in the roll's arena */
    size_t artifact; /* its number in SARIF; SIZE_MAX: not written yet */
} smp__source;

struct smp_writer {
    smp_allocator allocator;
    smp_format format;
    smp_writer_options options; /* title and source are copies in the roll's arena */
    smp_write_function write;
    void *context;
    smp_status broken;          /* why nothing more can be written; SMP_OK */
    smp__arena scratch;         /* for one report */
    smp__buffer out;            /* what is about to be written */
    smp__buffer body;           /* SARIF results, HTML articles: kept until the end */
    smp__buffer notes;          /* SARIF notifications, HTML list of bad lines */
    smp__buffer artifacts;      /* SARIF */
    size_t artifact_count;
    smp__roll roll;
    smp__triage_entry *triage;  /* HTML and triage: one for each message */
    size_t triage_count, triage_capacity;
    size_t verdicts[SMP_REJECT + 1];
    bool has_others; /* reports that are not about posts */
    size_t severities[SMP_SEVERITY_ERROR + 1];
    size_t reports, findings, bad;
    smp__source *sources;       /* the first is that of the options, unless another is
                                   told before anything stands in it */
    size_t source_count, source_capacity;
    size_t source;              /* of what comes next */
    bool source_is_told;        /* by a name of its own */
    uint32_t line;              /* of the source, where the next report is; 0 = not told */
    uint32_t last_line;
};

/* "Line 3 of posts.jsonl", "Line 3", "posts.jsonl" or "Input": where a bad line stands. */
void smp__bad_place_words(smp__buffer *out, const smp_writer *writer, const smp_error *why);

/* One written form. What `report` and `bad_input` add to `out` is written at once; what they add to
 * `body`, `notes` and `artifacts` is taken back if memory runs out. False: no memory. */
typedef struct smp__form {
    bool (*report)(smp_writer *writer, smp__curtain *curtain);
    bool (*bad_input)(smp_writer *writer, smp_text id, const smp_error *why);
    /* Around the body, which is written between them: NULL where the form has no body. */
    void (*head)(smp_writer *writer);
    void (*tail)(smp_writer *writer);
} smp__form;

extern const smp__form smp__form_json, smp__form_sarif, smp__form_text, smp__form_html,
    smp__form_triage;

/* ---- redacted.c ------------------------------------------------------------------------------ */

/* Masks in the document's title what the curtain hides; false when memory ran out. */
bool smp__redact_title(smp_writer *writer, smp__curtain *curtain);
/* Masks what the message quotes, but for names of fields and facts. */
void smp__redact_message(smp_error *why);

#endif
