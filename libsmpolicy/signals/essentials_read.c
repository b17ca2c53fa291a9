/* Reads what of a text must come across whole.
 * SPDX-License-Identifier: MIT */
#include "signals/dates.h"
#include "signals/essentials.h"

#include <inttypes.h>
#include <string.h>

enum { MAX_DIGITS = 15 };

/* With the bytes that it is at. */
static void keep(smp__essentials *all, smp__essential item, size_t start, size_t end)
{
    item.start = (uint32_t)start;
    item.end = (uint32_t)end;
    if (all->count < all->most) all->items[all->count] = item;
    all->count++;
}

/* ---- Words --------------------------------------------------------------------------------- */

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
/* Each a thousand times the one before, but for the first. */
static const char scales[] = " hundred thousand million billion|bn ";

static uint32_t noughts_of(uint32_t scale) { return scale == 1 ? 2 : 3 * (scale - 1); }

static uint64_t tenfold(uint64_t value, uint32_t scale)
{
    for (uint32_t i = noughts_of(scale); i > 0; i--) value *= 10;
    return value;
}

/* Two places that differ in their last bit are opposites. */
static const char sides[] =
    " open|opens|opened|opening closed|close|closes|closing|shut before after more less|fewer "
    "over|above under|below once twice daily weekly safe unsafe higher lower with without "
    "start|starts stop|stops men women morning afternoon|evening|night ";

/* Does the word turn the next one into its opposite: "not open"? */
static bool turns_round(smp_text word)
{
    return smp__one_of(word, " not no never ") ||
           (word.size > 3 && !memcmp(word.data + word.size - 3, "n't", 3));
}

static bool is_negation(smp_text word)
{
    return turns_round(word) || smp__one_of(word, " none nor cannot cant dont wont unless except "
                                                  "avoid cancelled postponed ");
}

static bool has_figure(const smp__essentials *all, uint32_t index)
{
    return index != SMP__NOWHERE && smp__token_at(&all->in, index)->flags & SMP__TOKEN_HAS_DIGIT;
}

static void keep_token(smp__essentials *all, smp__essential item, uint32_t index)
{
    const smp__token *token = smp__token_at(&all->in, index);
    keep(all, item, token->start, token->end);
}

static smp_text word_at(const smp__essentials *all, uint32_t index)
{
    return index == SMP__NOWHERE ? SMP_TEXT("") : smp__folded(smp__token_at(&all->in, index));
}

/* The word behind a token, perhaps with a hyphen between them. */
static uint32_t next_word(const smp__essentials *all, uint32_t index)
{
    const uint32_t next = smp__after(&all->in, index);
    return smp__token_one_of(&all->in, next, " - ") ? smp__after(&all->in, next) : next;
}

/* "not", which stands before one of two opposites or by itself, and that opposite turned round.
 * Returns the last token. */
static uint32_t read_negation(smp__essentials *all, uint32_t index)
{
    const uint32_t next = smp__after(&all->in, index);
    const uint32_t place =
        turns_round(word_at(all, index)) ? smp__place_in(sides, word_at(all, next)) : 0;
    const uint32_t side = (place - 1) ^ 1;
    keep_token(all, (smp__essential){.kind = SMP__A_NEGATION, .value = place ? side + 1 : 0},
               index);
    if (!place) return index;
    keep_token(all, (smp__essential){.kind = SMP__A_SIDE, .value = side}, next);
    return next;
}

/* "twelve", "twenty-one", "first", "two hundred", "a million". Returns the last token;
 * SMP__NOWHERE where no number is. */
