/* Arena, buffer, errors, hashing and sized structs.
 * SPDX-License-Identifier: MIT */
#include "base/base.h"
#include "suite.h"

#include <string.h>

/* An allocator that counts, and gives nothing from a certain call on. */
typedef struct counter {
    size_t calls, fail_from, live;
} counter;

static void *count_allocate(void *context, size_t size)
{
    counter *count = context;
    if (++count->calls > count->fail_from) return NULL;
    count->live += size;
    return malloc(size);
}
static void *count_reallocate(void *context, void *old, size_t old_size, size_t size)
{
    counter *count = context;
    if (++count->calls > count->fail_from) return NULL;
    count->live += size - old_size;
    return realloc(old, size);
}
static void count_release(void *context, void *old, size_t old_size)
{
    counter *count = context;
    count->live -= old_size;
    free(old);
}
static smp_allocator counting(counter *count)
{
    return (smp_allocator){count_allocate, count_reallocate, count_release, count};
}

START_TEST(a_warm_arena_allocates_no_more)
{
    SKIP_WHERE_NOTHING_IS_KEPT;
    counter count = {0, SIZE_MAX, 0};
    smp_allocator allocator = counting(&count);
    smp__arena arena;
    smp__arena_init(&arena, &allocator);
    for (int round = 0; round < 5; round++) {
        smp__arena_reset(&arena);
        for (size_t i = 0; i < 2000; i++) {
            unsigned char *memory = smp__arena_allocate(&arena, i);
            ck_assert_uint_eq((uintptr_t)memory % 16, 0);
            memset(memory, 0xAA, i);
        }
        if (round == 0) count.fail_from = count.calls;
    }
    smp__arena_free(&arena);
    ck_assert_uint_eq(count.live, 0);
}
END_TEST

START_TEST(an_arena_without_memory_says_so)
{
    counter count = {0, 0, 0};
    smp_allocator allocator = counting(&count);
    smp__arena arena;
    smp__arena_init(&arena, &allocator);
    ck_assert_ptr_null(smp__arena_allocate(&arena, 1));
    ck_assert_ptr_null(smp__arena_copy(&arena, SMP_TEXT("x")).data);
    ck_assert_ptr_null(smp__arena_format(&arena, "%d", 1).data);
    ck_assert_ptr_null(smp__arena_allocate(&arena, SIZE_MAX));
    ck_assert_ptr_null(smp__arena_allocate(&arena, SIZE_MAX - 32));
    smp__arena_free(&arena);
}
END_TEST

START_TEST(a_buffer_grows_and_always_ends_in_nul)
{
    smp_allocator allocator = smp__allocator_or_default(NULL);
    smp__buffer buffer;
    smp__buffer_init(&buffer, &allocator);
    ck_assert_str_eq(smp__buffer_text(&buffer).data, "");
    for (int i = 0; i < 10000; i++) smp__buffer_format(&buffer, "%d,", i % 10);
    ck_assert_uint_eq(buffer.size, 20000);
    ck_assert_uint_eq(strlen(buffer.data), 20000);
    smp__buffer_clear(&buffer);
    ck_assert_str_eq(smp__buffer_text(&buffer).data, "");
    smp__buffer_free(&buffer);
}
END_TEST

START_TEST(a_failed_buffer_gives_no_part)
{
    counter count = {0, 1, 0};
    smp_allocator allocator = counting(&count);
    smp__buffer buffer;
    smp__buffer_init(&buffer, &allocator);
    smp__buffer_add_string(&buffer, "first");
    for (int i = 0; i < 100; i++) smp__buffer_add_string(&buffer, "more");
    ck_assert(buffer.failed);
    ck_assert_ptr_null(smp__buffer_text(&buffer).data);
    smp__buffer_free(&buffer);
    ck_assert_uint_eq(count.live, 0);
}
END_TEST

START_TEST(numbers_are_read_as_in_json)
{
    double value;
    ck_assert(smp__text_to_double(SMP_TEXT("4.5"), &value) && value == 4.5);
    ck_assert(smp__text_to_double(SMP_TEXT("-3"), &value) && value == -3);
    ck_assert(!smp__text_to_double(SMP_TEXT(""), &value));
    ck_assert(!smp__text_to_double(SMP_TEXT("-"), &value));
    ck_assert(!smp__text_to_double(SMP_TEXT("4."), &value));
    ck_assert(!smp__text_to_double(SMP_TEXT(".5"), &value));
    ck_assert(!smp__text_to_double(SMP_TEXT("1e3"), &value));
    uint32_t whole;
    ck_assert(smp__text_to_u32(SMP_TEXT("4294967295"), &whole) && whole == UINT32_MAX);
    ck_assert(!smp__text_to_u32(SMP_TEXT("4294967296"), &whole));
    ck_assert(!smp__text_to_u32(SMP_TEXT("99999999999999999999999"), &whole));
    char text[32];
    smp__double_to_text(37, text);
    ck_assert_str_eq(text, "37");
    smp__double_to_text(4.25, text);
    ck_assert_str_eq(text, "4.25");
}
END_TEST

