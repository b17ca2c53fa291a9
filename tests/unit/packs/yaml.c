/* The strict YAML reader: trees, places and limits. What it says of faults: broken.c.
 * SPDX-License-Identifier: MIT */
#include "kit.h"

#include "packs/yaml.h"

#include "growth.h"

static smp__arena arena;
static smp__faults faults;
static smp__source source;

static void set_up(void)
{
    smp_allocator allocator = smp__allocator_or_default(NULL);
    smp__arena_init(&arena, &allocator);
    faults = (smp__faults){.arena = &arena};
    source = (smp__source){.name = SMP_TEXT("test.yaml")};
}

static void tear_down(void) { smp__arena_free(&arena); }

static const smp__node *read_text(smp_text text)
{
    return smp__yaml_read(&source, text, &arena, &faults);
}

static void expect_place(const smp__node *node, uint32_t line, uint32_t column)
{
    ck_assert_uint_eq(smp__place_line(node->place), line);
    ck_assert_uint_eq(smp__place_column(node->place), column);
}

START_TEST(every_scalar_is_a_text)
{
    const smp__node *root =
        read_text(SMP_TEXT("a: no\nb: 1.10\nc: 12:30\nd: ~\ne: 'it''s'\nf: \"\\u00e9\"\n"
                           "g: |\n  one\n  two\n"));
    static const char *const values[] = {"no",   "1.10",     "12:30",     "~",
                                         "it's", "\xC3\xA9", "one\ntwo\n"};
    const smp__node *member = root->first;
    for (size_t i = 0; i < SMP_COUNT(values); i++, member = member->next) {
        ck_assert_uint_eq(member->text.size, strlen(values[i]));
        ck_assert_int_eq(memcmp(member->text.data, values[i], member->text.size), 0);
    }
    ck_assert_ptr_null(member);
    ck_assert_uint_eq(root->count, SMP_COUNT(values));
    ck_assert_uint_eq(faults.count, 0);
}
END_TEST

START_TEST(places_count_code_points_after_any_line_end)
{
    const smp__node *root =
        read_text(SMP_TEXT("\xEF\xBB\xBF" "a: b\r\n\xC3\xA9\xF0\x9F\x98\x80: [\xE2\x82\xAC, x]\r"
                           "c:\n  d: e\n"));
    ck_assert_uint_eq(faults.count, 0);
    const smp__node *list = root->first->next;
    expect_place(root->first, 1, 4);
    expect_place(list->key, 2, 1);
    expect_place(list, 2, 5);
    expect_place(list->first, 2, 6);
    expect_place(list->first->next, 2, 9);
    expect_place(list->next->first, 4, 6);
}
END_TEST

/* A pattern's fault is pointed at through quotes and escapes. */
START_TEST(places_inside_a_text)
{
    const smp__node *node =
        read_text(SMP_TEXT("- one two\n- 'it''s two'\n- \"\\u00e9\\n\\\" two\"\n- |\n  a two\n"
                           "- one\n  two\n- one\r  two\n"))
            ->first;
    static const uint32_t columns[] = {7, 10, 15, 3, 3, 3};
    static const size_t offsets[] = {4, 5, 5, 2, 4, 4};
    for (size_t i = 0; i < SMP_COUNT(columns); i++, node = node->next)
        ck_assert_uint_eq(smp__place_column(smp__node_place_at(node, offsets[i])), columns[i]);
}
END_TEST

START_TEST(a_comment_after_a_text_is_one)
{
    ck_assert_ptr_nonnull(read_text(SMP_TEXT("a: b # 1 at most\nc: # nothing yet\n  d: e #\n"
                                             "f: '#nhs' #quoted\ng: a#b\n")));
    ck_assert_uint_eq(faults.count, 0);
}
END_TEST

/* Where a # runs into a word, whichever, its writer thinks that it is in the text. */
START_TEST(a_hashtag_that_ends_a_text_is_told)
{
    static const char *const begins[] = {"0", "9", "A", "Z", "a", "z", "\u00E9"};
    char text[32];
    for (size_t i = 0; i < SMP_COUNT(begins); i++) {
        snprintf(text, sizeof text, "a: now #%s1\n", begins[i]);
        faults.count = 0;
        read_text(smp_text_of(text));
        ck_assert_msg(faults.count == 1, "%s", text);
    }
}
END_TEST

