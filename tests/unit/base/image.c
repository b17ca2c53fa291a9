/* The flat image: what is put in comes out, and a damaged one is refused.
 * SPDX-License-Identifier: MIT */
#include "base/base.h"
#include "suite.h"

#include <stdio.h>
#include <string.h>

typedef struct pair {
    uint32_t a, b;
} pair;

static unsigned char *build(size_t *size)
{
    smp_allocator allocator = smp__allocator_or_default(NULL);
    smp__image_builder *builder = smp__image_builder_new(&allocator);
    for (uint32_t i = 0; i < 1000; i++) {
        pair record = {i, i * i};
        ck_assert_uint_eq(smp__image_add(builder, 5, &record, sizeof record), i);
    }
    smp__sref word = smp__image_intern(builder, SMP_TEXT("word"));
    smp__sref empty = smp__image_intern(builder, SMP_TEXT(""));
    ck_assert_uint_ne(word, 0);
    ck_assert_uint_ne(empty, 0);
    ck_assert_uint_eq(smp__image_intern(builder, SMP_TEXT("word")), word);
    ck_assert_uint_eq(smp__image_intern(builder, (smp_text){NULL, 0}), 0);
    smp__image_add(builder, 6, &word, sizeof word);
    smp__image_add(builder, 6, &empty, sizeof empty);
    unsigned char *bytes = smp__image_finish(builder, size);
    smp__image_builder_free(builder);
    return bytes;
}

START_TEST(what_goes_in_comes_out)
{
    size_t size, count;
    unsigned char *bytes = build(&size);
    ck_assert(smp__image_check(bytes, size));
    smp__image image = {bytes, size};
    const pair *pairs = smp__image_section(&image, 5, &count);
    ck_assert_uint_eq(count, 1000);
    ck_assert_uint_eq(pairs[999].b, 999u * 999u);
    const smp__sref *words = smp__image_section(&image, 6, &count);
    ck_assert(smp__text_equal(smp__image_string(&image, words[0]), SMP_TEXT("word")));
    ck_assert(smp__text_equal(smp__image_string(&image, words[1]), SMP_TEXT("")));
    ck_assert_ptr_null(smp__image_string(&image, 0).data);
    ck_assert_ptr_null(smp__image_section(&image, 7, &count));
    ck_assert_uint_eq(count, 0);
    free(bytes);
}
END_TEST

START_TEST(thousands_of_strings_are_each_kept_once)
{
    smp_allocator allocator = smp__allocator_or_default(NULL);
    smp__image_builder *builder = smp__image_builder_new(&allocator);
    static smp__sref first[5000];
    char name[32];
    for (int round = 0; round < 2; round++)
        for (int i = 0; i < 5000; i++) {
            int size = snprintf(name, sizeof name, "string %d", i);
            smp__sref ref = smp__image_intern(builder, (smp_text){name, (size_t)size});
            if (round == 0) first[i] = ref;
            else ck_assert_uint_eq(ref, first[i]);
        }
    smp__image_builder_free(builder);
}
END_TEST

START_TEST(damage_is_refused)
{
    size_t size;
    unsigned char *bytes = build(&size);
    ck_assert(!smp__image_check(bytes, size - 16));
    ck_assert(!smp__image_check(bytes, 8));
    bytes[0] ^= 1;
    ck_assert(!smp__image_check(bytes, size));
    bytes[0] ^= 1;
    uint32_t far_away = 0xFFFFFFF0u; /* the offset of section 5 */
    memcpy(bytes + 16 + 5 * 16, &far_away, sizeof far_away);
    ck_assert(!smp__image_check(bytes, size));
    free(bytes);
}
END_TEST

SUITE("base/image", what_goes_in_comes_out, thousands_of_strings_are_each_kept_once,
      damage_is_refused)
