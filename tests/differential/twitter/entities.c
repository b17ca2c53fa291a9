/* Says what the library finds in texts, for run.mjs to compare with npm twitter-text.
 * In: for each text its size in bytes, a line feed, and the text. Out: one line for each, of
 * "weighted2 weighted3 valid3 end2 end3" and then "kind:start-end" in UTF-16 units.
 * SPDX-License-Identifier: MIT */
#include "text/text.h"

#include <stdio.h>
#include <stdlib.h>

static void answer(smp_text text, smp__arena *arena)
{
    smp__entity *entities;
    uint32_t count;
    smp_x_length two = SMP_X_LENGTH_INIT, three = SMP_X_LENGTH_INIT;
    bool ascii = true;
    for (size_t i = 0; i < text.size; i++) ascii &= (unsigned char)text.data[i] < 0x80;
    if (!smp__x_length(&two, text, 2, arena) || !smp__x_length(&three, text, 3, arena) ||
        !smp__find_x_entities(&entities, &count, arena, text, ascii))
        exit(70);
    printf("%zu %zu %d %zu %zu", two.weighted_length, three.weighted_length, three.valid,
           two.valid_utf16.end, three.valid_utf16.end);
    size_t at = 0, units = 0, start = 0;
    for (uint32_t i = 0; i < count; i++) {
        for (; at < entities[i].end; units++) {
            if (at == entities[i].start) start = units;
            if (smp__utf8_next(text.data, &at) > 0xFFFF) units++;
        }
        printf(" %s:%zu-%zu", smp_token_kind_name((smp_token_kind)entities[i].kind), start, units);
    }
    putchar('\n');
}

int main(void)
{
    smp_allocator allocator = smp__allocator_or_default(NULL);
    smp__arena arena;
    smp__arena_init(&arena, &allocator);
    size_t size, capacity = 0;
    char *text = NULL;
    while (scanf("%zu", &size) == 1 && getchar() == '\n') {
        if (size >= capacity) {
            free(text);
            text = malloc(capacity = size + 1);
        }
        if (!text || fread(text, 1, size, stdin) != size) return 65;
        smp__arena_reset(&arena);
        answer((smp_text){text, size}, &arena);
    }
    free(text);
    smp__arena_free(&arena);
    return 0;
}
