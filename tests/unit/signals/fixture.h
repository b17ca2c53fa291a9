/* A small policy's lexicons, and a post run through the detectors: what this room's tests share.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_TESTS_SIGNALS_FIXTURE_H
#define SMP_TESTS_SIGNALS_FIXTURE_H

#include "signals/signals.h"

#include "suite.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct fixture {
    smp_allocator allocator;
    smp__image_builder *builder;
    unsigned char *bytes;
    size_t size;
    smp__image image;
    smp__matcher *matcher;
    smp__segmenter *segmenter;
    smp__arena arena;
    uint64_t wanted[(SMP__SIGNAL_COUNT + 63) / 64], raised[(SMP__SIGNAL_COUNT + 63) / 64];
    double parameters[SMP__SIGNAL_COUNT][2];
    uint32_t lexicons[SMP__LEXICON_COUNT], hints[SMP__HINT_COUNT];
    smp_post post;
    smp__document documents[4];
    smp__field fields[4];
    size_t field_count;
    smp__observations seen;
} fixture;

static fixture fix;

static inline void add_word(smp__pattern_compiler *compiler, uint32_t lexicon, const char *word,
                     const char *value)
{
    smp__pattern_fault fault;
    smp__sref ref = value ? smp__image_intern(fix.builder, smp_text_of(value)) : 0;
    ck_assert_msg(smp__lexicon_add(compiler, lexicon, smp_text_of(word), ref, &fault) == SMP_OK,
                  "%s: %s", word, fault.message);
}

/* Space-separated words. */
static inline void add_words(smp__pattern_compiler *compiler, uint32_t lexicon, const char *words)
{
    char word[64];
    int used = 0;
    for (const char *at = words; sscanf(at, "%63s%n", word, &used) == 1; at += used)
        add_word(compiler, lexicon, word, NULL);
}

/* A small policy's words for what stands beside names. */
static inline void add_name_words(smp__pattern_compiler *compiler)
{
    static const struct {
        smp__known_lexicon lexicon;
        const char *words;
    } lists[] = {
        {SMP__LEXICON_STAFF_ROLES, "nurse midwife consultant surgeon doctor manager porter clerk "
                                   "receptionist director physio practitioner coordinator carer "
                                   "gp"},
        {SMP__LEXICON_RELATIVES, "son daughter mum dad husband wife friend"},
        {SMP__LEXICON_CALLED_PERSONS, "man woman patient student"},
        {SMP__LEXICON_WORKPLACES, "reception maternity pharmacy ward theatres kitchen"},
        {SMP__LEXICON_DEEDS, "said rang explained listened spoke asked"},
        {SMP__LEXICON_NAMED_THINGS, "hospital street ward unit centre hill week nurses law road "
                                    "house"},
        {SMP__LEXICON_NAMED_THINGS_PLAIN, "hospital ward street disease rule lymphoma of"},
        {SMP__LEXICON_NAMED_PLACES, "st royal queen mount"},
        {SMP__LEXICON_PATIENT_COMPOUNDS, "safety group experience"},
        {SMP__LEXICON_TEAM_MAILBOXES, "info press jobs research"},
        {SMP__LEXICON_TEAM_MAILBOX_ROOTS, "comm* enquir* team* recruit* equal* icb* contact*"},
        {SMP__LEXICON_PERSONAL_MAIL, "gmail btinternet googlemail examplemail"},
        {SMP__LEXICON_VENUES, "clinic hall pub library surgery hospital stall"},
        {SMP__LEXICON_PUBLIC_PLACE_WORDS, "open closed roadworks meet event"},
        {SMP__LEXICON_ANNOUNCED_EVENTS, "concert raffle volunteers"},
        {SMP__LEXICON_VEHICLE_MAKES, "audi transit"},
        {SMP__LEXICON_HOME_WORDS, "popped knocked doorstep delivered meds ambulance"},
        {SMP__LEXICON_STREET_KINDS, "road rd street st close lane avenue mews crescent drive"}};
    for (size_t i = 0; i < SMP_COUNT(lists); i++)
        add_words(compiler, lists[i].lexicon, lists[i].words);
}

