/* Bytes to document: UTF-8, tokens and entities, segmentation, folding, offset maps.
 * Only this room includes ICU and utf8proc.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_TEXT_TEXT_H
#define SMP_TEXT_TEXT_H

#include "base/base.h"

#include <smpolicy/subject.h>
#include <smpolicy/text.h>
#include <string.h>

#define SMP__MAX_TEXT_BYTES ((size_t)16 * 1024 * 1024)

/* ---- Tokens -------------------------------------------------------------------------------- */

enum {
    SMP__TOKEN_NON_ASCII = 1u << 0,
    SMP__TOKEN_HAS_UPPER = 1u << 1,      /* a cased letter in upper (or title) case */
    SMP__TOKEN_HAS_LOWER = 1u << 2,
    SMP__TOKEN_FIRST_UPPER = 1u << 3,    /* its first letter is upper case (after a # or @) */
    SMP__TOKEN_HAS_DIGIT = 1u << 4,
    SMP__TOKEN_SPACE_BEFORE = 1u << 5,   /* white space, or the start of the text, before it */
    SMP__TOKEN_LINE_START = 1u << 6,     /* first token that is not space on its line */
    SMP__TOKEN_SENTENCE_START = 1u << 7, /* first token that is not space in its sentence */
    SMP__TOKEN_SENTENCE_END = 1u << 8,   /* last such token */
    SMP__TOKEN_LINE_BREAK = 1u << 9,     /* a SPACE token that is one line break */
    SMP__TOKEN_COMPATIBLE = 1u << 10,    /* it has letters or digits that NFKC makes plain: styled,
                                            circled, squared, fullwidth, small, raised or lowered */
    SMP__TOKEN_HAS_STOP = 1u << 11,      /* a character that may end a sentence: . ! ? and breaks */
    SMP__TOKEN_ONLY_LETTERS = 1u << 12   /* A to Z and a to z, nothing else */
};

/* One token. Tokens cover the text without gaps. A SPACE token is a run of white space without a
 * line break, or one line break (LF, CR, CRLF, VT, FF, NEL, LS, PS). */
typedef struct smp__token {
    uint32_t start; /* bytes in document.text */
    uint32_t end;
    uint8_t kind;   /* smp_token_kind */
    uint16_t flags;
    uint32_t sentence; /* index into document.sentences */
    uint32_t hash;     /* smp__hash of the folded form */
    uint32_t folded_size;
    uint64_t head; /* smp__head of the folded form */
    const char *folded; /* NFKC, case folded, default-ignorables dropped, curly apostrophe as ' ;
                           for a SPACE token its own bytes */
} smp__token;

static inline void smp__token_fold(smp__token *token, smp_text folded)
{
    token->folded = folded.data;
    token->folded_size = (uint32_t)folded.size;
    token->head = smp__head(folded.data, folded.size);
    token->hash = smp__hash(folded.data, folded.size);
}

/* Half-open ranges of bytes and of tokens. Sentences are UAX #29's as ICU finds them, but that none
 * ends inside a token: a question mark in a link ends nothing. */
typedef struct smp__sentence {
    uint32_t start, end;             /* bytes, trailing space included */
    uint32_t first_token, end_token; /* tokens that start inside */
} smp__sentence;

/* An ill-formed sequence (a maximal subpart, Unicode 15.0 section 3.9): where it stood in what was
 * given, and where its U+FFFD stands in document.text. */
typedef struct smp__ill_formed {
    uint32_t given_start, given_end;
    uint32_t start; /* of the three bytes EF BF BD */
} smp__ill_formed;

/* Code points and UTF-16 units before each 64th byte of document.text. */
typedef struct smp__checkpoint {
    uint32_t chars;
    uint32_t utf16;
} smp__checkpoint;

typedef struct smp__document {
    smp_text given; /* the caller's bytes, borrowed */
    smp_text text;  /* well-formed UTF-8: `given` itself, or a repaired copy in the arena */
    bool ascii;     /* every byte of text is below 0x80 */
    smp__token *tokens;
    uint32_t token_count;
    smp__sentence *sentences;
    uint32_t sentence_count;
    smp__ill_formed *ill_formed;
    uint32_t ill_formed_count;
    smp__checkpoint *checkpoints; /* NULL when ascii */
    uint32_t code_points;
    uint32_t utf16_units;
    uint32_t graphemes; /* extended grapheme clusters as ICU 72 counts */
    uint32_t kind_counts[SMP_TOKEN_SPACE + 1]; /* how many tokens of each kind */
    smp_platform platform;
} smp__document;

