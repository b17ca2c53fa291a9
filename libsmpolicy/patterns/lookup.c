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
        .triggers = records(image, SMP__SECTION_TRIGGERS, NULL),
        .effects = records(image, SMP__SECTION_EFFECTS, NULL),
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

/* Opens only what looking up a word takes: detectors ask for many words of every text. */
bool smp__word_in_lexicon(const smp__image *image, smp_text folded, uint32_t lexicon,
                          smp__sref *value)
{
    size_t lexicon_count;
    const smp__lexicon *lexicons =
        smp__image_section(image, SMP__SECTION_LEXICONS, &lexicon_count);
    if (smp__is_absent(folded) || lexicon >= lexicon_count) return false;
    smp__automaton automaton;
    automaton.image = *image;
    automaton.head = smp__image_section(image, SMP__SECTION_AUTOMATON, NULL); /* with lexicons */
    automaton.words = smp__image_section(image, SMP__SECTION_WORDS, NULL);
    automaton.prefixes = smp__image_section(image, SMP__SECTION_PREFIXES, NULL);
    automaton.meanings = smp__image_section(image, SMP__SECTION_MEANINGS, NULL);

    smp__prefix_walk walk = smp__prefixes_of(&automaton, folded.data, folded.size);
    const smp__word_slot *slot = NULL;
    if (automaton.words)
        slot = smp__find_word(&automaton, automaton.words, automaton.head->word_mask, folded.data,
                              folded.size, smp__hash(folded.data, folded.size),
                              smp__head(folded.data, folded.size));
    if (!slot) slot = smp__next_prefix(&automaton, folded.data, &walk);
    for (; slot; slot = smp__next_prefix(&automaton, folded.data, &walk)) {
        const smp__meaning *meanings = automaton.meanings + slot->first;
        for (uint32_t i = 0; i < slot->count; i++) {
            if (meanings[i].symbol != lexicons[lexicon].symbol) continue;
            if (value) *value = meanings[i].value;
            return true;
        }
    }
    return false;
}
