/* The properties of single characters, from ICU's data; none depends on a locale.
 * SPDX-License-Identifier: MIT */
#include "text/segment.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>

/* ---- One question at a time, for the detectors ---------------------------------------------- */

bool smp__is_letter(uint32_t code_point)
{
    return (U_GET_GC_MASK((UChar32)code_point) & U_GC_L_MASK) != 0;
}

bool smp__is_upper(uint32_t code_point)
{
    return (U_GET_GC_MASK((UChar32)code_point) & (U_GC_LU_MASK | U_GC_LT_MASK)) != 0;
}

bool smp__is_lower(uint32_t code_point)
{
    return u_charType((UChar32)code_point) == U_LOWERCASE_LETTER;
}

bool smp__is_digit(uint32_t code_point)
{
    return u_charType((UChar32)code_point) == U_DECIMAL_DIGIT_NUMBER;
}

int smp__digit_value(uint32_t code_point)
{
    return u_charDigitValue((UChar32)code_point);
}

bool smp__is_mark(uint32_t code_point)
{
    return (U_GET_GC_MASK((UChar32)code_point) & U_GC_M_MASK) != 0;
}

bool smp__is_white_space(uint32_t code_point)
{
    return u_isUWhiteSpace((UChar32)code_point);
}

bool smp__is_default_ignorable(uint32_t code_point)
{
    return u_hasBinaryProperty((UChar32)code_point, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

bool smp__is_emoji_character(uint32_t code_point)
{
    return u_hasBinaryProperty((UChar32)code_point, UCHAR_EMOJI_PRESENTATION) ||
           u_hasBinaryProperty((UChar32)code_point, UCHAR_EXTENDED_PICTOGRAPHIC);
}

uint32_t smp__to_upper(uint32_t code_point)
{
    return (uint32_t)u_toupper((UChar32)code_point);
}

uint32_t smp__to_lower(uint32_t code_point)
{
    return (uint32_t)u_tolower((UChar32)code_point);
}

/* ---- Everything about a character at once, for cutting text --------------------------------- */

static smp__word_class word_class(UChar32 c, UScriptCode script)
{
    int word_break = u_getIntPropertyValue(c, UCHAR_WORD_BREAK);
    bool hangul = c >= 0xAC00 && c <= 0xD7A3;
    if (script == USCRIPT_HAN || script == USCRIPT_HIRAGANA || hangul ||
        word_break == U_WB_KATAKANA ||
        u_getIntPropertyValue(c, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT)
        return SMP__WORD_DICTIONARY;
    switch (word_break) {
    case U_WB_CR: return SMP__WORD_CR;
    case U_WB_LF: return SMP__WORD_LF;
    case U_WB_NEWLINE: return SMP__WORD_NEWLINE;
    case U_WB_EXTEND:
    case U_WB_FORMAT: return SMP__WORD_EXTEND;
    case U_WB_ZWJ: return SMP__WORD_ZWJ;
    case U_WB_REGIONAL_INDICATOR: return SMP__WORD_REGIONAL;
    case U_WB_ALETTER: return SMP__WORD_LETTER;
    case U_WB_HEBREW_LETTER: return SMP__WORD_HEBREW;
    case U_WB_SINGLE_QUOTE: return SMP__WORD_SINGLE_QUOTE;
    case U_WB_DOUBLE_QUOTE: return SMP__WORD_DOUBLE_QUOTE;
    case U_WB_MIDNUMLET: return SMP__WORD_MID_NUM_LET;
    case U_WB_MIDLETTER: /* but for the colon, its small form and its fullwidth one */
        return c == ':' || c == 0xFE55 || c == 0xFF1A ? SMP__WORD_OTHER : SMP__WORD_MID_LETTER;
    case U_WB_MIDNUM: return SMP__WORD_MID_NUM;
    case U_WB_NUMERIC: return SMP__WORD_NUMERIC;
    case U_WB_EXTENDNUMLET: return SMP__WORD_EXTEND_NUM_LET;
    case U_WB_WSEGSPACE: return SMP__WORD_SPACE;
    default: return c == '@' ? SMP__WORD_LETTER : SMP__WORD_OTHER;
    }
}

static smp__sentence_class sentence_class(UChar32 c)
{
    switch (u_getIntPropertyValue(c, UCHAR_SENTENCE_BREAK)) {
    case U_SB_CR: return SMP__SENTENCE_CR;
    case U_SB_LF: return SMP__SENTENCE_LF;
    case U_SB_SEP: return SMP__SENTENCE_SEP;
    case U_SB_EXTEND:
    case U_SB_FORMAT: return SMP__SENTENCE_EXTEND;
    case U_SB_SP: return SMP__SENTENCE_SP;
    case U_SB_LOWER: return SMP__SENTENCE_LOWER;
    case U_SB_UPPER: return SMP__SENTENCE_UPPER;
    case U_SB_OLETTER: return SMP__SENTENCE_OLETTER;
    case U_SB_NUMERIC: return SMP__SENTENCE_NUMERIC;
    case U_SB_ATERM: return SMP__SENTENCE_ATERM;
    case U_SB_SCONTINUE: return SMP__SENTENCE_SCONTINUE;
    case U_SB_STERM: return SMP__SENTENCE_STERM;
    case U_SB_CLOSE: return SMP__SENTENCE_CLOSE;
    default: return SMP__SENTENCE_OTHER;
    }
}

static bool ends_sentence(smp__sentence_class class)
{
    return class == SMP__SENTENCE_ATERM || class == SMP__SENTENCE_STERM ||
           class == SMP__SENTENCE_SEP || class == SMP__SENTENCE_CR || class == SMP__SENTENCE_LF;
}

static smp__cluster_class cluster_class(UChar32 c, UScriptCode script)
{
    int syllabic = u_getIntPropertyValue(c, UCHAR_INDIC_SYLLABIC_CATEGORY);
    bool joins = script == USCRIPT_GUJARATI || script == USCRIPT_TELUGU ||
                 script == USCRIPT_MALAYALAM || script == USCRIPT_ORIYA ||
                 script == USCRIPT_BENGALI || script == USCRIPT_DEVANAGARI;
    if (joins && syllabic == U_INSC_VIRAMA) return SMP__CLUSTER_VIRAMA;
    switch (u_getIntPropertyValue(c, UCHAR_GRAPHEME_CLUSTER_BREAK)) {
    case U_GCB_CR:
    case U_GCB_LF:
    case U_GCB_CONTROL: return SMP__CLUSTER_CONTROL;
    case U_GCB_EXTEND:
        return u_getCombiningClass(c) ? SMP__CLUSTER_EXTEND_REORDERED : SMP__CLUSTER_EXTEND;
    case U_GCB_ZWJ: return SMP__CLUSTER_ZWJ;
    case U_GCB_SPACING_MARK: return SMP__CLUSTER_SPACING;
    case U_GCB_PREPEND: return SMP__CLUSTER_PREPEND;
    case U_GCB_REGIONAL_INDICATOR: return SMP__CLUSTER_REGIONAL;
    case U_GCB_L: return SMP__CLUSTER_L;
    case U_GCB_V: return SMP__CLUSTER_V;
    case U_GCB_T: return SMP__CLUSTER_T;
    case U_GCB_LV: return SMP__CLUSTER_LV;
    case U_GCB_LVT: return SMP__CLUSTER_LVT;
    default: break;
    }
    if (joins && syllabic == U_INSC_CONSONANT) return SMP__CLUSTER_CONSONANT;
    if (u_hasBinaryProperty(c, UCHAR_EXTENDED_PICTOGRAPHIC)) return SMP__CLUSTER_PICTOGRAPH;
    return SMP__CLUSTER_OTHER;
}

/* Decompositions by which plain letters are dressed up. Ligatures, Arabic positional forms and
 * halfwidth kana are how people write, and are left out. */
static bool is_styled(UChar32 c)
{
    switch (u_getIntPropertyValue(c, UCHAR_DECOMPOSITION_TYPE)) {
    case U_DT_CIRCLE:
    case U_DT_FONT:
    case U_DT_SMALL:
    case U_DT_SQUARE:
    case U_DT_SUB:
    case U_DT_SUPER:
    case U_DT_WIDE: return true;
    default: return false;
    }
}

uint32_t smp__properties_of(uint32_t code_point)
{
    UChar32 c = (UChar32)code_point;
    UErrorCode status = U_ZERO_ERROR;
    UScriptCode script = uscript_getScript(c, &status);
    uint32_t category = U_GET_GC_MASK(c);
    uint32_t properties = (uint32_t)word_class(c, script) | (uint32_t)sentence_class(c) << 5 |
                          (uint32_t)cluster_class(c, script) << 9;
    if (code_point >= 0x80) properties |= SMP__IS_NON_ASCII;
    if (ends_sentence(SMP__SENTENCE_CLASS(properties))) properties |= SMP__IS_STOP;
    if (u_hasBinaryProperty(c, UCHAR_EXTENDED_PICTOGRAPHIC)) properties |= SMP__IS_PICTOGRAPH;
    if (u_hasBinaryProperty(c, UCHAR_EMOJI)) properties |= SMP__IS_EMOJI_START;
    if (u_isUWhiteSpace(c)) properties |= SMP__IS_SPACE;
    if ((c >= 0x0A && c <= 0x0D) || c == 0x85 || c == 0x2028 || c == 0x2029)
        properties |= SMP__IS_LINE_BREAK;
    if (u_isUAlphabetic(c) || u_hasBinaryProperty(c, UCHAR_IDEOGRAPHIC))
        properties |= SMP__IS_LETTER;
    if (category & U_GC_ND_MASK) properties |= SMP__IS_DIGIT;
    if (category & U_GC_N_MASK) properties |= SMP__IS_NUMBER;
    if (category & (U_GC_LU_MASK | U_GC_LT_MASK)) properties |= SMP__IS_UPPER;
    if (category & U_GC_LL_MASK) properties |= SMP__IS_LOWER;
    if (category & U_GC_P_MASK) properties |= SMP__IS_PUNCTUATION;
    if ((properties & (SMP__IS_LETTER | SMP__IS_DIGIT)) && is_styled(c))
        properties |= SMP__IS_STYLED;
    if (u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT))
        properties |= SMP__IS_IGNORABLE;
    /* A text of such characters alone is its own NFKC (UAX #15, section 9) and its own case
     * folding. */
    if (u_getCombiningClass(c) == 0 &&
        u_getIntPropertyValue(c, UCHAR_NFKC_QUICK_CHECK) == UNORM_YES &&
        !u_hasBinaryProperty(c, UCHAR_CHANGES_WHEN_NFKC_CASEFOLDED))
        properties |= SMP__IS_INERT;
    return properties;
}
