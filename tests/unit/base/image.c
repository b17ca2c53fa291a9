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

/* Puts four bytes at a place, asks, and puts back what was there. */
static bool holds_with(unsigned char *bytes, size_t size, size_t at, uint32_t value)
{
    uint32_t was;
    memcpy(&was, bytes + at, sizeof was);
    memcpy(bytes + at, &value, sizeof value);
    bool holds = smp__image_check(bytes, size);
    memcpy(bytes + at, &was, sizeof was);
    return holds;
}

START_TEST(damage_is_refused)
{
    size_t size;
    unsigned char *bytes = build(&size);
    smp__image image = {bytes, size};
    const smp__image_head *head = (const void *)bytes;
    smp__image_entry fifth = head->sections[5];
    size_t entry = offsetof(smp__image_head, sections) + 5 * sizeof fifth;
    ck_assert(smp__image_check(bytes, size));
    ck_assert(!smp__image_check(bytes, size - 16));
    ck_assert(!smp__image_check(bytes, sizeof *head - 1));
    ck_assert(!holds_with(bytes, size, offsetof(smp__image_head, magic), head->magic ^ 1));
    ck_assert(!holds_with(bytes, size, offsetof(smp__image_head, layout_version), 1));
    ck_assert(!holds_with(bytes, size, offsetof(smp__image_head, size), head->size + 16));
    ck_assert(!holds_with(bytes, size, entry, 0xFFFFFFF0u));
    ck_assert(!holds_with(bytes, size, entry, (uint32_t)size + 16));
    ck_assert(!holds_with(bytes, size, entry, fifth.offset + 1));
    ck_assert(holds_with(bytes, size, entry + 4, fifth.count - 1));
    ck_assert(!holds_with(bytes, size, entry + 4, (uint32_t)(size / fifth.record_size)));
    ck_assert(!holds_with(bytes, size, entry + 8, UINT32_MAX));
    ck_assert_ptr_nonnull(smp__image_section(&image, 5, NULL));
    /* One that does not lie where its records may. */
    unsigned char *moved = malloc(size + 1);
    memcpy(moved + 1, bytes, size);
    ck_assert(!smp__image_check(moved + 1, size));
    free(moved);
    free(bytes);
}
END_TEST

/* What offsets of 32 bits could not tell apart is refused before a byte of it is read. */
START_TEST(what_is_too_large_is_refused)
{
    smp_allocator allocator = smp__allocator_or_default(NULL);
    for (int what = 0; what < 2; what++) {
        smp__image_builder *builder = smp__image_builder_new(&allocator);
        size_t size;
        uint32_t word = 7;
        smp__image_add(builder, 3, &word, sizeof word);
        if (what) ck_assert_uint_eq(smp__image_intern(builder, (smp_text){"", UINT32_MAX}), 0);
        else smp__image_add_array(builder, 5, &word, sizeof word, UINT32_MAX / sizeof word);
        ck_assert(smp__image_builder_failed(builder));
        ck_assert_ptr_null(smp__image_finish(builder, &size));
        ck_assert_uint_eq(smp__image_intern(builder, SMP_TEXT("later")), 0);
        smp__image_builder_free(builder);
    }
    smp__image_builder_free(NULL);
}
END_TEST

/* What refers to a string of the first means the same in the second. */
START_TEST(an_image_may_begin_with_the_strings_of_another)
{
    smp_allocator allocator = smp__allocator_or_default(NULL);
    size_t size, first_size;
    unsigned char *bytes = build(&first_size);
    const smp__image first = {bytes, first_size};
    const smp__sref *words = smp__image_section(&first, 6, NULL);
    smp__image_builder *builder = smp__image_builder_new(&allocator);
    smp__image_begin_with(builder, &first);
    ck_assert_uint_eq(smp__image_intern(builder, SMP_TEXT("word")), words[0]);
    ck_assert_uint_eq(smp__image_intern(builder, SMP_TEXT("")), words[1]);
    const smp__sref later = smp__image_intern(builder, SMP_TEXT("later"));
    unsigned char *next = smp__image_finish(builder, &size);
    const smp__image second = {next, size};
    ck_assert(smp__text_equal(smp__image_string(&second, words[0]), SMP_TEXT("word")));
    ck_assert(smp__text_equal(smp__image_string(&second, later), SMP_TEXT("later")));
    smp__image_builder_free(builder);
    free(next);
    free(bytes);
}
END_TEST

/* Two heads in one block, the second with a section of the first: a copy of it stands alone. */
START_TEST(a_copy_holds_what_was_shared)
{
    smp_allocator allocator = smp__allocator_or_default(NULL);
    size_t size, copy_size, count;
    unsigned char *bytes = build(&size);
    unsigned char *block = calloc(1, sizeof(smp__image_head) + size);
    memcpy(block + sizeof(smp__image_head), bytes, size);
    smp__image_head *head = (void *)block;
    *head = *(const smp__image_head *)(const void *)bytes;
    head->size = (uint32_t)(sizeof *head + size);
    for (uint32_t i = 0; i < SMP__IMAGE_SECTIONS_MAX; i++)
        head->sections[i].offset += (uint32_t)sizeof *head;
    head->sections[6].count = 0;
    ck_assert(smp__image_check(block, head->size));
    ck_assert(smp__image_check(block + sizeof *head, size));
    unsigned char *copied = smp__image_copy(&(smp__image){block, head->size}, &allocator,
                                            &copy_size);
    free(block);
    ck_assert(smp__image_check(copied, copy_size));
    const smp__image copy = {copied, copy_size};
    const pair *pairs = smp__image_section(&copy, 5, &count);
    ck_assert_uint_eq(count, 1000);
    ck_assert_uint_eq(pairs[999].b, 999u * 999u);
    ck_assert_ptr_null(smp__image_section(&copy, 6, NULL));
    ck_assert_uint_le(copy_size, size);
    free(copied);
    free(bytes);
}
END_TEST

SUITE("base/image", what_goes_in_comes_out, thousands_of_strings_are_each_kept_once,
      damage_is_refused, what_is_too_large_is_refused,
      an_image_may_begin_with_the_strings_of_another, a_copy_holds_what_was_shared)
