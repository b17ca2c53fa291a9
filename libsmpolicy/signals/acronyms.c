/* Acronyms that readers may not know and that the text does not explain.
 * SPDX-License-Identifier: MIT */
#include "signals/detect.h"

#include <string.h>

#define MAX_LETTERS 6u
#define MAX_EXAMINED 64u /* different short forms in one text */

/* ---- Which tokens are short forms ---------------------------------------------------------- */

/* Without a plural or possessive ending: "PCNs", "ICB's". */
static smp_text stem_of(smp_text text)
{
    size_t size = text.size;
    if (size > 2 && text.data[size - 1] == 's') {
        size--;
        if (text.data[size - 1] == '\'') size--;
        else if (size > 3 && !memcmp(text.data + size - 3, "\xE2\x80\x99", 3)) size -= 3;
    }
    return smp__text_slice(text, 0, size);
}

static bool is_roman(smp_text text)
{
    for (size_t i = 0; i < text.size; i++)
        if (!strchr("IVX", text.data[i])) return false;
    return true;
}

/* Is a stem with digits the first half of a postcode: "CV1", "SW1A"? */
static bool is_outward(smp_text stem)
{
    size_t letters = 0;
    while (!smp__ascii_digit(stem.data[letters])) letters++;
    size_t at = letters;
    while (at < stem.size && smp__ascii_digit(stem.data[at])) at++;
    return letters <= 2 && at - letters <= 2 && at + 1 >= stem.size;
}

/* Two to six ASCII capitals, digits allowed after the first: "2AB" is half a postcode. */
static bool is_short_form(smp_text stem)
{
    if (smp__ascii_digit(stem.data[0])) return false;
    uint32_t letters = 0, digits = 0;
    for (size_t i = 0; i < stem.size; i++) {
        char c = stem.data[i];
        if (smp__ascii_capital(c)) letters++;
        else if (smp__ascii_digit(c)) digits++;
        else return false;
    }
    return letters >= 2 && letters + digits <= MAX_LETTERS && !is_roman(stem) &&
           !(digits && is_outward(stem));
}

/* Is a neighbour on the line a word in capitals that is no known short form? Then both are being
 * shouted. */
static bool is_shouted(const smp__detection *detection, uint32_t index)
{
    if (!smp__is_kind(detection, index, SMP__KIND(WORD))) return false;
    const smp__token *token = smp__token_at(detection, index);
    return token->flags & SMP__TOKEN_HAS_UPPER &&
           !(token->flags & (SMP__TOKEN_HAS_LOWER | SMP__TOKEN_HAS_DIGIT)) &&
           token->end - token->start > 1 &&
           !smp__known_acronym(detection->scene, smp__folded(token));
}

/* ---- Is it a word put in capitals for its weight? ------------------------------------------- */

/* Short forms may spell a word ("PALS"), so the shorter it is the commoner a word has to be; nobody
 * coins a short form of six letters that is a word. By letters, from two on. What the policy says
 * the meaning of is none ("SALT"). */
static bool is_everyday(const smp__detection *detection, smp_text folded)
{
    static const int32_t rarest[MAX_LETTERS + 1] = {0, 0, 900, 1100, 1210, 1250,
                                                    SMP__NOT_ENGLISH - 1};
    return folded.size <= MAX_LETTERS && smp__word_rarity(folded) <= rarest[folded.size] &&
           !smp__known(detection->scene, SMP__LEXICON_EXPANSIONS, folded);
}

/* Does the text put everyday words in capitals? Then its other words in capitals are stressed
 * too. */
static bool stresses(const smp__detection *detection)
{
    for (uint32_t i = 0; i < detection->document->token_count; i++) {
        const smp__token *token = smp__token_at(detection, i);
        if (token->kind == SMP_TOKEN_WORD && token->end - token->start > 1 &&
            (token->flags & (SMP__TOKEN_HAS_UPPER | SMP__TOKEN_HAS_LOWER)) ==
                SMP__TOKEN_HAS_UPPER &&
            is_everyday(detection, smp__folded(token)) &&
            !smp__known_acronym(detection->scene, smp__folded(token)))
            return true;
    }
    return false;
}

/* "CO\u2082", "SpO\u2082": letters of a formula. */
static bool is_of_formula(const smp__detection *detection, const smp__token *token)
{
    const smp_text text = detection->document->text;
    if (token->end >= text.size) return false;
    size_t at = token->end;
    const uint32_t next = smp__utf8_next(text.data, &at);
    return next >= 0x2080 && next <= 0x2089;
}

/* "10AM", "5 PM", "21:00 BST". */
static bool follows_number(const smp__detection *detection, uint32_t index)
{
    return smp__is_kind(detection, smp__before(detection, index), SMP__KIND(NUMBER));
}

/* "Use code NHS20", "the code is: NHS20": given to be typed, not read. */
static bool is_code(const smp__detection *detection, uint32_t index)
{
    if (!(smp__token_at(detection, index)->flags & SMP__TOKEN_HAS_DIGIT)) return false;
    uint32_t before = smp__before(detection, index);
    while (smp__token_one_of(detection, before, " is : = - \" ' \342\200\230 \342\200\234 "))
        before = smp__before(detection, before);
    return smp__token_one_of(detection, before,
                             " code voucher coupon quote quoting enter password promo use using ");
}

/* ---- Is it explained? ---------------------------------------------------------------------- */

/* Words that an acronym may leave out. */
static bool is_small(const smp__token *token)
{
    return smp__one_of(smp__folded(token), " of and the for in to a an on at with & ");
}