/* What one thread keeps between texts: the properties of characters met lately, and ICU's word
 * iterator and its look-alikes, each opened when a text first asks for it. Once warm, reading
 * allocates nothing; ICU itself does, for each run of Han or kana. */
typedef struct smp__segmenter smp__segmenter;
smp_status smp__segmenter_new(smp__segmenter **out, const smp_allocator *allocator,
                              smp_error *error);
void smp__segmenter_free(smp__segmenter *segmenter);

/* Reads `text` into `document`, all memory from `arena`. Entities follow `platform`.
 * Errors: LIMIT over SMP__MAX_TEXT_BYTES, MEMORY. An absent text gives an empty document. */
smp_status smp__document_read(smp__document *document, smp__arena *arena,
                              smp__segmenter *segmenter, smp_text text, smp_platform platform,
                              smp_error *error);

/* A span of document.text (bytes) as the caller counts: bytes of `given`, code points, UTF-16. At
 * most 64 bytes are looked at. */
smp_span smp__document_span(const smp__document *document, uint32_t start, uint32_t end);

static inline smp_text smp__token_text(const smp__document *document, const smp__token *token)
{
    return (smp_text){document->text.data + token->start, token->end - token->start};
}

/* ---- Words by their first letters ----------------------------------------------------------- */

#define SMP__WORD_ROWS 27u      /* a to z, and whatever else words begin with */
#define SMP__ROW_OF_OTHERS 26

/* A folded word, and the sets that it is in. */
typedef struct smp__listed_word {
    char word[14]; /* NULs behind it */
    uint16_t sets; /* 0 after the last */
} smp__listed_word;

/* Words that begin with one letter: most others are told from them by one bit. */
typedef struct smp__word_row {
    const smp__listed_word *words;
    uint64_t bits;
} smp__word_row;

#define SMP__WORD_BIT(second, last, size)                                                          \
    ((uint64_t)1 << ((((second) & 31u) * 3 + ((last) & 31u) * 7 + (uint32_t)(size)) & 63))
#define SMP__LISTED_WORD(word, sets) {word, sets},
#define SMP__LISTED_BIT(word, sets)                                                                \
    | SMP__WORD_BIT((unsigned char)(word)[1], (unsigned char)(word)[sizeof(word) - 2],             \
                    sizeof(word) - 1)
/* An entry of a table of rows: WORDS(W) is a macro that says W("word", sets) for each. */
#define SMP__WORD_ROW(letter, WORDS)                                                               \
    [letter] = {(const smp__listed_word[]){WORDS(SMP__LISTED_WORD){"", 0}},                        \
                0 WORDS(SMP__LISTED_BIT)}

/* The sets that the token's folded form is in. */
static inline uint32_t smp__word_sets(const smp__word_row rows[SMP__WORD_ROWS],
                                      const smp__token *token)
{
    const char *word = token->folded;
    uint32_t size = token->folded_size;
    if (size == 0 || size >= sizeof(((smp__listed_word *)0)->word)) return 0;
    uint32_t letter = (uint32_t)((unsigned char)word[0] - 'a');
    const smp__word_row *row = &rows[letter < SMP__ROW_OF_OTHERS ? letter : SMP__ROW_OF_OTHERS];
    unsigned second = size > 1 ? (unsigned char)word[1] : 0, last = (unsigned char)word[size - 1];
    if (!(row->bits & SMP__WORD_BIT(second, last, size))) return 0;
    for (const smp__listed_word *listed = row->words; listed->sets; listed++) {
        const size_t headed = sizeof token->head;
        if (smp__head(listed->word, headed) == token->head && !listed->word[size] &&
            (size <= headed || !memcmp(listed->word + headed, word + headed, size - headed)))
            return listed->sets;
    }
    return 0;
}

/* ---- UTF-8 and characters, for detectors that must look inside a token --------------------- */

/* The code point at text[*at], which must be well-formed; moves *at past it. */
uint32_t smp__utf8_next(const char *text, size_t *at);
/* Writes a code point; returns the bytes used, 1 to 4. */
size_t smp__utf8_put(uint32_t code_point, char out[4]);
/* Where the first ill-formed sequence starts and ends; false when all is well-formed. */
bool smp__utf8_check(smp_text text, size_t *start, size_t *end);