START_TEST(the_first_error_wins_and_is_cut_whole)
{
    smp_error error = SMP_ERROR_INIT;
    char long_text[1000];
    memset(long_text, 'x', 382);
    /* An emoji that the message cannot hold. */
    strcpy(long_text + 382, "\xF0\x9F\x92\x99 and more");
    ck_assert_int_eq(smp__fail(&error, SMP_ERROR_IO, "%s", long_text), SMP_ERROR_IO);
    ck_assert_uint_eq(strlen(error.message), 382);
    smp__fail(&error, SMP_ERROR_PACK, "second");
    ck_assert_int_eq(error.code, SMP_ERROR_IO);
    smp__error_clear(&error);
    smp__fail_at(&error, SMP_ERROR_PACK, "a.yaml", 3, 7, 40, "wrong");
    ck_assert_str_eq(error.source, "a.yaml");
    ck_assert_uint_eq(error.line, 3);
    ck_assert_int_eq(smp__fail(NULL, SMP_ERROR_IO, "nobody listens"), SMP_ERROR_IO);
}
END_TEST

START_TEST(structs_of_other_sizes_are_read)
{
    struct {
        size_t struct_size;
        int a;
        int b;
    } ours, newer = {sizeof newer + 64, 1, 2}, older = {sizeof(size_t) + sizeof(int), 3, 99};
    ck_assert(smp__copy_sized(&ours, sizeof ours, &newer));
    ck_assert_int_eq(ours.b, 2);
    ck_assert(smp__copy_sized(&ours, sizeof ours, &older));
    ck_assert_int_eq(ours.a, 3);
    ck_assert_int_eq(ours.b, 0);
    ck_assert_uint_eq(ours.struct_size, sizeof ours);
    older.struct_size = sizeof older.struct_size; /* of a size and nothing else */
    ck_assert(smp__copy_sized(&ours, sizeof ours, &older));
    ck_assert_int_eq(ours.a, 0);
    older.struct_size--;
    ck_assert(!smp__copy_sized(&ours, sizeof ours, &older));
    older.struct_size = 0;
    ck_assert(!smp__copy_sized(&ours, sizeof ours, &older));
    newer.struct_size = 65536; /* more than any struct of any version: not one of ours */
    ck_assert(smp__copy_sized(&ours, sizeof ours, &newer));
    newer.struct_size++;
    ck_assert(!smp__copy_sized(&ours, sizeof ours, &newer));
}
END_TEST

/* RFC 4231, test cases 2 and 6; the latter's key is longer than a block. */
START_TEST(hmac_is_the_standard_one)
{
    char digest[65], key[131];
    memset(key, 0xAA, sizeof key);
    smp__hmac_sha256_hex(SMP_TEXT("Jefe"), SMP_TEXT("what do ya want for nothing?"), digest);
    ck_assert_str_eq(digest, "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    smp__hmac_sha256_hex((smp_text){key, sizeof key},
                         SMP_TEXT("Test Using Larger Than Block-Size Key - Hash Key First"),
                         digest);
    ck_assert_str_eq(digest, "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}
END_TEST

START_TEST(sha256_is_the_standard_one)
{
    /* FIPS 180-4 example "abc", given in two pieces. */
    smp_text pieces[] = {SMP_TEXT("a"), SMP_TEXT("bc")};
    char digest[65];
    smp__sha256_hex(pieces, 2, digest);
    ck_assert_str_eq(digest, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}
END_TEST

/* Tables take the low bits of a hash, whatever the order of the processor's bytes. */
START_TEST(short_words_go_to_many_places)
{
    enum { PLACES = 1 << 16, WORDS = 26 * 26 * 26 };
    static bool taken[PLACES];
    size_t places = 0;
    for (int i = 0; i < WORDS; i++) {
        const char word[] = {(char)('a' + i % 26), (char)('a' + i / 26 % 26),
                             (char)('a' + i / 26 / 26)};
        bool *place = &taken[smp__hash(word, sizeof word) % PLACES];
        places += !*place;
        *place = true;
    }
    ck_assert_uint_gt(places, WORDS * 3 / 4);
    ck_assert_uint_eq(smp__head("abc", 3), 0x636261);
}
END_TEST

SUITE("base/memory", a_warm_arena_allocates_no_more, an_arena_without_memory_says_so,
      a_buffer_grows_and_always_ends_in_nul, a_failed_buffer_gives_no_part,
      numbers_are_read_as_in_json, the_first_error_wins_and_is_cut_whole,
      structs_of_other_sizes_are_read, sha256_is_the_standard_one,
      hmac_is_the_standard_one, short_words_go_to_many_places)
