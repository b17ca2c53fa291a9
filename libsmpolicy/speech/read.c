/* Reading a document out, token by token.
 * SPDX-License-Identifier: MIT */
#include "speech/speech.h"

#include <string.h>

enum { COUNTED_FROM = 4 }; /* of one emoji or sign in a row */

struct reader {
    smp__voice *voice;
    const smp__document *document;
};

static const smp__token *token_at(const struct reader *reader, uint32_t index)
{
    return &reader->document->tokens[index];
}

static smp_text text_of(const struct reader *reader, uint32_t index)
{
    return smp__token_text(reader->document, token_at(reader, index));
}

/* Does this token stand right after another? */
static bool adjoins(const struct reader *reader, uint32_t index)
{
    return index > 0 && index < reader->document->token_count &&
           token_at(reader, index)->kind != SMP_TOKEN_SPACE &&
           !(token_at(reader, index)->flags & SMP__TOKEN_SPACE_BEFORE);
}

static bool is_wordlike(const struct reader *reader, uint32_t index)
{
    uint8_t kind = token_at(reader, index)->kind;
    return kind == SMP_TOKEN_WORD || kind == SMP_TOKEN_NUMBER;
}

static bool has_figures(const struct reader *reader, uint32_t index)
{
    return token_at(reader, index)->flags & SMP__TOKEN_HAS_DIGIT;
}

/* How many tokens from `index` on are the same and touch. */
static uint32_t repeats(const struct reader *reader, uint32_t index)
{
    uint32_t count = 1;
    while (adjoins(reader, index + count) &&
           smp__text_equal(text_of(reader, index), text_of(reader, index + count)))
        count++;
    return count;
}

static void say_count(smp__voice *voice, uint32_t count)
{
    char figures[11];
    size_t at = sizeof figures;
    do figures[--at] = (char)('0' + count % 10);
    while (count /= 10);
    smp__voice_say_text(voice, (smp_text){figures + at, sizeof figures - at});
}

/* ---- Words and emoji ------------------------------------------------------------------------- */

/* Blood groups, the parking sign and the letters of flags are emoji, unless they touch others like
 * them or make no flag: then they spell a word. */
static bool is_letter_emoji(const struct reader *reader, uint32_t index)
{
    smp_text text = text_of(reader, index);
    if (token_at(reader, index)->kind != SMP_TOKEN_EMOJI || !smp__begins_styled(text)) return false;
    if (smp__find_name(text) == SMP__NO_NAME) return true;
    if (text.size > 4) return false;
    return (adjoins(reader, index) && smp__begins_styled(text_of(reader, index - 1))) ||
           (adjoins(reader, index + 1) && smp__begins_styled(text_of(reader, index + 1)));
}

static bool is_styled(const struct reader *reader, uint32_t index)
{
    const smp__token *token = token_at(reader, index);
    if (is_letter_emoji(reader, index)) return true;
    return is_wordlike(reader, index) && token->flags & SMP__TOKEN_NON_ASCII &&
           smp__is_styled(text_of(reader, index));
}

/* Tokens of styled letters that touch are one word, though some of them may be emoji. */
static uint32_t say_styled(struct reader *reader, uint32_t index)
{
    uint32_t end = index + 1;
    while (adjoins(reader, end) && is_styled(reader, end)) end++;
    size_t from = token_at(reader, index)->start, to = token_at(reader, end - 1)->end;
    smp__voice_begin(reader->voice, SMP_SPEECH_STYLED, from);
    smp__say_styled(reader->voice, smp__text_slice(reader->document->text, from, to));
    smp__voice_end(reader->voice, to);
    return end;
}

