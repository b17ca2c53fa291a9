/* A policy: an organisation's Social Media Policy, compiled from a pack. Immutable once opened,
 * shared by any number of threads, reference counted.
 * SPDX-License-Identifier: MIT */
#ifndef SMPOLICY_POLICY_H
#define SMPOLICY_POLICY_H

#include <smpolicy/base.h>
#include <smpolicy/subject.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct smp_policy smp_policy;

/** One thing found wrong (or worth saying) about a pack. Texts live as long as the list. */
typedef struct smp_diagnostic {
    smp_text source;      /**< file name, or the name given for a pack in memory */
    uint32_t line;        /**< 1-based */
    uint32_t column;      /**< 1-based, in code points */
    int is_error;         /**< 1: the pack is refused for it; 0: lint only */
    smp_text message;     /**< what is wrong */
    smp_text hint;        /**< what to do; may be empty */
    smp_text source_line; /**< the line itself, for a caret under `column`; may be empty */
} smp_diagnostic;

/** Every message about a pack, collected rather than one at a time. Not shared between threads. */
typedef struct smp_diagnostics smp_diagnostics;

SMP_API smp_status smp_diagnostics_new(smp_diagnostics **out, const smp_allocator *allocator);
SMP_API void smp_diagnostics_free(smp_diagnostics *diagnostics); /**< NULL is allowed */
SMP_API size_t smp_diagnostics_count(const smp_diagnostics *diagnostics);
/** An index past the end gives an all-zero diagnostic. */
SMP_API smp_diagnostic smp_diagnostics_at(const smp_diagnostics *diagnostics, size_t index);

typedef struct smp_policy_options {
    size_t struct_size;
    const smp_allocator *allocator; /**< NULL = malloc; must outlive the policy */
    smp_diagnostics *diagnostics;   /**< collects up to 50 messages; NULL = only the error */
} smp_policy_options;

#define SMP_POLICY_OPTIONS_INIT SMP_SIZED(smp_policy_options)

/** Opens a policy that is built into the library, by its pack id ("covwarks").
 *  @param out     set to a policy that the caller releases with smp_policy_release
 *  @param options NULL for the defaults
 *  Errors: SMP_ERROR_NOT_FOUND (the message lists the names), SMP_ERROR_MEMORY. Any thread.
 *  Cost: compiled at build time and read in place, well under a millisecond. */
SMP_API smp_status smp_policy_open_builtin(smp_policy **out, const char *id,
                                           const smp_policy_options *options, smp_error *error);

/** Reads and compiles a pack file. `extends` may name built-in packs, or a file beside this one.
 *  Errors: SMP_ERROR_IO, SMP_ERROR_PACK (every fault is in the diagnostics), SMP_ERROR_MEMORY. */
SMP_API smp_status smp_policy_open_file(smp_policy **out, const char *path,
                                        const smp_policy_options *options, smp_error *error);

/** The same from memory. `name` is used in messages; `extends` may name built-in packs only. */
SMP_API smp_status smp_policy_open_memory(smp_policy **out, smp_text yaml, const char *name,
                                          const smp_policy_options *options, smp_error *error);

/** One more owner; returns `policy`. Any thread. */
SMP_API smp_policy *smp_policy_retain(smp_policy *policy);
/** One owner fewer; the last one frees. NULL is allowed. Any thread. */
SMP_API void smp_policy_release(smp_policy *policy);

/** How many policies are built in, and the id of the one at `index` (NULL past the end). */
SMP_API size_t smp_builtin_count(void);
SMP_API const char *smp_builtin_id(size_t index);
/** The YAML of a built-in pack, so that it can be read, copied and adapted; absent if unknown. */
SMP_API smp_text smp_builtin_yaml(const char *id);

/** What a policy says of itself. Dates are YYYY-MM-DD or empty. */
typedef struct smp_policy_info {
    size_t struct_size;
    smp_text id;
    smp_text version;
    smp_text title;
    smp_text status;
    smp_text organisation;
    smp_text document;  /**< title of the first document cited */
    smp_text document_version;
    smp_text approved;
    smp_text review;    /**< when the document says it is due for review */
    smp_text expires;
    smp_text sha256;    /**< of the pack's own bytes and its parents', 64 hexadecimal digits */
    size_t clause_count;
    smp_text nation;    /**< whose law counts times: "england", "wales", "scotland",
                             "northern-ireland"; empty where the pack does not say */
} smp_policy_info;

#define SMP_POLICY_INFO_INIT SMP_SIZED(smp_policy_info)

SMP_API smp_status smp_policy_describe(const smp_policy *policy, smp_policy_info *out);

/** A document that a policy cites. Dates are YYYY-MM-DD; what is not told is empty. */
typedef struct smp_document_info {
    size_t struct_size;
    smp_text id;       /**< the pack's short name for it */
    smp_text title;
    smp_text version;
    smp_text approved;
    smp_text review;   /**< when it is due for review */
    smp_text expires;
    smp_text url;
    smp_text note;     /**< what is odd about it: misprints, contradictions */
} smp_document_info;

#define SMP_DOCUMENT_INFO_INIT SMP_SIZED(smp_document_info)

