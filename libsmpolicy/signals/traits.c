/* What a text holds at all, gathered in one pass, so that on most texts most detectors need not
 * look.
 * SPDX-License-Identifier: MIT */
#include "signals/detect.h"

#include <string.h>

/* ---- Cues ---------------------------------------------------------------------------------- */

typedef struct cue {
    const char *word;
    uint8_t size;
    uint8_t sets; /* bits of smp__cue */
} cue;

#define CUE(word, sets) {word, sizeof word - 1, sets}
#define BIRTH SMP__CUE_BIRTH
#define CASE SMP__CUE_CASE
#define PATIENT SMP__CUE_PATIENT
#define WHOSE SMP__CUE_WHOSE
#define TITLE (PATIENT | WHOSE)

/* By the letter they begin with. */
static const cue of_b[] = {CUE("birth", BIRTH), CUE("birthdate", BIRTH), CUE("born", BIRTH),
                           CUE("brother's", WHOSE)};
static const cue of_c[] = {CUE("case", CASE), CUE("complaint", CASE)};
static const cue of_d[] = {CUE("d.o.b", BIRTH), CUE("dad's", WHOSE), CUE("date", BIRTH),
                           CUE("datix", CASE), CUE("daughter's", WHOSE), CUE("district", CASE),
                           CUE("dob", BIRTH)};
static const cue of_e[] = {CUE("episode", CASE)};
static const cue of_f[] = {CUE("father's", WHOSE)};
static const cue of_h[] = {CUE("her", WHOSE), CUE("his", WHOSE), CUE("hospital", CASE),
                           CUE("husband's", WHOSE)};
static const cue of_i[] = {CUE("incident", CASE)};
static const cue of_k[] = {CUE("kin", WHOSE)};
static const cue of_m[] = {CUE("master", PATIENT), CUE("me", WHOSE), CUE("miss", TITLE),
                           CUE("mother's", WHOSE), CUE("mr", TITLE), CUE("mrn", CASE),
                           CUE("mrs", TITLE), CUE("ms", TITLE), CUE("mum's", WHOSE),
                           CUE("mx", TITLE), CUE("my", WHOSE)};
static const cue of_n[] = {CUE("neighbour's", WHOSE), CUE("nhs", CASE)};
static const cue of_p[] = {CUE("pas", CASE), CUE("patient", CASE | PATIENT),
                           CUE("patient's", WHOSE)};
static const cue of_r[] = {CUE("referral", CASE), CUE("relative's", WHOSE)};
static const cue of_s[] = {CUE("sister's", WHOSE), CUE("son's", WHOSE)};
static const cue of_u[] = {CUE("unit", CASE)};
static const cue of_w[] = {CUE("wife's", WHOSE)};

#define ROW(words) {words, SMP_COUNT(words)}

static const struct {
    const cue *words;
    size_t count;
} cues[26] = {['b' - 'a'] = ROW(of_b), ['c' - 'a'] = ROW(of_c), ['d' - 'a'] = ROW(of_d),
              ['e' - 'a'] = ROW(of_e), ['f' - 'a'] = ROW(of_f), ['h' - 'a'] = ROW(of_h),
              ['i' - 'a'] = ROW(of_i), ['k' - 'a'] = ROW(of_k), ['m' - 'a'] = ROW(of_m),
              ['n' - 'a'] = ROW(of_n), ['p' - 'a'] = ROW(of_p), ['r' - 'a'] = ROW(of_r),
              ['s' - 'a'] = ROW(of_s), ['u' - 'a'] = ROW(of_u), ['w' - 'a'] = ROW(of_w)};

static uint32_t cues_of(const smp__token *token)
{
    unsigned char letter = (unsigned char)(smp__initial(token) - 'a');
    if (letter >= SMP_COUNT(cues)) return 0;
    const cue *words = cues[letter].words;
    for (size_t i = 0; i < cues[letter].count; i++)
        if (words[i].size == token->folded_size &&
            !memcmp(words[i].word, token->folded, words[i].size))
            return words[i].sets;
    return 0;
}

/* ---- Characters ---------------------------------------------------------------------------- */

/* The letters and signs of everyday print, and emoji: no detector looks for one of them as such. */
static bool is_everyday(uint32_t c)
{
    return (c >= 0x00A0 && c <= 0x00FF && c != 0x00AD) || (c >= 0x2010 && c <= 0x2027) ||
           (c >= 0x2030 && c <= 0x203A) || c == 0x20AC || c == 0xFE0F ||
           (c >= 0x2600 && c <= 0x27BF) || (c >= 0x1F300 && c <= 0x1FAFF);
}

