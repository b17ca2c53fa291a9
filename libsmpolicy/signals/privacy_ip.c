/* Addresses that tell one connection to the internet, or one device, from another: IPv4 and IPv6
 * (RFC 4291, with the zone of RFC 4007), and the hardware addresses of networks (EUI-48).
 * SPDX-License-Identifier: MIT */
#include "signals/detect.h"

#include <string.h>

static bool hex_ascii(char c)
{
    return smp__ascii_digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
}
static bool word_ascii(char c)
{
    return smp__ascii_digit(c) || smp__ascii_lower((char)(c | 0x20));
}

/* The size of an IPv4 address at text[at], four numbers up to 255; 0 if none is there. */
static size_t read_v4(smp_text text, size_t at)
{
    size_t start = at;
    for (uint32_t part = 0; part < 4; part++) {
        if (part && (at == text.size || text.data[at++] != '.')) return 0;
        uint32_t value = 0, digits = 0;
        while (at < text.size && smp__ascii_digit(text.data[at]) && digits < 4) {
            value = value * 10 + (uint32_t)(text.data[at++] - '0');
            digits++;
        }
        if (!digits || digits > 3 || value > 255) return 0;
    }
    bool more = at + 1 < text.size && text.data[at] == '.' && smp__ascii_digit(text.data[at + 1]);
    if (more || (at < text.size && word_ascii(text.data[at]))) return 0;
    return at - start;
}

static bool begins_with_gap(smp_text text, size_t at)
{
    return text.size - at > 2 && text.data[at] == ':' && text.data[at + 1] == ':' &&
           (at == 0 || !(word_ascii(text.data[at - 1]) || text.data[at - 1] == ':'));
}

/* The size of an IPv6 address at text[at]: eight groups of hexadecimal digits, or fewer with "::"
 * once, also first; the last two groups may be written as IPv4. 0 if none is there. */
static size_t read_v6(smp_text text, size_t at)
{
    size_t start = at;
    uint32_t groups = 0;
    bool gap = begins_with_gap(text, at), digit = false, telling = false; /* unlike a time of day */
    if (gap) at += 2;
    for (;;) {
        size_t group = at;
        while (at < text.size && hex_ascii(text.data[at]) && at - group < 5)
            digit |= smp__ascii_digit(text.data[at++]);
        for (size_t i = group; i < at; i++) telling |= !smp__ascii_digit(text.data[i]);
        telling |= at - group > 2;
        if (at < text.size && text.data[at] == '.') {
            size_t v4 = read_v4(text, group);
            if (v4) {
                groups += 2;
                telling = true;
                at = group + v4;
                break;
            }
        }
        if (at == group || at - group > 4) break;
        if (++groups > 8) return 0;
        if (at + 1 >= text.size || text.data[at] != ':') break;
        if (text.data[at + 1] == ':') {
            if (gap) return 0;
            gap = true;
            at += 2;
        } else if (hex_ascii(text.data[at + 1])) {
            at++;
        } else {
            break;
        }
    }
    bool ends = at == text.size || (!word_ascii(text.data[at]) &&
                                    !(text.data[at] == ':' && at + 1 < text.size &&
                                      word_ascii(text.data[at + 1])) &&
                                    !(text.data[at] == '.' && at + 1 < text.size &&
                                      smp__ascii_digit(text.data[at + 1])));
    /* Seven groups and a gap are more than two times of day. */
    telling |= gap && groups >= 7;
    bool whole = gap ? groups >= 2 && groups < 8 : groups == 8;
    return ends && digit && telling && whole ? at - start : 0;
}

/* ---- Hardware addresses -------------------------------------------------------------------- */

/* "MAC address is ...", "hardware address: ..." */
static bool is_told(const smp__detection *detection, uint32_t index)
{
    uint32_t from = smp__reach_back(detection, index, 5);
    return smp__any_one_of(detection, from, index, " mac macs bssid ") ||
           smp__any_pair(detection, from, index, " hardware physical ethernet device ",
                         " address ");
}

/* The ways to part twelve hexadecimal digits: "00:1a:2b:3c:4d:5e", "001a.2b3c.4d5e",
 * "001a2b3c4d5e". */
static const struct {
    uint32_t group; /* digits between the signs */
    const char *signs;
} partings[] = {{2, ":-"}, {4, "."}, {12, ""}};

/* May one begin at a token? Most tokens are told by one byte or two. */
static bool may_be_hardware(smp_text text, const smp__token *token)
{
    size_t at = token->start;
    return text.size - at >= 12 &&
           (text.data[at + 2] == ':' || text.data[at + 2] == '-' || text.data[at + 4] == '.' ||
            (token->folded_size == 12 && token->flags & SMP__TOKEN_HAS_DIGIT));
}

