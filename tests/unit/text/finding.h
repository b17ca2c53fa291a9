/* What a platform finds in a text: links, tags, mentions, addresses.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_TESTS_TEXT_FINDING_H
#define SMP_TESTS_TEXT_FINDING_H

#include "text/entities.h"

#include "suite.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static smp__arena arena;
static smp__buffer found;

/* The entities of `text` on `platform`, as "kind word, kind word". */
static inline const char *entities_on(smp_platform platform, const char *text)
{
    smp__entity *entities;
    uint32_t count;
    smp__arena_reset(&arena);
    smp__buffer_clear(&found);
    ck_assert(smp__find_entities(&entities, &count, &arena, smp_text_of(text), false, platform));
    for (uint32_t i = 0; i < count; i++) {
        if (i) smp__buffer_add_string(&found, ", ");
        smp__buffer_add_string(&found,
                               smp_token_kind_name((smp_token_kind)entities[i].kind));
        smp__buffer_add_char(&found, ' ');
        smp__buffer_add_text(&found, smp__text_slice(smp_text_of(text), entities[i].start,
                                                     entities[i].end));
    }
    return smp__buffer_text(&found).data;
}

static inline const char *on_x(const char *text) { return entities_on(SMP_PLATFORM_X, text); }

static inline void start(void)
{
    smp_allocator allocator = smp__allocator_or_default(NULL);
    smp__arena_init(&arena, &allocator);
    smp__buffer_init(&found, &allocator);
}

static inline void stop(void)
{
    smp__arena_free(&arena);
    smp__buffer_free(&found);
}

#endif
