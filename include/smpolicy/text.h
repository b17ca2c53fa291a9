/* The tokens of a post: UAX #29 words, and the hashtags, mentions, links and addresses that a
 * platform would make live, with spans in bytes, code points and UTF-16 units.
 * SPDX-License-Identifier: MIT */
#ifndef SMPOLICY_TEXT_H
#define SMPOLICY_TEXT_H

#include <smpolicy/base.h>
#include <smpolicy/subject.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum smp_token_kind {
    SMP_TOKEN_WORD = 0,
    SMP_TOKEN_NUMBER,
    SMP_TOKEN_HASHTAG,
    SMP_TOKEN_MENTION,  /**< "@name", "@name/list" on X, "@name@server" on Mastodon */
    SMP_TOKEN_CASHTAG,
    SMP_TOKEN_URL,
    SMP_TOKEN_EMAIL,
    SMP_TOKEN_EMOJI,    /**< one emoji sequence, joiners and modifiers included */
    SMP_TOKEN_PUNCTUATION,
    SMP_TOKEN_SYMBOL,
    SMP_TOKEN_SPACE     /**< a run of white space; line breaks are tokens of their own */
} smp_token_kind;

/** "word", "number", "hashtag", ... as in the JSON contract; NULL out of range. Static. */
SMP_API const char *smp_token_kind_name(smp_token_kind kind);

typedef struct smp_token {
    smp_token_kind kind;
    smp_span span;
    smp_text text; /**< the token's bytes; ill-formed ones replaced by U+FFFD */
} smp_token;

/** The tokens of one text, in order and without gaps: their spans cover it from end to end. */
typedef struct smp_tokens smp_tokens;

/** Tokenises `text` by the rules of `platform` (which decide what is a hashtag or mention;
 *  SMP_PLATFORM_UNKNOWN means X's).
 *  @param out      set to a new list; the caller frees it with smp_tokens_free
 *  @param text     UTF-8; ill-formed bytes are reported by smp_tokens_ill_formed and read as
 *                  U+FFFD (Unicode 15.0, section 3.9); absent or over 16 MiB is an error
 *  @param allocator NULL for malloc
 *  @param error    NULL if not wanted
 *  Any thread. Time and memory grow linearly with the text.
 *  Standards: UAX #29 (words), UTS #51 (emoji), twitter-text 3.1 (X), UAX #31 (other platforms). */
SMP_API smp_status smp_tokenise(smp_tokens **out, smp_text text, smp_platform platform,
                                const smp_allocator *allocator, smp_error *error);
/** NULL is allowed. */
SMP_API void smp_tokens_free(smp_tokens *tokens);
SMP_API size_t smp_tokens_count(const smp_tokens *tokens);
/** The token at `index`; its text lives as long as the list. An index past the end gives an empty
 *  token of kind SMP_TOKEN_SPACE. */
SMP_API smp_token smp_tokens_at(const smp_tokens *tokens, size_t index);

/** How many ill-formed sequences the text had, and where the one at `index` is. */
SMP_API size_t smp_tokens_ill_formed_count(const smp_tokens *tokens);
SMP_API smp_span smp_tokens_ill_formed(const smp_tokens *tokens, size_t index);

/** What a text measures. */
typedef struct smp_text_measures {
    size_t struct_size;
    size_t bytes;
    size_t code_points;
    size_t utf16_units;
    size_t graphemes;       /**< extended grapheme clusters, UAX #29, as ICU counts */
    size_t weighted_length; /**< X's count, twitter-text configuration 3 */
    size_t platform_length; /**< in the unit of the platform asked for */
    size_t platform_limit;  /**< 0 where none is known */
    size_t words;           /**< tokens of kind SMP_TOKEN_WORD */
    size_t sentences;       /**< UAX #29, as ICU finds them; none ends inside a token */
} smp_text_measures;

#define SMP_TEXT_MEASURES_INIT SMP_SIZED(smp_text_measures)

/** Fills `out`, whose struct_size must be set (SMP_TEXT_MEASURES_INIT). Nothing is computed: cheap.
 *  Errors: SMP_ERROR_ARGUMENT for NULL or a struct_size of 0. */
SMP_API smp_status smp_tokens_measure(const smp_tokens *tokens, smp_text_measures *out);

/** The result of X's own length rule. */
typedef struct smp_x_length {
    size_t struct_size;
    size_t weighted_length;
    size_t permillage;      /**< 1000 x weighted_length / 280, rounded down */
    int valid;              /**< 0 or 1: not empty, within 280, no invalid character */
    smp_range display_utf16; /**< half-open, over the text as given */
    smp_range valid_utf16;   /**< the part that fits */
} smp_x_length;

#define SMP_X_LENGTH_INIT SMP_SIZED(smp_x_length)

/** X's weighted length of a text.
 *  @param configuration 2 (code points weighted) or 3 (each emoji sequence counts 2)
 *  Any thread; linear time. Standard: twitter-text 3.1 config/v2.json and v3.json. */
SMP_API smp_status smp_x_weighted_length(smp_x_length *out, smp_text text, int configuration,
                                         smp_error *error);

#ifdef __cplusplus
}
#endif

#endif