static uint32_t say_word(struct reader *reader, uint32_t index)
{
    const smp__token *token = token_at(reader, index);
    smp_text word = text_of(reader, index);
    bool spelled = token->flags & SMP__TOKEN_HAS_UPPER &&
                   smp__short_form(reader->voice->options, word);
    smp__voice_begin(reader->voice, spelled ? SMP_SPEECH_SHORT_FORM : SMP_SPEECH_AS_WRITTEN,
                     token->start);
    smp__say_word(reader->voice, word);
    smp__voice_end(reader->voice, token->end);
    return index + 1;
}

static uint32_t say_emoji(struct reader *reader, uint32_t index)
{
    smp__voice *voice = reader->voice;
    const smp__token *token = token_at(reader, index);
    uint32_t count = voice->rules->counts_repeats ? repeats(reader, index) : 1;
    bool counted = count >= COUNTED_FROM;
    if (!counted) count = 1;
    smp__voice_begin(voice, counted ? SMP_SPEECH_REPEAT : SMP_SPEECH_EMOJI, token->start);
    if (counted) say_count(voice, count);
    smp__say_emoji(voice, text_of(reader, index));
    smp__voice_end(voice, token_at(reader, index + count - 1)->end);
    return index + count;
}

/* ---- Marks ----------------------------------------------------------------------------------- */

/* Sums, times, dates, joined words, "A&E": a voice knows better than we how to say these. */
static bool is_part_of_word(const struct reader *reader, uint32_t index)
{
    smp_text mark = text_of(reader, index);
    bool before = adjoins(reader, index) && is_wordlike(reader, index - 1);
    bool after = adjoins(reader, index + 1) && is_wordlike(reader, index + 1);
    if (before && after) {
        if (has_figures(reader, index - 1) && has_figures(reader, index + 1)) return true;
        return smp__text_equal(mark, SMP_TEXT("-")) || smp__text_equal(mark, SMP_TEXT("'")) ||
               smp__text_equal(mark, SMP_TEXT("&")) ||
               smp__text_equal(mark, SMP_TEXT("\xE2\x80\x99"));
    }
    return before && has_figures(reader, index - 1) && mark.data[0] == '%';
}

/* The sign of a currency, which belongs to the sum after it and not to what was said before. */
static bool is_of_sum(const struct reader *reader, uint32_t index)
{
    smp_text mark = text_of(reader, index);
    bool money = mark.data[0] == '$' || smp__text_equal(mark, SMP_TEXT("\xC2\xA3")) ||
                 smp__text_equal(mark, SMP_TEXT("\xE2\x82\xAC"));
    return money && adjoins(reader, index + 1) && is_wordlike(reader, index + 1) &&
           has_figures(reader, index + 1);
}

static bool is_mark(const struct reader *reader, uint32_t index)
{
    uint8_t kind = token_at(reader, index)->kind;
    return kind == SMP_TOKEN_PUNCTUATION || kind == SMP_TOKEN_SYMBOL;
}

/* How many characters, all alike, a mark's token has: underscores are one token. 1 where they are
 * not alike. */
static uint32_t characters(smp_text text)
{
    size_t size = 0;
    smp__utf8_next(text.data, &size);
    for (size_t at = size; at < text.size; at += size)
        if (text.size - at < size || memcmp(text.data, text.data + at, size) != 0) return 1;
    return (uint32_t)(text.size / size);
}

static uint32_t say_written_mark(struct reader *reader, uint32_t index,
                                 void (*say)(smp__voice *voice, smp_text text))
{
    const smp__token *token = token_at(reader, index);
    smp__voice_begin(reader->voice, SMP_SPEECH_AS_WRITTEN, token->start);
    say(reader->voice, text_of(reader, index));
    smp__voice_end(reader->voice, token->end);
    return index + 1;
}

