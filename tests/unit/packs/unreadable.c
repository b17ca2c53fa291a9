/* What is said of a file that cannot be read as YAML: one fault for one mistake, where it is made,
 * and never in the words of a parser.
 * SPDX-License-Identifier: MIT */
#include "kit.h"

#include "packs/yaml.h"

static smp__arena arena;
static smp__faults faults;
static smp__source source;

static void set_up(void)
{
    smp_allocator allocator = smp__allocator_or_default(NULL);
    smp__arena_init(&arena, &allocator);
}

static void tear_down(void) { smp__arena_free(&arena); }

static void read(smp_text text)
{
    faults = (smp__faults){.arena = &arena};
    source = (smp__source){.name = SMP_TEXT("test.yaml")};
    smp__yaml_read(&source, text, &arena, &faults);
}

typedef struct mistake {
    const char *yaml;
    uint32_t line, column;
    const char *message; /* its beginning; NULL: there is none */
} mistake;

static void expect(const mistake *of)
{
    read(smp_text_of(of->yaml));
    ck_assert_msg(faults.count == (of->message ? 1 : 0), "%s: %u faults: %s", of->yaml,
                  faults.count, faults.count ? faults.items[0].message.data : "");
    if (!of->message) return;
    smp__fault_item found = faults.items[0];
    ck_assert_msg(strncmp(found.message.data, of->message, strlen(of->message)) == 0,
                  "%s: %s", of->yaml, found.message.data);
    ck_assert_msg(smp__place_line(found.place) == of->line &&
                      smp__place_column(found.place) == of->column,
                  "%s: at %u:%u", of->yaml, smp__place_line(found.place),
                  smp__place_column(found.place));
}

#define EXPECT_EACH(...)                                                                           \
    static const mistake table[] = {__VA_ARGS__};                                                  \
    for (size_t i = 0; i < SMP_COUNT(table); i++) expect(&table[i])

#define NO_DIRECTIVES "Directives ("
#define AT_END "This stands outside of the pack's one map."

START_TEST(signs_that_yaml_takes_for_its_own)
{
    EXPECT_EACH({"@x\n", 1, 1, "A text cannot begin with @"},
                {"a: @x\n", 1, 4, "A text cannot begin with @"},
                {"a: !<x b\n", 1, 7, "A text cannot begin with !"},
                {"a: !x!y z\n", 1, 4, "A text cannot begin with !"},
                {"a: !x{ z\n", 1, 6, "A text cannot begin with !"},
                {"a: ? b\n", 1, 4, "A text cannot begin with \"? \""},
                {"a: & b\n", 1, 5, "A text cannot begin with &"},
                {"a: *\n", 1, 5, "A text cannot begin with *"},
                {"a: |0\n x\n", 1, 5, "Nothing can follow | or >"},
                {"a: b\nfoo\nc: d\n", 2, 1, "A key has no \":\""});
}
END_TEST

START_TEST(directives_in_all_shapes)
{
    EXPECT_EACH({"%YAML 1\n---\na: b\n", 1, 8, NO_DIRECTIVES},
                {"%YAML 1\r---\ra: b\r", 1, 8, NO_DIRECTIVES},
                {"%YAML 1.1 x\n---\na: b\n", 1, 11, NO_DIRECTIVES},
                {"%YAML 2.0\n---\na: b\n", 1, 1, NO_DIRECTIVES},
                {"%YAML 1.1\n%YAML 1.1\n---\na: b\n", 2, 1, NO_DIRECTIVES},
                {"%TAG !\n---\na: b\n", 1, 7, NO_DIRECTIVES},
                {"%TAG ! tag:x,2000:\n---\na: b\n", 1, 1, NO_DIRECTIVES},
                {"%FOO bar\n---\na: b\n", 1, 5, NO_DIRECTIVES},
                {"%YAML 1.1\na: b\n", 2, 1, AT_END});
}
END_TEST

START_TEST(brackets_and_quotes)
{
    EXPECT_EACH({"{a: b} c\n", 1, 8, AT_END},
                {"a: [b\n", 1, 4, "The list or map that is opened here"},
                {"a: {b\n", 1, 4, "The list or map that is opened here"},
                {"a: \"b\n---\nc\"\n", 2, 1, "A line of --- or ..."},
                {"a: 'b\n...\nc'\n", 2, 1, "A line of --- or ..."},
                {"a: 'b\n", 1, 4, "The quote that is opened here"},
                {"a: 'b'c\n", 1, 7, "Text follows a closing quote."},
                {"a: \"b\"\n  c: d\n", 2, 3, "This line does not fit"},
                {"a: 'b': c\n", 1, 7, "There is a \": \" where no key can be."},
                {"\"a\"\r", 1, 1, NULL});
}
END_TEST

/* However a text goes on, what a comment takes from it is told if it could be a hashtag. */
START_TEST(comments_right_after_a_text)
{
    EXPECT_EACH({"a: b #c\n", 1, 6, "The text ends before this #"},
                {"a: b #~\n", 1, 1, NULL},
                {"a: b #!\n", 1, 1, NULL},
                {"a: b\tc\n", 1, 1, NULL},
                {"a:\tb\n", 1, 1, NULL},
                {"# c\n", 1, 1, "The file is empty."});
}
END_TEST

START_TEST(characters_that_nobody_sees)
{
    EXPECT_EACH({"a: b\x1F\n", 1, 5, "There is an invisible control character (U+001F)"},
                {"a: b\x7F\n", 1, 5, "There is an invisible control character (U+007F)"},
                {"a: b\xC2\x9F\n", 1, 5, "There is an invisible control character (U+009F)"},
                {"a: b\uFEFF\n", 1, 5, "There is an invisible control character (U+FEFF)"},
                {"a: b\uFFFE\n", 1, 5, "There is an invisible control character (U+FFFE)"},
                {"a: b\uFFFF\n", 1, 5, "There is an invisible control character (U+FFFF)"},
                {"a: b\xC2\x85\n", 1, 5, "There is an invisible line break (U+0085)"},
                {"a: b\u2028\n", 1, 5, "There is an invisible line break (U+2028)"},
                {"a: b\u2029\n", 1, 5, "There is an invisible line break (U+2029)"},
                {"a: b\u00A0\n", 1, 1, NULL});
}
END_TEST

/* One on each line, until so many have been told that nobody reads on. */
START_TEST(bytes_that_are_no_text)
{
    expect(&(mistake){"a: \xFF\xFF", 1, 4, "The byte FF is not UTF-8 here."});
    char text[100 * 3];
    for (size_t i = 0; i < 100; i++) memcpy(text + 3 * i, "a\xFF\n", 3);
    read((smp_text){text, sizeof text});
    ck_assert_uint_eq(faults.count, SMP__FAULTS_MAX);
}
END_TEST

SUITE_WITH("packs/unreadable", set_up, tear_down, signs_that_yaml_takes_for_its_own,
           directives_in_all_shapes, brackets_and_quotes, comments_right_after_a_text,
           characters_that_nobody_sees, bytes_that_are_no_text)
