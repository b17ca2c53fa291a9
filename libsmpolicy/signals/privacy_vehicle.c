/* Registration marks of vehicles, where the words round them speak of a vehicle. The forms
 * are those in use: since 2001, with a year's letter before or after, and Northern Ireland's.
 * SPDX-License-Identifier: MIT */
#include "signals/detect.h"

#include <string.h>

static const char vehicle_words[] =
    " reg registration plate plates numberplate car cars vehicle vehicles van drives drove driving "
    "driver parked motorbike motorcycle taxi bay clamped towed hatchback headlights ";
/* After these small letters will do. */
static const char labels[] = " reg registration plate numberplate ";

/* What one mark is made of: letters and digits in turn, as counts. */
typedef struct mark_shape {
    char text[8];    /* capitals and digits, spaces left out */
    uint32_t size;
    uint32_t parts;  /* runs of letters or of digits */
    uint32_t runs[4];
    bool letters_first;
} mark_shape;

/* Adds a folded token; false when it holds anything but a to z and 0 to 9, or is too long. */
static bool add(mark_shape *mark, smp_text folded)
{
    if (folded.size + mark->size > 7) return false;
    for (size_t i = 0; i < folded.size; i++) {
        char c = folded.data[i];
        bool digit = smp__ascii_digit(c);
        if (!digit && !smp__ascii_lower(c)) return false;
        bool same = mark->size && smp__ascii_digit(mark->text[mark->size - 1]) == digit;
        if (!mark->size) mark->letters_first = !digit;
        if (!same && mark->parts++ == SMP_COUNT(mark->runs)) return false;
        mark->runs[mark->parts - 1]++;
        mark->text[mark->size++] = smp__ascii_to_capital(c);
    }
    return true;
}

static bool lacks(const char *letters, size_t count, const char *set)
{
    for (size_t i = 0; i < count; i++)
        if (strchr(set, letters[i])) return false;
    return true;
}

static bool is_mark(const mark_shape *mark)
{
    const uint32_t *runs = mark->runs;
    const char *text = mark->text;
    if (!mark->letters_first) return false;
    if (mark->parts == 3 && runs[0] == 2 && runs[1] == 2 && runs[2] == 3) {
        /* AB51 ABC: of March 2002 to 2029, or of September, which is 50 more. */
        int half = (text[2] - '0') * 10 + text[3] - '0';
        return lacks(text, 2, "IQZ") && lacks(text + 4, 3, "IQ") &&
               ((half >= 2 && half <= 29) || (half >= 51 && half <= 79));
    }
    if (mark->parts == 3 && runs[0] == 1 && runs[2] == 3)
        return lacks(text, 1, "IOQUZ") && lacks(text + 1 + runs[1], 3, "IQZ"); /* A123 ABC */
    if (mark->parts == 3 && runs[0] == 3 && runs[2] == 1)
        return lacks(text, 3, "IQZ") && lacks(text + mark->size - 1, 1, "IOQUZ"); /* ABC 123A */
    return mark->parts == 2 && runs[0] == 3 && runs[1] >= 2 && memchr(text, 'Z', 3) != NULL;
}

/* One past the last token of a mark that begins at `index`, in one word or two; 0 if none does. */
static uint32_t mark_end(const smp__detection *detection, uint32_t index)
{
    mark_shape mark = {.size = 0};
    if (!add(&mark, smp__folded(smp__token_at(detection, index)))) return 0;
    if (is_mark(&mark)) return index + 1;
    uint32_t second = smp__after(detection, index);
    if (second == index + 1 && smp__mark_of(smp__token_at(detection, second)) == '-')
        second = smp__after(detection, second);
    if (!smp__is_kind(detection, second, SMP__ORDINARY) || second > index + 2 ||
        !add(&mark, smp__folded(smp__token_at(detection, second))) || !is_mark(&mark))
        return 0;
    return second + 1;
}

static bool any_make(const smp__detection *detection, uint32_t from, uint32_t end)
{
    for (uint32_t i = from; i < end; i++)
        if (smp__is_kind(detection, i, SMP__KIND(WORD)) &&
            smp__token_known(detection, i, SMP__LEXICON_VEHICLE_MAKES))
            return true;
    return false;
}

/* Do the words round a mark speak of a vehicle, or is there nothing but the mark? */
static bool is_of_vehicle(const smp__detection *detection, uint32_t first, uint32_t end)
{
    enum { BESIDE = 4 }; /* "a black Audi, reg ..." */
    const smp__token *token = smp__token_at(detection, first);
    const smp__token *last = smp__token_at(detection, end - 1);
    if (detection->traits.cues & SMP__CUE_VEHICLE && token->flags & SMP__TOKEN_HAS_LOWER &&
        smp__any_one_of(detection, smp__reach_back(detection, first, 3), first, labels))
        return true;
    /* "p155 off", "an Audi A4 for sale": a word of English. */
    if (end > first + 1 && last->flags & SMP__TOKEN_HAS_LOWER &&
        smp__in_dictionary(smp__folded(last)))
        return false;
    if (smp__is_alone(detection, token->start, last->end) ||
        any_make(detection, smp__reach_back(detection, first, BESIDE), first) ||
        any_make(detection, end, smp__reach_ahead(detection, end - 1, BESIDE)))
        return true;
    if (!(detection->traits.cues & SMP__CUE_VEHICLE) || token->flags & SMP__TOKEN_HAS_LOWER)
        return false;
    return smp__any_one_of(detection, smp__reach_back(detection, first, 10), first,
                           vehicle_words) ||
           smp__any_one_of(detection, end, smp__reach_ahead(detection, end - 1, 8), vehicle_words);
}

void smp__detect_vehicles(smp__detection *detection)
{
    const smp__document *document = detection->document;
    uint32_t ordinary =
        document->kind_counts[SMP_TOKEN_WORD] + document->kind_counts[SMP_TOKEN_NUMBER];
    /* Without such words a mark is alone, or beside what a car is called. */
    if (!(detection->traits.cues & SMP__CUE_VEHICLE) && ordinary > 2 &&
        !smp__has(detection, SMP__HAS_DIGIT_IN_WORD))
        return;
    for (uint32_t i = 0; i < document->token_count; i++) {
        const smp__token *token = smp__token_at(detection, i);
        if (token->kind != SMP_TOKEN_WORD || token->folded_size > 7) continue;
        uint32_t end = mark_end(detection, i);
        if (!end || !is_of_vehicle(detection, i, end)) continue;
        uint32_t stop = smp__token_at(detection, end - 1)->end;
        smp__raise_masked(detection, SMP__SIGNAL_PRIVACY_VEHICLE, token->start, stop,
                          SMP_TEXT("[registration mark removed]"));
        i = end - 1;
    }
}
