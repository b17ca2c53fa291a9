/* What kinds of thing a text has at all, gathered in one pass, so that most detectors need not run.
 * SPDX-License-Identifier: MIT */
#include "signals/detect.h"

#include <string.h>

/* ---- Cues ---------------------------------------------------------------------------------- */

#define BIRTH SMP__CUE_BIRTH
#define CASE SMP__CUE_CASE
#define WHOSE SMP__CUE_WHOSE
#define HOME SMP__CUE_HOME
#define REGISTER SMP__CUE_REGISTER
#define VEHICLE SMP__CUE_VEHICLE
#define DIGIT SMP__CUE_DIGIT
#define MAIL SMP__CUE_MAIL
#define BANK SMP__CUE_BANK
#define STREET SMP__CUE_STREET
#define WARD SMP__CUE_WARD

/* The words by the letter they begin with. */
#define CUES_A(CUE) CUE("acc", BANK) CUE("account", BANK) CUE("acct", BANK) CUE("address", HOME) \
                    CUE("admission", CASE) CUE("amex", BANK) CUE("aol", MAIL) \
                    CUE("apartment", HOME) CUE("assignment", CASE) CUE("ave", STREET) \
                    CUE("avenue", STREET)
#define CUES_B(CUE) CUE("b", BIRTH) CUE("b'day", BIRTH) CUE("barclaycard", BANK) \
                    CUE("barn", HOME) CUE("bay", VEHICLE | WARD) CUE("bday", BIRTH) \
                    CUE("bed", WARD) CUE("birth", BIRTH) CUE("birthdate", BIRTH) \
                    CUE("birthday", BIRTH) CUE("birthday's", BIRTH) \
                    CUE("blueyonder", MAIL) CUE("born", BIRTH) CUE("boulevard", STREET) \
                    CUE("brae", STREET) CUE("brother's", WHOSE) CUE("btinternet", MAIL) \
                    CUE("bungalow", HOME)
#define CUES_C(CUE) CUE("calling", WHOSE) CUE("camhs", CASE) CUE("car", VEHICLE) \
                    CUE("card", BANK) CUE("cars", VEHICLE) CUE("case", CASE) CUE("chart", CASE) \
                    CUE("claim", CASE) CUE("clamped", VEHICLE) CUE("close", STREET) \
                    CUE("complaint", CASE) CUE("cottage", HOME) CUE("court", STREET) \
                    CUE("credit", BANK) CUE("cres", STREET) CUE("crescent", STREET) \
                    CUE("crime", CASE) CUE("croft", STREET) CUE("cubicle", WARD) \
                    CUE("cv2", BANK) CUE("cvc", BANK) \
                    CUE("cvc2", BANK) CUE("cvv", BANK) CUE("cvv2", BANK)
#define CUES_D(CUE) CUE("d", BIRTH) CUE("d.o.b", BIRTH | WARD) CUE("dad", WHOSE) \
                    CUE("dad's", WHOSE) \
                    CUE("date", BIRTH) CUE("datix", CASE) CUE("daughter's", WHOSE) \
                    CUE("debit", BANK) CUE("district", CASE) CUE("dob", BIRTH | WARD) \
                    CUE("dot", MAIL) \
                    CUE("double", DIGIT) CUE("drive", STREET) CUE("driver", VEHICLE) \
                    CUE("drives", VEHICLE) CUE("driving", VEHICLE) CUE("drove", VEHICLE)
#define CUES_E(CUE) CUE("eight", DIGIT) CUE("emis", CASE) CUE("employee", CASE) \
                    CUE("episode", CASE) CUE("esr", CASE)
#define CUES_F(CUE) CUE("f", WARD) CUE("farm", HOME) CUE("father's", WHOSE) CUE("female", WARD) \
                    CUE("five", DIGIT) CUE("flat", HOME) CUE("four", DIGIT)
#define CUES_G(CUE) CUE("gardens", STREET) CUE("gdc", REGISTER) CUE("gmail", MAIL) \
                    CUE("gmc", REGISTER) CUE("gmx", MAIL) CUE("googlemail", MAIL) \
                    CUE("gphc", REGISTER) CUE("green", STREET) CUE("grove", STREET)
