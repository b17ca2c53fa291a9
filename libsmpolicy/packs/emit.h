/* Writing the model into the sections of an image: what the files of that work share.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_PACKS_EMIT_H
#define SMP_PACKS_EMIT_H

#include "packs/model.h"

typedef struct smp__emission {
    smp__model *model;
    smp__image_builder *builder;
    uint32_t clause_count;
} smp__emission;

static inline smp__sref smp__emit_text(const smp__emission *emitter, smp_text text)
{
    return smp__image_intern(emitter->builder, text);
}

/* Adds a record to a section; returns its number there. */
#define SMP__EMIT(emitter, section, record)                                                        \
    smp__image_add((emitter)->builder, section, &(record), sizeof(record))

/* How many records a section has so far. */
static inline uint32_t smp__emitted(const smp__emission *emitter, uint32_t section)
{
    return smp__image_count(emitter->builder, section);
}

/* Values, one after the other; returns the number of the first. */
uint32_t smp__emit_values(const smp__emission *emitter, const smp__values *values);
/* Words with a space between each two. */
smp__sref smp__emit_words(const smp__emission *emitter, const smp__words *words);
/* emit_clauses.c: clauses with their conditions and examples. After documents, facts and
 * calendars, which they name by number. */
void smp__emit_clauses(smp__emission *emitter);

#endif
