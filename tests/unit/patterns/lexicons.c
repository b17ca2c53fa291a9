/* Lexicons: looking words up after a match and by themselves, and values.
 * SPDX-License-Identifier: MIT */
#include "kit.h"

static bool has(const kit *k, const char *word, const char *lexicon)
{
    uint32_t id = smp__lexicon_find(&k->image, lexicon);
    return smp__word_in_lexicon(&k->image, smp_text_of(word), id, NULL);
}

START_TEST(words_are_found_without_any_pattern)
{
    kit k;
    kit_begin(&k);
    kit_lexicon(&k, "plain", "commence~", "start");
    kit_lexicon(&k, "plain", "commences", NULL);
    kit_lexicon(&k, "plain", "paediatr*", "children's");
    kit_lexicon(&k, "plain", "primary care", "GPs");
    kit_lexicon(&k, "names", "NHS", "NHS");
    kit_lexicon(&k, "names", "covid-19", NULL);
    kit_lexicon(&k, "empty", NULL, NULL);
    kit_compile(&k);

    ck_assert(has(&k, "commencing", "plain"));
    ck_assert(has(&k, "paediatrician", "plain"));
    ck_assert(!has(&k, "paediat", "plain"));
    ck_assert(!has(&k, "primary", "plain"));
    ck_assert(!has(&k, "nhs", "plain"));
    ck_assert(has(&k, "nhs", "names"));
    ck_assert(!has(&k, "covid", "names"));
    ck_assert(!has(&k, "nhs", "empty"));
    ck_assert(!has(&k, "", "names"));
    ck_assert_uint_eq(smp__lexicon_find(&k.image, "none"), UINT32_MAX);
    ck_assert(!has(&k, "nhs", "none"));
    ck_assert(!smp__word_in_lexicon(&k.image, (smp_text){NULL, 0}, 0, NULL));

    smp__sref value = 0;
    ck_assert(smp__word_in_lexicon(&k.image, SMP_TEXT("commences"), 0, &value));
    ck_assert(smp__text_equal(smp__image_string(&k.image, value), SMP_TEXT("start")));

    kit_match(&k, "The NHS commences primary paediatrics");
    ck_assert(smp__token_in_lexicon(k.matcher, 2, 1, NULL));
    ck_assert(!smp__token_in_lexicon(k.matcher, 1, 1, NULL)); /* a space */
    ck_assert(smp__token_in_lexicon(k.matcher, 4, 0, &value));
    ck_assert(!smp__token_in_lexicon(k.matcher, 6, 0, NULL));
    ck_assert(smp__token_in_lexicon(k.matcher, 8, 0, &value));
    ck_assert(smp__text_equal(smp__image_string(&k.image, value), SMP_TEXT("children's")));
    ck_assert(!smp__token_in_lexicon(k.matcher, 9, 0, NULL)); /* past the end */
    ck_assert(!smp__token_in_lexicon(k.matcher, 2, 7, NULL));
    kit_end(&k);
}
END_TEST

/* An image without a single word, or with beginnings of words that nothing asks for. */
START_TEST(beginnings_alone)
{
    kit k;
    kit_begin(&k);
    kit_lexicon(&k, "care", "paediatr*", "children's");
    kit_lexicon(&k, "places", "town hos*", NULL);
    kit_compile(&k);
    ck_assert(has(&k, "paediatrician", "care"));
    ck_assert(!has(&k, "hospital", "care") && !has(&k, "hospital", "places"));
    ck_assert_str_eq(kit_match(&k, "a paediatric town hospital"), "");
    ck_assert(smp__token_in_lexicon(k.matcher, 2, 0, NULL));
    ck_assert(!smp__token_in_lexicon(k.matcher, 6, 1, NULL));
    ck_assert(!smp__word_known(k.matcher, SMP_TEXT("town"), smp__hash("town", 4)));
    kit_end(&k);
}
END_TEST

static uint32_t lexicons_of(const kit *k, const char *word, const smp__lexicon_set *set)
{
    return smp__word_lexicons(k->matcher, smp_text_of(word), smp__hash(word, strlen(word)), set);
}

static bool known(const kit *k, const char *word)
{
    return smp__word_known(k->matcher, smp_text_of(word), smp__hash(word, strlen(word)));
}

