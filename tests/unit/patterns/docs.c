/* Every example in docs/patterns.md does what the page says.
 * SPDX-License-Identifier: MIT */
#include "kit.h"

enum { MAX_CELLS = 6, MAX_CELL = 256 };

/* The cells of a row of a Markdown table; how many. */
static int split_row(const char *line, char cells[MAX_CELLS][MAX_CELL])
{
    int count = 0;
    if (*line != '|') return 0;
    for (line++; *line && *line != '\n' && count < MAX_CELLS; count++) {
        size_t size = 0;
        while (*line == ' ') line++;
        for (; *line && *line != '|' && *line != '\n'; line++) {
            if (line[0] == '\\' && line[1] == '|') line++;
            if (size < MAX_CELL - 1) cells[count][size++] = *line;
        }
        while (size > 0 && cells[count][size - 1] == ' ') size--;
        cells[count][size] = '\0';
        if (*line == '|') line++;
    }
    return count;
}

/* The n-th piece of code in a cell. */
static const char *code(const char *cell, int n, char out[MAX_CELL])
{
    for (int i = 0; i <= n; i++) {
        const char *start = strchr(cell, '`'), *end = start ? strchr(start + 1, '`') : NULL;
        ck_assert_msg(end != NULL, "no code in \"%s\"", cell);
        snprintf(out, MAX_CELL, "%.*s", (int)(end - start - 1), start + 1);
        cell = end + 1;
    }
    return out;
}

static int name_of(void *context, smp_text name)
{
    (void)context;
    return smp__text_equal(name, SMP_TEXT("name")) ? 0 : -1;
}

static void check(const char *pattern, const char *text, const char *reported)
{
    kit k;
    kit_begin(&k);
    kit_lexicon(&k, "drug", "ibuprofen", NULL);
    kit_lexicon(&k, "drug", "calpol six plus", NULL);
    ck_assert_int_eq(smp__phrase_declare(k.compiler, SMP_TEXT("dose"),
                                         SMP_TEXT("NUMBER (tablet|tablets) of <drug>")), SMP_OK);
    smp__pattern_fault fault = {0, ""};
    smp_status status = smp__pattern_add(k.compiler, smp_text_of(pattern), 0, false, name_of, NULL,
                                         &fault);
    ck_assert_msg(status == SMP_OK, "%s: %s", pattern, fault.message);
    kit_compile(&k);
    smp_text name = SMP_TEXT("Dr Example");
    ck_assert_int_eq(smp__match_facts(k.matcher, &name, 1, k.segmenter, NULL), SMP_OK);
    const char *found = kit_match(&k, text);
    if (reported && *reported) ck_assert_str_eq(found, reported);
    else
        ck_assert_msg((*found != '\0') == (reported != NULL), "%s in \"%s\" found \"%s\"", pattern,
                      text, found);
    kit_end(&k);
}

START_TEST(the_page_is_true)
{
    FILE *page = fopen(SMP_SOURCE_DIR "/docs/patterns.md", "r");
    ck_assert_ptr_nonnull(page);
    char line[1024], cells[MAX_CELLS][MAX_CELL], pattern[MAX_CELL], text[MAX_CELL];
    int rows = 0, reports = 0;
    while (fgets(line, sizeof line, page)) {
        int count = split_row(line, cells);
        if (count == 0 || cells[0][0] != '`') continue;
        code(cells[0], 0, pattern);
        if (count == 4) {
            check(pattern, code(cells[2], 0, text), "");
            check(pattern, code(cells[3], 0, text), NULL);
            rows++;
        } else {
            char span[MAX_CELL], hit[MAX_CELL + 2];
            ck_assert_int_eq(count, 2);
            snprintf(hit, sizeof hit, "0:%s", code(cells[1], 0, span));
            check(pattern, code(cells[0], 1, text), hit);
            reports++;
        }
    }
    fclose(page);
    ck_assert_int_gt(rows, 30);
    ck_assert_int_ge(reports, 3);
}
END_TEST

SUITE("patterns/docs", the_page_is_true)
