/* Where hashtags and mentions stand: at the end, among the words, or in place of one.
 * SPDX-License-Identifier: MIT */
#include "signals/detect.h"

#include <string.h>

#define TAGS (SMP__KIND(HASHTAG) | SMP__KIND(MENTION))

/* After one of these a noun must follow, so a tag that does is that noun. */
static const char noun_follows[] =
    " a an the this that these those my your our his her its their is are was were be of for "
    "with to in on at by from about and or & as join joining support supporting celebrate "
    "celebrating mark marking against during through via into called using ";

static bool starts_lower(const smp__detection *detection, uint32_t index)
{
    return smp__is_kind(detection, index, SMP__KIND(WORD)) &&
           !(smp__token_at(detection, index)->flags & SMP__TOKEN_FIRST_UPPER);
}

/* Is a tag between the two a word of the sentence round it? */
static bool in_place_of_word(const smp__detection *detection, uint32_t before, uint32_t after)
{
    if (smp__token_one_of(detection, before, noun_follows)) return true;
    if (starts_lower(detection, after)) return true;
    /* "#CovWarks's plan", "#CovWarks, a good idea": still inside a clause. */
    return smp__is_kind(detection, before, SMP__ORDINARY) &&
           (smp__is_kind(detection, after, SMP__ORDINARY) ||
            smp__token_one_of(detection, after, " , : ' ) "));
}

/* May it be cut out without breaking the sentence: first on its line or after a full stop, and
 * nothing leaning on it? Nor may a tag before it be left among words. */
static bool stands_alone(const smp__detection *detection, uint32_t index)
{
    uint32_t before = smp__before(detection, index), after = smp__after(detection, index);
    if (before != SMP__NOWHERE && !smp__is_kind(detection, before, TAGS | SMP__KIND(EMOJI))) {
        char mark = smp__mark_of(smp__token_at(detection, before));
        if (mark != '.' && mark != '!' && mark != '?') return false;
    }
    if (smp__is_kind(detection, before, TAGS) &&
        in_place_of_word(detection, smp__before(detection, before), after))
        return false;
    return after == SMP__NOWHERE ||
           !smp__is_kind(detection, after, SMP__KIND(PUNCTUATION) | SMP__KIND(SYMBOL));
}

/* Is there nothing before it on its line, or only tags that move away too? */
static bool leaves_line_empty(const smp__detection *detection, uint32_t index)
{
    bool all_move = smp__wants(detection, SMP__SIGNAL_HASHTAG_NOT_AT_END) &&
                    smp__wants(detection, SMP__SIGNAL_MENTION_NOT_AT_END);
    uint32_t before = smp__before(detection, index);
    while (all_move && smp__is_kind(detection, before, TAGS))
        before = smp__before(detection, before);
    return before == SMP__NOWHERE;
}

/* Cuts the tag, and the space or the line that it leaves empty, and puts it at the end, after token
 * `last`; not where that waits for a word. A word follows. */
static void repair_place(smp__detection *detection, smp__observation *observation, uint32_t index,
                         uint32_t last)
{
    if (!observation || !stands_alone(detection, index) ||
        in_place_of_word(detection, last, SMP__NOWHERE))
        return;
    const smp__document *document = detection->document;
    uint32_t end_of_text = smp__token_at(detection, last)->end;
    const smp__token *token = smp__token_at(detection, index);
    bool takes_line = leaves_line_empty(detection, index);
    uint32_t next = index + 1;
    while (smp__token_at(detection, next)->kind == SMP_TOKEN_SPACE) {
        bool line_break = smp__token_at(detection, next)->flags & SMP__TOKEN_LINE_BREAK;
        if (line_break && !takes_line) break;
        next++;
        if (line_break) break;
    }
    uint32_t cut_end = smp__token_at(detection, next)->start;
    smp_text tag = smp__token_text(document, token);
    const smp__suggestion moves[] = {
        {token->start, cut_end, SMP_TEXT("")},
        {end_of_text, end_of_text,
         smp__arena_format(detection->scene->arena, " %.*s", (int)tag.size, tag.data)}};
    smp__repair_all(detection, observation, moves, 2);
}

/* How the tag reads as words of the sentence. Only for tags of one word, which lose their sign, and
 * for names of days, weeks, months and years, whose words all have capitals ("World Mental Health
 * Day"). Absent for others: only its writer knows whether "#GetBoosterNow" is a name. `tag` becomes
 * the tag with the capitals that its words have. */