/* A small policy's words for what is told of people. */
static inline void add_hints(smp__pattern_compiler *compiler)
{
    static const char *const patterns[SMP__HINT_COUNT] = {
        [SMP__HINT_CLINICAL] = ("(admitted | discharged | diagnosed | sepsis | biopsy | cancer | "
                                "tumour | dialysis | operation | surgery | scan | stroke | (bed | "
                                "ward) NUMBER)"),
        [SMP__HINT_CLINICAL_EVENT] = "(died | gave birth)",
        [SMP__HINT_CLINICAL_ACT] = "(discharged | treated)",
        [SMP__HINT_NO_PATIENT] = "(team | surgeon | leads | ran | donated | thank you | thanks)",
        [SMP__HINT_INVENTED] = "(pretend | imaginary)",
        [SMP__HINT_EMPLOYMENT] = ("(suspended | off sick | grievance | disciplinary | sacked | "
                                  "salary | under investigation | gardening leave | sick leave)"),
        [SMP__HINT_EMPLOYMENT_EVENT] = "(got the sack | failed her probation)",
        [SMP__HINT_EMPLOYMENT_ACT] = "dismissed"};
    smp__pattern_fault fault;
    for (uint32_t i = 0; i < SMP__HINT_COUNT; i++) {
        fix.hints[i] = SMP__SIGNAL_COUNT + i;
        ck_assert_msg(smp__pattern_add(compiler, smp_text_of(patterns[i]), fix.hints[i], false,
                                       NULL, NULL, &fault) == SMP_OK,
                      "%s", fault.message);
    }
}

static inline void compile_lexicons(void)
{
    smp_error error = SMP_ERROR_INIT;
    smp__pattern_compiler *compiler;
    fix.builder = smp__image_builder_new(&fix.allocator);
    ck_assert_int_eq(smp__pattern_compiler_new(&compiler, &fix.allocator, fix.builder, &error),
                     SMP_OK);
    for (uint32_t i = 0; i < SMP__LEXICON_COUNT; i++)
        fix.lexicons[i] = smp__lexicon_declare(compiler, smp_text_of(smp__known_lexicon_names[i]));
    add_words(compiler, SMP__LEXICON_ACRONYMS,
              "NHS GP GPs UK ICB A&E PALS MP MPs BBC ITV TV CEO EU USA AM PM BST GMT PDF FAQ HR IT "
              "QR BSL UKHSA ID RSVP PIN DVD OK GCSE LGBT PCN");
    add_words(compiler, SMP__LEXICON_CAPITALS, "HIV MMR HPV RSV DNA MRI CT COVID ADHD COPD ICU");
    add_words(compiler, SMP__LEXICON_SHORTENERS, "bit.ly tinyurl.com ow.ly buff.ly");
    add_words(compiler, SMP__LEXICON_SOURCES, "rumours.example.com rumourmill");
    add_words(compiler, SMP__LEXICON_OWN_CONTACTS,
              "ourtrust.example.org press.jones@example.com 07700900999 ls14zz 609999 "
              "12340000");
    add_words(compiler, SMP__LEXICON_PUBLIC_NUMBERS, "999 111 101 116123 08001111");
    add_words(compiler, SMP__LEXICON_UNSEEMLY, "genitalia sexual");
    add_words(compiler, SMP__LEXICON_PUBLIC_NAMES,
              "marie_curie florence_nightingale rebecca_patel");
    add_word(compiler, SMP__LEXICON_EXPANSIONS, "salt", "speech and language therapy");
    add_word(compiler, SMP__LEXICON_HASHTAG_NAMES, "nhs", "NHS");
    add_word(compiler, SMP__LEXICON_HASHTAG_NAMES, "icb", "ICB");
    add_word(compiler, SMP__LEXICON_HASHTAG_NAMES, "gp", "GP");
    add_word(compiler, SMP__LEXICON_HASHTAG_NAMES, "nice", "NICE");
    add_word(compiler, SMP__LEXICON_HASHTAG_NAMES, "covwarks", "CovWarks");
    add_name_words(compiler);
    add_hints(compiler);
    smp_status status = smp__pattern_compile(compiler, &error);
    ck_assert_msg(status == SMP_OK, "%s", error.message);
    smp__pattern_compiler_free(compiler);
    fix.bytes = smp__image_finish(fix.builder, &fix.size);
    ck_assert_ptr_nonnull(fix.bytes);
    fix.image = (smp__image){fix.bytes, fix.size};
}