bool smp__is_letter(uint32_t code_point);      /* general category L* */
bool smp__is_upper(uint32_t code_point);       /* Lu or Lt */
bool smp__is_lower(uint32_t code_point);       /* Ll */
bool smp__is_digit(uint32_t code_point);       /* Nd, any script */
int smp__digit_value(uint32_t code_point);     /* 0 to 9, or -1 */
bool smp__is_mark(uint32_t code_point);        /* general category M* */
bool smp__is_white_space(uint32_t code_point); /* White_Space */
bool smp__is_default_ignorable(uint32_t code_point);
bool smp__is_emoji_character(uint32_t code_point); /* Emoji_Presentation or Extended_Pictographic */
uint32_t smp__to_upper(uint32_t code_point);   /* simple mapping */
uint32_t smp__to_lower(uint32_t code_point);
/* The small letter under the marks of one, of any script: "É" comes to "e". */
uint32_t smp__bare_letter(uint32_t code_point);

/* NFKC, case folding, default-ignorables dropped, curly apostrophe as ' : the form in which all
 * comparison is done. The result is in the arena (or is `text` itself when nothing changes);
 * absent when memory ran out. `text` must be well-formed. */
smp_text smp__fold(smp__arena *arena, smp_text text);
/* NFKC alone, for plain letters in a repair. */
smp_text smp__nfkc(smp__arena *arena, smp_text text);
/* NFC; linear in the text, however many marks one letter has. */
smp_text smp__nfc(smp__arena *arena, smp_text text);

/* ---- Look-alikes (look_alike.c) ------------------------------------------------------------ */

/* The ASCII character that one looks like, accents aside (U+0430 -> 'a'); 0 for none. */
char smp__look_alike(smp__segmenter *segmenter, uint32_t code_point);
/* The small letter that an emoji stands for (a letter in a square, a flag's), or that a small
 * letter of another script is shaped like; 0 for none. */
char smp__letter_of_emoji(uint32_t code_point);
char smp__letter_of_shape(uint32_t code_point);

/* ---- Words in disguise (disguise.c) -------------------------------------------------------- */

typedef enum smp__disguise_way {
    SMP__DISGUISE_LOOK_ALIKE = 0,
    SMP__DISGUISE_SIGNS,    /* digits or signs in place of letters */
    SMP__DISGUISE_PUT_IN,   /* spaces or signs between letters */
    SMP__DISGUISE_UNSEEN,
    SMP__DISGUISE_MARKED,   /* marks over or through letters */
    SMP__DISGUISE_REPEATED,
    SMP__DISGUISE_JOINED,   /* a space left out */
    SMP__DISGUISE_TYPING,   /* letters swapped, or one left out */
    SMP__DISGUISE_TAGGED,   /* a hashtag, or words in it */
    SMP__DISGUISES
} smp__disguise_way;

/* "digits or signs in place of letters" */
const char *smp__disguise_name(smp__disguise_way way);

/* What a folded word is to the caller. */
typedef enum smp__term_kind {
    SMP__NO_TERM = 0,
    SMP__TERM_OF_TAGS, /* no disguise is undone; for two of them, a hashtag is read as its words */
    SMP__TERM,         /* worth undoing a disguise for; in hashtags no more than the one before */
    SMP__TERM_ALONE,   /* the same, and worth reading the words of a hashtag for */
    SMP__TERM_NEUTRAL  /* the same, and harmless by itself: also behind what may be a name */
} smp__term_kind;
typedef struct smp__terms {
    const uint32_t *unknown; /* the tokens of the document that are not known, in order */
    uint32_t unknown_count;
    bool (*is_known)(void *context, smp_text folded, uint32_t hash); /* then a word is let be */
    smp__term_kind (*kind)(void *context, smp_text folded, uint32_t hash);
    /* The term that `shape` shows some letters of, each "*" being one that it hides. */
    bool (*of_shape)(void *context, smp_text shape, smp_text *term);
    void *context;
    bool run_together; /* a handle: all of it is words, like those of a hashtag */
} smp__terms;

typedef struct smp__disguise {
    uint32_t token; /* of the document as read */
    uint8_t way;    /* smp__disguise_way */
    smp_text read;  /* the term */
} smp__disguise;

typedef struct smp__undisguised {
    smp__document document; /* with the terms in place of what was written, for matching alone: its
                               sentences do not count these tokens */
    smp__disguise *items;   /* in order */
    uint32_t count;         /* 0: nothing is disguised, and there is no document */
    uint32_t taken;         /* private: tokens of the given document that have been read */
} smp__undisguised;

/* Reads a document as people who know the terms would. All memory is from `arena`, and none is used
 * if nothing is disguised. False when memory ran out. Linear time; typing errors are looked for in
 * the first 2,000 unknown words of a text. */
bool smp__undisguise(smp__undisguised *out, const smp__document *document, smp__arena *arena,
                     smp__segmenter *segmenter, const smp__terms *terms);

