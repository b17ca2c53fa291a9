/* Two words with one hash, so that a test can see whether anybody takes one for the other.
 * SPDX-License-Identifier: MIT */
#ifndef TESTS_COLLISION_H
#define TESTS_COLLISION_H

#include "base/base.h"

#include "suite.h"

#include <stdlib.h>
#include <string.h>

typedef struct collision {
    char one[8], other[8];
} collision;

/* The number in small letters: five of them, of every second one six. None is an s, which might be
 * taken for that of a plural. */
static inline void number_in_letters(uint32_t number, char out[8])
{
    enum { LETTERS = 18 };
    uint32_t size = 5 + (number & 1);
    memset(out, 0, 8);
    for (uint32_t i = 0; i < size; i++, number /= LETTERS) out[i] = (char)('a' + number % LETTERS);
}

/* Of the same length, or one with a letter more. */
static inline collision find_collision(bool longer)
{
    enum { SLOTS = 1 << 20, TRIES = 18 * 18 * 18 * 18 * 18 };
    uint32_t *numbers = calloc(SLOTS, sizeof *numbers);
    ck_assert_ptr_nonnull(numbers);
    collision found;
    bool collide = false;
    for (uint32_t number = 1; number < TRIES && !collide; number++) {
        number_in_letters(number, found.one);
        uint32_t hash = smp__hash(found.one, strlen(found.one)), *slot = &numbers[hash % SLOTS];
        number_in_letters(*slot, found.other);
        collide = *slot && smp__hash(found.other, strlen(found.other)) == hash &&
                  (strlen(found.other) != strlen(found.one)) == longer;
        *slot = number;
    }
    free(numbers);
    ck_assert(collide);
    return found;
}

#endif
