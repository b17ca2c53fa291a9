/* Reading the compiled tables: words, prefixes, lexicons.
 * SPDX-License-Identifier: MIT */
#include "patterns/automaton.h"
#include "patterns/patterns.h"

#include <string.h>

void smp__automaton_open(smp__automaton *automaton, const smp__image *image)
{
    *automaton = (smp__automaton){
        .image = *image,
        .head = smp__image_section(image, SMP__SECTION_AUTOMATON, NULL),
        .words = smp__image_section(image, SMP__SECTION_WORDS, NULL),
        .prefixes = smp__image_section(image, SMP__SECTION_PREFIXES, NULL),
        .meanings = smp__image_section(image, SMP__SECTION_MEANINGS, NULL),
        .symbols = smp__image_section(image, SMP__SECTION_SYMBOLS, NULL),
        .feeds = smp__image_section(image, SMP__SECTION_FEEDS, NULL),
        .accepts = smp__image_section(image, SMP__SECTION_ACCEPTS, NULL),
        .edges = smp__image_section(image, SMP__SECTION_EDGES, NULL),
        .trie = smp__image_section(image, SMP__SECTION_TRIE, NULL),
        .triggers = smp__image_section(image, SMP__SECTION_TRIGGERS, NULL),
        .prefix_starts = smp__image_section(image, SMP__SECTION_STARTS_OF_PREFIXES, NULL),
        .trie_nodes = smp__image_section(image, SMP__SECTION_TRIE_NODES, NULL),
    };
    automaton->positions =
        smp__image_section(image, SMP__SECTION_POSITIONS, &automaton->position_count);
    automaton->places = smp__image_section(image, SMP__SECTION_PLACES, &automaton->place_count);
    automaton->lexicons =
        smp__image_section(image, SMP__SECTION_LEXICONS, &automaton->lexicon_count);
}

static const smp__meaning *find(const smp__automaton *automaton, const smp__word_slot *slots,
                                uint32_t mask, const char *word, size_t size, uint32_t hash,
                                uint32_t *count)
{
    *count = 0;
    if (!slots) return NULL;
    for (uint32_t at = hash & mask; slots[at].word; at = (at + 1) & mask) {
        const smp__word_slot *slot = &slots[at];
        if (slot->hash != hash || slot->size != size) continue;
        const char *known = size <= sizeof slot->start
                                ? slot->start
                                : smp__image_string(&automaton->image, slot->word).data;
        if (memcmp(known, word, size) == 0) {
            *count = slot->count;
            return automaton->meanings + slot->first;
        }
    }
    return NULL;
}

const smp__meaning *smp__word_meanings(const smp__automaton *automaton, const char *folded,
                                       size_t size, uint32_t hash, uint32_t *count)
{
    return find(automaton, automaton->words, automaton->head->word_mask, folded, size, hash, count);
}

bool smp__next_prefix(const smp__automaton *automaton, const char *folded, smp__prefix_walk *walk,
                      const smp__meaning **meanings, uint32_t *count)
{
    while (walk->lengths >> walk->length > 1) {
        walk->hash = smp__hash_byte(walk->hash, (uint8_t)folded[walk->length++]);
        if (!(walk->lengths >> walk->length & 1)) continue;
        *meanings = find(automaton, automaton->prefixes, automaton->head->prefix_mask, folded,
                         walk->length, smp__hash_finish(walk->hash), count);
        if (*meanings) return true;
    }
    return false;
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
    const smp__automaton automaton = {
        .image = *image,
        .head = smp__image_section(image, SMP__SECTION_AUTOMATON, NULL),
        .words = smp__image_section(image, SMP__SECTION_WORDS, NULL),
        .prefixes = smp__image_section(image, SMP__SECTION_PREFIXES, NULL),
        .meanings = smp__image_section(image, SMP__SECTION_MEANINGS, NULL),
        .prefix_starts = smp__image_section(image, SMP__SECTION_STARTS_OF_PREFIXES, NULL),
    };
    uint32_t symbol = lexicons[lexicon].symbol, count;
    const smp__meaning *meanings =
        smp__word_meanings(&automaton, folded.data, folded.size,
                           smp__hash(folded.data, folded.size), &count);
    smp__prefix_walk walk = smp__prefixes_of(&automaton, folded.data, folded.size);
    do {
        for (uint32_t i = 0; i < count; i++) {
            if (meanings[i].symbol != symbol) continue;
            if (value) *value = meanings[i].value;
            return true;
        }
    } while (smp__next_prefix(&automaton, folded.data, &walk, &meanings, &count));
    return false;
}
