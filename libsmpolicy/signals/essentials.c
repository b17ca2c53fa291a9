/* What of a picture's words must come across whole: numbers, doses, times, dates, telephone
 * numbers, addresses, "not", and which of two opposites. The rest may be told in other words.
 * SPDX-License-Identifier: MIT */
#include "signals/detect.h"

#include <string.h>

#define MAX_SHOWN 64u /* essentials of a picture */
#define MAX_TOLD 512u /* of the post and the alt text */
#define MOST_NAMED 5u /* of those that are lost */

typedef enum kind { NUMBER, CLOCK, YEAR, MONTH, WEEKDAY, TELEPHONE, LINK, NEGATION, SIDE } kind;
enum { MAX_DIGITS = 15 };

typedef struct essential {
    kind kind;
    smp_text key;       /* of numbers and links; absent for others */
    uint32_t value;     /* which month, day, side; minutes past the hour of twelve */
    uint8_t half;       /* of the day: 'a', 'p', 0 unknown */
    uint8_t unit;       /* 0 = none */
    bool loose;         /* perhaps another word: "you may", "one of us" */
    uint32_t start, end;
} essential;

typedef struct essentials {
    smp__detection in; /* only its document and scene are used */
    essential *items;
    uint32_t count, most;
} essentials;

static void keep(essentials *all, essential item, uint32_t first, uint32_t last)
{
    item.start = smp__token_at(&all->in, first)->start;
    item.end = smp__token_at(&all->in, last)->end;
    if (all->count < all->most) all->items[all->count] = item;
    all->count++; /* past `most` there were too many to judge */
}

/* ---- Words --------------------------------------------------------------------------------- */

/* The place of a word in a list such as " one two ", from 1 on; 0 if it is not there. "|" stands
 * between words that share a place. */
static uint32_t place_in(const char *list, smp_text word)
{
    uint32_t place = 0;
    for (const char *at = list; *at; at++) {
        if (*at == ' ') place++;
        if ((*at != ' ' && *at != '|') || word.size == 0) continue;
        if (!strncmp(at + 1, word.data, word.size) && strchr(" |", at[1 + word.size]) &&
            at[1 + word.size])
            return place;
    }
    return 0;
}

static const char number_words[] =
    " one two three four five six seven eight nine ten eleven twelve ";
static const char months[] = " january|jan february|feb march|mar april|apr may june|jun july|jul "
                             "august|aug september|sept|sep october|oct november|nov "
                             "december|dec ";
static const char weekdays[] = " monday|mondays tuesday|tuesdays wednesday|wednesdays "
                               "thursday|thursdays friday|fridays saturday|saturdays "
                               "sunday|sundays ";
static const char short_weekdays[] = " mon tue|tues wed|weds thu|thur|thurs fri sat sun ";
static const char units[] = " ml|millilitre|millilitres mg|milligram|milligrams "
                            "mcg|microgram|micrograms g|gram|grams kg|kilogram|kilograms "
                            "l|litre|litres %|percent ";
/* Two places that differ in their last bit are opposites. */
static const char sides[] =
    " open|opens|opened|opening closed|close|closes|closing|shut before after more less|fewer "
    "over|above under|below once twice daily weekly safe unsafe higher lower with without "
    "start|starts stop|stops men women morning afternoon|evening|night ";

static bool is_negation(smp_text word)
{
    return smp__one_of(word, " not no never none nor cannot cant dont wont unless except avoid "
                             "cancelled postponed ") ||
           (word.size > 3 && !memcmp(word.data + word.size - 3, "n't", 3));
}

static bool has_figure(const essentials *all, uint32_t index)
{
    return index != SMP__NOWHERE && smp__token_at(&all->in, index)->flags & SMP__TOKEN_HAS_DIGIT;
}