static uint32_t read_number_words(smp__essentials *all, uint32_t index)
{
    const smp_text word = word_at(all, index);
    uint32_t last = index, small = smp__tens(word), next = next_word(all, index);
    uint64_t value = small;
    smp__essential item = {.kind = SMP__A_NUMBER};
    if (small != SMP__NO_NUMBER) {
        uint32_t ones = smp__small_number(word_at(all, next));
        if (ones == SMP__NO_NUMBER) ones = smp__small_ordinal(word_at(all, next));
        if (ones >= 1 && ones <= 9) value += ones, last = next;
    } else if ((small = smp__small_number(word)) != SMP__NO_NUMBER) {
        value = small;
        item.loose = small == 1;
    } else if ((small = smp__small_ordinal(word)) != SMP__NO_NUMBER) {
        value = small;
        item.loose = true;
    } else if (smp__place_in(scales, word)) {
        value = tenfold(1, smp__place_in(scales, word));
        item.loose = true;
    } else {
        return SMP__NOWHERE;
    }
    next = smp__after(&all->in, last);
    const uint32_t scale = item.loose && small != 1 ? 0 : smp__place_in(scales, word_at(all, next));
    if (scale) {
        value = tenfold(value, scale);
        item.loose = false;
        last = next;
    }
    item.key = smp__arena_format(all->in.scene->arena, "%" PRIu64, value);
    keep(all, item, smp__token_at(&all->in, index)->start, smp__token_at(&all->in, last)->end);
    return last;
}

/* Returns the last token that was read. */
static uint32_t read_word(smp__essentials *all, uint32_t index)
{
    const smp_text word = word_at(all, index);
    const bool dated = has_figure(all, smp__before(&all->in, index)) ||
                       has_figure(all, smp__after(&all->in, index));
    smp__essential item = {.kind = SMP__A_SIDE};
    if (is_negation(word)) return read_negation(all, index);
    if ((item.value = smp__place_in(months, word)) > 0) {
        item.kind = SMP__A_MONTH;
        item.loose = !dated && smp__one_of(word, " jan mar march may jun ");
    } else if ((item.value = smp__place_in(weekdays, word)) > 0 ||
               (item.value = smp__place_in(short_weekdays, word)) > 0) {
        item.kind = SMP__A_WEEKDAY;
        item.loose = !dated && word.size < 6;
    } else if (smp__one_of(word, " noon midday midnight ")) {
        item.kind = SMP__A_CLOCK;
        item.half = word.size == 8 ? 'a' : 'p';
    } else if ((item.value = smp__place_in(sides, word)) > 0) {
        item.value--;
    } else {
        const uint32_t last = read_number_words(all, index);
        return last == SMP__NOWHERE ? index : last;
    }
    keep_token(all, item, index);
    return index;
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
static size_t read_clock(smp_text text, size_t at, smp__essential *item)
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
    if (!item->half && hour > 12) item->half = hour == 24 ? 'a' : 'p'; /* 24:00 is midnight */
    item->kind = SMP__A_CLOCK;
    item->value = hour % 12 * 60 + minutes;
    return end;
}

/* The end of four figures that may be a time of day: "0930"; 0 where none are. */
static size_t take_bare_time(smp_text text, size_t at, uint32_t *minutes)
{
    const size_t end = take_digits(text, at, 4, minutes);
    const uint32_t hour = *minutes / 100, past = *minutes % 100;
    *minutes = hour % 12 * 60 + past;
    return end == at + 4 && !is_digit_at(text, end) && hour < 24 && past < 60 && past % 5 == 0
               ? end
               : 0;
}

/* Behind a hyphen or dash at `at`; `at` where none is. */
static size_t skip_dash(smp_text text, size_t at)
{
    if (at_or_nul(text, at) == '-') return at + 1;
    return smp__text_starts(smp__text_slice(text, at, text.size), "\xE2\x80\x93") ? at + 3 : at;
}

/* The end of one of two times in four figures, "0900-1700", of which the first has a nought; 0
 * where none is. */
static size_t read_bare_clock(const smp__essentials *all, smp_text text, size_t at,
                              smp__essential *item)
{
    uint32_t minutes;
    const size_t end = take_bare_time(text, at, &item->value);
    const smp__essential *other = all->count ? &all->items[all->count - 1] : NULL;
    if (!end) return 0;
    const bool opens = text.data[at] == '0' && skip_dash(text, end) > end &&
                       take_bare_time(text, skip_dash(text, end), &minutes);
    const bool closes =
        other && other->kind == SMP__A_CLOCK && skip_dash(text, other->end) == at;
    item->kind = SMP__A_CLOCK;
    return opens || closes ? end : 0;
}

