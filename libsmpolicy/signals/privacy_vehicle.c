/* Registration marks of vehicles, where the words round them speak of a vehicle. The forms
 * are those in use: since 2001, with a year's letter before or after, and Northern Ireland's.
 * SPDX-License-Identifier: MIT */
#include "signals/detect.h"

#include <string.h>

static const char vehicle_words[] =
    " reg registration plate plates numberplate car vehicle van drives drove driving driver "
    "parked motorbike motorcycle taxi ";

/* What one mark is made of: letters and digits in turn, as counts. */
typedef struct mark_shape {
    char text[8];    /* capitals and digits, spaces left out */
    uint32_t size;
    uint32_t parts;  /* runs of letters or of digits */
    uint32_t runs[4];
    bool letters_first;
} mark_shape;

static bool digit_ascii(char c) { return c >= '0' && c <= '9'; }

/* Adds a folded token; false when it holds anything but a to z and 0 to 9, or is too long. */
static bool add(mark_shape *mark, smp_text folded)
{
    if (folded.size + mark->size > 7) return false;
    for (size_t i = 0; i < folded.size; i++) {
        char c = folded.data[i];
        bool digit = digit_ascii(c);
        if (!digit && !(c >= 'a' && c <= 'z')) return false;
        bool same = mark->size && digit_ascii(mark->text[mark->size - 1]) == digit;
        if (!mark->size) mark->letters_first = !digit;
        if (!same && mark->parts++ == SMP_COUNT(mark->runs)) return false;
        mark->runs[mark->parts - 1]++;
        mark->text[mark->size++] = digit ? c : (char)(c - 'a' + 'A');
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
    if (mark->parts == 3 && runs[0] == 2 && runs[1] == 2 && runs[2] == 3)
        return lacks(text, 2, "IQZ") && lacks(text + 4, 3, "IQ"); /* AB51 ABC */
    if (mark->parts == 3 && runs[0] == 1 && runs[1] <= 3 && runs[2] == 3)
        return lacks(text, 1, "IOQUZ") && lacks(text + 1 + runs[1], 3, "IQZ"); /* A123 ABC */
    if (mark->parts == 3 && runs[0] == 3 && runs[1] <= 3 && runs[2] == 1)
        return lacks(text, 3, "IQZ"); /* ABC 123A */
    return mark->parts == 2 && runs[0] == 3 && runs[1] >= 2 && memchr(text, 'Z', 3) != NULL;
}

/* One past the last token of a mark that begins at `index`, in one word or two; 0 if none does. */
static uint32_t mark_end(const smp__detection *detection, uint32_t index)
{
    mark_shape mark = {.size = 0};
    if (!add(&mark, smp__folded(smp__token_at(detection, index)))) return 0;
    if (is_mark(&mark)) return index + 1;
    uint32_t second = smp__after(detection, index);
    if (!smp__is_kind(detection, second, SMP__ORDINARY) || second > index + 2 ||
        !add(&mark, smp__folded(smp__token_at(detection, second))) || !is_mark(&mark))
        return 0;
    return second + 1;
}

void smp__detect_vehicles(smp__detection *detection)
{
    const smp__document *document = detection->document;
    for (uint32_t i = 0; i < document->token_count; i++) {
        const smp__token *token = smp__token_at(detection, i);
        if (token->kind != SMP_TOKEN_WORD || token->folded_size > 7 ||
            !(token->flags & SMP__TOKEN_FIRST_UPPER) || token->flags & SMP__TOKEN_HAS_LOWER)
            continue;
        uint32_t end = mark_end(detection, i);
        if (!end) continue;
        uint32_t from = smp__reach_back(detection, i, 10);
        uint32_t to = smp__reach_ahead(detection, end - 1, 8);
        if (!smp__any_one_of(detection, from, i, vehicle_words) &&
            !smp__any_one_of(detection, end, to, vehicle_words))
            continue;
        uint32_t stop = smp__token_at(detection, end - 1)->end;
        smp__repair(detection,
                    smp__raise(detection, SMP__SIGNAL_PRIVACY_VEHICLE, token->start, stop),
                    token->start, stop, SMP_TEXT("[registration mark removed]"));
        i = end - 1;
    }
}