static void read_word(essentials *all, uint32_t index)
{
    const smp_text word = smp__folded(smp__token_at(&all->in, index));
    const bool dated = has_figure(all, smp__before(&all->in, index)) ||
                       has_figure(all, smp__after(&all->in, index));
    essential item = {.kind = NEGATION};
    if (is_negation(word)) {
        keep(all, item, index, index);
    } else if ((item.value = place_in(months, word)) > 0) {
        item.kind = MONTH;
        item.loose = !dated && smp__one_of(word, " jan mar march may jun ");
        keep(all, item, index, index);
    } else if ((item.value = place_in(weekdays, word)) > 0 ||
               (item.value = place_in(short_weekdays, word)) > 0) {
        item.kind = WEEKDAY;
        item.loose = !dated && word.size < 6;
        keep(all, item, index, index);
    } else if (smp__one_of(word, " noon midday midnight ")) {
        item.kind = CLOCK;
        item.half = word.size == 8 ? 'a' : 'p';
        keep(all, item, index, index);
    } else if ((item.value = place_in(number_words, word)) > 0) {
        item.kind = NUMBER;
        item.loose = item.value == 1;
        item.key = smp__arena_format(all->in.scene->arena, "%u", item.value);
        keep(all, item, index, index);
    } else if ((item.value = place_in(sides, word)) > 0) {
        item.kind = SIDE;
        item.value--;
        keep(all, item, index, index);
    }
}

/* ---- Figures ------------------------------------------------------------------------------- */

static char at_or_nul(smp_text text, size_t at) { return at < text.size ? text.data[at] : '\0'; }
static bool is_digit_at(smp_text text, size_t at) { return smp__ascii_digit(at_or_nul(text, at)); }
static char letter_at(smp_text text, size_t at)
{
    const char c = at_or_nul(text, at);
    return smp__ascii_capital(c) ? (char)(c - 'A' + 'a') : smp__ascii_lower(c) ? c : '\0';
}

/* The end of a number of up to `most` digits; *value is what they come to. */
static size_t take_digits(smp_text text, size_t at, size_t most, uint32_t *value)
{
    const size_t end = at + most;
    for (*value = 0; at < end && is_digit_at(text, at); at++)
        *value = *value * 10 + (uint32_t)(text.data[at] - '0');
    return at;
}

/* "pm", " p.m." at `at`: its end, and which half of the day; `at` and 0 where it is neither. */
static size_t take_half(smp_text text, size_t at, uint8_t *half)
{
    size_t end = at + (at_or_nul(text, at) == ' ');
    const char first = letter_at(text, end);
    *half = 0;
    if (first != 'a' && first != 'p') return at;
    if (at_or_nul(text, ++end) == '.') end++;
    if (letter_at(text, end) != 'm' || letter_at(text, end + 1)) return at;
    *half = (uint8_t)first;
    return end + 1;
}

/* The end of a time of day at `at`: "9am", "9.30 pm", "21:30"; 0 where none is. */
static size_t read_clock(smp_text text, size_t at, essential *item)
{
    uint32_t hour, minutes = 0;
    size_t end = take_digits(text, at, 2, &hour);
    const char sign = at_or_nul(text, end);
    bool said = (sign == ':' || sign == '.') && is_digit_at(text, end + 1) &&
                is_digit_at(text, end + 2) && !is_digit_at(text, end + 3);
    if (said) end = take_digits(text, end + 1, 2, &minutes);
    end = take_half(text, end, &item->half);
    /* "2.54" is no time, and a sum of money is none. */
    if (said && sign == '.' && !item->half)
        said = minutes % 5 == 0 && !letter_at(text, end) &&
               !(at > 0 && strchr("$\xA3\xAC", text.data[at - 1]));
    if ((!said && !item->half) || hour > 24 || minutes > 59 || is_digit_at(text, end)) return 0;
    if (!item->half && hour > 12) item->half = 'p';
    item->kind = CLOCK;
    item->value = hour % 12 * 60 + minutes;
    return end;
}

/* The end of a telephone number at `at`, its digits as if rung from here; 0 where none is. */
static size_t read_telephone(const essentials *all, smp_text text, size_t at, essential *item)
{
    enum { FEWEST = 7, MOST = 11 };
    const bool abroad = at > 0 && text.data[at - 1] == '+' && at_or_nul(text, at) == '4' &&
                        at_or_nul(text, at + 1) == '4';
    char digits[MOST] = "0";
    size_t size = abroad, end = abroad ? at + 2 : at;
    if (!abroad && at_or_nul(text, at) != '0') return 0;
    for (size_t i = end; size < MOST; i++) {
        const char c = at_or_nul(text, i);
        if (smp__ascii_digit(c)) {
            if (!(abroad && size == 1 && c == '0')) digits[size++] = c;
            end = i + 1;
        } else if (!c || !strchr(" -().", c) || i > end + 1) {
            break;
        }
    }
    if (size < FEWEST || is_digit_at(text, end)) return 0;
    item->kind = TELEPHONE;
    item->key = smp__arena_copy(all->in.scene->arena, (smp_text){digits, size});
    return end;
}