/* The size of a hardware address at token `index`: twelve hexadecimal digits divided by one kind of
 * sign. 0 if there is none. Unless the words say that it is one, it must have signs, a letter and a
 * figure, since six numbers may be a time or a row of figures. The digits are not all the same:
 * every network has that address. */
static size_t read_hardware(const smp__detection *detection, uint32_t index)
{
    enum { DIGITS = 12 };
    smp_text text = detection->document->text;
    size_t at = smp__token_at(detection, index)->start;
    for (size_t i = 0; i < SMP_COUNT(partings); i++) {
        uint32_t group = partings[i].group, digits = 0;
        size_t end = at;
        char sign = '\0';
        bool letter = false, figure = false, unlike = false;
        for (; end < text.size && digits < DIGITS; end++) {
            char c = text.data[end];
            if (digits && digits % group == 0 && end == at + digits + digits / group - 1) {
                if (!sign && strchr(partings[i].signs, c)) sign = c;
                if (!sign || c != sign) break;
                continue;
            }
            if (!hex_ascii(c)) break;
            letter |= !smp__ascii_digit(c);
            figure |= smp__ascii_digit(c);
            unlike |= (c | 0x20) != (text.data[at] | 0x20);
            digits++;
        }
        bool more = end + 1 < text.size && text.data[end] == sign && word_ascii(text.data[end + 1]);
        more |= sign && at > 1 && text.data[at - 1] == sign && word_ascii(text.data[at - 2]);
        if (digits == DIGITS && unlike && !more &&
            !(end < text.size && word_ascii(text.data[end])) &&
            ((sign && letter && figure) || is_told(detection, index)))
            return end - at;
    }
    return 0;
}

/* ---- Both ---------------------------------------------------------------------------------- */

/* "Version 1.2.3.4", and the addresses that every machine has. */
static bool is_nobodys(const smp__detection *detection, uint32_t index, smp_text address)
{
    static const char versions[] = " version versions v ver release build section update ";
    return smp__token_one_of(detection, smp__before(detection, index), versions) ||
           smp__text_starts(address, "127.") || smp__text_starts(address, "0.") ||
           smp__text_starts(address, "255.");
}

/* Where the zone and the prefix's length that may stand behind an address end: "%eth0", "/64". */
static size_t skip_suffixes(smp_text text, size_t at)
{
    size_t end = at;
    if (end < text.size && text.data[end] == '%') {
        do end++;
        while (end < text.size && word_ascii(text.data[end]));
        if (end - at > 1) at = end;
    }
    end = at;
    if (end < text.size && text.data[end] == '/') {
        do end++;
        while (end < text.size && smp__ascii_digit(text.data[end]));
        bool length = end - at >= 2 && end - at <= 4;
        if (length && !(end < text.size && word_ascii(text.data[end]))) at = end;
    }
    return at;
}

/* Does something that ends in a digit or a colon go before, as in "10::30"? */
static bool continues(smp_text text, size_t at)
{
    if (at < 2 || !memchr(":./-", text.data[at - 1], 4)) return false;
    char before = text.data[at - 2];
    return before == ':' || smp__ascii_digit(before);
}

/* May an address begin with the token? Of letters alone only with a sign behind them. */
static bool may_begin(smp_text text, const smp__token *token)
{
    if (!((SMP__ORDINARY | SMP__KIND(URL)) >> token->kind & 1) ||
        !hex_ascii(text.data[token->start]))
        return begins_with_gap(text, token->start);
    return !(token->flags & SMP__TOKEN_ONLY_LETTERS) ||
           (token->end < text.size && !word_ascii(text.data[token->end]) &&
            text.data[token->end] != ' ');
}

void smp__detect_ip_addresses(smp__detection *detection)
{
    const smp__document *document = detection->document;
    smp_text text = document->text;
    uint32_t done = 0;
    for (uint32_t i = 0; i < document->token_count; i++) {
        const smp__token *token = smp__token_at(detection, i);
        if (token->start < done) continue;
        if (!may_begin(text, token) || continues(text, token->start)) continue;
        size_t size = read_v4(text, token->start), hardware = 0;
        if (!size) size = read_v6(text, token->start);
        if (!size && may_be_hardware(text, token)) size = hardware = read_hardware(detection, i);
        if (!size || is_nobodys(detection, i, smp__text_slice(text, token->start,
                                                              token->start + size)))
            continue;
        done = (uint32_t)(hardware ? token->start + size
                                   : skip_suffixes(text, token->start + size));
        smp__raise_masked(detection, SMP__SIGNAL_PRIVACY_IP_ADDRESS, token->start, done,
                          hardware ? SMP_TEXT("[device address removed]")
                                   : SMP_TEXT("[IP address removed]"));
    }
}
