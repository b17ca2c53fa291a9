/* Dates that are said in words, wholly or in part: "the third of March nineteen eighty-four".
 * SPDX-License-Identifier: MIT */
#include "signals/dates.h"

/* ---- Numbers ------------------------------------------------------------------------------- */

#define NONE SMP__NO_NUMBER

uint32_t smp__small_number(smp_text word)
{
    const uint32_t place = smp__place_in(
        " zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen ",
        word);
    return place ? place - 1 : NONE;
}

uint32_t smp__small_ordinal(smp_text word)
{
    const uint32_t place = smp__place_in(
        " zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
        "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth ",
        word);
    return place ? place - 1 : NONE;
}

uint32_t smp__tens(smp_text word)
{
    const uint32_t place =
        smp__place_in(" twenty thirty forty fifty sixty seventy eighty ninety ", word);
    return place ? 10 + 10 * place : NONE;
}

/* ---- Reading on ---------------------------------------------------------------------------- */

/* Where reading has got to: the next token, and the last that was read. */
typedef struct said_reader {
    const smp__detection *detection;
    uint32_t at, last;
} said_reader;

static smp_text word_at(const said_reader *reader)
{
    return smp__is_kind(reader->detection, reader->at, SMP__ORDINARY)
               ? smp__folded(smp__token_at(reader->detection, reader->at))
               : SMP_TEXT("");
}

static void take(said_reader *reader)
{
    reader->last = reader->at;
    reader->at = smp__after(reader->detection, reader->at);
}

static void skip(said_reader *reader, const char *list)
{
    if (smp__token_one_of(reader->detection, reader->at, list))
        reader->at = smp__after(reader->detection, reader->at);
}

/* Figures with at most `most` digits and perhaps the ending of an ordinal; NONE for another
 * word. */
static uint32_t figures(smp_text word, size_t most, size_t *digits)
{
    uint32_t value = 0;
    for (*digits = 0; *digits < word.size && word.data[*digits] >= '0' && word.data[*digits] <= '9';
         ++*digits)
        if (*digits < most) value = value * 10 + (uint32_t)(word.data[*digits] - '0');
    smp_text ending = smp__text_slice(word, *digits, word.size);
    bool plain = smp__is_empty(ending) || smp__one_of(ending, " st nd rd th ");
    return *digits && *digits <= most && plain ? value : NONE;
}

/* "third", "three", "twenty-first", "3rd" */
static bool read_day(said_reader *reader, uint32_t *day)
{
    size_t digits;
    skip(reader, " the ");
    smp_text word = word_at(reader);
    *day = smp__small_ordinal(word);
    if (*day == NONE) *day = smp__small_number(word);
    if (*day == NONE) *day = figures(word, 2, &digits);
    uint32_t ten = smp__tens(word);
    if (*day != NONE) {
        take(reader);
    } else if (smp__text_equal(word, SMP_TEXT("thirtieth"))) {
        *day = 30;
        take(reader);
    } else if (ten == 20 || ten == 30) {
        *day = ten;
        take(reader);
        said_reader on = *reader;
        skip(&on, " - ");
        uint32_t unit = smp__small_ordinal(word_at(&on));
        if (unit == NONE) unit = smp__small_number(word_at(&on));
        if (unit < 10) {
            *day += unit;
            take(&on);
            *reader = on;
        }
    }
    return *day >= 1 && *day <= 31;
}

/* "July", or after a day "the seventh", "the 7th"; also "five" where a label says that it is a
 * date. */
static bool read_month(said_reader *reader, bool by_number, bool labelled)
{
    said_reader on = *reader;
    skip(&on, " the ");
    if (by_number && (on.at != reader->at || (labelled && smp__small_number(word_at(&on)) <= 12))) {
        size_t digits;
        smp_text word = word_at(&on);
        uint32_t number = smp__small_ordinal(word);
        if (number == NONE) number = smp__small_number(word);
        if (number == NONE) number = figures(word, 2, &digits);
        if (number < 1 || number > 12) return false;
        take(&on);
        *reader = on;
        return true;
    }
    if (!smp__one_of(word_at(reader), " january february march april may june july august "
                                      "september october november december "))
        return false;
    take(reader);
    return true;
}

/* "eighty-four", "twelve", "oh five"; NONE, and nothing read, where no such number follows. */
static uint32_t read_two_digits(said_reader *reader)
{
    said_reader on = *reader;
    skip(&on, " - ");
    bool nought = smp__token_one_of(reader->detection, on.at, " oh o nought ");
    uint32_t ten = nought ? 0 : smp__tens(word_at(&on));
    uint32_t value = ten == NONE ? smp__small_number(word_at(&on)) : ten;
    if (value == NONE) return NONE;
    take(&on);
    if (ten != NONE) {
        said_reader after = on;
        skip(&after, " - ");
        uint32_t unit = smp__small_number(word_at(&after));
        if (unit >= 1 && unit <= 9) {
            value += unit;
            take(&after);
            on = after;
        } else if (nought) {
            return NONE;
        }
    }
    *reader = on;
    return value;
}

/* "nineteen eighty-four", "two thousand and one", "eighty-four", "1984"; 0 where no year
 * follows. */
static uint32_t read_year(said_reader *reader)
{
    said_reader on = *reader;
    skip(&on, " , ");
    size_t digits;
    uint32_t value = figures(word_at(&on), 4, &digits);
    if (value != NONE && (digits == 2 || digits == 4)) {
        take(&on);
        *reader = on;
        return value;
    }
    uint32_t head = read_two_digits(&on);
    if (head == NONE) return 0;
    if (head == 2 && smp__token_one_of(on.detection, on.at, " thousand ")) {
        take(&on);
        *reader = on;
        skip(&on, " and ");
        uint32_t rest = read_two_digits(&on);
        if (rest == NONE) return 2000;
        *reader = on;
        return 2000 + rest;
    }
    *reader = on;
    if (head != 19 && head != 20) return head >= 20 ? head : 0;
    uint32_t rest = read_two_digits(&on);
    if (rest == NONE) return 0;
    *reader = on;
    return head * 100 + rest;
}

uint32_t smp__read_said_date(const smp__detection *detection, uint32_t index, bool labelled,
                             uint32_t *year)
{
    said_reader reader = {.detection = detection, .at = index, .last = SMP__NOWHERE};
    uint32_t day;
    bool month_first = read_month(&reader, false, labelled);
    if (!read_day(&reader, &day)) return SMP__NOWHERE;
    if (!month_first) {
        skip(&reader, " of ");
        if (!read_month(&reader, true, labelled)) return SMP__NOWHERE;
    }
    *year = read_year(&reader);
    return reader.last;
}
