/* What the library hands out, as tables of names and places, so that each language turns every
 * struct into its own kind of value by one reader.
 * SPDX-License-Identifier: MIT */
#ifndef SMPOLICY_BINDINGS_SHAPES_H
#define SMPOLICY_BINDINGS_SHAPES_H

#include <smpolicy.h>

typedef enum shape_kind {
    SHAPE_TEXT,   /* smp_text */
    SHAPE_MAYBE,  /* smp_text; nothing where it is empty */
    SHAPE_DAY,    /* char[11], YYYY-MM-DD */
    SHAPE_WORD,   /* an enumeration, by the name of its value */
    SHAPE_SIZE,   /* size_t */
    SHAPE_LINE,   /* uint32_t */
    SHAPE_NUMBER, /* double */
    SHAPE_FLAG,   /* int, 0 or 1 */
    SHAPE_RANGE,  /* smp_range */
    SHAPE_SPAN,   /* smp_span */
    SHAPE_PLACE,  /* smp_span; nothing where it is empty */
    SHAPE_RECORD, /* a struct of its own shape */
    SHAPE_TEXTS,  /* pointer to smp_text, and how many */
    SHAPE_SPANS,  /* pointer to smp_span, and how many */
    SHAPE_RECORDS /* pointer to structs of one shape, and how many */
} shape_kind;

typedef struct shape shape;

typedef struct shape_member {
    const char *name;
    shape_kind kind;
    size_t offset;
    size_t count_offset;       /* of the size_t that goes with a pointer */
    const shape *of;           /* of a record */
    const char *(*word)(int);  /* of an enumeration */
} shape_member;

struct shape {
    size_t size;               /* of the struct, in bytes */
    size_t count;
    const shape_member *members;
};

extern const shape shape_finding, shape_need, shape_assumption, shape_action, shape_measure,
    shape_label, shape_clock, shape_policy, shape_clause, shape_document, shape_fact, shape_signal,
    shape_example, shape_diagnostic, shape_summary, shape_token, shape_measures, shape_x_length,
    shape_spoken, shape_piece, shape_deadline, shape_holiday;

#endif
