/* A name that is masked, in its other spellings: in capitals, a part of it by itself, or all of it
 * as one word in a hashtag, a handle or a link.
 * SPDX-License-Identifier: MIT */
#include "report/writing.h"

#include "text/text.h"

#include <string.h>

#define MOST_WORDS 16u /* of a name; more are no name */
#define MOST_NAMES 256u /* spellings; what is over that is masked only as it was written */
#define LONGEST 64u
#define FOLDED 4u /* bytes of one character, folded */
#define SHARP_S 0xDFu
#define CURLY 0x2019u
#define COMMON 960 /* smp__word_rarity of "hope" is 952, of "smith" 968 */

struct smp__secret_names {
    smp__arena *arena;
    bool failed; /* memory ran out */
    bool overflowed; /* not all spellings found room */
    struct spelling {
        smp_text folded;
        bool whole; /* a part, or short: only as a word, or in a tag */
        uint16_t next; /* from 1 on, of those with the same first byte; 0 for none */
    } items[MOST_NAMES];
    size_t count;
    uint16_t first[256]; /* likewise: where those with each first byte begin */
};

/* ---- Collecting ---------------------------------------------------------------------------- */

static bool is_letter(char c)
{
    return smp__ascii_lower((char)(c | 0x20)) || (unsigned char)c >= 0x80;
}

/* Does a whole character stand at text[at], which may be ill-formed? */
static bool is_character(smp_text text, size_t at)
{
    enum { LONGEST_CHARACTER = 4 };
    size_t start, end, rest = text.size - at;
    const smp_text here = {text.data + at, rest < LONGEST_CHARACTER ? rest : LONGEST_CHARACTER};
    return !smp__utf8_check(here, &start, &end) || start > 0;
}

/* The character at text[*at] as names are compared: in small letters, without its marks, "ß" as
 * "ss". Moves *at past it; returns the bytes written, 0 for a mark. */
static size_t read_folded(smp_text text, size_t *at, char out[FOLDED])
{
    char byte = text.data[*at];
    if ((unsigned char)byte < 0x80 || !is_character(text, *at)) {
        out[0] = smp__ascii_capital(byte) ? (char)(byte | 0x20) : byte;
        ++*at;
        return 1;
    }
    uint32_t code_point = smp__utf8_next(text.data, at);
    if (smp__is_mark(code_point) || smp__is_default_ignorable(code_point)) return 0;
    if (code_point == SHARP_S) {
        out[0] = out[1] = 's';
        return 2;
    }
    return smp__utf8_put(code_point == CURLY ? '\'' : smp__bare_letter(code_point), out);
}

static bool is_capital(smp_text text, size_t at)
{
    return is_character(text, at) && smp__is_upper(smp__utf8_next(text.data, &at));
}

/* Titles, particles and what else stands with a name and is none. */
static bool is_no_name(smp_text word)
{
    static const char *const words[] = {
        "mr", "mrs", "ms", "miss", "mx", "master", "dr", "doctor", "prof", "professor", "sister",
        "nurse", "patient", "sir", "lady", "lord", "van", "von", "der", "den", "the", "and", "bin",
        "our", "baby"};
    for (size_t i = 0; i < SMP_COUNT(words); i++)
        if (smp__text_equal(word, smp_text_of(words[i]))) return true;
    return false;
}

/* "Jo", "O'": by itself it may be any word. */
static bool is_short(smp_text word) { return word.size < 3; }

static void add(smp__secret_names *names, smp_text folded, bool whole)
{
    uint16_t *first = &names->first[(unsigned char)folded.data[0]];
    for (uint16_t at = *first; at; at = names->items[at - 1].next)
        if (smp__text_equal(names->items[at - 1].folded, folded)) return;
    if (names->count == MOST_NAMES) {
        names->overflowed = true;
        return;
    }
    smp_text copy = smp__arena_copy(names->arena, folded);
    if (!copy.data) {
        names->failed = true;
        return;
    }
    names->items[names->count++] = (struct spelling){copy, whole, *first};
    *first = (uint16_t)names->count;
}

/* The words of a name, folded into `room`; 0 where it is none. */
static size_t read_words(smp_text name, char room[LONGEST + FOLDED],
                         smp_text words[MOST_WORDS])
{
    size_t count = 0;
    size_t size = 0;
    for (size_t at = 0; at < name.size;) {
        if (size >= LONGEST) return 0;
        size += read_folded(name, &at, room + size);
    }
    for (size_t at = 0; at < size;) {
        size_t start = at;
        while (at < size && is_letter(room[at])) at++;
        if (at == start) {
            if (!strchr(" -_.,'", room[at++])) return 0;
            continue;
        }
        smp_text word = {room + start, at - start};
        bool possessive = start > 0 && room[start - 1] == '\'' &&
                          smp__text_equal(word, SMP_TEXT("s"));
        if (possessive || is_no_name(word)) continue;
        if (count == MOST_WORDS) return 0;
        words[count++] = word;
    }
    return count;
}