/** The document at `index`: the pack's own, then those of the packs it extends.
 *  SMP_ERROR_NOT_FOUND past the end. */
SMP_API smp_status smp_policy_document(const smp_policy *policy, size_t index,
                                       smp_document_info *out);

/** How far software can decide a clause. */
typedef enum smp_clause_kind {
    SMP_CLAUSE_AUTOMATIC = 0, /**< text and metadata decide */
    SMP_CLAUSE_ASSISTED,      /**< software raises a signal, a person decides */
    SMP_CLAUSE_HOST_FACT,     /**< depends on a fact that only the host knows */
    SMP_CLAUSE_ORGANISATIONAL /**< a duty that no post can show; `why` says so */
} smp_clause_kind;

SMP_API const char *smp_clause_kind_name(smp_clause_kind kind);

typedef enum smp_severity {
    SMP_SEVERITY_NOTE = 0,
    SMP_SEVERITY_WARNING,
    SMP_SEVERITY_ERROR
} smp_severity;

/** "note", "warning", "error"; NULL out of range. */
SMP_API const char *smp_severity_name(smp_severity severity);

typedef struct smp_clause_info {
    size_t struct_size;
    smp_text id;
    smp_clause_kind kind;
    smp_severity severity;
    smp_text document;
    smp_text document_version;
    smp_text section;
    smp_text quote;   /**< the policy's own words */
    smp_text why;     /**< for an organisational clause: why nothing checks it */
    smp_text signals; /**< names, separated by spaces */
    smp_text facts;   /**< names of facts it requires, separated by spaces */
    smp_text checks;  /**< the uses it takes part in: "post share profile ..." */
    size_t flag_examples;
    size_t pass_examples;
    int implemented;  /**< 1 when something in this library can raise it */
    smp_text note;    /**< what is odd about the policy's words here, and how they were read */
} smp_clause_info;

#define SMP_CLAUSE_INFO_INIT SMP_SIZED(smp_clause_info)

/** The clause at `index`, in the pack's order. SMP_ERROR_NOT_FOUND past the end. */
SMP_API smp_status smp_policy_clause(const smp_policy *policy, size_t index, smp_clause_info *out);

/** An example of a clause, with which the pack tests itself. Texts live as long as the policy. */
typedef struct smp_example_info {
    size_t struct_size;
    int flags;          /**< 1: the clause is to be raised; 0: it is not */
    smp_text at;        /**< the words that are to be marked; empty where any may be */
    smp_text fix;       /**< the text after this clause's repair; empty where none is told */
    smp_text source;    /**< "file:line" */
    size_t field_count; /**< of the subject, see smp_policy_example_field */
    smp_subject subject;
} smp_example_info;

#define SMP_EXAMPLE_INFO_INIT SMP_SIZED(smp_example_info)

/** Example `index` of the clause at `clause`. SMP_ERROR_NOT_FOUND past the end of either. */
SMP_API smp_status smp_policy_example(const smp_policy *policy, size_t clause, size_t index,
                                      smp_example_info *out);

/** A field of an example's subject, as smp_fields_set takes it: "text" and the words,
 *  "media.0.consent" and "no". SMP_ERROR_NOT_FOUND past the end. */
SMP_API smp_status smp_policy_example_field(const smp_policy *policy, size_t clause, size_t index,
                                            size_t field, smp_text *path, smp_text *value);

/** A fact that the policy may ask for. */
typedef struct smp_fact_info {
    size_t struct_size;
    smp_text name;     /**< "media.consent" stands for media.0.consent, media.1.consent, ... */
    smp_fact_type type;
    smp_text meaning;
    smp_text ask;      /**< the question to put to a person */
    smp_text values;   /**< for a text with a fixed set: the set, separated by spaces */
} smp_fact_info;

#define SMP_FACT_INFO_INIT SMP_SIZED(smp_fact_info)

SMP_API size_t smp_policy_fact_count(const smp_policy *policy);
SMP_API smp_status smp_policy_fact(const smp_policy *policy, size_t index, smp_fact_info *out);

/** Something that can be seen, which clauses name under `flag`. */
typedef struct smp_signal_info {
    size_t struct_size;
    smp_text name;
    smp_text meaning;
    smp_text pack;   /**< id of the pack that declares it; empty: the library's own */
    smp_text fields; /**< where its patterns are looked for: "text alt shared"; empty where it has
                          none */
    smp_text limits; /**< what a pack may set, as it is set: "limit 3" */
} smp_signal_info;

#define SMP_SIGNAL_INFO_INIT SMP_SIZED(smp_signal_info)

/** The signal at `index`: the library's own, then those of the packs. SMP_ERROR_NOT_FOUND past the
 *  end. Texts live as long as the policy. */
SMP_API smp_status smp_policy_signal(const smp_policy *policy, size_t index, smp_signal_info *out);

/** Looks a policy over for what is suspicious though not wrong: review dates past at `on`
 *  (YYYY-MM-DD; absent: dates are not looked at), missing contacts, clauses without examples,
 *  patterns that can never match. Adds to `diagnostics`. */
SMP_API smp_status smp_policy_lint(const smp_policy *policy, smp_text on,
                                   smp_diagnostics *diagnostics, smp_error *error);

#ifdef __cplusplus
}
#endif

#endif
