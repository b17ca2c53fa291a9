/* Where a fault is, and the list that faults are collected in.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_PACKS_FAULTS_H
#define SMP_PACKS_FAULTS_H

#include "base/base.h"

#include <smpolicy/policy.h>

#define SMP__FAULTS_MAX 50u

/* A file of YAML. Lines end in LF, CR LF or CR. */
typedef struct smp__source {
    smp_text name;
    smp_text text; /* without a byte order mark */
    uint32_t *lines; /* where each line starts, in bytes */
    uint32_t line_count;
} smp__source;

/* A byte of a source; line and column are worked out when somebody asks. */
typedef struct smp__place {
    const smp__source *source;
    uint32_t offset;
} smp__place;

/* Finds the lines of `source`, whose name and text are set. False when memory ran out. */
bool smp__source_index(smp__source *source, smp__arena *arena);
uint32_t smp__place_line(smp__place place);   /* 1-based */
uint32_t smp__place_column(smp__place place); /* 1-based, in code points */
/* The line itself without its end; empty when it is too long to be shown, or no UTF-8. */
smp_text smp__place_source_line(smp__place place);

/* Does `a` stand before `b`? A pack's file comes before its parent's. */
bool smp__place_before(smp__place a, smp__place b);

typedef struct smp__fault_item {
    smp__place place;
    smp_text message, hint;
} smp__fault_item;

/* Collects what is wrong with a pack. */
typedef struct smp__faults {
    smp__arena *arena; /* the texts */
    smp__fault_item items[SMP__FAULTS_MAX];
    uint32_t count; /* may be more than there are items */
    bool memory_failed;
} smp__faults;

/* What is wrong, in one sentence, and what to do about it (absent where that is plain). */
void smp__blame(smp__faults *faults, smp__place place, smp_text hint, const char *format, ...)
    SMP_PRINTF(4, 5);

/* Hands the faults over, those of one file in its order: all to `diagnostics`, the first to `error`
 * (NULL: not wanted). */
void smp__faults_tell(smp__faults *faults, smp_diagnostics *diagnostics, smp_error *error);

/* No more faults will be shown: a good guess at what was meant is not worth its time. */
static inline bool smp__faults_full(const smp__faults *faults)
{
    return faults->count >= SMP__FAULTS_MAX;
}

/* A text for "%.*s" in a message. */
#define SMP__SHOW(text) SMP__SHOWN(text, 80)

/* Looks for the name that was meant (base/nearest.c), where the fault will be kept. */
smp__nearest smp__nearest_for(const smp__faults *faults, smp_text wanted);
/* 'Did you mean "x"?', or `otherwise` when nothing was near. */
smp_text smp__nearest_hint(const smp__nearest *nearest, smp__faults *faults, smp_text otherwise);

#endif
