/* What emoji and signs are called, from the short names of CLDR.
 * SPDX-License-Identifier: MIT */
#include "speech/speech.h"

#include <string.h>

#include "data/speech_names.inc"

enum { ZWJ = 0x200D, EMOJI_SELECTOR = 0xFE0F, FIRST_TONE = 0x1F3FB, LAST_TONE = 0x1F3FF };

static smp_text item(const uint8_t *blob, const uint16_t *ends, size_t index)
{
    size_t start = index ? ends[index - 1] : 0;
    return (smp_text){(const char *)blob + start, (size_t)(ends[index] - start)};
}

static int compare(smp_text a, smp_text b)
{
    int order = memcmp(a.data, b.data, a.size < b.size ? a.size : b.size);
    return order ? order : (a.size > b.size) - (a.size < b.size);
}

static uint32_t find(smp_text key)
{
    size_t low = 0, high = SMP_COUNT(name_keys_ends);
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = compare(item(name_keys, name_keys_ends, middle), key);
        if (order == 0) return (uint32_t)middle;
        if (order < 0) low = middle + 1;
        else high = middle;
    }
    return SMP__NO_NAME;
}

static bool is_tone(uint32_t c) { return c >= FIRST_TONE && c <= LAST_TONE; }

/* The sequence as the table has it: without U+FE0F and, if so wanted, skin tones. Absent where it
 * is longer than any key. */
static smp_text key_of(smp_text sequence, bool with_tones, char out[LONGEST_KEY])
{
    smp_text key = {out, 0};
    for (size_t at = 0; at < sequence.size;) {
        size_t start = at;
        uint32_t c = smp__utf8_next(sequence.data, &at);
        if (c == EMOJI_SELECTOR || (!with_tones && is_tone(c))) continue;
        if (key.size + (at - start) > LONGEST_KEY) return (smp_text){NULL, 0};
        memcpy(out + key.size, sequence.data + start, at - start);
        key.size += at - start;
    }
    return key;
}

static uint32_t find_sequence(smp_text sequence, bool with_tones)
{
    char bytes[LONGEST_KEY];
    smp_text key = key_of(sequence, with_tones, bytes);
    return key.data && key.size ? find(key) : SMP__NO_NAME;
}

uint32_t smp__find_name(smp_text sequence) { return find_sequence(sequence, true); }

/* The words of an entry by their numbers; a name that Welsh lacks is said in English. */
static smp_text numbers_of(const smp__voice *voice, uint32_t entry)
{
    smp_text numbers = {NULL, 0};
    if (voice->welsh) numbers = item(names_cy, names_cy_ends, entry);
    return numbers.size ? numbers : item(names_en, names_en_ends, entry);
}

void smp__say_name(smp__voice *voice, uint32_t entry)
{
    smp_text numbers = numbers_of(voice, entry);
    for (size_t i = 0; i < numbers.size; i++) {
        size_t number = (unsigned char)numbers.data[i];
        if (number >= ONE_BYTE)
            number = ONE_BYTE + ((number - ONE_BYTE) << 8) + (unsigned char)numbers.data[++i];
        smp__voice_say_text(voice, item(name_words, name_words_ends, number));
    }
}

/* "couple with heart: woman, man": whatever is added comes after a comma. */
static bool has_colon(smp__voice *voice, size_t start)
{
    return voice->text.data && memchr(voice->text.data + start, ':', voice->text.size - start);
}

/* The name without skin tones, then each tone once, as CLDR derives such names. */
static void say_with_tones(smp__voice *voice, uint32_t bare, smp_text sequence)
{
    size_t start = voice->text.size;
    unsigned said = 0;
    smp__say_name(voice, bare);
    const char *joint = has_colon(voice, start) ? "," : ":";
    for (size_t at = 0; at < sequence.size;) {
        size_t from = at;
        uint32_t c = smp__utf8_next(sequence.data, &at);
        if (!is_tone(c) || said & 1u << (c - FIRST_TONE)) continue;
        smp__voice_cling(voice, smp_text_of(joint));
        smp__say_name(voice, find(smp__text_slice(sequence, from, at)));
        said |= 1u << (c - FIRST_TONE);
        joint = ",";
    }
}

/* One emoji without joiners; of what has no name the first character speaks. */
static void say_element(smp__voice *voice, smp_text element)
{
    size_t first = 0;
    uint32_t entry = smp__find_name(element);
    uint32_t bare = entry == SMP__NO_NAME ? find_sequence(element, false) : SMP__NO_NAME;
    if (bare != SMP__NO_NAME) {
        say_with_tones(voice, bare, element);
        return;
    }
    if (entry == SMP__NO_NAME) {
        smp__utf8_next(element.data, &first);
        entry = find(smp__text_slice(element, 0, first));
    }
    if (entry == SMP__NO_NAME) smp__voice_say(voice, "emoji");
    else smp__say_name(voice, entry);
}

void smp__say_emoji(smp__voice *voice, smp_text sequence)
{
    if (smp__find_name(sequence) != SMP__NO_NAME ||
        find_sequence(sequence, false) != SMP__NO_NAME) {
        say_element(voice, sequence);
        return;
    }
    size_t start = 0;
    for (size_t at = 0; at < sequence.size;) {
        size_t from = at;
        bool joiner = smp__utf8_next(sequence.data, &at) == ZWJ;
        if (!joiner && at < sequence.size) continue;
        size_t end = joiner ? from : at;
        if (end > start) say_element(voice, smp__text_slice(sequence, start, end));
        start = at;
    }
}