/* ---- Entities (entities.c and its neighbours) ---------------------------------------------- */

typedef struct smp__entity {
    uint32_t start, end; /* bytes of well-formed text; sorted, not overlapping */
    uint8_t kind;        /* HASHTAG, MENTION, CASHTAG, URL, EMAIL */
} smp__entity;

/* Finds the hashtags, mentions and cashtags that `platform` would link in well-formed `text`, and
 * links and e-mail addresses. Links follow X's rule on every platform, since readers see an address
 * whether or not it can be clicked. Linear time. False when memory ran out. */
bool smp__find_entities(smp__entity **out, uint32_t *count, smp__arena *arena, smp_text text,
                        bool ascii, smp_platform platform);

/* What twitter-text 3.1 itself would find. It does not know e-mail addresses: it finds nothing in
 * most, but "@example" in rt@example.org and in addresses whose name ends outside ASCII. */
bool smp__find_x_entities(smp__entity **out, uint32_t *count, smp__arena *arena, smp_text text,
                          bool ascii);

/* The mention that makes a post a reply on X: white space and one "@name" begin it. */
bool smp__find_x_reply(smp_text text, smp__entity *mention);

/* The length of the emoji sequence that begins at text[at] (UTS #51), 0 if none does. A character
 * that is text by default counts without U+FE0F too if it is a pictograph (U+2600 to U+27BF, and
 * beyond the BMP), because it is used and read out as an emoji; arrows, (c), (tm) and other signs
 * of print need U+FE0F. Nothing before U+FE0E is an emoji. */
size_t smp__emoji_length(smp_text text, size_t at);

/* X's weighted length of well-formed text (twitter-text 3.1). False when memory ran out; then `out`
 * is as it was. */
bool smp__x_length(smp_x_length *out, smp_text text, int configuration, smp__arena *arena);

/* ---- Words inside a hashtag (hashtag_words.c, over the generated table in data/) ------------ */

/* How a word of the organisation's own must be cased in a tag ("icb" -> "ICB"); absent if the word
 * is not one of them. `folded` is lower case. */
typedef smp_text (*smp__tag_name_lookup)(void *context, smp_text folded);

typedef struct smp__tag_casing {
    uint32_t words;    /* how many words the tag is taken to be; 0 = cannot tell */
    uint32_t ends[32]; /* where each ends, in bytes of the body */
    double rivals[32]; /* of a suggestion: log-likelihood over the best reading that parts this word
                          from a neighbour elsewhere, "pen|island" for "penis|land" */
    smp_text cased;    /* the body as a careful editor would case it, in the arena; absent when the
                          tag should be left alone: one word, already cased, or not sure enough */
    double margin;     /* log-likelihood of this reading over the best single-word one */
} smp__tag_casing;

/* Reads the body of a hashtag (without its #) as words. `names` may be NULL. False when memory ran
 * out. Time linear in the body; bodies over 128 bytes, or not in Latin letters, are left alone. */
bool smp__hashtag_words(smp__tag_casing *out, smp__arena *arena, smp_text body,
                        smp__tag_name_lookup names, void *context);
/* Whether it could suggest another casing, judged by the capitals of an ASCII body alone: a tag
 * with capitals inside is left alone unless words in small letters follow an acronym. */
bool smp__hashtag_may_lack_capitals(smp_text body);

/* Is the folded word one of that list: an English word, a place or a well-known name?
 * (dictionary.c) */
bool smp__in_dictionary(smp_text folded);

/* How rare a word of English is in writing, by its letters a to z: hundredths of a nat of its
 * probability ("the" 376, "hospital" 920, "flange" 1336). SMP__NOT_ENGLISH for what the table of
 * words does not have, or has only in capitals ("nhs"). */
#define SMP__NOT_ENGLISH INT32_MAX
int32_t smp__word_rarity(smp_text folded);
/* Is it a common English word with one slip, or two of them without a space? Costs hundreds of
 * look-ups. (misspelt.c) */
bool smp__is_misspelt(smp_text folded);

/* ---- Whose words (sayings.c) ----------------------------------------------------------------- */

/* Who says something. */
enum {
    SMP__BY_WRITER = 0,
    SMP__BY_REPORTED,  /* somebody else, in the writer's words: "she says ..." */
    SMP__BY_QUOTED,    /* somebody else, between quotation marks */
    SMP__BY_PASSED_ON, /* somebody else: "RT @somebody: ..." */
    SMP__BY_EARLIER,   /* an earlier message: lines that begin with ">", and all below the head that
                          mail programs put above the message they answer or forward */
    SMP__BY_NOTICE     /* nobody: what the law or a firm wants said below every mail */
};