/* Do the initials of the words from `index` on, the first of which fits, spell the short form? */
static bool spells(const smp__detection *detection, uint32_t index, smp_text stem)
{
    const smp__document *document = detection->document;
    size_t matched = 0;
    uint32_t skipped = 0;
    for (uint32_t i = index; i < document->token_count; i++) {
        const smp__token *token = smp__token_at(detection, i);
        if (token->kind != SMP_TOKEN_WORD) {
            if (token->kind == SMP_TOKEN_SPACE || smp__mark_of(token) == '-' ||
                smp__mark_of(token) == '&')
                continue;
            return false;
        }
        if (!(token->flags & SMP__TOKEN_HAS_LOWER) && token->end - token->start > 1) return false;
        char wanted = (char)(stem.data[matched] - 'A' + 'a');
        if (smp__initial(token) == wanted) {
            if (++matched == stem.size) return true;
        } else if (!is_small(token) || ++skipped > 3) {
            return false;
        }
    }
    return false;
}

static bool is_spelt_somewhere(const smp__detection *detection, smp_text stem)
{
    const smp__document *document = detection->document;
    char first = (char)(stem.data[0] - 'A' + 'a');
    for (uint32_t i = 0; i < document->token_count; i++) {
        const smp__token *token = smp__token_at(detection, i);
        if (token->kind == SMP_TOKEN_WORD && smp__initial(token) == first &&
            spells(detection, i, stem))
            return true;
    }
    return false;
}

/* "Coronavirus disease (COVID)" or "COVID (coronavirus disease)": brackets explain even where the
 * initials do not quite fit, provided that one of the words begins with the first letter. */
static bool is_beside_brackets(const smp__detection *detection, uint32_t index, smp_text stem)
{
    char first = (char)(stem.data[0] - 'A' + 'a');
    uint32_t before = smp__before(detection, index), after = smp__after(detection, index);
    bool opened = before != SMP__NOWHERE && smp__mark_of(smp__token_at(detection, before)) == '(';
    uint32_t words = (uint32_t)stem.size + 3;
    if (opened) {
        for (uint32_t i = smp__before(detection, before); i != SMP__NOWHERE && words--;
             i = smp__before(detection, i))
            if (smp__is_kind(detection, i, SMP__KIND(WORD)) &&
                smp__initial(smp__token_at(detection, i)) == first)
                return true;
        return false;
    }
    if (after == SMP__NOWHERE || smp__mark_of(smp__token_at(detection, after)) != '(') return false;
    uint32_t inside = smp__after(detection, after);
    uint32_t second = inside == SMP__NOWHERE ? inside : smp__after(detection, inside);
    return smp__is_kind(detection, inside, SMP__KIND(WORD)) &&
           (smp__initial(smp__token_at(detection, inside)) == first ||
            (second != SMP__NOWHERE && smp__initial(smp__token_at(detection, second)) == first));
}

/* ---- The detector -------------------------------------------------------------------------- */

typedef struct short_form {
    smp_text stem;
    uint32_t first_token;
    bool explained; /* or no short form after all */
} short_form;

static smp_text candidate(const smp__detection *detection, uint32_t index)
{
    const smp_text none = {NULL, 0};
    const smp__token *token = smp__token_at(detection, index);
    if (token->kind != SMP_TOKEN_WORD || !(token->flags & SMP__TOKEN_HAS_UPPER) ||
        token->end - token->start < 2 || token->end - token->start > MAX_LETTERS + 4)
        return none;
    smp_text text = smp__token_text(detection->document, token);
    if (smp__ascii_lower(text.data[1])) return none; /* most words with a capital */
    smp_text stem = stem_of(text);
    if (!is_short_form(stem) || smp__known_acronym(detection->scene, smp__folded(token)) ||
        follows_number(detection, index) || is_of_formula(detection, token) ||
        is_code(detection, index))
        return none;
    /* "HCAs" is a word of the table too. */
    if (stem.size == text.size && is_everyday(detection, smp__folded(token))) return none;
    if (is_shouted(detection, smp__before(detection, index)) ||
        is_shouted(detection, smp__after(detection, index)))
        return none;
    return stem;
}

void smp__detect_acronyms(smp__detection *detection)
{
    const smp__document *document = detection->document;
    short_form forms[MAX_EXAMINED];
    uint32_t count = 0;
    bool stressed = stresses(detection);
    for (uint32_t i = 0; i < document->token_count; i++) {
        smp_text stem = candidate(detection, i);
        if (smp__is_absent(stem)) continue;
        uint32_t at = 0;
        while (at < count && !smp__text_equal(forms[at].stem, stem)) at++;
        if (at == count) {
            if (count == MAX_EXAMINED) break;
            smp_text folded = smp__folded(smp__token_at(detection, i));
            bool is_word = smp__word_rarity(folded) != SMP__NOT_ENGLISH;
            forms[count++] = (short_form){stem, i, stressed && is_word};
        }
        forms[at].explained = forms[at].explained || is_beside_brackets(detection, i, stem);
    }
    for (uint32_t i = 0; i < count; i++) {
        if (forms[i].explained || is_spelt_somewhere(detection, forms[i].stem)) continue;
        const smp__token *token = smp__token_at(detection, forms[i].first_token);
        smp__observation *observation =
            smp__raise(detection, SMP__SIGNAL_LANGUAGE_ACRONYM_UNEXPLAINED, token->start,
                       token->end);
        if (observation) {
            observation->value = (double)forms[i].stem.size;
            observation->detail = forms[i].stem;
            smp__expand_acronym(detection, observation, forms[i].first_token, forms[i].stem);
        }
    }
}
