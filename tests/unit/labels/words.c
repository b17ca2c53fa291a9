/* What single words, and two next to each other, say for labels.
 * SPDX-License-Identifier: MIT */
#include "labels/labels.h"

#include "opened.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include <smpolicy/policy.h>

static const char pack[] =
    "smpack: 1\npack: sample\nversion: '1'\ntitle: Sample\norganisation: {name: Sample}\n"
    "labels:\n"
    "  first: {meaning: f, raises: own.first, bias: -1, point: 0.5, doubt: 0.3, weights: {}}\n"
    "  second: {meaning: s, raises: own.second, bias: 0, point: 0.5, doubt: 0.3, weights: {},\n"
    "           quoted: no}\n"
    "  third: {meaning: t, raises: own.third, bias: -1, point: 0.5, doubt: 0.3, weights: {}}\n"
    "lexicons: {carers: [nurses, nurse, porter, ward clerk], pets: [cats]}\n"
    "vocabulary:\n"
    "  first:\n"
    "    lexicons: {carers: 1, pets: -0.5}\n"
    "    words:\n"
    "      1: [nurse]\n"
    "      2: [killing me]\n"
    "      0.5: [\"?\", <number>, \"hello <link>\", <start> please]\n"
    "      -1: [cat]\n"
    "  second: {words: {1: [nurses, cat]}}\n"
    "  third: {words: {3: [<start>]}}\n";

typedef struct stage {
    smp_policy *policy;
    smp__arena arena;
    smp__segmenter *segmenter;
    smp__document document;
    smp__observations seen;
    smp__words_seen words;
} stage;

/* Before a vocabulary of one's own; neither label has a bias. */
static const char two_labels[] =
    "smpack: 1\npack: sample\nversion: '1'\ntitle: Sample\norganisation: {name: Sample}\n"
    "labels:\n"
    "  first: {meaning: f, raises: own.first, bias: 0, point: 0.5, doubt: 0.3, weights: {}}\n"
    "  second: {meaning: s, raises: own.second, bias: 0, point: 0.5, doubt: 0.3, weights: {}}\n"
    "vocabulary:\n";

static void set_up_with(stage *on, const char *yaml)
{
    smp_allocator allocator = smp__allocator_or_default(NULL);
    memset(on, 0, sizeof *on);
    on->policy = policy_of(yaml);
    smp__arena_init(&on->arena, &allocator);
    ck_assert(smp__segmenter_new(&on->segmenter, &allocator, NULL) == SMP_OK);
}

static void set_up_vocabulary(stage *on, const char *vocabulary)
{
    char yaml[4096];
    snprintf(yaml, sizeof yaml, "%s%s", two_labels, vocabulary);
    set_up_with(on, yaml);
}

static void set_up(stage *on) { set_up_with(on, pack); }

static void tear_down(stage *on)
{
    smp__segmenter_free(on->segmenter);
    smp__arena_free(&on->arena);
    smp_policy_release(on->policy);
}

static void read(stage *on, const char *text)
{
    smp__sayings sayings;
    ck_assert(smp__document_read(&on->document, &on->arena, on->segmenter, smp_text_of(text),
                                 SMP_PLATFORM_OTHER, NULL) == SMP_OK);
    ck_assert(smp__find_sayings(&sayings, &on->document, &on->arena));
    ck_assert(smp__see_words(&on->words, on->policy, &on->document, &sayings, &on->arena));
}

/* The sum behind a score. */
static double sum_of(stage *on, size_t label, bool earlier)
{
    double scores[SMP__LABELS_MAX];
    size_t count;
    ck_assert(smp__score_labels(scores, &count, on->policy, &on->seen, &on->words, earlier,
                                &on->arena));
    return log(scores[label] / (1 - scores[label]));
}