/* The end of a telephone number at `at`, its digits as if rung from here; 0 where none is. */
static size_t read_telephone(const smp__essentials *all, smp_text text, size_t at,
                             smp__essential *item)
{
    enum { FEWEST = 7, MOST = 11, SHORTEST_CODE = 3 };
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
        } else if (!abroad && size < SHORTEST_CODE) {
            return 0; /* "01-02", "09.00" */
        }
    }
    if (size < FEWEST || is_digit_at(text, end)) return 0;
    item->kind = SMP__A_TELEPHONE;
    item->key = smp__arena_copy(all->in.scene->arena, (smp_text){digits, size});
    return end;
}

/* A number in figures as it is compared: without noughts before and behind it. */
typedef struct figures {
    char digits[MAX_DIGITS + 10];
    size_t size, dot; /* dot 0: none */
} figures;

static size_t take_number(smp_text text, size_t at, figures *out)
{
    *out = (figures){.size = 0};
    for (; out->size < MAX_DIGITS; at++) {
        const char c = at_or_nul(text, at);
        if (c == ',' && is_digit_at(text, at + 1)) continue;
        if (c == '.' && !out->dot && is_digit_at(text, at + 1)) out->dot = out->size;
        else if (!smp__ascii_digit(c)) break;
        /* The last nought before the point stays. */
        if (out->size == 1 && out->digits[0] == '0' && c != '.') out->size = 0;
        out->digits[out->size++] = c;
    }
    while (out->dot && out->size > out->dot &&
           (out->digits[out->size - 1] == '0' || out->digits[out->size - 1] == '.'))
        out->size--;
    if (out->size <= out->dot) out->dot = 0;
    return at;
}

/* "1.5 million" is 1500000. */
static void scale_up(figures *number, uint32_t scale)
{
    const size_t fraction = number->dot ? number->size - number->dot - 1 : 0;
    if (fraction > noughts_of(scale)) return;
    if (number->dot) {
        memmove(number->digits + number->dot, number->digits + number->dot + 1, fraction);
        number->size--;
    }
    for (size_t i = fraction; i < noughts_of(scale); i++) number->digits[number->size++] = '0';
    number->dot = 0;
}

/* The end of a number with what it measures: "1,000", "2.5 ml", "17th"; of a year too. */
static size_t read_number(const smp__essentials *all, smp_text text, size_t at,
                          smp__essential *item)
{
    figures number;
    const size_t end = take_number(text, at, &number);
    const size_t unit = end + (at_or_nul(text, end) == ' ');
    size_t last = unit;
    if (at_or_nul(text, last) == '%') last++;
    while (letter_at(text, last)) last++;
    const smp_text word = smp__fold_in(&all->in, smp__text_slice(text, unit, last));
    const uint32_t scale = smp__place_in(scales, word);
    *item = (smp__essential){.kind = SMP__A_NUMBER, .unit = (uint8_t)smp__place_in(units, word)};
    const bool century = !memcmp(number.digits, "19", 2) || !memcmp(number.digits, "20", 2);
    if (number.size == 4 && end == at + 4 && century) item->kind = SMP__A_YEAR;
    if (scale) scale_up(&number, scale);
    item->key = smp__arena_copy(all->in.scene->arena, (smp_text){number.digits, number.size});
    return item->unit || scale ? last : end;
}

static size_t after_last_sign(smp_text text, size_t end)
{
    while (is_digit_at(text, end - 1)) end--;
    return end;
}

/* The end of a date in figures at `at`, whose day, month and year are kept; 0 where none is. */
static size_t read_date(smp__essentials *all, smp_text text, size_t at)
{
    enum { CENTURY = 100, THIS_CENTURY = 50 };
    smp__date date;
    if (!smp__read_date_at(text, at, false, &date)) return 0;
    size_t signs = 0;
    for (size_t i = at; i < date.end; i++) {
        if (!is_digit_at(text, i) && !strchr("/-.", text.data[i])) return 0;
        signs += !is_digit_at(text, i);
    }
    if (!signs) return 0;
    const bool month_first = date.month > 12;
    uint32_t year = date.year;
    if (year < CENTURY) year += year < THIS_CENTURY ? 2000 : 1900;
    smp__arena *arena = all->in.scene->arena;
    const uint32_t day = month_first ? date.month : date.day;
    const uint32_t month = month_first ? date.day : date.month;
    const size_t last_part = after_last_sign(text, date.end);
    uint32_t first;
    const size_t first_end = take_digits(text, at, 4, &first);
    const bool year_first = first > 31;
    keep(all,
         (smp__essential){.kind = SMP__A_NUMBER, .key = smp__arena_format(arena, "%u", day)}, at,
         date.end);
    keep(all, (smp__essential){.kind = SMP__A_MONTH, .value = month}, at, date.end);
    keep(all, (smp__essential){.kind = SMP__A_YEAR, .key = smp__arena_format(arena, "%u", year)},
         year_first ? at : last_part, year_first ? first_end : date.end);
    return date.end;
}