static smp_text as_words(smp__detection *detection, uint32_t index, smp_text *tag)
{
    const smp_text none = {NULL, 0};
    smp__arena *arena = detection->scene->arena;
    *tag = smp__token_text(detection->document, smp__token_at(detection, index));
    size_t sign = 0;
    smp__utf8_next(tag->data, &sign);
    smp_text body = smp__text_slice(*tag, sign, tag->size);
    smp__tag_casing casing = {0};
    if (!smp__read_tag_words(detection, body, &casing)) return none;
    if (casing.words == 1) return body;
    if (casing.words == 0) return none;
    smp_text cased = smp__is_absent(casing.cased) ? body : casing.cased;
    smp_text last = smp__text_slice(cased, casing.ends[casing.words - 2], cased.size);
    last = smp__fold_in(detection, last);
    if (!smp__one_of(last, " day week fortnight month year ")) return none;
    *tag = smp__arena_format(arena, "%.*s%.*s", (int)sign, tag->data, (int)cased.size, cased.data);
    char *words = smp__arena_allocate(arena, cased.size + casing.words);
    if (!words || !tag->data) {
        detection->into->failed = true;
        return none;
    }
    size_t size = 0, at = 0;
    for (uint32_t i = 0; i < casing.words; at = casing.ends[i++]) {
        if (i) words[size++] = ' ';
        memcpy(words + size, cased.data + at, casing.ends[i] - at);
        size += casing.ends[i] - at;
    }
    return (smp_text){words, size};
}

/* Does the same tag stand somewhere else too? */
static bool is_given_twice(const smp__detection *detection, uint32_t index)
{
    const smp__document *document = detection->document;
    smp_text folded = smp__folded(smp__token_at(detection, index));
    for (uint32_t i = 0; i < document->token_count; i++)
        if (i != index && smp__is_kind(detection, i, SMP__KIND(HASHTAG)) &&
            smp__text_equal(smp__folded(smp__token_at(detection, i)), folded))
            return true;
    return false;
}

/* Leaves the tag's words in the sentence, and puts the tag at the end. */
static void repair_in_sentence(smp__detection *detection, smp__observation *observation,
                               uint32_t index, uint32_t last)
{
    if (!observation) return;
    uint32_t end_of_text = smp__token_at(detection, last)->end;
    smp_text tag, words = as_words(detection, index, &tag);
    if (smp__is_empty(words)) return;
    const smp__token *token = smp__token_at(detection, index);
    const smp__suggestion changes[] = {
        {token->start, token->end, words},
        {end_of_text, end_of_text,
         smp__arena_format(detection->scene->arena, " %.*s", (int)tag.size, tag.data)}};
    smp__repair_all(detection, observation, changes, is_given_twice(detection, index) ? 1 : 2);
}

/* The first token after the mentions that open a reply: they are the address, not the text. */
static uint32_t after_address(const smp__detection *detection)
{
    if (detection->scene->post->action != SMP_ACTION_REPLY) return 0;
    uint32_t i = 0;
    while (i < detection->document->token_count &&
           smp__is_kind(detection, i, SMP__KIND(MENTION) | SMP__KIND(SPACE)))
        i++;
    return i;
}

void smp__detect_placement(smp__detection *detection)
{
    const smp__document *document = detection->document;
    uint32_t last_ordinary = 0, last = SMP__NOWHERE;
    for (uint32_t i = document->token_count; i-- > 0 && !last_ordinary;) {
        if (last == SMP__NOWHERE && !smp__is_kind(detection, i, SMP__KIND(SPACE))) last = i;
        if (smp__is_kind(detection, i, SMP__ORDINARY)) last_ordinary = i;
    }
    uint32_t address_end = after_address(detection);
    for (uint32_t i = 0; i < document->token_count; i++) {
        const smp__token *token = smp__token_at(detection, i);
        bool hashtag = token->kind == SMP_TOKEN_HASHTAG;
        if (!hashtag && (token->kind != SMP_TOKEN_MENTION || i < address_end)) continue;
        bool word = in_place_of_word(detection, smp__before(detection, i),
                                     smp__after(detection, i));
        smp__observation *observation = NULL;
        if (i < last_ordinary)
            observation = smp__raise(detection,
                                     hashtag ? SMP__SIGNAL_HASHTAG_NOT_AT_END
                                             : SMP__SIGNAL_MENTION_NOT_AT_END,
                                     token->start, token->end);
        bool repaired = observation && (hashtag || !word);
        if (!word) repair_place(detection, observation, i, last);
        else if (hashtag) repair_in_sentence(detection, observation, i, last);
        if (!hashtag || !word) continue;
        observation = smp__raise(detection, SMP__SIGNAL_HASHTAG_IN_PLACE_OF_WORDS, token->start,
                                 token->end);
        /* One repair mends both. */
        if (!repaired) repair_in_sentence(detection, observation, i, last);
    }
}
