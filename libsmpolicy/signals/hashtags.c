/* Hashtags by themselves: the capital letters of their words, acronyms, digits for letters, number.
 * SPDX-License-Identifier: MIT */
#include "signals/detect.h"

#include <string.h>

/* The tag without its sign, which may be #, small or fullwidth. */
static smp_text body_of(const smp__detection *detection, const smp__token *token)
{
    smp_text tag = smp__token_text(detection->document, token);
    size_t at = 0;
    smp__utf8_next(tag.data, &at);
    return smp__text_slice(tag, at, tag.size);
}

static smp_text sign_of(const smp__detection *detection, const smp__token *token, smp_text body)
{
    smp_text tag = smp__token_text(detection->document, token);
    return smp__text_slice(tag, 0, tag.size - body.size);
}

/* How a word must be cased, by the policy's "hashtag-names". */
typedef struct name_lookup {
    const smp__scene *scene;
} name_lookup;

static smp_text name_of(void *context, smp_text folded)
{
    return smp__value_of(((const name_lookup *)context)->scene, SMP__LEXICON_HASHTAG_NAMES, folded);
}

bool smp__read_tag_words(const smp__detection *detection, smp_text body, smp__tag_casing *casing)
{
    name_lookup names = {detection->scene};
    *casing = (smp__tag_casing){0};
    if (smp__hashtag_words(casing, detection->scene->arena, body, name_of, &names)) return true;
    detection->into->failed = true;
    return false;
}

/* May its letters well be other words: nearly as likely ones, or less unseemly ones? */
static bool may_say_otherwise(const smp__detection *detection, smp_text body,
                              const smp__tag_casing *casing)
{
    static const double near = 2.5, unseemly = 20; /* nats */
    for (uint32_t i = 0; i < casing->words; i++) {
        if (casing->rivals[i] >= unseemly) continue;
        smp_text word = smp__text_slice(body, i ? casing->ends[i - 1] : 0, casing->ends[i]);
        if (casing->rivals[i] < near ||
            smp__known(detection->scene, SMP__LEXICON_UNSEEMLY, smp__fold_in(detection, word)))
            return true;
    }
    return false;
}

/* "#" and the body as it should be, in the arena. */
static void repair_tag(smp__detection *detection, smp__observation *observation,
                       const smp__token *token, smp_text body, smp_text cased)
{
    if (!observation || smp__is_absent(cased)) return;
    smp_text sign = sign_of(detection, token, body);
    smp__repair(detection, observation, token->start, token->end,
                smp__arena_format(detection->scene->arena, "%.*s%.*s", (int)sign.size, sign.data,
                                  (int)cased.size, cased.data));
}

/* The same for words that were read in `read`, the body or its folded form. Where they may be
 * others the reader is told so instead. */
static void repair_words(smp__detection *detection, smp__observation *observation,
                         const smp__token *token, smp_text read, const smp__tag_casing *casing)
{
    static const char why[] = "its letters make other words too: only its writer knows which";
    static const smp_text doubt = {why, sizeof why - 1};
    if (!observation || smp__is_absent(casing->cased)) return;
    if (!may_say_otherwise(detection, read, casing)) {
        repair_tag(detection, observation, token, body_of(detection, token), casing->cased);
        return;
    }
    observation->evidence = &doubt;
    observation->evidence_count = 1;
}

/* ---- Acronyms ------------------------------------------------------------------------------ */

/* Where a lower-case letter directly follows a known acronym that it is not part of: "NHS" in
 * "#NHSengage". 0 = nowhere. In "#NHSEngland" the last capital begins the next word. */
static size_t acronym_join(const smp__detection *detection, smp_text body)
{
    for (size_t start = 0; start < body.size;) {
        size_t end = start;
        while (end < body.size && smp__ascii_capital(body.data[end])) end++;
        size_t tail = end;
        while (tail < body.size && smp__ascii_lower(body.data[tail])) tail++;
        bool plural = tail - end == 1 && body.data[end] == 's';
        if (end - start >= 2 && end - start <= 12 && tail > end && !plural) {
            smp_text whole = smp__fold_in(detection, smp__text_slice(body, start, end));
            smp_text shorter = smp__fold_in(detection, smp__text_slice(body, start, end - 1));
            bool next_has_own_capital =
                end - start > 2 && smp__known_acronym(detection->scene, shorter);
            if (smp__known_acronym(detection->scene, whole) && !next_has_own_capital) return end;
        }
        start = tail > start ? tail : start + 1;
    }
    return 0;
}