/* The number or time at `at`. Returns its end. */
static size_t read_quantity(smp__essentials *all, smp_text text, size_t at)
{
    smp__essential item, clock = {.kind = SMP__A_CLOCK};
    size_t end = read_number(all, text, at, &item);
    size_t clock_end = read_clock(text, at, &clock);
    if (!clock_end) clock_end = read_bare_clock(all, text, at, &clock);
    smp__essential telephone = {.kind = SMP__A_TELEPHONE};
    const size_t telephone_end = clock_end ? 0 : read_telephone(all, text, at, &telephone);
    if (telephone_end) {
        item = telephone;
        end = telephone_end;
    } else if (clock_end && !item.unit) {
        item = clock;
        end = clock_end;
    }
    keep(all, item, at, end);
    uint32_t month = 0;
    const size_t month_end = item.kind == SMP__A_NUMBER && at_or_nul(text, end) == '/'
                                 ? take_digits(text, end + 1, 2, &month)
                                 : 0;
    if (month_end <= end + 1 || month < 1 || month > 12) return end;
    keep(all, (smp__essential){.kind = SMP__A_MONTH, .value = month}, at, month_end);
    return month_end;
}

/* The number, time or date that begins at token `index`. Returns the last token that it is of. */
static uint32_t read_figures(smp__essentials *all, uint32_t index)
{
    const smp__document *document = all->in.document;
    const smp_text text = document->text;
    const smp__token *token = smp__token_at(&all->in, index);
    size_t at = token->start;
    while (at < token->end && !is_digit_at(text, at)) at++;
    if (at == token->end) return index;
    const uint32_t first = all->count;
    size_t end = read_date(all, text, at);
    if (!end) end = read_quantity(all, text, at);
    uint32_t last = index;
    while (last + 1 < document->token_count && smp__token_at(&all->in, last + 1)->start < end)
        last++;
    /* Shown as they are written: "COVID19", "17th". */
    for (uint32_t i = first; i < all->count && i < all->most; i++) {
        smp__essential *item = &all->items[i];
        if (item->start == at) item->start = token->start;
        if (item->end == end) item->end = smp__token_at(&all->in, last)->end;
    }
    return last;
}

/* ---- The whole ----------------------------------------------------------------------------- */

/* An address as it is known: without "https://www." before it or a stroke at its end. */
static smp_text bare_address(smp_text folded)
{
    static const char *const before[] = {"https://", "http://", "www."};
    for (size_t i = 0; i < SMP_COUNT(before); i++)
        if (smp__text_starts(folded, before[i]))
            folded = smp__text_slice(folded, strlen(before[i]), folded.size);
    while (folded.size && folded.data[folded.size - 1] == '/') /* cannot happen: it has a domain */
        folded.size--;
    return folded;
}

void smp__read_essentials(smp__essentials *all)
{
    for (uint32_t i = 0; i < all->in.document->token_count && all->count <= all->most; i++) {
        const smp__token *token = smp__token_at(&all->in, i);
        if (token->kind == SMP_TOKEN_URL || token->kind == SMP_TOKEN_EMAIL)
            keep_token(all,
                       (smp__essential){.kind = SMP__A_LINK,
                                        .key = bare_address(smp__folded(token))},
                       i);
        else if (token->kind == SMP_TOKEN_NUMBER || token->flags & SMP__TOKEN_HAS_DIGIT)
            i = read_figures(all, i);
        else if (token->kind == SMP_TOKEN_WORD)
            i = read_word(all, i);
    }
}