static void expect(stage *on, const char *text, double first, double second)
{
    read(on, text);
    ck_assert_double_eq_tol(sum_of(on, 0, false), first, 1e-9);
    ck_assert_double_eq_tol(sum_of(on, 1, false), second, 1e-9);
}

/* Of so many tokens each counts for so much. */
static double among(double tokens) { return cbrt(4 / tokens); }

START_TEST(words_add_up)
{
    stage on;
    set_up(&on);
    expect(&on, "", -1, 0);
    expect(&on, "Nothing that is known", -1, 0);
    expect(&on, "The NURSE's cat?", -1 + 2 + 0.5 - 1.5, 2);
    expect(&on, "nurse, nurses Nurse", -1 + 2, 1);
    expect(&on, "#nurse", -1 + 2, 1);
    tear_down(&on);
}
END_TEST

/* What a word says by itself and as one of a list may come to nothing; of other labels it speaks
 * all the same. */
START_TEST(a_word_may_say_nothing_for_one_label)
{
    stage on;
    set_up_with(&on, "smpack: 1\npack: sample\nversion: '1'\ntitle: Sample\n"
                     "organisation: {name: Sample}\nlabels:\n"
                     "  first: {meaning: f, raises: own.first, bias: -1, point: 0.5, doubt: 0.3,"
                     " weights: {}}\n"
                     "  second: {meaning: s, raises: own.second, bias: 0, point: 0.5, doubt: 0.3,"
                     " weights: {}}\n"
                     "lexicons: {carers: [nurse, porter, cook], strong: [porter, cook]}\n"
                     "vocabulary:\n"
                     "  first: {lexicons: {carers: 1, strong: -1}, words: {2: [cook]}}\n"
                     "  second: {lexicons: {carers: 1}, words: {-1: [cook], 1: [porter]}}\n");
    expect(&on, "nurse", -1 + 1, 1);
    expect(&on, "porter", -1 + 1 - 1, 1 + 1);
    expect(&on, "cook", -1 + 1 - 1 + 2, 1 - 1);
    tear_down(&on);
}
END_TEST

/* However many words there are, each is found, and nothing else. */
START_TEST(each_of_many_words_is_found)
{
    enum { MANY = 600 };
    static char yaml[MANY * 8 + 400];
    int size = snprintf(yaml, sizeof yaml,
                        "smpack: 1\npack: sample\nversion: '1'\ntitle: Sample\n"
                        "organisation: {name: Sample}\nlabels:\n"
                        "  first: {meaning: f, raises: own.first, bias: -1, point: 0.5, doubt: 0.3,"
                        " weights: {}}\n"
                        "  second: {meaning: s, raises: own.second, bias: 0, point: 0.5,"
                        " doubt: 0.3, weights: {}}\n"
                        "vocabulary: {first: {words: {1: [");
    for (int i = 0; i < MANY; i++)
        size += snprintf(yaml + size, sizeof yaml - (size_t)size, "%sz%c%cq", i ? ", " : "",
                         'a' + i / 26, 'a' + i % 26);
    snprintf(yaml + size, sizeof yaml - (size_t)size, "]}}}\n");
    stage on;
    set_up_with(&on, yaml);
    for (int i = 0; i < 26 * 26; i++) {
        char word[8];
        snprintf(word, sizeof word, "z%c%cq", 'a' + i / 26, 'a' + i % 26);
        expect(&on, word, i < MANY ? 0 : -1, 0);
    }
    tear_down(&on);
}
END_TEST

