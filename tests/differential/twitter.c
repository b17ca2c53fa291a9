/* The library against npm twitter-text 3.1.0: texts frozen in twitter/cases.tsv with what the
 * package says of them; and, called with "--answer", the other side of twitter/run.mjs, which makes
 * new texts and asks both.
 *
 * With --answer, in: for each text its size in bytes, a line feed, and the text. Out, as in the
 * second column of the cases: "weighted2 weighted3 valid3 end2 end3" and then "kind:start-end" in
 * UTF-16 units.
 * SPDX-License-Identifier: MIT */
#include "text/text.h"

#include "suite.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CASES SMP_SOURCE_DIR "/tests/differential/twitter/cases.tsv"

enum { LONGEST = 65536 };

/* What the library says of `text`. */
static smp_text answer(smp_text text, smp__buffer *out, smp__arena *arena, smp_x_length lengths[2])
{
    smp__entity *entities;
    uint32_t count;
    bool ascii = true;
    for (size_t i = 0; i < text.size; i++) ascii &= (unsigned char)text.data[i] < 0x80;
    smp__arena_reset(arena);
    smp__buffer_clear(out);
    if (!smp__x_length(&lengths[0], text, 2, arena) ||
        !smp__x_length(&lengths[1], text, 3, arena) ||
        !smp__find_x_entities(&entities, &count, arena, text, ascii))
        exit(70);
    smp__buffer_format(out, "%zu %zu %d %zu %zu", lengths[0].weighted_length,
                       lengths[1].weighted_length, lengths[1].valid, lengths[0].valid_utf16.end,
                       lengths[1].valid_utf16.end);
    size_t at = 0, units = 0, start = 0;
    for (uint32_t i = 0; i < count; i++) {
        for (; at < entities[i].end; units++) {
            if (at == entities[i].start) start = units;
            if (smp__utf8_next(text.data, &at) > 0xFFFF) units++;
        }
        smp__buffer_format(out, " %s:%zu-%zu",
                           smp_token_kind_name((smp_token_kind)entities[i].kind), start, units);
    }
    return smp__buffer_text(out);
}

static int answer_all(void)
{
    smp_allocator allocator = smp__allocator_or_default(NULL);
    smp__arena arena;
    smp__arena_init(&arena, &allocator);
    smp__buffer out;
    smp__buffer_init(&out, &allocator);
    static char text[LONGEST];
    smp_x_length lengths[2];
    size_t size;
    while (scanf("%zu", &size) == 1 && getchar() == '\n') {
        if (size > sizeof text || fread(text, 1, size, stdin) != size) return 65;
        puts(answer((smp_text){text, size}, &out, &arena, lengths).data);
    }
    smp__buffer_free(&out);
    smp__arena_free(&arena);
    return 0;
}

/* ---- The frozen cases ----------------------------------------------------------------------- */

static uint32_t hexadecimal(const char *digits)
{
    char four[5] = {digits[0], digits[1], digits[2], digits[3], '\0'};
    return (uint32_t)strtoul(four, NULL, 16);
}

/* Reads a JSON string in ASCII; returns what follows it. */
static const char *read_string(const char *line, char *out, size_t *size)
{
    static const char letters[] = "bfnrt\"\\/", meanings[] = "\b\f\n\r\t\"\\/";
    *size = 0;
    for (line++; *line != '"';) {
        uint32_t point = (unsigned char)*line++;
        if (point == '\\' && *line == 'u') {
            point = hexadecimal(line + 1);
            line += 5;
            if (point >= 0xD800 && point < 0xDC00) {
                point = 0x10000 + ((point - 0xD800) << 10) + (hexadecimal(line + 2) - 0xDC00);
                line += 6;
            }
        } else if (point == '\\') {
            point = (unsigned char)meanings[strchr(letters, *line++) - letters];
        }
        *size += smp__utf8_put(point, out + *size);
    }
    return line + 1;
}

/* The words of both agree, but for the ends of what fits (the fourth and fifth) where that is
 * nothing: there X says 0, or more if normalising shortened the text. */
static bool agree(const char *wanted, const char *got)
{
    for (unsigned word = 1;; word++) {
        size_t a = strcspn(wanted, " \n"), b = strcspn(got, " \n");
        bool nothing = (word == 4 || word == 5) && b == 1 && *got == '0';
        if (!nothing && (a != b || memcmp(wanted, got, a) != 0)) return false;
        wanted += a;
        got += b;
        if (*wanted != ' ' || *got != ' ') return *wanted != ' ' && *got != ' ';
        wanted++;
        got++;
    }
}

START_TEST(finds_what_the_package_finds)
{
    FILE *file = fopen(CASES, "r");
    ck_assert_ptr_nonnull(file);
    smp_allocator allocator = smp__allocator_or_default(NULL);
    smp__arena arena;
    smp__arena_init(&arena, &allocator);
    smp__buffer out;
    smp__buffer_init(&out, &allocator);
    static char line[LONGEST], text[LONGEST];
    smp_x_length lengths[2];
    unsigned cases = 0, different = 0;
    while (fgets(line, sizeof line, file)) {
        if (line[0] != '"') continue;
        size_t size;
        const char *wanted = read_string(line, text, &size) + 1;
        smp_text got = answer((smp_text){text, size}, &out, &arena, lengths);
        cases++;
        if (agree(wanted, got.data)) continue;
        different++;
        printf("%s  got %s\n", line, got.data);
    }
    fclose(file);
    smp__buffer_free(&out);
    smp__arena_free(&arena);
    ck_assert_uint_ge(cases, 300);
    ck_assert_uint_eq(different, 0);
}
END_TEST

START_TEST(comparison_can_fail)
{
    ck_assert(agree("1 1 1 1 1 url:0-5\n", "1 1 1 1 1 url:0-5"));
    ck_assert(agree("1 1 1 2 2\n", "1 1 1 0 0"));
    ck_assert(!agree("1 1 1 1 1 url:0-5\n", "1 1 1 1 1 url:0-6"));
    ck_assert(!agree("1 1 1 1 1 url:0-5\n", "1 1 1 1 1"));
    ck_assert(!agree("1 1 1 1 1\n", "1 1 1 1 1 url:0-5"));
    ck_assert(!agree("1 2 1 1 1\n", "1 1 1 1 1"));
    ck_assert(!agree("1 1 1 2 2\n", "1 1 1 1 1"));
}
END_TEST

int main(int argc, char **argv)
{
    if (argc == 2 && strcmp(argv[1], "--answer") == 0) return answer_all();
    const TTest *const tests[] = {comparison_can_fail, finds_what_the_package_finds};
    const char name[] = "differential/twitter";
    return run_case(name, case_of(name, tests, sizeof tests / sizeof tests[0]));
}
