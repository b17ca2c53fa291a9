/* Mentions of accounts by the syntaxes that platforms have, and X's rule for replies.
 * SPDX-License-Identifier: MIT */
#include "text/entities.h"

#define FULLWIDTH_AT "\xEF\xBC\xA0" /* U+FF20 */

enum { LONGEST_NAME = 20, LONGEST_LIST = 25 }; /* on X */

static uint16_t ascii_class(smp_text text, size_t at)
{
    if (at >= text.size || (unsigned char)text.data[at] >= 0x80) return 0;
    return smp__x_ascii[(unsigned char)text.data[at]];
}

static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/* The end of at most `longest` characters of a name; `at` itself if there is none. */
static size_t name_end(smp_text text, size_t at, size_t longest)
{
    size_t end = at;
    while (end - at < longest && ascii_class(text, end) & X_NAME) end++;
    return end;
}

/* ---- X -------------------------------------------------------------------------------------- */

static bool is_refused_after(smp_text text, size_t at)
{
    return smp__x_class_at(text, at) & X_NOT_AFTER_MENTION || smp__starts_at(text, at, "://", 3);
}

/* Whether the character before the sign at `at` lets a mention start; what lies before `from`
 * belongs to the last one. "RT" counts as a word of its own. */
static bool may_start(smp_text text, size_t from, size_t at)
{
    if (at == 0) return true;
    if (at == from) return false;
    if (!(smp__x_class_at(text, smp__before(text, at)) & X_NOT_BEFORE_MENTION)) return true;
    if (at - from < 2 || (text.data[at - 2] | 0x20) != 'r' || (text.data[at - 1] | 0x20) != 't')
        return false;
    if (at == 2) return true;
    if (at - 2 == from) return false;
    char before = text.data[at - 3];
    return !(ascii_class(text, at - 3) & X_NAME) && !memchr("+~.-", before, 4);
}

static void find_x(smp__entity_list *list, smp_text text, smp__sign_search *search)
{
    size_t from = 0, at = 0, start, name;
    while (smp__sign_next(search, at, &start, &name)) {
        at = name;
        if (!may_start(text, from, start)) continue;
        size_t end = name_end(text, name, LONGEST_NAME);
        if (end == name) continue;
        if (end + 1 < text.size && text.data[end] == '/' && is_letter(text.data[end + 1])) {
            size_t slug = ++end;
            while (end < text.size && end - slug < LONGEST_LIST &&
                   (ascii_class(text, end) & X_NAME || text.data[end] == '-'))
                end++;
        }
        from = at = end;
        if (!is_refused_after(text, end)) smp__entity_add(list, start, end, SMP_TOKEN_MENTION);
    }
}

bool smp__find_x_reply(smp_text text, smp__entity *mention)
{
    size_t at = 0;
    while (smp__x_class_at(text, at) & X_BEFORE_CASHTAG) smp__next(text, &at);
    size_t name = at + (smp__starts_at(text, at, "@", 1) ? 1
                        : smp__starts_at(text, at, FULLWIDTH_AT, 3) ? 3 : 0);
    size_t end = name_end(text, name, LONGEST_NAME);
    if (name == at || end == name || is_refused_after(text, end)) return false;
    *mention = (smp__entity){(uint32_t)at, (uint32_t)end, SMP_TOKEN_MENTION};
    return true;
}

/* ---- The others ----------------------------------------------------------------------------- */

/* "@name", and "@name@server": dots and hyphens inside either, any letters in a server. */
static size_t mastodon_end(smp_text text, size_t start, size_t name)
{
    if (start > 0) {
        uint32_t before = smp__point_at(text, smp__before(text, start));
        if (before == '=' || before == '/' || smp__is_word(before)) return 0;
    }
    size_t end = name, at = name;
    for (; at < text.size; at++) {
        if (ascii_class(text, at) & X_NAME) end = at + 1;
        else if (end == name || (text.data[at] != '.' && text.data[at] != '-')) break;
    }
    if (end == name || end == text.size || text.data[end] != '@') return end > name ? end : 0;
    size_t server = end + 1;
    for (at = server; at < text.size;) {
        uint32_t point = smp__next(text, &at);
        if (smp__is_word(point)) end = at;
        else if (end < server || (point != '.' && point != '-')) break;
    }
    return end;
}

/* A domain name after "@", whose last label is a top-level domain (or "test"). */
static size_t bluesky_end(smp_text text, size_t start, size_t name)
{
    if (start > 0) {
        uint32_t before = smp__point_at(text, smp__before(text, start));
        if (before != '(' && before != 0xFEFF && !smp__is_white_space(before)) return 0;
    }
    size_t at = name, end = name, label = 0;
    for (; at < text.size; at++) {
        char c = text.data[at];
        bool alnum = c != '_' && ascii_class(text, at) & X_NAME;
        if (!alnum && c != '.' && c != '-') break;
        if (alnum) {
            end = at + 1;
            if (at > name && text.data[at - 1] == '.') label = at;
        }
    }
    if (label == 0 || (end == at && at < text.size && text.data[at] == '_')) return 0;
    smp_text handle = {text.data, end};
    bool known = smp__tld_end(handle, label) == end || smp__starts_at(handle, label, "test", 4);
    return known ? end : 0;
}

static size_t plain_end(smp_text text, size_t start, size_t name, const smp__mention_syntax *syntax)
{
    if (start > 0 &&
        smp__x_class_at(text, smp__before(text, start)) & X_NOT_BEFORE_MENTION)
        return 0;
    size_t end = name;
    for (size_t at = name; at < text.size; at++) {
        if (ascii_class(text, at) & X_NAME) end = at + 1;
        else if (!text.data[at] || !strchr(syntax->inside, text.data[at])) break;
    }
    if (end == name || end - name > syntax->longest || is_refused_after(text, end)) return 0;
    return end;
}

void smp__find_mentions(smp__entity_list *list, smp_text text, bool ascii,
                        const smp__mention_syntax *syntax)
{
    if (ascii && !memchr(text.data, '@', text.size)) return;
    smp__sign_search search = smp__sign_search_of(
        text, ascii, '@', syntax->kind == MENTION_X ? FULLWIDTH_AT : NULL, NULL);
    if (syntax->kind == MENTION_X) {
        find_x(list, text, &search);
        return;
    }
    size_t at = 0, start, name;
    while (smp__sign_next(&search, at, &start, &name)) {
        size_t end = syntax->kind == MENTION_MASTODON  ? mastodon_end(text, start, name)
                     : syntax->kind == MENTION_BLUESKY ? bluesky_end(text, start, name)
                                                       : plain_end(text, start, name, syntax);
        if (end) smp__entity_add(list, start, end, SMP_TOKEN_MENTION);
        at = end ? end : name;
    }
}