static bool is_strange(smp_text text)
{
    for (size_t at = 0; at < text.size;) {
        if ((unsigned char)text.data[at] < 0x80) at++;
        else if (!is_everyday(smp__utf8_next(text.data, &at))) return true;
    }
    return false;
}

static uint32_t size_of_first(const char *text)
{
    unsigned char first = (unsigned char)*text;
    return first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

/* ---- Tokens -------------------------------------------------------------------------------- */

#define SHORT_FORM_BYTES 10u /* at most, with a plural or possessive ending */
#define LEAST_ALTERNATING 5u /* letters of a word in alternating case */

static uint32_t of_word(const char *text, const smp__token *token)
{
    uint32_t size = token->end - token->start, has = 0;
    if (size == 3 && text[1] == '_') has |= SMP__HAS_FACE_PART; /* T_T */
    if (token->flags & SMP__TOKEN_HAS_DIGIT) has |= SMP__HAS_DIGIT_IN_WORD;
    if (!(token->flags & SMP__TOKEN_HAS_UPPER) || size < 2) return has;
    if (!(token->flags & SMP__TOKEN_HAS_LOWER)) has |= SMP__HAS_CAPITALS;
    /* In ASCII a word differs from its folded form just where it has capitals. */
    else if (size >= LEAST_ALTERNATING &&
             (token->flags & SMP__TOKEN_NON_ASCII ||
              memcmp(text + 1, token->folded + 1, size - 1) != 0))
        has |= SMP__HAS_INNER_CAPITAL;
    if (size <= SHORT_FORM_BYTES && !(text[1] >= 'a' && text[1] <= 'z'))
        has |= SMP__HAS_SHORT_FORM;
    return has;
}

/* `next` is the character after the mark, NUL at the end. */
static uint32_t of_mark(char first, char next)
{
    switch (first) {
    case ':':
    case ';':
    case '<': return next == ' ' || next == '\0' ? 0 : SMP__HAS_EYES;
    case '=': return SMP__HAS_SYMBOL | (next == ' ' || next == '\0' ? 0 : SMP__HAS_EYES);
    case '+':
    case '&':
    case '@': return SMP__HAS_SYMBOL;
    case '(':
    case '^':
    case '>':
    case '_': return SMP__HAS_FACE_PART;
    default: return 0;
    }
}

static uint32_t of_space(const smp__token *token, uint32_t *breaks)
{
    if (token->flags & SMP__TOKEN_LINE_BREAK) {
        ++*breaks;
        return 0;
    }
    return token->end - token->start > 1 || token->folded[0] == '\t' ? SMP__HAS_WIDE_SPACE : 0;
}

/* ---- The whole ----------------------------------------------------------------------------- */

void smp__read_traits(smp__traits *traits, const smp__document *document)
{
    smp_text text = document->text;
    uint32_t has = 0, found = 0, flags = 0, digits = 0, breaks = 0, mark_end = UINT32_MAX;
    bool strange = false;
    for (uint32_t i = 0; i < document->token_count; i++) {
        const smp__token *token = &document->tokens[i];
        uint32_t size = token->end - token->start;
        const char *start = text.data + token->start;
        has |= 1u << token->kind;
        flags |= token->flags;
        if (token->flags & SMP__TOKEN_NON_ASCII && !strange)
            strange = is_strange((smp_text){start, size});
        switch (token->kind) {
        case SMP_TOKEN_WORD:
            has |= of_word(start, token);
            found |= cues_of(token);
            if (token->flags & SMP__TOKEN_HAS_DIGIT) digits += size;
            break;
        case SMP_TOKEN_NUMBER:
            digits += size;
            break;
        case SMP_TOKEN_PUNCTUATION:
        case SMP_TOKEN_SYMBOL:
            has |= of_mark(*start, token->end < text.size ? start[size] : '\0');
            if (token->start == mark_end || size > size_of_first(start)) has |= SMP__HAS_MARK_ROW;
            mark_end = token->end;
            break;
        case SMP_TOKEN_SPACE:
            has |= of_space(token, &breaks);
            break;
        default: break;
        }
    }
    if (flags & SMP__TOKEN_HAS_DIGIT) has |= SMP__HAS_DIGIT;
    if (digits >= SMP__FEWEST_DIGITS) has |= SMP__HAS_LONG_NUMBER;
    if (document->ill_formed_count) has |= SMP__HAS_ILL_FORMED;
    if (strange) has |= SMP__HAS_STRANGE;
    *traits = (smp__traits){has, found, breaks};
}