static smp_text with_capital_at(smp__detection *detection, smp_text body, size_t at)
{
    char letter = (char)(body.data[at] - 'a' + 'A');
    smp_text cased = smp__arena_format(detection->scene->arena, "%.*s%c%.*s", (int)at, body.data,
                                       letter, (int)(body.size - at - 1), body.data + at + 1);
    if (!cased.data) detection->into->failed = true;
    return cased;
}

static bool raise_acronym(smp__detection *detection, const smp__token *token, smp_text body)
{
    size_t join = acronym_join(detection, body);
    smp_text cased = {NULL, 0};
    if (join) {
        cased = with_capital_at(detection, body, join);
    } else if (token->flags & SMP__TOKEN_HAS_LOWER) {
        /* The whole tag is an acronym in small letters: #icb. "#nice" may be a word. */
        smp_text folded = smp__fold_in(detection, body);
        name_lookup names = {detection->scene};
        smp_text name = name_of(&names, folded);
        bool capitals = name.size >= 2 && smp__word_rarity(folded) == SMP__NOT_ENGLISH;
        for (size_t i = 0; i < name.size; i++)
            capitals = capitals && smp__ascii_capital(name.data[i]);
        if (capitals) cased = name;
    }
    if (smp__is_absent(cased)) return false;
    smp__observation *observation =
        smp__raise(detection, SMP__SIGNAL_HASHTAG_ACRONYM_JOIN, token->start, token->end);
    repair_tag(detection, observation, token, body, cased);
    return true;
}

/* ---- Capitals ------------------------------------------------------------------------------ */

static uint32_t letters_of(smp_text body)
{
    uint32_t letters = 0;
    for (size_t at = 0; at < body.size;)
        if (smp__is_letter(smp__utf8_next(body.data, &at))) letters++;
    return letters;
}

/* Is it a known acronym, of the policy or of the table of words ("CAMHS"), or a number? */
static bool is_acronym(const smp__detection *detection, smp_text folded)
{
    size_t digits = 0;
    while (digits < folded.size && smp__ascii_digit(folded.data[digits])) digits++;
    return digits == folded.size || smp__known_acronym(detection->scene, folded) ||
           (smp__in_dictionary(folded) && smp__word_rarity(folded) == SMP__NOT_ENGLISH);
}

/* Is the tag made of known acronyms and numbers alone ("#NHSICB", "#COVID19")? */
static bool all_acronyms(const smp__detection *detection, const smp__tag_casing *casing,
                         smp_text folded)
{
    if (is_acronym(detection, folded)) return true;
    uint32_t start = 0;
    for (uint32_t i = 0; i < casing->words; i++) {
        smp_text word = smp__text_slice(folded, start, casing->ends[i]);
        if (!is_acronym(detection, word)) return false;
        start = casing->ends[i];
    }
    return casing->words > 0;
}

static void check_all_caps(smp__detection *detection, const smp__token *token, smp_text body)
{
    if (!smp__wants(detection, SMP__SIGNAL_HASHTAG_ALL_CAPS)) return;
    uint32_t letters = letters_of(body);
    if (letters < smp__parameter(detection, SMP__SIGNAL_HASHTAG_ALL_CAPS)) return;
    smp_text folded = smp__fold_in(detection, body);
    smp__tag_casing casing;
    if (smp__is_absent(folded) || !smp__read_tag_words(detection, folded, &casing)) return;
    if (all_acronyms(detection, &casing, folded)) return;
    repair_words(detection,
                 smp__raise_value(detection, SMP__SIGNAL_HASHTAG_ALL_CAPS, token->start,
                                  token->end, letters),
                 token, folded, &casing);
}