/* The end of a number with what it measures: "1,000", "2.5 ml", "17th"; of a year too. */
static size_t read_number(const essentials *all, smp_text text, size_t at, essential *item)
{
    char digits[MAX_DIGITS] = "";
    size_t size = 0, dot = 0, end = at;
    for (; size < MAX_DIGITS; end++) {
        const char c = at_or_nul(text, end);
        if (c == ',' && is_digit_at(text, end + 1)) continue;
        if (c == '.' && !dot && is_digit_at(text, end + 1)) dot = size;
        else if (!smp__ascii_digit(c)) break;
        digits[size++] = c;
    }
    while (dot && size > dot && (digits[size - 1] == '0' || digits[size - 1] == '.')) size--;
    *item = (essential){.kind = NUMBER,
                        .key = smp__arena_copy(all->in.scene->arena, (smp_text){digits, size})};
    const bool century = !memcmp(digits, "19", 2) || !memcmp(digits, "20", 2);
    if (size == 4 && end == at + 4 && century) item->kind = YEAR;
    size_t unit = end + (at_or_nul(text, end) == ' '), last = unit;
    if (at_or_nul(text, last) == '%') last++;
    while (letter_at(text, last)) last++;
    const smp_text word = smp__fold_in(&all->in, smp__text_slice(text, unit, last));
    item->unit = (uint8_t)place_in(units, word);
    return item->unit ? last : end;
}

/* The number, time or date that begins at token `index`. Returns the last token that it is of. */
static uint32_t read_figures(essentials *all, uint32_t index)
{
    const smp__document *document = all->in.document;
    const smp_text text = document->text;
    const smp__token *token = smp__token_at(&all->in, index);
    size_t at = token->start;
    while (at < token->end && !is_digit_at(text, at)) at++;
    if (at == token->end) return index;
    essential item = {.kind = NUMBER};
    size_t end = read_telephone(all, text, at, &item);
    if (!end) {
        essential clock = {.kind = CLOCK};
        const size_t clock_end = read_clock(text, at, &clock);
        end = read_number(all, text, at, &item);
        if (clock_end && !item.unit) {
            item = clock;
            end = clock_end;
        }
    }
    uint32_t last = index;
    while (last + 1 < document->token_count && smp__token_at(&all->in, last + 1)->start < end)
        last++;
    uint32_t month = 0;
    const bool slashed = item.kind == NUMBER && at_or_nul(text, end) == '/' &&
                         take_digits(text, end + 1, 2, &month) > end + 1;
    keep(all, item, index, last);
    if (!slashed || month < 1 || month > 12) return last;
    keep(all, (essential){.kind = MONTH, .value = month}, index, last + 2);
    return last + 2;
}

/* ---- The whole ----------------------------------------------------------------------------- */

/* An address as it is known: without "https://www." before it or a stroke at its end. */
static smp_text bare_address(smp_text folded)
{
    static const char *const before[] = {"https://", "http://", "www."};
    for (size_t i = 0; i < SMP_COUNT(before); i++)
        if (smp__text_starts(folded, before[i]))
            folded = smp__text_slice(folded, strlen(before[i]), folded.size);
    while (folded.size && folded.data[folded.size - 1] == '/') folded.size--;
    return folded;
}

static void read_essentials(essentials *all)
{
    for (uint32_t i = 0; i < all->in.document->token_count && all->count <= all->most; i++) {
        const smp__token *token = smp__token_at(&all->in, i);
        if (token->kind == SMP_TOKEN_URL || token->kind == SMP_TOKEN_EMAIL)
            keep(all, (essential){.kind = LINK, .key = bare_address(smp__folded(token))}, i, i);
        else if (token->kind == SMP_TOKEN_NUMBER || token->flags & SMP__TOKEN_HAS_DIGIT)
            i = read_figures(all, i);
        else if (token->kind == SMP_TOKEN_WORD)
            read_word(all, i);
    }
}

/* ---- What is lost -------------------------------------------------------------------------- */

static bool has_part(smp_text whole, smp_text part)
{
    for (size_t at = 0; at + part.size <= whole.size; at++)
        if (!memcmp(whole.data + at, part.data, part.size)) return true;
    return false;
}