/* The word that a shape is found to be; "-" for none. */
static const char *word_of(const kit *k, const char *shape, const smp__lexicon_set *set,
                           uint32_t bits)
{
    static char found[16];
    smp_text word = SMP_TEXT("-");
    smp__word_of_shape(k->matcher, smp_text_of(shape), set, bits, &word);
    snprintf(found, sizeof found, "%.*s", (int)word.size, word.data);
    return found;
}

START_TEST(words_of_which_letters_are_hidden)
{
    kit k;
    kit_begin(&k);
    kit_lexicon(&k, "insults", "twit", NULL);
    kit_lexicon(&k, "insults", "twat", NULL);
    kit_lexicon(&k, "insults", "it's", NULL);
    kit_lexicon(&k, "flowers", "rose", NULL);
    kit_add(&k, "shop", 1, false);
    kit_compile(&k);
    smp__lexicon_set all = {0};
    ck_assert(smp__lexicon_set_add(&all, &k.image, "insults", 1));
    ck_assert(smp__lexicon_set_add(&all, &k.image, "flowers", 2));
    ck_assert_str_eq(word_of(&k, "t**t", &all, 1), "twat"); /* the first by the alphabet */
    ck_assert_str_eq(word_of(&k, "t*it", &all, 3), "twit");
    ck_assert_str_eq(word_of(&k, "r***", &all, 2), "rose");
    ck_assert_str_eq(word_of(&k, "r***", &all, 1), "-");
    ck_assert_str_eq(word_of(&k, "t***t", &all, 3), "-");
    ck_assert_str_eq(word_of(&k, "i***", &all, 3), "-"); /* a sign is no letter */
    ck_assert_str_eq(word_of(&k, "s***", &all, 3), "-");
    kit_end(&k);
}
END_TEST

/* What a disguise is looked behind for: which words nobody knows, and where a guess at one is
 * listed. */
START_TEST(words_that_are_not_in_the_text)
{
    kit k;
    kit_begin(&k);
    kit_lexicon(&k, "insults", "vermin", NULL);
    kit_lexicon(&k, "animals", "vermin", NULL);
    kit_lexicon(&k, "animals", "rat", NULL);
    kit_lexicon(&k, "flowers", "rose", NULL);
    kit_add(&k, "shop", 1, false);
    kit_compile(&k);
    smp__lexicon_set all = {0}, last = {0}, none = {0};
    ck_assert(smp__lexicon_set_add(&all, &k.image, "insults", 1));
    ck_assert(smp__lexicon_set_add(&all, &k.image, "animals", 2));
    ck_assert(smp__lexicon_set_add(&all, &k.image, "flowers", 4));
    ck_assert(!smp__lexicon_set_add(&all, &k.image, "minerals", 8));
    ck_assert(smp__lexicon_set_add(&last, &k.image, "flowers", 1u << 31));
    kit_match(&k, "a rat");
    ck_assert_uint_eq(lexicons_of(&k, "vermin", &all), 3);
    ck_assert_uint_eq(lexicons_of(&k, "rat", &all), 2);
    ck_assert_uint_eq(lexicons_of(&k, "rose", &all), 4);
    ck_assert_uint_eq(lexicons_of(&k, "rose", &last), 1u << 31);
    ck_assert_uint_eq(lexicons_of(&k, "rat", &last), 0);
    ck_assert_uint_eq(lexicons_of(&k, "vermin", &none), 0);
    ck_assert_uint_eq(lexicons_of(&k, "shop", &all), 0);
    ck_assert_uint_eq(lexicons_of(&k, "verm1n", &all), 0);
    ck_assert(known(&k, "vermin") && known(&k, "shop") && !known(&k, "verm1n"));

    kit_match(&k, "rat vermin rose");
    ck_assert(smp__token_in_lexicon(k.matcher, 2, 0, NULL));
    ck_assert(smp__token_in_lexicon(k.matcher, 2, 1, NULL));
    ck_assert(!smp__token_in_lexicon(k.matcher, 2, 2, NULL));
    ck_assert(!smp__token_in_lexicon(k.matcher, 2, 3, NULL)); /* one past the last */
    ck_assert(smp__token_in_lexicon(k.matcher, 4, 2, NULL));
    ck_assert(!smp__token_in_lexicon(k.matcher, 5, 2, NULL));

    for (int round = 0; round < 2; round++) { /* each text for itself */
        uint32_t count;
        kit_match(&k, "shop qwzx rat mnbv");
        const uint32_t *unknown = smp__unknown_tokens(k.matcher, &count);
        ck_assert_uint_eq(count, 2);
        ck_assert_uint_eq(unknown[0], 2);
        ck_assert_uint_eq(unknown[1], 6);
    }
    kit_end(&k);
}
END_TEST