/* All its words as one: "janesmith", "jane_smith". */
static void add_joined(smp__secret_names *names, const smp_text *words, size_t count)
{
    enum { WITHIN = 6 }; /* bytes; "lina" is within "Carolina" */
    static const char *const between[] = {"", " ", "_", "-", ".", "+", "%20"};
    for (size_t b = 0; b < SMP_COUNT(between); b++) {
        char joined[2 * LONGEST];
        size_t size = 0, letters = 0;
        for (size_t i = 0; i < count; i++) {
            size_t gap = i ? strlen(between[b]) : 0;
            memcpy(joined + size, between[b], gap);
            memcpy(joined + size + gap, words[i].data, words[i].size);
            size += gap + words[i].size;
            letters += words[i].size;
        }
        add(names, (smp_text){joined, size}, letters < WITHIN);
    }
}

void smp__names_add(smp__secret_names *names, smp_text name)
{
    enum { MOST_JOINED = 4 }; /* nobody writes more as one; their gaps have room with them */
    char room[LONGEST + FOLDED];
    smp_text words[MOST_WORDS], longer[MOST_WORDS];
    size_t count = read_words(name, room, words), kept = 0;
    for (size_t i = 0; i < count; i++) {
        if (is_short(words[i])) continue;
        longer[kept++] = words[i];
        add(names, words[i], true);
    }
    if (count > MOST_JOINED) {
        smp_text ends[] = {words[0], words[count - 1]};
        add_joined(names, ends, SMP_COUNT(ends));
        return;
    }
    if (count > 1) add_joined(names, words, count);
    if (kept > 1 && kept < count) add_joined(names, longer, kept); /* "Ann B Hope" */
}

/* Of personal data that no finding is about only the form is known: two words or more, each with a
 * capital. */
static bool looks_like_name(smp_text text)
{
    size_t words = 0;
    for (size_t i = 0; i < text.size; i++) {
        if (i && is_letter(text.data[i - 1])) continue;
        if (!is_letter(text.data[i])) continue;
        if (!is_capital(text, i)) return false;
        words++;
    }
    return words > 1;
}

smp__secret_names *smp__names_open(smp__arena *arena)
{
    smp__secret_names *names = smp__arena_allocate(arena, sizeof *names);
    if (!names) return NULL;
    memset(names, 0, sizeof *names);
    names->arena = arena;
    return names;
}

bool smp__names_failed(const smp__secret_names *names) { return names->failed; }

bool smp__names_overflowed(const smp__secret_names *names) { return names->overflowed; }

void smp__collect_names(smp__curtain *curtain)
{
    const smp_report *report = curtain->report;
    smp__secret_names *names = smp__names_open(curtain->arena);
    if (!names) {
        curtain->failed = true;
        return;
    }
    for (size_t i = 0; i < report->finding_count; i++)
        if (smp__text_starts(report->findings[i].signal, "privacy.named") ||
            smp__text_starts(report->findings[i].signal, "privacy.person_name"))
            smp__names_add(names, report->findings[i].text);
    for (size_t i = 0; i < report->secret_count; i++)
        if (looks_like_name(report->secrets[i]))
            smp__names_add(names, report->secrets[i]);
    curtain->names = names;
    if (names->failed) curtain->failed = true;
}

/* ---- Finding them -------------------------------------------------------------------------- */

/* Is text[at] in a hashtag, a handle or a link? */
static bool is_in_tag(smp_text text, size_t at)
{
    enum { REACH = 128 };
    for (size_t back = 0; back < REACH && at > 0; back++) {
        char c = text.data[--at];
        if (c == ' ' || c == '\n' || c == '\t') return false;
        if (c == '#' || c == '@' || c == '/') return true;
    }
    return false;
}

/* Does the part at [at, end) stand there as a word, and not within or as another? */
static bool stands_apart(smp_text text, size_t at, size_t end, smp_text part)
{
    enum { LONG = 4 };
    bool capital = is_capital(text, at);
    bool before = at > 0 && is_letter(text.data[at - 1]);
    bool after = end < text.size && is_letter(text.data[end]);
    /* In small letters "may" and "hope" are words. */
    if (!before && !after && (capital || smp__word_rarity(part) > COMMON)) return true;
    if (!is_in_tag(text, at)) return false;
    return part.size >= LONG ||
           (capital && !(after && smp__ascii_lower(text.data[end])));
}

/* One past the end of the name where it stands at text[at], with the marks behind it; `at` if it
 * does not. */
static size_t end_of_name(smp_text text, size_t at, smp_text name)
{
    char folded[FOLDED];
    size_t same = 0, end = at;
    for (size_t next = at; next < text.size; end = next) {
        size_t size = read_folded(text, &next, folded);
        if (size && same == name.size) break;
        if (size > name.size - same || memcmp(folded, name.data + same, size)) return at;
        same += size;
    }
    return same == name.size ? end : at;
}

size_t smp__name_at(const smp__secret_names *names, smp_text text, size_t at)
{
    char folded[FOLDED];
    size_t longest = 0, next = at;
    if (!names || !read_folded(text, &next, folded)) return 0;
    for (uint16_t i = names->first[(unsigned char)folded[0]]; i; i = names->items[i - 1].next) {
        const struct spelling *name = &names->items[i - 1];
        size_t end = end_of_name(text, at, name->folded);
        if (end - at > longest && (!name->whole || stands_apart(text, at, end, name->folded)))
            longest = end - at;
    }
    return longest;
}