static inline void set_up(void)
{
    memset(&fix, 0, sizeof fix);
    fix.allocator = smp__allocator_or_default(NULL);
    compile_lexicons();
    smp_error error = SMP_ERROR_INIT;
    ck_assert_int_eq(smp__matcher_new(&fix.matcher, &fix.image, &fix.allocator, &error), SMP_OK);
    ck_assert_int_eq(smp__segmenter_new(&fix.segmenter, &fix.allocator, &error), SMP_OK);
    smp__arena_init(&fix.arena, &fix.allocator);
    memset(fix.wanted, 0xFF, sizeof fix.wanted);
    for (size_t i = 0; i < SMP__SIGNAL_COUNT; i++)
        memcpy(fix.parameters[i], smp__catalogue[i].parameter_defaults, sizeof fix.parameters[i]);
    fix.post = (smp_post)SMP_POST_INIT;
    fix.post.lang = SMP_TEXT("en");
    fix.seen.allocator = fix.allocator;
    fix.seen.raised = fix.raised;
}

static inline void tear_down(void)
{
    smp__release(&fix.allocator, fix.seen.items, fix.seen.capacity * sizeof *fix.seen.items);
    smp__arena_free(&fix.arena);
    smp__segmenter_free(fix.segmenter);
    smp__matcher_free(fix.matcher);
    smp__release(&fix.allocator, fix.bytes, fix.size);
    smp__image_builder_free(fix.builder);
}

static inline smp__scene scene_of_post(void)
{
    const double (*parameters)[2] = (const double (*)[2])fix.parameters;
    smp__scene scene = {.post = &fix.post,
                        .media = fix.post.media,
                        .media_count = fix.post.media_count,
                        .facts = fix.post.facts,
                        .fact_count = fix.post.fact_count,
                        .shared_media = fix.post.shared ? fix.post.shared->media : NULL,
                        .shared_media_count = fix.post.shared ? fix.post.shared->media_count : 0,
                        .parameters = parameters,
                        .wanted = fix.wanted,
                        .detectors = smp__text_detectors(fix.wanted),
                        .image = &fix.image,
                        .segmenter = fix.segmenter,
                        .matcher = fix.matcher,
                        .hints = fix.hints,
                        .arena = &fix.arena};
    memcpy(scene.lexicons, fix.lexicons, sizeof scene.lexicons);
    return scene;
}

/* Reads `text` as a field of fix.post, runs the detectors for texts over it. */
static inline void look_at(uint8_t kind, uint16_t index, smp_text text)
{
    smp_error error = SMP_ERROR_INIT;
    smp__document *document = &fix.documents[fix.field_count];
    smp_status status = smp__document_read(document, &fix.arena, fix.segmenter, text,
                                           fix.post.platform, &error);
    ck_assert_msg(status == SMP_OK, "%s", error.message);
    const smp__hit *hits;
    size_t hit_count;
    ck_assert_int_eq(smp__match(fix.matcher, document, &hits, &hit_count, &error), SMP_OK);
    fix.fields[fix.field_count] = (smp__field){kind, index, document};
    smp__scene scene = scene_of_post();
    scene.hits = hits;
    scene.hit_count = hit_count;
    smp__detect_in_text(&scene, &fix.fields[fix.field_count], &fix.seen);
    smp__detect_in_spelt(&scene, &fix.fields[fix.field_count], &fix.seen);
    ck_assert(!fix.seen.failed);
    fix.field_count++;
}

static inline void look_at_subject(void)
{
    smp__scene scene = scene_of_post();
    smp__detect_in_subject(&scene, fix.fields, fix.field_count, &fix.seen);
    ck_assert(!fix.seen.failed);
}

