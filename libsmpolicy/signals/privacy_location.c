/* Places by their coordinates, or by three words (what3words), where somebody is or lives: each is
 * one house, as an address is.
 * SPDX-License-Identifier: MIT */
#include "signals/homes.h"

#include <string.h>

/* ---- Coordinates --------------------------------------------------------------------------- */

/* "52.4068" at `at`: a number with at least four decimals, which is some ten metres. Moves *at past
 * it. */
static bool read_degrees(smp_text text, size_t *at, unsigned most)
{
    enum { FEWEST = 4, MOST = 12 };
    size_t i = *at, decimals = 0;
    unsigned degrees = 0;
    if (i < text.size && text.data[i] == '-') i++;
    size_t first = i;
    for (; i < text.size && smp__ascii_digit(text.data[i]) && i - first < 3; i++)
        degrees = degrees * 10 + (unsigned)(text.data[i] - '0');
    if (i == first || degrees > most || i == text.size || text.data[i] != '.') return false;
    for (i++; i < text.size && smp__ascii_digit(text.data[i]); i++) decimals++;
    *at = i;
    return decimals >= FEWEST && decimals <= MOST;
}

/* What stands between the two: a comma, a space, "N", "long". */
static void skip_between(smp_text text, size_t *at)
{
    static const char *const words[] = {"longitude", "long", "lng", "lon"};
    enum { MOST = 6 };
    for (int i = 0; i < MOST && *at < text.size && memchr(" ,;:=NnS", text.data[*at], 8); i++)
        ++*at;
    for (size_t i = 0; i < SMP_COUNT(words); i++) {
        size_t size = strlen(words[i]);
        if (!smp__text_equal_ascii_fold(
                smp__text_slice(text, *at, *at + size < text.size ? *at + size : text.size),
                smp_text_of(words[i])))
            continue;
        *at += size;
        while (*at < text.size && memchr(" :=", text.data[*at], 3)) ++*at;
        return;
    }
}

/* One past a pair of coordinates that begins at `at`; `at` where none does. */
static size_t coordinates_end(smp_text text, size_t at)
{
    enum { LATITUDE = 90, LONGITUDE = 180 };
    size_t end = at;
    if (!read_degrees(text, &end, LATITUDE)) return at;
    size_t between = end;
    skip_between(text, &end);
    return end > between && read_degrees(text, &end, LONGITUDE) ? end : at;
}

/* ---- Three words --------------------------------------------------------------------------- */

/* One past "filled.count.soap" at `at`; `at` where no three words stand there. */
static size_t words_end(smp_text text, size_t at)
{
    size_t end = at, letters = 0;
    int words = 1;
    for (; end < text.size; end++) {
        if (smp__ascii_lower((char)(text.data[end] | 0x20))) {
            letters++;
        } else if (text.data[end] == '.' && letters && end + 1 < text.size &&
                   smp__ascii_lower((char)(text.data[end + 1] | 0x20))) {
            letters = 0;
            words++;
        } else {
            break;
        }
    }
    return words == 3 ? end : at;
}

/* ---- In a text ------------------------------------------------------------------------------ */

/* Does the link lead to such a place? */
static bool is_link_to_place(smp_text link)
{
    static const char *const hosts[] = {"what3words.com/", "w3w.co/"};
    for (size_t at = 0; at < link.size; at++) {
        smp_text rest = smp__text_slice(link, at, link.size);
        for (size_t i = 0; i < SMP_COUNT(hosts); i++)
            if (smp__text_starts(rest, hosts[i]) &&
                words_end(rest, strlen(hosts[i])) > strlen(hosts[i]))
                return true;
        bool inside = at && (smp__ascii_digit(link.data[at - 1]) || link.data[at - 1] == '.');
        if (smp__ascii_digit(link.data[at]) && !inside && coordinates_end(link, at) > at)
            return true;
    }
    return false;
}

/* One past the place that begins with token `index`, in bytes; 0 if none does. */
static size_t place_end(const smp__detection *detection, uint32_t index)
{
    const smp__token *token = smp__token_at(detection, index);
    const smp_text text = detection->document->text;
    size_t start = token->start, end;
    if (token->kind == SMP_TOKEN_URL)
        return is_link_to_place(smp__text_slice(text, start, token->end)) ? token->end : 0;
    if (smp__ascii_digit(text.data[start])) { /* "52.4068N" too, which is a word */
        end = coordinates_end(text, start);
        return end > start ? end : 0;
    }
    if (smp__mark_of(token) != '/' || text.size - start < 3 ||
        memcmp(text.data + start, "///", 3) != 0)
        return 0;
    end = words_end(text, start + 3);
    return end > start + 3 ? end : 0;
}

void smp__detect_locations(smp__detection *detection)
{
    const smp_text mask = SMP_TEXT("[location removed]");
    const uint32_t count = detection->document->token_count;
    for (uint32_t i = 0; i < count; i++) {
        const smp__token *token = smp__token_at(detection, i);
        if (token->kind == SMP_TOKEN_SPACE || token->flags & SMP__TOKEN_ONLY_LETTERS) continue;
        uint32_t end = (uint32_t)place_end(detection, i), last = i;
        if (!end) continue;
        while (last + 1 < count && smp__token_at(detection, last + 1)->start < end) last++;
        uint32_t start = token->start;
        if (smp__is_home(detection, i) || smp__is_visited(detection, i, last)) {
            smp__raise_masked(detection, SMP__SIGNAL_PRIVACY_STREET_ADDRESS, start, end, mask);
            smp__raise_home_of_person(detection, i, last, start, end, mask);
        }
        i = last;
    }
}
