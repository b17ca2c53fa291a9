/* The token pattern language: parse, compile all patterns of a policy into one automaton, match.
 * docs/patterns.md describes the language.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_PATTERNS_PATTERNS_H
#define SMP_PATTERNS_PATTERNS_H

#include "base/base.h"
#include "text/text.h"

/* Image sections 1 to 23 belong to this room; their records are private to it. */

/* ---- Compiling ----------------------------------------------------------------------------- */

#define SMP__PATTERN_MAX_GAP 20u         /* ..k */
#define SMP__PATTERN_MAX_REPEAT 20u      /* {m,n} */
#define SMP__PATTERN_MAX_POSITIONS 512u  /* of one pattern once repetition is written out */
#define SMP__LEXICON_MAX_WORDS 12u       /* tokens of one entry */

typedef struct smp__pattern_compiler smp__pattern_compiler;

/* Why a pattern or an entry was refused: offset in bytes into the text given. */
typedef struct smp__pattern_fault {
    size_t offset;
    char message[200];
} smp__pattern_fault;

/* Writes into `builder`, which must outlive the compiler. */
smp_status smp__pattern_compiler_new(smp__pattern_compiler **out, const smp_allocator *allocator,
                                     smp__image_builder *builder, smp_error *error);
void smp__pattern_compiler_free(smp__pattern_compiler *compiler);

/* Declares a lexicon (again: the same id). Ids count from 0 in order of declaration. A pattern may
 * name a lexicon before or after it has entries, but not before it is declared. */
uint32_t smp__lexicon_declare(smp__pattern_compiler *compiler, smp_text name);
/* Adds an entry: one or more words, tokenised and folded as a post is; `word~` and `word*` are
 * understood in it. `value` (0 = none) is kept with it, e.g. the plain words for a piece of
 * jargon. */
smp_status smp__lexicon_add(smp__pattern_compiler *compiler, uint32_t lexicon, smp_text entry,
                            smp__sref value, smp__pattern_fault *fault);

/* Declares a phrase: part of a pattern that others name like a lexicon, <name>, where it stands for
 * what is written in it. It may name phrases declared before it. Both texts are borrowed until the
 * compiler is freed. */
smp_status smp__phrase_declare(smp__pattern_compiler *compiler, smp_text name, smp_text pattern);

/* Adds a pattern. A hit is reported with `owner`; hits of `unless` patterns of the same owner
 * cancel the owner's hits that they overlap. `{fact}` names are looked up by `fact_of`, which
 * returns an id below 64 for smp__match_facts, or -1 when there is no such text fact; NULL where
 * there are none. */
typedef int (*smp__fact_lookup)(void *context, smp_text name);
smp_status smp__pattern_add(smp__pattern_compiler *compiler, smp_text pattern, uint32_t owner,
                            bool unless, smp__fact_lookup fact_of, void *context,
                            smp__pattern_fault *fault);

/* What the hits of an owner are for: a bit each for what smp__match may be asked for. An owner of
 * which nothing is said serves every purpose. */
#define SMP__PURPOSES 11u
void smp__pattern_purposes(smp__pattern_compiler *compiler, uint32_t owner, uint32_t purposes);

/* Writes the automaton into the image builder. Call once, after everything has been added. */
smp_status smp__pattern_compile(smp__pattern_compiler *compiler, smp_error *error);

/* ---- Matching ------------------------------------------------------------------------------ */

/* What one owner was seen saying. Token indexes into the document, half-open. The span is that of
 * the [ ] of the pattern, or the whole match. */
typedef struct smp__hit {
    uint32_t owner;
    uint32_t first_token, end_token; /* the reported span */
    smp__sref value;                 /* of the last lexicon entry matched inside the span; 0 =
                                        none */
} smp__hit;

/* Scratch for one thread over one image. */
typedef struct smp__matcher smp__matcher;
smp_status smp__matcher_new(smp__matcher **out, const smp__image *image,
                            const smp_allocator *allocator, smp_error *error);
void smp__matcher_free(smp__matcher *matcher);

/* Text facts for `{fact}` atoms, by the ids that fact_of gave; absent ones match nothing. Kept
 * until the next call. Borrowed. */
smp_status smp__match_facts(smp__matcher *matcher, const smp_text *facts, size_t count,
                            smp__segmenter *segmenter, smp_error *error);

/* What later matches are for: patterns that serve none of these purposes need not be looked for,
 * though some of their hits may come. At first all. */
void smp__matcher_serve(smp__matcher *matcher, uint32_t purposes);

/* Runs every pattern over the document at once. Hits come in the order of their spans; those of one
 * owner do not overlap (leftmost, then longest). They live until the matcher is next used.
 * Linear in the tokens; no allocation once warm. */
smp_status smp__match(smp__matcher *matcher, const smp__document *document, const smp__hit **hits,
                      size_t *hit_count, smp_error *error);

/* How many steps the last match took: a measure of its cost that no machine changes. */
uint64_t smp__match_steps(const smp__matcher *matcher);

/* After smp__match, about the same document: is the token at `index` by itself an entry of the
 * lexicon? `value` may be NULL. */
bool smp__token_in_lexicon(const smp__matcher *matcher, uint32_t index, uint32_t lexicon,
                           smp__sref *value);
/* Is folded `word` (one token, e.g. a word inside a hashtag) an entry of the lexicon? */
bool smp__word_in_lexicon(const smp__image *image, smp_text folded, uint32_t lexicon,
                          smp__sref *value);
/* The same of several lexicons, a bit for each; one that is UINT32_MAX has no word. */
uint32_t smp__word_in_lexicons(const smp__image *image, smp_text folded, const uint32_t *which,
                               size_t count);
/* After smp__match: the tokens of the document that no pattern or entry has as a word, in order.
 * They live until the matcher is next used. */
const uint32_t *smp__unknown_tokens(const smp__matcher *matcher, uint32_t *count);
/* Does any pattern or entry have the folded word? `hash` is smp__hash of it. */
bool smp__word_known(const smp__matcher *matcher, smp_text folded, uint32_t hash);
/* Up to 32 lexicons in which words are looked up together. Begins as all zero. */
#define SMP__LEXICON_SET_SLOTS 64u
typedef struct smp__lexicon_set {
    struct {
        uint32_t symbol; /* of a lexicon; 0: a free slot */
        uint32_t bit;
    } slots[SMP__LEXICON_SET_SLOTS];
} smp__lexicon_set;
/* Adds the lexicon of that name with its bit; false where the image has none. */
bool smp__lexicon_set_add(smp__lexicon_set *set, const smp__image *image, const char *name,
                          uint32_t bit);
/* The bits of those that have the folded word as an entry. */
uint32_t smp__word_lexicons(const smp__matcher *matcher, smp_text folded, uint32_t hash,
                            const smp__lexicon_set *set);
/* The word of one of those with any of `bits` that `shape` shows some letters of, each "*" of it
 * being one that it hides: of several, the first by the alphabet. Looks at every word there is. */
bool smp__word_of_shape(const smp__matcher *matcher, smp_text shape, const smp__lexicon_set *set,
                        uint32_t bits, smp_text *word);
/* The id of a lexicon in a compiled image; UINT32_MAX if there is none of that name. */
uint32_t smp__lexicon_find(const smp__image *image, const char *name);

#endif