#define CUES_H(CUE) CUE("hatchback", VEHICLE) CUE("hcpc", REGISTER) CUE("headlights", VEHICLE) \
                    CUE("her", WHOSE) CUE("hers", HOME) CUE("hill", STREET) CUE("him", WHOSE) \
                    CUE("his", WHOSE) CUE("home", HOME) CUE("hosp", CASE) CUE("hospital", CASE) \
                    CUE("hotmail", MAIL) CUE("house", HOME) CUE("husband's", WHOSE)
#define CUES_I(CUE) CUE("icloud", MAIL) CUE("id", CASE) CUE("incident", CASE)
#define CUES_K(CUE) CUE("kin", WHOSE)
#define CUES_L(CUE) CUE("lab", CASE) CUE("lane", STREET) CUE("live", HOME) CUE("lived", HOME) \
                    CUE("lives", HOME) CUE("living", HOME) CUE("ln", STREET) CUE("lodge", HOME)
#define CUES_M(CUE) CUE("m", WARD) CUE("m.r.n", CASE) CUE("maestro", BANK) CUE("male", WARD) \
                    CUE("mastercard", BANK) \
                    CUE("me", WHOSE) CUE("mews", STREET) CUE("mine", HOME) CUE("miss", WHOSE) \
                    CUE("mother's", WHOSE) CUE("motorbike", VEHICLE) CUE("motorcycle", VEHICLE) \
                    CUE("mr", WHOSE) CUE("mrn", CASE) CUE("mrs", WHOSE) CUE("ms", WHOSE) \
                    CUE("msn", MAIL) CUE("mum", WHOSE) CUE("mum's", WHOSE) CUE("mx", WHOSE) \
                    CUE("my", WHOSE)
#define CUES_N(CUE) CUE("naught", DIGIT) CUE("neighbour's", WHOSE) CUE("nhs", CASE) \
                    CUE("nine", DIGIT) CUE("nmc", REGISTER) CUE("notes", CASE) \
                    CUE("nought", DIGIT) CUE("ntlworld", MAIL) CUE("number", CASE) \
                    CUE("numberplate", VEHICLE)
#define CUES_O(CUE) CUE("o", DIGIT) CUE("oh", DIGIT) CUE("one", DIGIT) CUE("ours", HOME) \
                    CUE("outlook", MAIL)
#define CUES_P(CUE) CUE("pals", CASE) CUE("parade", STREET) CUE("parked", VEHICLE) \
                    CUE("pas", CASE) CUE("patient", CASE | WARD) CUE("patient's", WHOSE) \
                    CUE("payroll", CASE) CUE("phoning", WHOSE) CUE("pin", REGISTER) \
                    CUE("place", STREET) CUE("plate", VEHICLE) CUE("plates", VEHICLE) \
                    CUE("police", CASE) CUE("postcode", HOME) CUE("protonmail", MAIL) \
                    CUE("pt", CASE | WARD)
#define CUES_R(CUE) CUE("rd", STREET) CUE("records", CASE) CUE("ref", CASE) \
                    CUE("reference", CASE) CUE("referral", CASE) CUE("reg", VEHICLE) \
                    CUE("registration", VEHICLE) CUE("relative's", WHOSE) CUE("resides", HOME) \
                    CUE("residing", HOME) CUE("ringing", WHOSE) CUE("rio", CASE) \
                    CUE("rise", STREET) CUE("road", STREET) CUE("row", STREET)
#define CUES_S(CUE) CUE("safeguarding", CASE) CUE("sample", CASE) CUE("seven", DIGIT) \
                    CUE("side", WARD) CUE("sr", WARD) \
                    CUE("sister's", WHOSE) CUE("six", DIGIT) CUE("smartcard", CASE) \
                    CUE("son's", WHOSE) CUE("specimen", CASE) CUE("spell", CASE) \
                    CUE("square", STREET) CUE("st", STREET) CUE("staff", CASE) \
                    CUE("street", STREET) CUE("systmone", CASE)
#define CUES_T(CUE) CUE("talktalk", MAIL) CUE("taxi", VEHICLE) CUE("terrace", STREET) \
                    CUE("theirs", HOME) CUE("three", DIGIT) CUE("towed", VEHICLE) \
                    CUE("triple", DIGIT) CUE("turned", BIRTH) CUE("turning", BIRTH) \
                    CUE("turns", BIRTH) CUE("two", DIGIT)
