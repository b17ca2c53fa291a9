/* Alternative text that nobody wrote: names of files, words that say nothing, what machines make.
 * SPDX-License-Identifier: MIT */
#include "signals/detect.h"

#include <string.h>

static smp_text trim(smp_text text)
{
    size_t start = 0, end = text.size;
    while (start < end && strchr(" \t\r\n", text.data[start])) start++;
    while (end > start && strchr(" \t\r\n", text.data[end - 1])) end--;
    return smp__text_slice(text, start, end);
}

/* ---- File names ---------------------------------------------------------------------------- */

static bool has_file_ending(smp_text folded)
{
    size_t dot = folded.size;
    while (dot > 0 && folded.data[dot - 1] != '.') dot--;
    return dot > 1 && smp__one_of(smp__text_slice(folded, dot, folded.size),
                                  " jpg jpeg png gif webp bmp tif tiff heic svg mp4 mov avi ai psd "
                                  "eps pdf ");
}

/* What cameras, telephones, programs and sellers of pictures call them. */
static const char makers[] =
    " img image images photo photos picture pic screenshot screengrab whatsapp untitled adobe "
    "adobestock shutterstock istock istockphoto getty gettyimages unsplash pexels canva facebook "
    "fb instagram insta ig twitter linkedin tiktok snapchat dsc dscn dscf pxl wa mvi vid gopr dji "
    "scan capture export asset artboard ";
/* What stands beside that. */
static const char beside_makers[] =
    " of at am pm v x final copy version design post story reel tile slide page frame file stock "
    "screen shot ";

typedef struct make_up {
    uint32_t makers, others, digits;
} make_up;

/* Of what kinds of word a text is made up, letters and digits apart: "image001" is two. */
static make_up make_up_of(smp_text folded)
{
    make_up found = {0};
    for (size_t at = 0; at < folded.size;) {
        const char c = folded.data[at];
        size_t end = at + 1;
        if (smp__ascii_digit(c)) found.digits++;
        while (smp__ascii_lower(c) && end < folded.size && smp__ascii_lower(folded.data[end]))
            end++;
        const smp_text word = smp__text_slice(folded, at, end);
        if (smp__ascii_lower(c) && smp__one_of(word, makers)) found.makers++;
        else if (smp__ascii_lower(c) && !smp__one_of(word, beside_makers)) found.others++;
        else if (!smp__ascii_digit(c) && !strchr(" _-.,:()[]/&+", c) && !smp__ascii_lower(c))
            found.others++;
        at = end;
    }
    return found;
}

/* "4f9a7c1e-0b2d-4c3e-9f10-0123456789ab": a name that a program drew. */
static bool is_drawn(smp_text folded)
{
    enum { SIZE = 36 };
    if (folded.size < SIZE) return false;
    for (size_t i = 0; i < SIZE; i++) {
        const char c = folded.data[i];
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        if (dash ? c != '-' : !smp__ascii_digit(c) && !(c >= 'a' && c <= 'f')) return false;
    }
    return true;
}

/* Are the first eight digits a day, "2026-03-02 10.14.33" or "02032026"? When it was taken, then,
 * and no telephone number. */
static bool begins_with_day(smp_text folded)
{
    enum { DIGITS = 8 };
    unsigned parts[DIGITS / 2] = {0}; /* of two digits each */
    size_t digits = 0;
    for (size_t i = 0; i < folded.size && digits < DIGITS; i++)
        if (smp__ascii_digit(folded.data[i])) {
            unsigned *part = &parts[digits++ / 2];
            *part = *part * 10 + (unsigned)(folded.data[i] - '0');
        }
    const bool year_first = parts[0] == 19 || parts[0] == 20;
    const unsigned year = year_first ? parts[0] : parts[2];
    const unsigned month = year_first ? parts[2] : parts[1];
    const unsigned day = year_first ? parts[3] : parts[0];
    return digits == DIGITS && (year == 19 || year == 20) && month >= 1 && month <= 12 &&
           day >= 1 && day <= 31;
}

/* Digits alone, and more than a telephone number has: "1700000000000". */
static bool is_long_number(smp_text folded)
{
    enum { LEAST = 13 };
    for (size_t i = 0; i < folded.size; i++)
        if (!smp__ascii_digit(folded.data[i])) return false;
    return folded.size >= LEAST && folded.data[0] != '0';
}

/* "12-15-year-olds", "7-day-a-week": how many there are of what follows. */
static bool is_quantity(smp_text folded)
{
    size_t at = 0;
    while (at < folded.size && (smp__ascii_digit(folded.data[at]) || folded.data[at] == '-')) at++;
    const size_t end = at;
    while (at < folded.size && smp__ascii_lower(folded.data[at])) at++;
    const smp_text unit = smp__text_slice(folded, end, at);
    return end > 1 && folded.data[0] != '0' && folded.data[end - 1] == '-' &&
           smp__one_of(unit, " hour day night week month year bed mile metre minute pound point "
                             "part person strong fold ");
}

/* A single word of letters, digits and what joins them in names of files: "flu_poster_v2",
 * "flu-poster-2026", "AdobeStock98765". */
