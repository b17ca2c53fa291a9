/* The words before and after a known name: lures, names of teams, and words that keep their
 * distance.
 * SPDX-License-Identifier: MIT */
#include "signals/account.h"
#include "signals/detect.h"

#include <string.h>

#define LONGEST_WORD 20u
#define LONGEST_REST 80u  /* letters that are read as words; more are unknown */
#define SHORT_REST 2u     /* letters that make no difference: x, uk */

/* What a word is; 0 where it is in no list. Digits that stand in a word are tried as letters. */
static uint32_t kind_of(const smp__scene *scene, const char *letters, uint32_t count)
{
    static const uint32_t kinds[] = {SMP__REST_DISTANCE, SMP__REST_SERVICE, SMP__REST_LURE};
    const uint32_t lists[SMP_COUNT(kinds)] = {scene->lexicons[SMP__LEXICON_ACCOUNT_DISTANCE],
                                              scene->lexicons[SMP__LEXICON_ACCOUNT_SERVICES],
                                              scene->lexicons[SMP__LEXICON_ACCOUNT_LURES]};
    uint32_t in = smp__word_in_lexicons(scene->image, (smp_text){letters, count}, lists,
                                        SMP_COUNT(lists));
    return in ? kinds[smp__lowest_bit(in)] : 0;
}

/* The way to read `count` letters as words that leaves the fewest unknown, and then the fewest
 * words. Each letter that is in no word costs as much as ten words. */
static uint32_t read_words(const smp__scene *scene, const char *letters, uint32_t count)
{
    enum { UNKNOWN_LETTER = 10, WHOLE_ANYWHERE = 4 };
    const uint32_t short_distance = 1u << 31; /* "ex", which "example" only begins with */
    uint32_t cost[LONGEST_REST + 1] = {0}, kinds[LONGEST_REST + 1] = {0};
    for (uint32_t end = 1; end <= count; end++) {
        cost[end] = cost[end - 1] + UNKNOWN_LETTER;
        kinds[end] = kinds[end - 1] | SMP__REST_UNKNOWN;
        for (uint32_t size = 1; size <= end && size <= LONGEST_WORD; size++) {
            uint32_t start = end - size;
            if (cost[start] + 1 >= cost[end]) continue;
            uint32_t kind = kind_of(scene, letters + start, size);
            if (!kind) continue;
            if (kind == SMP__REST_DISTANCE && size < WHOLE_ANYWHERE) kind = short_distance;
            cost[end] = cost[start] + 1;
            kinds[end] = kinds[start] | kind;
        }
    }
    uint32_t all = kinds[count];
    if (all & short_distance && !(all & SMP__REST_UNKNOWN)) all |= SMP__REST_DISTANCE;
    return all & ~short_distance;
}

static bool is_nhs(const smp__looks *looks, uint32_t at)
{
    const smp__letter *letters = &looks->letters[at];
    return letters[0].read == 'n' && letters[1].read == 'h' &&
           (letters[2].read == 's' || letters[2].read == '5');
}

/* "NHS" at the beginning or the end of a run makes no difference, so what stands beside it may be
 * as short as what stands alone. */
static void leave_out_nhs(const smp__looks *looks, uint32_t *first, uint32_t *end)
{
    enum { NHS = 3 };
    if (*end - *first >= NHS && is_nhs(looks, *first)) *first += NHS;
    else if (*end - *first >= NHS && is_nhs(looks, *end - NHS)) *end -= NHS;
}

/* One run of letters between separators. Digits at its end are no words. */
static uint32_t read_run(const smp__scene *scene, const smp__looks *looks, uint32_t first,
                         uint32_t end)
{
    char letters[LONGEST_REST];
    uint32_t count = 0;
    const uint32_t from = first;
    while (end > first && looks->letters[end - 1].read <= '9' && looks->letters[end - 1].read)
        end--;
    leave_out_nhs(looks, &first, &end);
    if (first == end && first > from) return 0;
    if (end - first <= SHORT_REST) return SMP__REST_LURE;
    if (end - first > LONGEST_REST) return SMP__REST_UNKNOWN;
    for (uint32_t i = first; i < end; i++) {
        static const char as_letters[] = "olzeasgtbg"; /* 0 to 9 */
        char read = looks->letters[i].read;
        if (!read) return SMP__REST_UNKNOWN;
        letters[count++] = read <= '9' ? as_letters[read - '0'] : read;
    }
    return read_words(scene, letters, count);
}

static uint32_t read_part(const smp__scene *scene, const smp__looks *looks, uint32_t first,
                          uint32_t end)
{
    uint32_t kinds = 0;
    for (uint32_t start = first; start < end;) {
        uint32_t next = start + 1;
        while (next < end && !looks->letters[next].apart) next++;
        kinds |= read_run(scene, looks, start, next);
        start = next;
    }
    return kinds;
}

uint32_t smp__rest_of(const smp__scene *scene, const smp__looks *looks, uint32_t first,
                      uint32_t end)
{
    return read_part(scene, looks, 0, first) |
           read_part(scene, looks, end, looks->letter_count);
}