/* A word that begins many pairs is not taken to begin others, though their words are known. */
START_TEST(each_of_many_pairs_is_found)
{
    enum { MANY = 60 };
    char pairs[1200] = "", words[800] = "", vocabulary[2048], one[8];
    for (int i = 0; i < MANY; i++) {
        snprintf(one, sizeof one, "z%c%cq", 'a' + i / 26, 'a' + i % 26);
        strcat(strcat(pairs, i ? ", bed " : "bed "), one);
        strcat(strcat(words, ", y"), one + 1);
    }
    snprintf(vocabulary, sizeof vocabulary,
             "  first: {words: {1: [%s]}}\n  second: {words: {1: [yes%s]}}\n", pairs, words);
    stage on;
    set_up_vocabulary(&on, vocabulary);
    for (int i = 0; i < MANY; i++) {
        char text[16];
        snprintf(text, sizeof text, "bed z%c%cq", 'a' + i / 26, 'a' + i % 26);
        expect(&on, text, 1, 0);
        text[4] = 'y';
        expect(&on, text, 0, 1);
    }
    tear_down(&on);
}
END_TEST

START_TEST(lexicons_weigh_their_words)
{
    stage on;
    set_up(&on);
    expect(&on, "Porters", -1 + 1, 0);
    expect(&on, "Ward clerks", -1 + 1, 0);
    expect(&on, "A ward and a clerk", -1, 0);
    tear_down(&on);
}
END_TEST

START_TEST(two_words_stand_next_to_each_other)
{
    stage on;
    set_up(&on);
    expect(&on, "it kills me", -1 + 2, 0);
    expect(&on, "kill or me", -1, 0);
    expect(&on, "please", -1 + 0.5, 0);
    expect(&on, "Oh please", -1, 0);
    tear_down(&on);
}
END_TEST

/* "me _ you": any one token between the two, known or not; not those that are next to each other,
 * nor what somebody else's words part. */
START_TEST(one_may_stand_between_two_words)
{
    stage on;
    set_up_vocabulary(&on, "  first: {words: {2: [\"kill _ you\"], 1: [\"you _ kill\", kill you],\n"
                           "                  4: [\"<start> _ kill\"]}}\n");
    expect(&on, "killing of you", 2, 0);
    expect(&on, "oh, kill, you", 2 * among(5), 0);
    expect(&on, "oh kill you", 4 + 1, 0);
    expect(&on, "you \xF0\x9F\x98\x82 kill", 1, 0);
    expect(&on, "oh, kill and for you", 0, 0);
    expect(&on, "he may kill \"as he said\" you", 0, 0);
    read(&on, "so now killing them you");
    smp__evidence found;
    smp__label_evidence(&found, on.policy, 0, &on.seen, &on.words);
    ck_assert_uint_eq(found.span_count, 1);
    ck_assert_uint_eq(found.spans[0].start, 7);
    ck_assert_uint_eq(found.spans[0].end, 23);
    tear_down(&on);
}
END_TEST

/* The end is the writer's own end, and shows as the word before it. Lengths show nowhere. */
START_TEST(messages_have_an_end_and_a_length)
{
    stage on;
    smp__evidence found;
    set_up_vocabulary(&on, "  first: {words: {2: [\"? <end>\"]}}\n"
                           "  second: {words: {1: [<8+>], 3: [<15+>]}}\n");
    expect(&on, "is it you?", 2, 0);
    expect(&on, "is it? Do", 0, 0);
    expect(&on, "is it? \"Yes\"", 0, 0);
    read(&on, "now?");
    smp__label_evidence(&found, on.policy, 0, &on.seen, &on.words);
    ck_assert_uint_eq(found.span_count, 1);
    ck_assert_uint_eq(found.spans[0].start, 3);
    expect(&on, "one two three four five six seven", 0, 0);
    expect(&on, "one two three four five six seven eight", 0, among(8));
    expect(&on, "1, 2, 3, 4, 5, 6, 7, 8", 0, 4 * among(15));
    smp__label_evidence(&found, on.policy, 1, &on.seen, &on.words);
    ck_assert_uint_eq(found.span_count, 0);
    tear_down(&on);
}
END_TEST