/* A stretch of a text that is not the writer's own, in bytes of the document's text, and the bytes
 * there that name who says it (empty where nothing does). */
typedef struct smp__saying {
    uint32_t start, end;
    uint32_t who_start, who_end;
    uint8_t by;
} smp__saying;

/* "writer", "reported", "quoted", "passed-on", "earlier", "notice". */
smp_text smp__by_name(uint8_t by);

/* Each list in order and without overlap. */
typedef struct smp__sayings {
    const smp__saying *repeated, *quoted, *reported;
    const smp__saying *notices; /* none, until whoever knows their wording puts them here */
    size_t repeated_count, quoted_count, reported_count, notice_count;
} smp__sayings;

/* Time linear in the text. False when memory ran out. */
bool smp__find_sayings(smp__sayings *out, const smp__document *document, smp__arena *arena);
/* Whose words stand at a byte; NULL: the writer's. Repeated words count before notices, these
 * before quoted, and quoted before reported ones. */
const smp__saying *smp__saying_at(const smp__sayings *sayings, uint32_t at);

/* ---- Words as a vocabulary lists them (vocable.c) -------------------------------------------- */

#define SMP__VOCABLE_START "<start>" /* stands before the first token of a text */
#define SMP__VOCABLE_END "<end>"     /* and after the last */
#define SMP__VOCABLE_NUMBER "<number>"
#define SMP__VOCABLE_CAPITAL "<capital>" /* a word with a capital that opens nothing */

/* A folded word without the endings of plurals, possessives and verbs: the beginning of it that
 * "kill", "kills" and "killing" share. No word need look like it. */
smp_text smp__stem(smp_text folded);
/* How a vocabulary lists the token: a word or hashtag by its stem, what has digits as "<number>",
 * and "<link>", "<email>", "<mention>", "<tag>"; anything else in its folded form. Absent for a
 * space. */
smp_text smp__vocable(const smp__token *token);
/* The same but for words, which are listed in their folded form. */
smp_text smp__vocable_form(const smp__token *token);
/* Such a name in angle brackets, for good; absent where no token is called so. */
smp_text smp__vocable_class(smp_text name);

/* "<8+>": a text of at least so many tokens that are no spaces. */
typedef struct smp__vocable_length {
    const char *name;
    uint32_t tokens;
} smp__vocable_length;

#define SMP__VOCABLE_LENGTHS 8u
extern const smp__vocable_length smp__vocable_lengths[SMP__VOCABLE_LENGTHS]; /* shortest first */
/* The name of a text's start, its end or a length, for good; absent where there is none. */
smp_text smp__vocable_of_text(smp_text name);

/* ---- Which language (language.c) ------------------------------------------------------------ */

/* A BCP 47 code, or "other", and what people call it. */
typedef struct smp__language {
    const char *code, *name;
} smp__language;

/* Which language the text seems to be in, where that is not English; NULL where it is, or where too
 * little stands there to tell. By the letters, or by the words that hold sentences together. */
const smp__language *smp__other_language(const smp__document *document);

/* What a platform allows, from libsmpolicy/data/platforms.csv. 0 = no number known. */
typedef struct smp__platform_limits {
    uint32_t text;      /* in text_unit */
    uint8_t text_unit;  /* smp__length_unit */
    uint32_t bio;       /* of a profile, in text_unit */
    uint32_t alt;       /* code points */
    uint32_t media;     /* items */
    uint32_t hashtags;
    const char *seen;   /* YYYY-MM: when the numbers were read */
    const char *source;
} smp__platform_limits;

typedef enum smp__length_unit {
    SMP__UNIT_CODE_POINTS = 0,
    SMP__UNIT_UTF16,
    SMP__UNIT_GRAPHEMES,
    SMP__UNIT_WEIGHTED,       /* X */
    SMP__UNIT_MASTODON,       /* graphemes, each URL with a scheme 23, remote mentions as @user */
    SMP__UNIT_THREADS         /* code points, but an emoji counts its UTF-8 bytes */
} smp__length_unit;

const smp__platform_limits *smp__platform_limits_of(smp_platform platform);
/* The document's length in the unit of its platform; UINT32_MAX when memory ran out. */
uint32_t smp__platform_length(const smp__document *document, smp__arena *arena);
/* An upper bound of that length, at almost no cost: most posts are far from any limit. */
uint32_t smp__platform_length_bound(const smp__document *document);

/* Columns of a terminal that a character takes: 0 for marks and invisible ones, 2 for wide ones. */
unsigned smp__display_columns(uint32_t code_point);

#endif