static void check_case(smp__detection *detection, const smp__token *token, smp_text body)
{
    if (token->flags & SMP__TOKEN_HAS_UPPER && !(token->flags & SMP__TOKEN_HAS_LOWER)) {
        check_all_caps(detection, token, body);
        return;
    }
    if (raise_acronym(detection, token, body)) return;
    if (!smp__wants(detection, SMP__SIGNAL_HASHTAG_UNCAPITALISED)) return;
    if (!(token->flags & SMP__TOKEN_NON_ASCII) && !smp__hashtag_may_lack_capitals(body)) return;
    smp__tag_casing casing;
    if (!smp__read_tag_words(detection, body, &casing)) return;
    if (smp__is_absent(casing.cased)) return;
    repair_words(detection,
                 smp__raise_value(detection, SMP__SIGNAL_HASHTAG_UNCAPITALISED, token->start,
                                  token->end, casing.words),
                 token, body, &casing);
}

/* ---- Digits for letters -------------------------------------------------------------------- */

static bool letter_ascii(char c) { return smp__ascii_lower(c) || smp__ascii_capital(c); }

/* Words that are rightly followed by a number: "#Type2Diabetes", "#stage4cancer". */
static const char numbered[] =
    " type stage phase step week day year level tier grade band part covid top group room "
    "ward section version key form number under over age channel radio bbc hg route chapter "
    "quarter season unit step zone floor wave dose term class ";

static bool after_numbered(const smp__detection *detection, smp_text body, size_t digit)
{
    size_t start = digit;
    while (start > 0 && smp__ascii_lower(body.data[start - 1])) start--;
    if (start > 0 && smp__ascii_capital(body.data[start - 1])) start--;
    smp_text word = smp__fold_in(detection, smp__text_slice(body, start, digit));
    if (smp__one_of(word, numbered)) return true;
    /* In an all-lower tag the noun is the end of a longer run of letters. */
    for (size_t size = 3; size <= 8 && size < word.size; size++)
        if (smp__one_of(smp__text_slice(word, word.size - size, word.size), numbered)) return true;
    return false;
}

/* "5k", "1st", "24hr": the digit belongs to what follows. */
static bool counts_what_follows(smp_text body, size_t digit)
{
    size_t end = digit + 1;
    while (end < body.size && smp__ascii_lower(body.data[end])) end++;
    return smp__one_of(smp__text_slice(body, digit + 1, end),
                       " k m g s x d am pm st nd rd th kg mg ml km aday ways things days weeks "
                       "months years steps tips hrs hours week year ");
}

/* One digit doing the work of letters: 8 for "ate", 2 and 4 for "to" and "for" between words, 0, 1
 * and 3 inside a word. */
static bool is_leet(const smp__detection *detection, smp_text body, size_t digit)
{
    char c = body.data[digit];
    char left = body.data[digit - 1];
    char right = digit + 1 < body.size ? body.data[digit + 1] : '\0';
    bool stands_for_letters = false;
    if (c == '8') stands_for_letters = !right || smp__ascii_lower(right);
    if (c == '2' || c == '4') stands_for_letters = letter_ascii(right);
    if (c == '0' || c == '1' || c == '3') stands_for_letters = smp__ascii_lower(right);
    return stands_for_letters && smp__ascii_lower(left) &&
           !after_numbered(detection, body, digit) && !counts_what_follows(body, digit);
}

static void check_real_words(smp__detection *detection, const smp__token *token, smp_text body)
{
    if (!(token->flags & SMP__TOKEN_HAS_DIGIT)) return;
    for (size_t i = 1; i < body.size; i++) {
        if (!smp__ascii_digit(body.data[i]) || !is_leet(detection, body, i)) continue;
        smp__raise(detection, SMP__SIGNAL_HASHTAG_NOT_REAL_WORDS, token->start, token->end);
        return;
    }
}

void smp__detect_hashtags(smp__detection *detection)
{
    const smp__document *document = detection->document;
    double limit = smp__parameter(detection, SMP__SIGNAL_HASHTAG_TOO_MANY);
    uint32_t all = document->kind_counts[SMP_TOKEN_HASHTAG];
    uint32_t count = 0;
    for (uint32_t i = 0; i < document->token_count && count < SMP__MAX_OBSERVATIONS_EACH; i++) {
        const smp__token *token = smp__token_at(detection, i);
        if (token->kind != SMP_TOKEN_HASHTAG) continue;
        smp_text body = body_of(detection, token);
        if (count == (uint32_t)limit)
            smp__raise_value(detection, SMP__SIGNAL_HASHTAG_TOO_MANY, token->start, token->end,
                             all);
        count++;
        if (body.size > 128) continue;
        check_case(detection, token, body);
        check_real_words(detection, token, body);
    }
}