static uint32_t say_mark(struct reader *reader, uint32_t index)
{
    smp__voice *voice = reader->voice;
    const smp__token *token = token_at(reader, index);
    smp_text text = text_of(reader, index);
    smp__mark mark = smp__read_mark(text, token->kind == SMP_TOKEN_SYMBOL);
    bool said = mark.level <= voice->rules->level;
    if (is_of_sum(reader, index)) return say_written_mark(reader, index, smp__voice_write);
    if (is_part_of_word(reader, index)) return say_written_mark(reader, index, smp__voice_cling);
    uint32_t tokens = voice->rules->counts_repeats ? repeats(reader, index) : 1;
    uint32_t count = tokens * characters(text);
    bool counted = voice->rules->counts_repeats && count >= COUNTED_FROM;
    if (!said && !counted && mark.heeded)
        return say_written_mark(reader, index, smp__voice_cling);
    smp__voice_begin(voice, counted ? SMP_SPEECH_REPEAT : SMP_SPEECH_SIGN, token->start);
    if (said && counted) {
        say_count(voice, count);
        count = 1;
    }
    for (uint32_t i = 0; said && i < count; i++) smp__say_mark_name(voice, &mark);
    if (!said && mark.heeded) {
        size_t first = 0;
        smp__utf8_next(text.data, &first);
        smp__voice_cling(voice, smp__text_slice(text, 0, first));
    }
    if (!said) smp__voice_gap(voice, SMP__GAP_SOFT);
    smp__voice_end(voice, token_at(reader, index + tokens - 1)->end);
    return index + tokens;
}

/* ---- The whole ------------------------------------------------------------------------------- */

typedef void (*entity_function)(smp__voice *voice, smp_text text);

static uint32_t say_entity(struct reader *reader, uint32_t index, smp_speech_kind kind,
                           entity_function say)
{
    const smp__token *token = token_at(reader, index);
    smp__voice_begin(reader->voice, kind, token->start);
    say(reader->voice, text_of(reader, index));
    smp__voice_end(reader->voice, token->end);
    return index + 1;
}

static uint32_t say_face(struct reader *reader, uint32_t index, uint32_t count)
{
    uint32_t start = token_at(reader, index)->start;
    uint32_t end = token_at(reader, index + count - 1)->end;
    smp__voice_begin(reader->voice, SMP_SPEECH_FACE, start);
    smp__say_face(reader->voice, smp__text_slice(reader->document->text, start, end));
    smp__voice_end(reader->voice, end);
    return index + count;
}

static uint32_t say_token(struct reader *reader, uint32_t index)
{
    const smp__token *token = token_at(reader, index);
    uint32_t face = is_mark(reader, index) ? smp__face_length(reader->document, index) : 0;
    if (face) return say_face(reader, index, face);
    if (is_styled(reader, index)) return say_styled(reader, index);
    switch ((smp_token_kind)token->kind) {
    case SMP_TOKEN_SPACE:
        smp__voice_gap(reader->voice,
                       token->flags & SMP__TOKEN_LINE_BREAK ? SMP__GAP_LINE : SMP__GAP_SPACE);
        return index + 1;
    case SMP_TOKEN_WORD:
    case SMP_TOKEN_NUMBER: return say_word(reader, index);
    case SMP_TOKEN_EMOJI: return say_emoji(reader, index);
    case SMP_TOKEN_PUNCTUATION:
    case SMP_TOKEN_SYMBOL: return say_mark(reader, index);
    case SMP_TOKEN_HASHTAG:
        return say_entity(reader, index, SMP_SPEECH_HASHTAG, smp__say_hashtag);
    case SMP_TOKEN_CASHTAG:
        return say_entity(reader, index, SMP_SPEECH_HASHTAG, smp__say_cashtag);
    case SMP_TOKEN_MENTION:
        return say_entity(reader, index, SMP_SPEECH_MENTION, smp__say_mention);
    case SMP_TOKEN_URL:
    case SMP_TOKEN_EMAIL: break;
    }
    return say_entity(reader, index, SMP_SPEECH_ADDRESS, smp__say_address);
}

void smp__say_document(smp__voice *voice, const smp__document *document)
{
    struct reader reader = {voice, document};
    for (uint32_t i = 0; i < document->token_count;) i = say_token(&reader, i);
}