static bool is_word_of_file(smp_text folded)
{
    uint32_t strokes = 0, hyphens = 0, digits = 0, letters = 0;
    for (size_t i = 0; i < folded.size; i++) {
        const char c = folded.data[i];
        strokes += c == '_';
        hyphens += c == '-';
        digits += smp__ascii_digit(c);
        letters += smp__ascii_lower(c);
    }
    if (strokes + hyphens + digits + letters != folded.size || is_quantity(folded)) return false;
    if (strokes > 0) return true;
    if (!letters) return hyphens > 1 && begins_with_day(folded);
    return (hyphens > 1 && (digits > 0 || hyphens > 3)) || digits > 4;
}

static bool has_name_of_file(smp_text folded)
{
    if (is_drawn(folded) || is_long_number(folded) || is_word_of_file(folded)) return true;
    const make_up made = make_up_of(folded);
    if (made.others) return false;
    return smp__text_starts(folded, "untitled") ||
           (made.digits >= 12 && begins_with_day(folded)) ||
           (made.digits > 0 && (made.makers > 0 || smp__text_starts(folded, "screen shot")));
}

/* "Copy of Flu campaign v2", as programs and people name it. Without a number or "final" it is a
 * description: "Copy of Magna Carta in the entrance hall". */
static bool is_copy(const smp__detection *detection)
{
    const uint32_t of = smp__after(detection, 0);
    if (!smp__token_one_of(detection, 0, " copy ") || !smp__token_one_of(detection, of, " of "))
        return false;
    uint32_t at = smp__after(detection, of);
    if (!smp__is_kind(detection, at, SMP__KIND(WORD)) ||
        !(smp__token_at(detection, at)->flags & SMP__TOKEN_HAS_UPPER))
        return false;
    for (; at < detection->document->token_count; at++)
        if (smp__token_at(detection, at)->flags & SMP__TOKEN_HAS_DIGIT ||
            smp__token_one_of(detection, at, " final "))
            return true;
    return false;
}

static bool is_file_name(const smp__detection *detection, const smp_media *media, smp_text folded)
{
    if (media && !smp__is_empty(media->file_name) &&
        smp__text_equal_ascii_fold(trim(detection->document->text), media->file_name))
        return true;
    return has_file_ending(folded) || has_name_of_file(folded) || is_copy(detection);
}

/* ---- Words that say nothing ---------------------------------------------------------------- */

/* The whole of an alt text. */
static const char placeholders[] =
    " art todo tbc tbd na n/a gif video screenshot banner poster infographic icon text test blank "
    "x nan ";
/* All of its words. */
static const char empty_words[] =
    " image images photo photos picture pictures pic img alt alttext text description describe "
    "caption graphic graphics photograph none no null undefined untitled placeholder insert add "
    "your here goes available see as above below this the a an of for social media post n ";

static bool is_placeholder(const smp__detection *detection, smp_text folded)
{
    const smp__document *document = detection->document;
    uint32_t words = 0, empty = 0;
    for (uint32_t i = 0; i < document->token_count; i++) {
        if (!smp__is_kind(detection, i, SMP__ORDINARY)) continue;
        words++;
        empty += smp__token_one_of(detection, i, empty_words);
    }
    /* Marks alone ("...", "-") say nothing either; emoji are another rule's. */
    if (!words) return smp__has_only(detection, SMP__KIND(PUNCTUATION) | SMP__KIND(SYMBOL) |
                                                    SMP__KIND(SPACE));
    while (folded.size && folded.data[folded.size - 1] == '.') /* cannot happen: it has a word */
        folded.size--;
    return empty == words || smp__one_of(folded, placeholders);
}

/* ---- What machines make -------------------------------------------------------------------- */

/* As platforms and office programs begin and end their guesses. */
static bool is_guess(smp_text folded)
{
    static const char *const beginnings[] = {
        "may be an image", "may be a ", "may be art", "may contain", "might be an image",
        "image may contain", "a picture containing", "graphical user interface,"};
    static const char *const parts[] = {"automatically generated", "automatically-generated",
                                        "ai-generated content", "ai generated content"};
    for (size_t i = 0; i < SMP_COUNT(beginnings); i++)
        if (smp__text_starts(folded, beginnings[i])) return true;
    for (size_t i = 0; i < SMP_COUNT(parts); i++)
        if (smp__text_has(folded, smp_text_of(parts[i]))) return true;
    return false;
}

/* ---- The whole ----------------------------------------------------------------------------- */

bool smp__raise_nobodys_words(smp__detection *detection, const smp_media *media)
{
    enum { LONGEST = 200 };
    const uint32_t end = (uint32_t)detection->document->text.size;
    const smp_text text = trim(detection->document->text);
    const smp_text folded = smp__fold_in(detection, text);
    /* The host may know who made it. */
    if (is_guess(folded) && !smp__media_fact_of(detection->scene, detection->field->index,
                                                "alt_automatic")) {
        smp__raise(detection, SMP__SIGNAL_MEDIA_ALT_AUTO_UNREVIEWED, 0, end);
        return true;
    }
    if (text.size > LONGEST) return false;
    const bool file = is_file_name(detection, media, folded);
    if (!file && !is_placeholder(detection, folded)) return false;
    smp__raise(detection, file ? SMP__SIGNAL_MEDIA_ALT_FILENAME : SMP__SIGNAL_MEDIA_ALT_PLACEHOLDER,
               0, end);
    return true;
}