static inline void look_afresh(void)
{
    fix.seen.count = 0;
    fix.field_count = 0;
    memset(fix.raised, 0, sizeof fix.raised);
    smp__arena_reset(&fix.arena);
}

/* A post's text, from nothing. */
static inline void look(const char *text)
{
    look_afresh();
    look_at(SMP__IN_TEXT, 0, smp_text_of(text));
}

static inline size_t count_of(int signal)
{
    size_t count = 0;
    for (size_t i = 0; i < fix.seen.count; i++)
        count += fix.seen.items[i].signal == (uint32_t)signal;
    return count;
}

static inline const smp__observation *first_of(int signal)
{
    for (size_t i = 0; i < fix.seen.count; i++)
        if (fix.seen.items[i].signal == (uint32_t)signal) return &fix.seen.items[i];
    return NULL;
}

/* The words that the first observation of a signal marks; "-" where there is none. */
static inline const char *span_of(int signal)
{
    static char span[512];
    const smp__observation *seen = first_of(signal);
    if (!seen) return "-";
    ck_assert_uint_le(seen->end, seen->field.document->text.size);
    snprintf(span, sizeof span, "%.*s", (int)(seen->end - seen->start),
             seen->field.document->text.data + seen->start);
    return span;
}

/* The whole text after the first observation's suggestion; "-" where there is none. Changes do not
 * overlap; they may be in any order. */
static inline const char *repaired(int signal)
{
    static char result[4096];
    const smp__observation *seen = first_of(signal);
    if (!seen || !seen->suggestion_count) return "-";
    smp_text text = seen->field.document->text;
    size_t size = 0;
    for (uint32_t at = 0; at <= text.size; at++) {
        uint32_t skip = 0;
        for (uint32_t i = 0; i < seen->suggestion_count; i++) {
            const smp__suggestion *change = &seen->suggestions[i];
            if (change->start != at) continue;
            memcpy(result + size, change->with.data, change->with.size);
            size += change->with.size;
            skip = change->end - change->start;
        }
        if (skip) at += skip - 1;
        else if (at < text.size) result[size++] = text.data[at];
    }
    result[size] = '\0';
    return result;
}

#define FLAGS(signal, text)                                                                        \
    do {                                                                                           \
        look(text);                                                                                \
        ck_assert_msg(count_of(SMP__SIGNAL_##signal) > 0, "not seen in: %s", text);                \
    } while (0)
#define PASSES(signal, text)                                                                       \
    do {                                                                                           \
        look(text);                                                                                \
        ck_assert_msg(count_of(SMP__SIGNAL_##signal) == 0, "seen in: %s: %s", text,                \
                      span_of(SMP__SIGNAL_##signal));                                              \
    } while (0)
/* Flagged, marking `span`; and `fixed` is the text after the suggestion. */
#define MARKS(signal, text, span)                                                                  \
    do {                                                                                           \
        look(text);                                                                                \
        ck_assert_str_eq(span_of(SMP__SIGNAL_##signal), span);                                     \
    } while (0)
#define REPAIRS(signal, text, fixed)                                                               \
    do {                                                                                           \
        look(text);                                                                                \
        ck_assert_str_eq(repaired(SMP__SIGNAL_##signal), fixed);                                   \
    } while (0)

/* Each of several texts, seen just once; and none of them. */
static inline void all_flag(int signal, const char *const *texts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        look(texts[i]);
        ck_assert_msg(count_of(signal) == 1, "seen %zu times in: %s", count_of(signal), texts[i]);
    }
}
static inline void all_pass(int signal, const char *const *texts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        look(texts[i]);
        ck_assert_msg(count_of(signal) == 0, "seen in: %s: %s", texts[i], span_of(signal));
    }
}
#define ALL_FLAG(signal, texts) all_flag(SMP__SIGNAL_##signal, texts, SMP_COUNT(texts))
#define ALL_PASS(signal, texts) all_pass(SMP__SIGNAL_##signal, texts, SMP_COUNT(texts))

#endif