START_TEST(declaring_twice_is_the_same_lexicon)
{
    kit k;
    kit_begin(&k);
    ck_assert_uint_eq(smp__lexicon_declare(k.compiler, SMP_TEXT("a")), 0);
    ck_assert_uint_eq(smp__lexicon_declare(k.compiler, SMP_TEXT("b")), 1);
    ck_assert_uint_eq(smp__lexicon_declare(k.compiler, SMP_TEXT("a")), 0);
    kit_end(&k);
}
END_TEST

START_TEST(entries_may_overlap_and_share_beginnings)
{
    kit k;
    kit_begin(&k);
    kit_lexicon(&k, "place", NULL, NULL);
    kit_add(&k, "in <place> now", 1, false);
    kit_add(&k, "<place>", 2, false);
    kit_lexicon(&k, "place", "example town", "town");
    kit_lexicon(&k, "place", "example town hospital~", "hospital");
    kit_lexicon(&k, "place", "town hos*", "ward");
    kit_lexicon(&k, "place", "f*ck", NULL); /* a star inside is a sign like any other */
    kit_lexicon(&k, "place", "* lane", NULL); /* so is one that no word stands before */
    kit_lexicon(&k, "place", "fun**", NULL);
    kit_lexicon(&k, "place", "hill~\troad~\rdepot~\nyard", NULL);
    kit_compile(&k);
    ck_assert_str_eq(kit_match(&k, "In Example Town hospitals now"),
                     "1:In Example Town hospitals now=hospital; 2:Example Town hospitals=hospital");
    ck_assert_str_eq(kit_match(&k, "example town now"), "2:example town=town");
    ck_assert_str_eq(kit_match(&k, "our town hospice"), "2:town hospice=ward");
    ck_assert_str_eq(kit_match(&k, "example"), "");
    ck_assert_str_eq(kit_match(&k, "f*ck"), "2:f*ck");
    ck_assert_str_eq(kit_match(&k, "our * lane, lane"), "2:* lane");
    ck_assert_str_eq(kit_match(&k, "fun** fun fund"), "2:fun**");
    ck_assert_str_eq(kit_match(&k, "hills roads depots yard, hill road depot yards"),
                     "2:hills roads depots yard");
    kit_end(&k);
}
END_TEST

/* However they lie in memory, no entry is heard for another, nor for a word of another. */
START_TEST(entries_of_many_words_keep_to_themselves)
{
    static const char *const begins[] = {"ward", "hip", "eye", "day"};
    static const char *const ends[] = {"hip", "eye", "day", "clinic"};
    kit k;
    kit_begin(&k);
    char name[16], entry[32], text[48], hits[96];
    for (uint32_t i = 0; i < SMP_COUNT(begins); i++) {
        snprintf(name, sizeof name, "<%s>", begins[i]);
        snprintf(entry, sizeof entry, "%s %s", begins[i], ends[i]);
        kit_lexicon(&k, begins[i], entry, NULL);
        kit_add(&k, name, i, false);
        snprintf(entry, sizeof entry, "%s north", ends[i]);
        kit_add(&k, entry, 10 + i, false);
    }
    kit_compile(&k);
    for (uint32_t i = 0; i < SMP_COUNT(begins); i++) {
        for (uint32_t j = 0; j < SMP_COUNT(ends); j++) {
            snprintf(text, sizeof text, "%s %s north", begins[i], ends[j]);
            snprintf(hits, sizeof hits, "%u:%s %s; %u:%s north", (unsigned)i, begins[i], ends[j],
                     (unsigned)(10 + j), ends[j]);
            ck_assert_str_eq(kit_match(&k, text), i == j ? hits : strchr(hits, ';') + 2);
        }
    }
    kit_end(&k);
}
END_TEST

SUITE("patterns/lexicons", words_are_found_without_any_pattern, beginnings_alone,
      words_of_which_letters_are_hidden, words_that_are_not_in_the_text,
      declaring_twice_is_the_same_lexicon, entries_may_overlap_and_share_beginnings,
      entries_of_many_words_keep_to_themselves)