#define CUES_U(CUE) CUE("ubrn", CASE) CUE("unit", CASE)
#define CUES_V(CUE) CUE("van", VEHICLE) CUE("vehicle", VEHICLE) CUE("vehicles", VEHICLE) \
                    CUE("view", STREET) CUE("villa", HOME) CUE("virginmedia", MAIL) \
                    CUE("visa", BANK)
#define CUES_W(CUE) CUE("walk", STREET) CUE("ward", WARD) CUE("way", STREET) CUE("wife's", WHOSE) \
                    CUE("world", BIRTH) CUE("wynd", STREET)
#define CUES_Y(CUE) CUE("yahoo", MAIL) CUE("yard", STREET) CUE("ymail", MAIL)
#define CUES_Z(CUE) CUE("zero", DIGIT)

static const smp__word_row cues[SMP__WORD_ROWS] = {
    SMP__WORD_ROW('a' - 'a', CUES_A),
    SMP__WORD_ROW('b' - 'a', CUES_B),
    SMP__WORD_ROW('c' - 'a', CUES_C),
    SMP__WORD_ROW('d' - 'a', CUES_D),
    SMP__WORD_ROW('e' - 'a', CUES_E),
    SMP__WORD_ROW('f' - 'a', CUES_F),
    SMP__WORD_ROW('g' - 'a', CUES_G),
    SMP__WORD_ROW('h' - 'a', CUES_H),
    SMP__WORD_ROW('i' - 'a', CUES_I),
    SMP__WORD_ROW('k' - 'a', CUES_K),
    SMP__WORD_ROW('l' - 'a', CUES_L),
    SMP__WORD_ROW('m' - 'a', CUES_M),
    SMP__WORD_ROW('n' - 'a', CUES_N),
    SMP__WORD_ROW('o' - 'a', CUES_O),
    SMP__WORD_ROW('p' - 'a', CUES_P),
    SMP__WORD_ROW('r' - 'a', CUES_R),
    SMP__WORD_ROW('s' - 'a', CUES_S),
    SMP__WORD_ROW('t' - 'a', CUES_T),
    SMP__WORD_ROW('u' - 'a', CUES_U),
    SMP__WORD_ROW('v' - 'a', CUES_V),
    SMP__WORD_ROW('w' - 'a', CUES_W),
    SMP__WORD_ROW('y' - 'a', CUES_Y),
    SMP__WORD_ROW('z' - 'a', CUES_Z),
};

/* ---- Characters ---------------------------------------------------------------------------- */

/* The letters and signs of everyday print, and emoji: no detector looks for one of them as such. */
static bool is_everyday(uint32_t c)
{
    return c < 0x80 || (c >= 0xA0 && c <= 0xFF && c != 0xAD) || (c >= 0x2010 && c <= 0x2027) ||
           (c >= 0x2030 && c <= 0x203A) || c == 0x20AC || c == 0xFE0F ||
           (c >= 0x2600 && c <= 0x27BF) || (c >= 0x1F300 && c <= 0x1FAFF);
}

static bool is_strange(const smp__document *document)
{
    const smp__token *end = document->tokens + document->token_count;
    for (const smp__token *token = document->tokens; token < end; token++)
        for (size_t at = token->start; token->flags & SMP__TOKEN_NON_ASCII && at < token->end;)
            if (!is_everyday(smp__utf8_next(document->text.data, &at))) return true;
    return false;
}

