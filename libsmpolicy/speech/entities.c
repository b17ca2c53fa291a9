/* Hashtags, mentions and addresses.
 * SPDX-License-Identifier: MIT */
#include "speech/speech.h"

static void say_mark(smp__voice *voice, smp_text mark)
{
    smp__mark found = smp__read_mark(mark, true);
    smp__say_mark_name(voice, &found);
}

static bool is_plain(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           (unsigned char)c >= 0x80;
}

typedef void (*say_function)(smp__voice *voice, smp_text part);

static void say_part(smp__voice *voice, smp_text part) { smp__voice_say_text(voice, part); }

/* Every mark by its name, whatever the level: in an address each of them matters. */
static void say_with_marks(smp__voice *voice, smp_text text, say_function say, const char *also)
{
    for (size_t at = 0; at < text.size;) {
        size_t start = at;
        while (at < text.size && (is_plain(text.data[at]) || text.data[at] == *also)) at++;
        if (at > start) {
            say(voice, smp__text_slice(text, start, at));
        } else {
            say_mark(voice, smp__text_slice(text, at, at + 1));
            at++;
        }
    }
}

static smp_text after_sign(smp_text tag)
{
    size_t at = 0;
    smp__utf8_next(tag.data, &at);
    return smp__text_slice(tag, at, tag.size);
}

void smp__say_hashtag(smp__voice *voice, smp_text tag)
{
    say_mark(voice, SMP_TEXT("#"));
    smp__say_cased(voice, after_sign(tag));
}

void smp__say_cashtag(smp__voice *voice, smp_text tag)
{
    say_mark(voice, SMP_TEXT("$"));
    smp__say_cased(voice, after_sign(tag));
}

void smp__say_mention(smp__voice *voice, smp_text mention)
{
    say_mark(voice, SMP_TEXT("@"));
    say_with_marks(voice, after_sign(mention), smp__say_cased, "_");
}

void smp__say_address(smp__voice *voice, smp_text address)
{
    static const char *const schemes[] = {"https://", "http://"};
    for (size_t i = 0; i < SMP_COUNT(schemes) && !voice->rules->says_scheme; i++) {
        smp_text scheme = smp_text_of(schemes[i]);
        if (!smp__text_equal_ascii_fold(smp__text_slice(address, 0, scheme.size), scheme)) continue;
        address = smp__text_slice(address, scheme.size, address.size);
        break;
    }
    say_with_marks(voice, address, say_part, "");
}
