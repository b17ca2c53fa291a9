/* E-mail addresses as people write them in a post: a name, "@", and a domain whose last label is a
 * top-level domain. Quoted names and addresses of machines by number are not looked for.
 * Limits: RFC 5321, 4.5.3.1.
 * SPDX-License-Identifier: MIT */
#include "text/entities.h"

enum { LONGEST_LOCAL = 64, LONGEST_DOMAIN = 255, LONGEST_LABEL = 63 }; /* bytes */

static bool is_ascii_alnum(unsigned char c)
{
    return c < 0x80 && c != '_' && smp__x_ascii[c] & X_NAME;
}

/* Letters, digits and marks of any script (RFC 6531). */
static bool is_wide_letter(smp_text text, size_t at)
{
    uint32_t point = smp__point_at(text, at);
    return smp__is_letter(point) || smp__is_digit(point) || smp__is_mark(point);
}

/* Where the name before the "@" at `at` starts; `at` itself if there is none. Signs may stand
 * inside, full stops only singly. */
static size_t local_start(smp_text text, size_t from, size_t at)
{
    size_t start = at, i = at;
    while (i > from) {
        size_t before = smp__before(text, i);
        unsigned char c = (unsigned char)text.data[before];
        if (at - before > LONGEST_LOCAL) return at;
        if (is_ascii_alnum(c) || c == '_' || (c >= 0x80 && is_wide_letter(text, before)))
            start = before;
        else if (c == '.' ? i == at || text.data[i] == '.' : !memchr("+-%&'", c, 5))
            break;
        i = before;
    }
    /* "@name@server" is a mention on some platforms, and a slip on others. */
    if (i > 0 && text.data[i - 1] == '@') return at;
    return start;
}

/* The end of the longest domain at `at`; 0 if there is none. */
static size_t domain_end(smp_text text, size_t at)
{
    size_t end = 0, label = at, last = text.size - at > LONGEST_DOMAIN ? at + LONGEST_DOMAIN
                                                                       : text.size;
    for (size_t i = at;;) {
        size_t next = i;
        unsigned char c = i < last ? (unsigned char)text.data[i] : 0;
        if (i < last) smp__next(text, &next);
        if (i < last && (is_ascii_alnum(c) || c == '-' || (c >= 0x80 && is_wide_letter(text, i)))) {
            i = next;
            continue;
        }
        if (i == label || i - label > LONGEST_LABEL || text.data[label] == '-' ||
            text.data[i - 1] == '-')
            return end;
        smp_text whole = {text.data, i};
        if (label > at && smp__tld_end(whole, label) == i) end = i;
        if (c != '.') return end;
        label = ++i;
    }
}

void smp__find_emails(smp__entity_list *list, smp_text text)
{
    size_t from = 0, at = 0;
    while (at < text.size) {
        const char *found = memchr(text.data + at, '@', text.size - at);
        if (!found) return;
        size_t sign = (size_t)(found - text.data);
        at = sign + 1;
        if (sign == from || at == text.size) continue;
        size_t start = local_start(text, from, sign);
        if (start == sign) continue;
        size_t end = domain_end(text, at);
        if (!end || (end < text.size && text.data[end] == '@')) continue;
        smp__entity_add(list, start, end, SMP_TOKEN_EMAIL);
        from = at = end;
    }
}
