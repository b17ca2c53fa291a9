/* Errors: what they are called, and that what they say is cut between characters.
 * SPDX-License-Identifier: MIT */
#include "base/base.h"
#include "suite.h"

#include <stdio.h>
#include <string.h>

START_TEST(every_status_has_a_name_of_its_own)
{
    static const smp_status all[] = {SMP_OK,         SMP_ERROR_ARGUMENT,  SMP_ERROR_MEMORY,
                                     SMP_ERROR_IO,   SMP_ERROR_PACK,      SMP_ERROR_NOT_FOUND,
                                     SMP_ERROR_LIMIT, SMP_ERROR_INTERNAL};
    for (size_t i = 0; i < SMP_COUNT(all); i++)
        for (size_t j = 0; j < i; j++)
            ck_assert_str_ne(smp_status_name(all[i]), smp_status_name(all[j]));
    ck_assert_str_eq(smp_status_name(SMP_ERROR_NOT_FOUND), "not-found");
    ck_assert_str_eq(smp_status_name((smp_status)999), "internal");
}
END_TEST

/* A message fills its room with whole characters, whichever way the last one falls on its end. */
START_TEST(messages_are_cut_between_characters)
{
    static const char *const characters[] = {"x", "\u00e9", "\u2019", "\U0001F499"};
    for (size_t c = 0; c < SMP_COUNT(characters); c++) {
        size_t size = strlen(characters[c]), room = sizeof((smp_error *)0)->message - 1;
        for (size_t filled = room - 5; filled <= room; filled++) {
            char text[1000];
            memset(text, 'a', filled);
            snprintf(text + filled, sizeof text - filled, "%s and more", characters[c]);
            smp_error error = SMP_ERROR_INIT;
            smp__fail(&error, SMP_ERROR_IO, "%s", text);
            ck_assert(strncmp(error.message, text, strlen(error.message)) == 0);
            size_t whole = filled + size <= room ? room : filled;
            ck_assert_msg(strlen(error.message) == whole, "%zu of %zu: %zu", filled, size,
                          strlen(error.message));
        }
    }
    /* Nothing but the ends of characters: there is none to cut before. */
    smp_error error = SMP_ERROR_INIT;
    smp__fail(&error, SMP_ERROR_IO, "\x80\x80");
    ck_assert_str_eq(error.message, "\x80\x80");
}
END_TEST

/* Of a long path the end is kept, which names the file. */
START_TEST(the_end_of_a_long_source_is_kept)
{
    char path[1000];
    memset(path, 'd', sizeof path - 1);
    strcpy(path + sizeof path - 8, "/a.yaml");
    smp_error error = SMP_ERROR_INIT;
    ck_assert_int_eq(smp__fail_at(&error, SMP_ERROR_PACK, path, 1, 2, 3, "wrong"), SMP_ERROR_PACK);
    ck_assert_uint_eq(strlen(error.source), sizeof error.source - 1);
    ck_assert_str_eq(error.source + strlen(error.source) - 7, "/a.yaml");
    ck_assert_int_eq(smp__fail_at(&error, SMP_ERROR_IO, "b", 4, 5, 6, "later"), SMP_ERROR_IO);
    ck_assert_uint_eq(error.line, 1);
    ck_assert_uint_eq(error.column, 2);
    ck_assert_uint_eq(error.offset, 3);
    ck_assert_str_eq(error.message, "wrong");
    smp__error_clear(&error);
    ck_assert_uint_eq(error.line + error.column + error.offset, 0);
    /* One that just has room is kept whole. */
    size_t room = sizeof error.source - 1;
    smp__fail_at(&error, SMP_ERROR_PACK, path + sizeof path - 1 - room, 1, 1, 0, "long");
    ck_assert_str_eq(error.source, path + sizeof path - 1 - room);
    smp__error_clear(&error);
    smp__fail_at(&error, SMP_ERROR_PACK, NULL, 1, 1, 0, "nowhere");
    ck_assert_str_eq(error.source, "");
    ck_assert_int_eq(smp__fail_at(NULL, SMP_ERROR_IO, "c", 1, 1, 0, "unheard"), SMP_ERROR_IO);
    smp__error_clear(NULL);
}
END_TEST

SUITE("base/error", every_status_has_a_name_of_its_own, messages_are_cut_between_characters,
      the_end_of_a_long_source_is_kept)