/* Where the message begins is in every message, and shows nowhere. */
START_TEST(the_start_says_more_in_short_messages)
{
    stage on;
    smp__evidence found;
    set_up(&on);
    read(&on, "Out");
    ck_assert_double_eq_tol(sum_of(&on, 2, false), -1 + 3, 1e-9);
    smp__label_evidence(&found, on.policy, 2, &on.seen, &on.words);
    ck_assert_uint_eq(found.span_count, 0);
    read(&on, "Out of the way of all the rest");
    ck_assert_double_eq_tol(sum_of(&on, 2, false), -1 + 3 * among(8), 1e-9);
    read(&on, "");
    ck_assert_double_eq_tol(sum_of(&on, 2, false), -1, 1e-9);
    tear_down(&on);
}
END_TEST

START_TEST(what_is_no_word_goes_by_its_kind)
{
    stage on;
    set_up(&on);
    expect(&on, "23", -1 + 0.5, 0);
    expect(&on, "6th", -1 + 0.5, 0);
    expect(&on, "#top10", -1 + 0.5, 0);
    expect(&on, "hello https://example.org", -1 + 0.5, 0);
    tear_down(&on);
}
END_TEST

START_TEST(words_of_others_count_where_cues_do)
{
    stage on;
    set_up(&on);
    expect(&on, "He wrote \"the nurse\" here", -1 + 2 * among(7), 0);
    expect(&on, "He wrote \"the nurse\" of a nurse", -1 + 2 * among(9), among(9));
    expect(&on, "Passing this on\n> a nurse", -1, 0);
    ck_assert_double_eq_tol(sum_of(&on, 0, true), -1 + 2 * among(6), 1e-9);
    tear_down(&on);
}
END_TEST

/* So that a long message is not taken for what many of its words say a little for. */
START_TEST(words_count_less_among_many)
{
    stage on;
    set_up(&on);
    expect(&on, "a nurse came by", -1 + 2, 1);
    expect(&on, "a nurse came by and it was all right", -1 + 2 * among(9), among(9));
    char many[2000] = "nurse";
    for (size_t i = 0; i < 700; i++) strcat(many, " a");
    expect(&on, many, -1 + 2 * among(400), among(400));
    tear_down(&on);
}
END_TEST

/* What says much is shown; what says less than half of it is not, nor what speaks against. */
START_TEST(evidence_shows_the_words)
{
    stage on;
    set_up(&on);
    read(&on, "A cat, a nurse and 6 of it kills me");
    smp__evidence found;
    smp__label_evidence(&found, on.policy, 0, &on.seen, &on.words);
    ck_assert_uint_eq(found.span_count, 2);
    ck_assert_uint_eq(found.spans[0].start, 9);
    ck_assert_uint_eq(found.spans[0].end, 14);
    ck_assert_uint_eq(found.spans[1].start, 27);
    ck_assert_uint_eq(found.spans[1].end, 35);
    ck_assert_uint_eq(found.strongest.start, 9);
    ck_assert_uint_eq(found.by, SMP__BY_WRITER);
    tear_down(&on);
}
END_TEST

START_TEST(evidence_says_whose_words)
{
    stage on;
    set_up(&on);
    smp__evidence found;
    read(&on, "He wrote \"the nurse\" here");
    smp__label_evidence(&found, on.policy, 0, &on.seen, &on.words);
    ck_assert_uint_eq(found.by, SMP__BY_QUOTED);
    smp__label_evidence(&found, on.policy, 1, &on.seen, &on.words);
    ck_assert_uint_eq(found.span_count, 0);
    tear_down(&on);
}
END_TEST

SUITE("labels/words", words_add_up, a_word_may_say_nothing_for_one_label,
      each_of_many_words_is_found, each_of_many_pairs_is_found, lexicons_weigh_their_words,
      two_words_stand_next_to_each_other, one_may_stand_between_two_words,
      messages_have_an_end_and_a_length, the_start_says_more_in_short_messages,
      what_is_no_word_goes_by_its_kind, words_of_others_count_where_cues_do,
      words_count_less_among_many, evidence_shows_the_words, evidence_says_whose_words)