static double nest(const void *unit, size_t levels)
{
    size_t size;
    char *text = made_of(unit, levels * strlen(unit), &size);
    faults.count = 0;
    double start = seconds_worked();
    read_text((smp_text){text, size});
    double seconds = seconds_worked() - start;
    free(text);
    return seconds;
}

/* libyaml alone takes time that grows as the square, and most of a minute over the deepest. */
START_TEST(deep_nesting_is_refused_fast)
{
    static const char *const units[] = {"[", "{a: ", "- ", "? "};
    for (size_t i = 0; i < SMP_COUNT(units); i++) {
        must_grow_at_most(nest, units[i], units[i], 6250, 100000, 60);
        nest(units[i], 100000);
        uint32_t last = faults.count < SMP__FAULTS_MAX ? faults.count : SMP__FAULTS_MAX;
        ck_assert_uint_ge(last, 1);
        if (units[i][0] != '?') /* there each level is a key that is no text, too */
            ck_assert_str_eq(faults.items[last - 1].message.data,
                             "Lists and maps are nested more than 64 deep.");
    }
}
END_TEST

START_TEST(depth_64_is_allowed)
{
    char text[200] = "";
    for (int i = 0; i < 64; i++) strcat(text, "[");
    for (int i = 0; i < 64; i++) strcat(text, "]");
    ck_assert_ptr_nonnull(read_text(smp_text_of(text)));
    ck_assert_uint_eq(faults.count, 0);
}
END_TEST

START_TEST(four_mebibytes_and_no_more)
{
    size_t size = SMP__YAML_MAX_BYTES + 1;
    char *text = malloc(size);
    ck_assert_ptr_nonnull(text);
    memset(text, ' ', size);
    text[0] = 'a';
    ck_assert_ptr_nonnull(read_text((smp_text){text, size - 1}));
    ck_assert_uint_eq(faults.count, 0);
    ck_assert_ptr_null(read_text((smp_text){text, size}));
    ck_assert_str_eq(faults.items[0].message.data, "The file is larger than 4 MiB.");
    free(text);
}
END_TEST

/* All on one line, so that a place that were counted from the line's start would cost. */
static double read_list(const void *item, size_t count)
{
    smp__buffer buffer;
    smp__buffer_init(&buffer, &arena.allocator);
    smp__buffer_add_char(&buffer, '[');
    for (size_t i = 0; i < count; i++) smp__buffer_add_string(&buffer, item);
    smp__buffer_add_char(&buffer, ']');
    double start = seconds_worked();
    const smp__node *root = read_text(smp__buffer_text(&buffer));
    double seconds = seconds_worked() - start;
    ck_assert_uint_eq(root->count, count);
    smp__buffer_free(&buffer);
    return seconds;
}

START_TEST(large_files_take_linear_time)
{
    must_grow_at_most(read_list, "\xC3\xA9,", "items on one line", 25000, 400000, 60);
}
END_TEST

START_TEST(fifty_faults_are_kept)
{
    smp__buffer buffer;
    smp__buffer_init(&buffer, &arena.allocator);
    for (int i = 0; i < 80; i++) smp__buffer_format(&buffer, "k%d: *alias\n", i);
    smp_diagnostics *diagnostics;
    smp_error error = SMP_ERROR_INIT;
    ck_assert_int_eq(smp_diagnostics_new(&diagnostics, NULL), SMP_OK);
    read_text(smp__buffer_text(&buffer));
    ck_assert_uint_eq(faults.count, 80);
    smp__faults_tell(&faults, diagnostics, &error);
    ck_assert_uint_eq(smp_diagnostics_count(diagnostics), 50);
    smp_diagnostic last = smp_diagnostics_at(diagnostics, 49);
    ck_assert_uint_eq(last.line, 50);
    ck_assert_str_eq(last.source_line.data, "k49: *alias");
    ck_assert_str_eq(last.source.data, "test.yaml");
    ck_assert_uint_eq(error.line, 1);
    ck_assert_str_eq(error.source, "test.yaml");
    ck_assert_uint_eq(smp_diagnostics_at(diagnostics, 50).line, 0);
    smp_diagnostics_free(diagnostics);
    smp__buffer_free(&buffer);
}
END_TEST

SUITE_WITH("packs/yaml", set_up, tear_down, every_scalar_is_a_text,
           places_count_code_points_after_any_line_end, places_inside_a_text,
           a_comment_after_a_text_is_one, a_hashtag_that_ends_a_text_is_told,
           deep_nesting_is_refused_fast, depth_64_is_allowed, four_mebibytes_and_no_more,
           large_files_take_linear_time, fifty_faults_are_kept)
