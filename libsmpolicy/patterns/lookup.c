/* Reading the compiled tables: words, prefixes, lexicons.
 * SPDX-License-Identifier: MIT */
#include "patterns/automaton.h"
#include "patterns/patterns.h"

/* The records of a section. Those of an empty one lie somewhere too, for in C not even nothing may
 * be added to a null pointer. */
static const void *records(const smp__image *image, uint32_t section, size_t *count)
{
    const void *first = smp__image_section(image, section, count);
    return first ? first : image->bytes;
}

void smp__automaton_open(smp__automaton *automaton, const smp__image *image)
{
    *automaton = (smp__automaton){
        .image = *image,
        .head = smp__image_section(image, SMP__SECTION_AUTOMATON, NULL),
        .words = smp__image_section(image, SMP__SECTION_WORDS, NULL),
        .prefixes = smp__image_section(image, SMP__SECTION_PREFIXES, NULL),
        .meanings = records(image, SMP__SECTION_MEANINGS, NULL),
        .symbols = records(image, SMP__SECTION_SYMBOLS, NULL),
        .links = records(image, SMP__SECTION_LINKS, NULL),
        .link_bits = records(image, SMP__SECTION_LINK_BITS, NULL),
        .feeds = records(image, SMP__SECTION_FEEDS, NULL),
        .accepts = records(image, SMP__SECTION_ACCEPTS, NULL),
        .edges = records(image, SMP__SECTION_EDGES, NULL),
        .trie = records(image, SMP__SECTION_TRIE, NULL),
        .starts = records(image, SMP__SECTION_STARTS, NULL),
        .openings = records(image, SMP__SECTION_OPENINGS, NULL),
        .opened = records(image, SMP__SECTION_OPENED, NULL),
        .triggers = records(image, SMP__SECTION_TRIGGERS, NULL),
        .effects = records(image, SMP__SECTION_EFFECTS, NULL),
        .effect_rows = records(image, SMP__SECTION_EFFECT_ROWS, NULL),
        .trie_nodes = records(image, SMP__SECTION_TRIE_NODES, NULL),
    };
    automaton->positions = records(image, SMP__SECTION_POSITIONS, &automaton->position_count);
    automaton->places = records(image, SMP__SECTION_PLACES, &automaton->place_count);
    automaton->lexicons = records(image, SMP__SECTION_LEXICONS, &automaton->lexicon_count);
    if (automaton->position_count) automaton->position_count--; /* the last says where things end */
    automaton->big = automaton->position_count > SMP__MANY_POSITIONS;
}

const smp__word_slot *smp__next_prefix(const smp__automaton *automaton, const char *folded,
                                       smp__prefix_walk *walk)
{
    while (*walk) {
        const uint32_t size = smp__lowest_bit(*walk);
        *walk &= *walk - 1;
        const smp__word_slot *slot =
            smp__find_word(automaton, automaton->prefixes, automaton->head->prefix_mask, folded,
                           size, smp__hash(folded, size), smp__head(folded, size));
        if (slot) return slot;
    }
    return NULL;
}

uint32_t smp__trie_step(const smp__automaton *automaton, uint32_t node, uint32_t symbol)
{
    const smp__trie_slot *slots = automaton->trie;
    uint32_t mask = automaton->head->trie_mask;
    uint32_t at = smp__trie_hash(node, symbol) & mask;
    while (slots[at].child && (slots[at].node != node || slots[at].symbol != symbol))
        at = (at + 1) & mask;
    return slots[at].child;
}

uint32_t smp__lexicon_find(const smp__image *image, const char *name)
{
    size_t lexicon_count;
    const smp__lexicon *lexicons =
        smp__image_section(image, SMP__SECTION_LEXICONS, &lexicon_count);
    smp_text wanted = smp_text_of(name);
    for (uint32_t i = 0; i < lexicon_count; i++)
        if (smp__text_equal(smp__image_string(image, lexicons[i].name), wanted)) return i;
    return UINT32_MAX;
}

/* The records that a word means, one after another: its own and those of prefixes that it begins
 * with. Detectors ask for many words of every text, so only what looking one up takes is opened. */
typedef struct meanings_walk {
    smp__automaton automaton;
    smp__prefix_walk prefixes;
    const char *word;
} meanings_walk;

static const smp__word_slot *next_meanings(meanings_walk *walk)
{
    return smp__next_prefix(&walk->automaton, walk->word, &walk->prefixes);
}

static const smp__word_slot *first_meanings(meanings_walk *walk, const smp__image *image,
                                            smp_text folded)
{
    smp__automaton *automaton = &walk->automaton;
    automaton->image = *image;
    automaton->head = smp__image_section(image, SMP__SECTION_AUTOMATON, NULL); /* with lexicons */
    automaton->words = smp__image_section(image, SMP__SECTION_WORDS, NULL);
    automaton->prefixes = smp__image_section(image, SMP__SECTION_PREFIXES, NULL);
    automaton->meanings = smp__image_section(image, SMP__SECTION_MEANINGS, NULL);
    walk->prefixes = smp__prefixes_of(automaton, folded.data, folded.size);
    walk->word = folded.data;
    const smp__word_slot *slot = NULL;
    if (automaton->words)
        slot = smp__find_word(automaton, automaton->words, automaton->head->word_mask, folded.data,
                              folded.size, smp__hash(folded.data, folded.size),
                              smp__head(folded.data, folded.size));
    return slot ? slot : next_meanings(walk);
}

bool smp__word_in_lexicon(const smp__image *image, smp_text folded, uint32_t lexicon,
                          smp__sref *value)
{
    size_t lexicon_count;
    const smp__lexicon *lexicons =
        smp__image_section(image, SMP__SECTION_LEXICONS, &lexicon_count);
    if (smp__is_absent(folded) || lexicon >= lexicon_count) return false;
    meanings_walk walk;
    const smp__word_slot *slot = first_meanings(&walk, image, folded);
    for (; slot; slot = next_meanings(&walk)) {
        const smp__meaning *meanings = walk.automaton.meanings + slot->first;
        for (uint32_t i = 0; i < slot->count; i++) {
            if (meanings[i].symbol != lexicons[lexicon].symbol) continue;
            if (value) *value = meanings[i].value;
            return true;
        }
    }
    return false;
}

uint32_t smp__word_in_lexicons(const smp__image *image, smp_text folded, const uint32_t *which,
                               size_t count)
{
    size_t lexicon_count;
    const smp__lexicon *lexicons =
        smp__image_section(image, SMP__SECTION_LEXICONS, &lexicon_count);
    if (smp__is_empty(folded) || lexicon_count == 0) return 0;
    uint32_t in = 0;
    meanings_walk walk;
    const smp__word_slot *slot = first_meanings(&walk, image, folded);
    for (; slot; slot = next_meanings(&walk))
        for (uint32_t m = slot->first; m < slot->first + slot->count; m++)
            for (size_t i = 0; i < count; i++)
                if (which[i] < lexicon_count &&
                    walk.automaton.meanings[m].symbol == lexicons[which[i]].symbol)
                    in |= 1u << i;
    return in;
}