static uint32_t size_of_first(const char *text)
{
    unsigned char first = (unsigned char)*text;
    return first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

/* ---- Tokens -------------------------------------------------------------------------------- */

#define SHORT_FORM_BYTES 10u /* at most, with a plural or possessive ending */
#define FEWEST_SAID 2u       /* words of the least number in words: "seven hundred one" */
#define LEAST_ALTERNATING 5u /* letters of a word in alternating case */

static uint32_t of_capitals(const char *text, const smp__token *token)
{
    uint32_t size = token->end - token->start, has = 0;
    if (size < 2) return 0;
    if (!(token->flags & SMP__TOKEN_HAS_LOWER)) has |= SMP__HAS_CAPITALS;
    /* In ASCII a word differs from its folded form just where it has capitals. */
    else if (size >= LEAST_ALTERNATING &&
             (token->flags & SMP__TOKEN_NON_ASCII ||
              memcmp(text + 1, token->folded + 1, size - 1) != 0))
        has |= SMP__HAS_INNER_CAPITAL;
    if (size <= SHORT_FORM_BYTES && !smp__ascii_lower(text[1])) has |= SMP__HAS_SHORT_FORM;
    return has;
}

/* Of a word or number with digits: four numbers may be an address of the Internet. Beyond ASCII a
 * byte counts as a digit. */
static uint32_t of_digits(const smp__token *token, uint32_t *digits)
{
    uint32_t dots = 0;
    for (uint32_t i = 0; i < token->folded_size; i++) {
        unsigned char byte = (unsigned char)token->folded[i];
        dots += byte == '.';
        *digits += byte >= 0x80 || (unsigned char)(byte - '0') < 10;
    }
    return (dots < 3 ? 0 : SMP__HAS_FOUR_NUMBERS) |
           (token->end - token->start < SMP__LONG_CODE ? 0 : SMP__HAS_LONG_CODE);
}

static uint32_t of_word(const char *text, const smp__token *token, uint32_t *digits)
{
    uint32_t has = 0;
    if (token->end - token->start == 3 && text[1] == '_') has |= SMP__HAS_FACE_PART; /* T_T */
    if (token->flags & SMP__TOKEN_HAS_DIGIT)
        has |= SMP__HAS_DIGIT_IN_WORD | of_digits(token, digits);
    if (token->flags & SMP__TOKEN_HAS_UPPER) has |= of_capitals(text, token);
    return has;
}

static bool is_mark(const smp__token *token)
{
    return (SMP__KIND(PUNCTUATION) | SMP__KIND(SYMBOL)) >> token->kind & 1;
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

/* ---- The whole ----------------------------------------------------------------------------- */

static uint32_t kinds_of(const smp__document *document)
{
    uint32_t kinds = 0;
    for (uint32_t kind = 0; kind <= SMP_TOKEN_SPACE; kind++)
        kinds |= (uint32_t)(document->kind_counts[kind] > 0) << kind;
    return kinds;
}

void smp__read_traits(smp__traits *traits, const smp__document *document)
{
    const char *text = document->text.data;
    uint32_t has = 0, found = 0, flags = 0, digits = 0, breaks = 0, mark_end = UINT32_MAX;
    const smp__token *end = document->tokens + document->token_count;
    for (const smp__token *token = document->tokens; token < end; token++) {
        if (token->kind == SMP_TOKEN_SPACE) {
            if (token->head == smp__head(" ", 1)) continue;
            if (token->flags & SMP__TOKEN_LINE_BREAK) breaks++;
            else has |= SMP__HAS_WIDE_SPACE;
            flags |= token->flags;
            continue;
        }
        uint32_t size = token->end - token->start;
        const char *start = text + token->start;
        flags |= token->flags;
        if (token->kind == SMP_TOKEN_WORD) {
            has |= of_word(start, token, &digits);
            uint32_t sets = smp__word_sets(cues, token);
            found |= sets;
            if (sets & DIGIT) digits++;
        } else if (token->kind == SMP_TOKEN_EMOJI && token->flags & SMP__TOKEN_HAS_DIGIT) {
            digits++; /* a keycap */
        } else if (token->kind == SMP_TOKEN_NUMBER) {
            has |= of_digits(token, &digits);
        } else if (is_mark(token)) {
            has |= of_mark(*start, token->end < document->text.size ? start[size] : '\0');
            if (token->start == mark_end || size > size_of_first(start)) has |= SMP__HAS_MARK_ROW;
            mark_end = token->end;
        }
    }
    if (digits >= SMP__FEWEST_DIGITS) has |= SMP__HAS_LONG_NUMBER;
    if (digits >= FEWEST_SAID) has |= SMP__HAS_SHORT_NUMBER;
    if (flags & SMP__TOKEN_HAS_DIGIT) has |= SMP__HAS_DIGIT;
    if (flags & SMP__TOKEN_NON_ASCII && is_strange(document)) has |= SMP__HAS_STRANGE;
    if (found & MAIL) has |= SMP__HAS_MAIL_WORD;
    if (document->ill_formed_count) has |= SMP__HAS_ILL_FORMED;
    *traits = (smp__traits){has | kinds_of(document) | SMP__HAS_ANYTHING, found, breaks};
}