/* Is a bare number the hour of a time: "9 to 5pm"? */
static bool is_hour(const essential *number, const essential *clock)
{
    uint32_t hour;
    const size_t end = take_digits(number->key, 0, 2, &hour);
    return number->kind == NUMBER && clock->kind == CLOCK && end == number->key.size &&
           clock->value == hour % 12 * 60;
}

static bool says_same(const essential *shown, const essential *told)
{
    if (is_hour(shown, told) || is_hour(told, shown)) return true;
    if (shown->kind != told->kind) return false;
    switch (shown->kind) {
    case NUMBER:
        return smp__text_equal(shown->key, told->key) &&
               (shown->unit == told->unit || !shown->unit || !told->unit);
    case CLOCK:
        return shown->value == told->value &&
               (shown->half == told->half || !shown->half || !told->half);
    case LINK: return has_part(told->key, shown->key);
    case YEAR:
    case TELEPHONE: return smp__text_equal(shown->key, told->key);
    default: return shown->value == told->value;
    }
}

/* Is it told in one of the two texts? A year may be left out, not replaced; likewise one of two
 * opposites. */
static bool is_told(const essential *shown, const essentials *told)
{
    bool replaced = shown->kind != YEAR && shown->kind != SIDE;
    for (uint32_t t = 0; t < 2; t++)
        for (uint32_t i = 0; i < told[t].count; i++) {
            const essential *other = &told[t].items[i];
            if (says_same(shown, other)) return true;
            replaced = replaced || (other->kind == shown->kind &&
                                    (shown->kind == YEAR || (other->value ^ shown->value) == 1));
        }
    return !replaced;
}

static uint32_t negations_in(const essentials *all)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < all->count; i++) count += all->items[i].kind == NEGATION;
    return count;
}

/* Reads a document, which may be NULL. False if there is too much in it, or memory ran out. */
static bool open_essentials(essentials *all, const smp__scene *scene, smp__observations *into,
                            const smp__document *document, uint32_t most)
{
    *all = (essentials){.in = {.scene = scene, .document = document, .into = into}, .most = most};
    if (!document) return true;
    if (document->token_count < most) all->most = document->token_count + 1;
    all->items = smp__arena_allocate(scene->arena, (all->most + 1) * sizeof *all->items);
    if (!all->items) {
        into->failed = true;
        return false;
    }
    read_essentials(all);
    for (uint32_t i = 0; i < all->count && i < all->most; i++)
        if (all->items[i].kind == NUMBER && smp__is_absent(all->items[i].key)) into->failed = true;
    return all->count <= all->most && !into->failed;
}

/* Whoever mends a text needs no more than its first few, nor all of a long one. */
static void add_lost(smp_text *lost, smp__arena *arena, smp_text item, uint32_t named)
{
    enum { LONGEST_NAMED = 40 };
    const bool is_cut = item.size > LONGEST_NAMED;
    *lost = smp__arena_format(arena, "%s%s%.*s%s", lost->data, named ? ", " : "",
                              SMP__SHOWN(item, LONGEST_NAMED), is_cut ? "..." : "");
}

smp_text smp__lost_words(const smp__scene *scene, smp__observations *into, smp_text shown,
                         const smp__document *post, const smp__document *alt)
{
    smp__document document;
    smp_error error = SMP_ERROR_INIT;
    essentials picture, told[2];
    smp_text lost = SMP_TEXT("");
    if (smp__document_read(&document, scene->arena, scene->segmenter, shown,
                           scene->post->platform, &error) != SMP_OK) {
        into->failed = true;
        return lost;
    }
    if (!open_essentials(&picture, scene, into, &document, MAX_SHOWN) ||
        !open_essentials(&told[0], scene, into, post, MAX_TOLD) ||
        !open_essentials(&told[1], scene, into, alt, MAX_TOLD))
        return lost;
    uint32_t negations = negations_in(&told[0]) + negations_in(&told[1]), named = 0;
    for (uint32_t i = 0; i < picture.count && named < MOST_NAMED && !into->failed; i++) {
        const essential *item = &picture.items[i];
        const bool is_negation = item->kind == NEGATION;
        if (is_negation && negations > 0) negations--;
        else if (is_negation || (!item->loose && !is_told(item, told)))
            add_lost(&lost, scene->arena, smp__text_slice(document.text, item->start, item->end),
                     named++);
        into->failed = smp__is_absent(lost);
    }
    return into->failed ? SMP_TEXT("") : lost;
}
