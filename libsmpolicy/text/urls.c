/* Links as X finds them (twitter-text 3.1), with and without a scheme, in one pass.
 *
 * X's expression tries every place of the text in turn, and from each the longest row of labels
 * that ends in a known top-level domain. Here the row is looked at from the full stop after its
 * first label: what lies to the right is the same for every start in that label, so it is judged
 * once and remembered for as long as the row goes on.
 * SPDX-License-Identifier: MIT */
#include "text/entities.h"

#define MOST_UNITS 4096u     /* of a link; X counts its scheme twice */
#define MOST_SLUG 40u        /* of a t.co link */
#define MOST_LABEL 63u       /* of a domain's label in Punycode */
#define TLD_LONGEST 24u      /* ASCII letters */

#include "data/x_tlds.inc"

/* ---- Top-level domains ---------------------------------------------------------------------- */

static char lower(char c) { return (char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c); }

static bool is_ascii_alnum(char c)
{
    c = lower(c);
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

static bool is_known_ascii(const char *name, size_t size)
{
    unsigned initial = (unsigned)(name[0] - 'a');
    size_t low = tld_initials[initial], high = tld_initials[initial + 1];
    size_t base = tld_offsets[low];
    while (low < high) {
        size_t middle = (low + high) / 2;
        const char *known = tld_letters[initial] + (tld_offsets[middle] - base);
        size_t known_size = (size_t)(tld_offsets[middle + 1] - tld_offsets[middle]);
        int order = memcmp(name, known, size < known_size ? size : known_size);
        if (order == 0) order = (size > known_size) - (size < known_size);
        if (order == 0) return true;
        if (order < 0) high = middle;
        else low = middle + 1;
    }
    return false;
}

static size_t other_tld_end(smp_text text, size_t at)
{
    uint16_t state = tld_others.start;
    size_t end = 0;
    while (at < text.size) {
        uint32_t point = smp__next(text, &at);
        if (point < 0x80) point = (unsigned char)lower((char)point);
        if (!smp__automaton_move(&tld_others, &state, point)) break;
        if (tld_others.states[state].accept && !(smp__x_class_at(text, at) & X_NOT_AFTER_TLD))
            end = at;
    }
    return end;
}

/* After two letters and a hyphen. */
static size_t punycode_tld_end(smp_text text, size_t at)
{
    size_t end = at + 4;
    if (text.size - at < 5 || lower(text.data[at]) != 'x' || lower(text.data[at + 1]) != 'n' ||
        text.data[at + 3] != '-')
        return 0;
    while (end < text.size && (is_ascii_alnum(text.data[end]) || text.data[end] == '-')) end++;
    return end > at + 4 ? end : 0;
}

size_t smp__tld_end(smp_text text, size_t at)
{
    char name[TLD_LONGEST];
    size_t size = 0;
    while (at + size < text.size && size < TLD_LONGEST) {
        char c = lower(text.data[at + size]);
        if (c < 'a' || c > 'z') break;
        name[size++] = c;
    }
    uint16_t after = smp__x_class_at(text, at + size);
    if (size >= 2 && !(after & X_NOT_AFTER_TLD) && is_known_ascii(name, size)) return at + size;
    if (at + size < text.size && (unsigned char)text.data[at + size] >= 0x80)
        return other_tld_end(text, at);
    bool hyphen = size == 2 && at + 2 < text.size && text.data[at + 2] == '-';
    return hyphen ? punycode_tld_end(text, at) : 0;
}

/* ---- Rows of labels ------------------------------------------------------------------------- */

typedef struct url_scan {
    smp_text text;
    smp__arena *arena;
    smp__x_url *urls;
    uint32_t count, capacity;
    bool failed;
    /* The row of labels looked at last: the starts of its first and last label; and the last label
     * in it, 0 for none, that may stand before a top-level domain and does, with that one's end. */
    size_t row_first, row_last;
    size_t row_name, row_end;
} url_scan;

static bool is_label_character(uint32_t point, uint16_t bits)
{
    return !(bits & X_NOT_DOMAIN) || point == '-' || point == '_';
}

/* Looks at the row whose first label starts at `at`. */
static void read_row(url_scan *scan, size_t at)
{
    smp_text text = scan->text;
    scan->row_first = at;
    scan->row_name = scan->row_end = 0;
    for (;;) {
        size_t label = at, i = at;
        bool ends_well = false, starts_well = false, underscore = false;
        while (i < text.size) {
            size_t next = i;
            uint32_t point = smp__next(text, &next);
            uint16_t bits = smp__x_class(point);
            if (!is_label_character(point, bits)) break;
            ends_well = !(bits & X_NOT_DOMAIN);
            if (i == label) starts_well = ends_well;
            underscore |= point == '_';
            i = next;
        }
        scan->row_last = label;
        if (i == text.size || text.data[i] != '.' || !starts_well || !ends_well) return;
        at = i + 1;
        size_t end = underscore ? 0 : smp__tld_end(text, at);
        if (end) {
            scan->row_name = label;
            scan->row_end = end;
        }
    }
}

/* The end of the longest domain whose first full stop is at `dot` and which has more labels before
 * its top-level domain than the one before `dot`; 0 if there is none. */
static size_t long_domain_end(url_scan *scan, size_t dot)
{
    size_t label = dot + 1;
    if (label < scan->row_first || label > scan->row_last) read_row(scan, label);
    return scan->row_name >= label ? scan->row_end : 0;
}

/* ---- What follows a domain ------------------------------------------------------------------ */

static size_t class_end(smp_text text, size_t at, uint16_t wanted)
{
    while (at < text.size) {
        size_t next = at;
        if (!(smp__x_class(smp__next(text, &next)) & wanted)) break;
        at = next;
    }
    return at;
}

/* The end of "(...)" or "(...(...)...)" at `at`; 0 if it is not that, or is empty. */
static size_t parentheses_end(smp_text text, size_t at)
{
    size_t inside = class_end(text, at + 1, X_PATH);
    if (inside == text.size) return 0;
    if (text.data[inside] == ')') return inside > at + 1 ? inside + 1 : 0;
    if (text.data[inside] != '(') return 0;
    size_t nested = class_end(text, inside + 1, X_PATH);
    if (nested == inside + 1 || nested == text.size || text.data[nested] != ')') return 0;
    size_t rest = class_end(text, nested + 1, X_PATH);
    return rest < text.size && text.data[rest] == ')' ? rest + 1 : 0;
}

/* The end of the path whose "/" is at `at`: the last place where one may end. */
static size_t path_end(smp_text text, size_t at)
{
    size_t end = ++at;
    while (at < text.size) {
        size_t next = at;
        uint16_t bits = smp__x_class(smp__next(text, &next));
        if (bits & X_PATH) {
            at = next;
            if (bits & X_PATH_END) end = at;
        } else {
            size_t closed = text.data[at] == '(' ? parentheses_end(text, at) : 0;
            if (!closed) break;
            end = at = closed;
        }
    }
    return end;
}

/* The end of the query whose "?" is at `at`; `at` itself if there is none. */
static size_t query_end(smp_text text, size_t at)
{
    size_t end = at;
    for (size_t i = at + 1; i < text.size; i++) {
        uint16_t bits = smp__x_class((unsigned char)text.data[i] & 0x7F);
        if ((unsigned char)text.data[i] >= 0x80 || !(bits & X_QUERY)) break;
        if (bits & X_QUERY_END) end = i + 1;
    }
    return end;
}

/* ---- Whether a domain can be one ------------------------------------------------------------ */

/* The generalised variable-length integers of RFC 3492 for code points that are not ASCII. */
static size_t punycode_size(const uint32_t *points, size_t count)
{
    uint32_t n = 128, delta = 0, bias = 72;
    size_t basic = 0, size;
    for (size_t i = 0; i < count; i++) basic += points[i] < 128;
    size = basic + (basic > 0);
    for (size_t handled = basic; handled < count;) {
        uint32_t least = UINT32_MAX;
        for (size_t i = 0; i < count; i++)
            if (points[i] >= n && points[i] < least) least = points[i];
        delta += (least - n) * (uint32_t)(handled + 1);
        n = least;
        for (size_t i = 0; i < count; i++) {
            if (points[i] < n) delta++;
            if (points[i] != n) continue;
            uint32_t q = delta, k = 36;
            for (;; k += 36, size++) {
                uint32_t t = k <= bias ? 1 : k >= bias + 26 ? 26 : k - bias;
                if (q < t) break;
                q = (q - t) / (36 - t);
            }
            size++;
            delta = handled == basic ? delta / 700 : delta / 2;
            handled++;
            delta += delta / (uint32_t)handled;
            for (bias = 0; delta > 35 * 26 / 2; bias += 36) delta /= 35;
            bias += 36 * delta / (delta + 38);
            delta = 0;
        }
        delta++;
        n++;
    }
    return size;
}

/* The size of a label (or of one piece of it) as a name server would be asked for it. */
static size_t encoded_size(const uint32_t *points, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (points[i] >= 0x80) return 4 + punycode_size(points, count);
    return count;
}

static bool label_fits(smp_text domain, size_t start, size_t end, bool half)
{
    uint32_t points[MOST_LABEL];
    size_t count = 0, size = 0, at = start;
    while (at < end && (unsigned char)domain.data[at] < 0x80) at++;
    if (at == end) return end - start <= MOST_LABEL;
    for (at = start; at < end;) {
        uint32_t point = smp__next(domain, &at);
        if (half) point = 0xDC00 + (point & 0x3FF);
        half = false;
        /* Full stops of East Asia part labels for the name server, though not for X. */
        if (point == 0x3002 || point == 0xFF0E || point == 0xFF61) {
            size += encoded_size(points, count) + 1;
            count = 0;
        } else {
            if (count == MOST_LABEL) return false;
            points[count++] = point;
        }
    }
    return size + encoded_size(points, count) <= MOST_LABEL;
}

/* The first domain of ASCII and accented Latin labels in text[at, text.size). */
static bool latin_domain(smp_text text, size_t at, size_t *start, size_t *end)
{
    while (at < text.size) {
        size_t next = at;
        if (!(smp__x_class(smp__next(text, &next)) & X_LATIN_DOMAIN)) {
            at = next;
            continue;
        }
        *start = at;
        *end = 0;
        for (;;) {
            size_t label = at;
            at = class_end(text, at, X_LATIN_DOMAIN);
            if (at == label || at == text.size || text.data[at] != '.') break;
            size_t tld = smp__tld_end(text, ++at);
            if (tld) *end = tld;
        }
        if (*end) return true;
    }
    return false;
}

static bool domain_is_possible(smp_text text, size_t start, size_t end, bool half)
{
    smp_text domain = {text.data, end};
    for (size_t label = start; label <= end;) {
        const char *dot = memchr(text.data + label, '.', end - label);
        size_t label_end = dot ? (size_t)(dot - text.data) : end;
        if (!label_fits(domain, label, label_end, half)) return false;
        half = false;
        label = label_end + 1;
    }
    size_t ignored_start, ignored_end;
    return !smp__starts_at(domain, start, "xn--", 4) ||
           latin_domain(domain, start, &ignored_start, &ignored_end);
}

/* ---- Adding what was found ------------------------------------------------------------------- */

static void add_url(url_scan *scan, size_t start, size_t end, size_t counted)
{
    if (scan->count == scan->capacity) {
        uint32_t capacity = scan->capacity ? 2 * scan->capacity : 8;
        smp__x_url *urls = smp__arena_allocate(scan->arena, capacity * sizeof *urls);
        if (!urls) {
            scan->failed = true;
            return;
        }
        if (scan->count) memcpy(urls, scan->urls, scan->count * sizeof *urls);
        scan->urls = urls;
        scan->capacity = capacity;
    }
    scan->urls[scan->count++] = (smp__x_url){(uint32_t)start, (uint32_t)end, (uint32_t)counted};
}

/* Where the bytes of text[start, end) first occur at or after `from`. */
static size_t first_occurrence(smp_text text, size_t from, size_t start, size_t end)
{
    while (from < start && memcmp(text.data + from, text.data + start, end - start) != 0) from++;
    return from;
}

/* A match without a scheme: only the Latin domains in it become links, the last with the path. */
static void add_bare(url_scan *scan, size_t start, size_t domain_end, bool has_path, size_t end)
{
    smp_text domain = {scan->text.data, domain_end};
    size_t found, found_end, at = start, after = start;
    bool any = false;
    size_t last_start = 0, last_end = 0;
    while (latin_domain(domain, at, &found, &found_end)) {
        if (any) add_url(scan, last_start, last_end, 0);
        /* X looks the domain up again by its letters, and so may find an earlier place. */
        last_start = first_occurrence(domain, after, found, found_end);
        last_end = after = last_start + (found_end - found);
        at = found_end;
        any = true;
    }
    if (!any) return;
    size_t counted = 0;
    if (has_path && last_end != domain_end)
        counted = smp__utf16_size(domain, last_start, last_end) +
                  smp__utf16_size(scan->text, domain_end, end);
    add_url(scan, last_start, has_path ? end : last_end, counted);
}

/* A match with a scheme. X's own short links end with their slug. */
static void add_full(url_scan *scan, size_t start, size_t domain, size_t domain_end, size_t end)
{
    const char *data = scan->text.data;
    if (domain_end - domain == 4 && lower(data[domain]) == 't' && lower(data[domain + 2]) == 'c' &&
        lower(data[domain + 3]) == 'o' && domain_end < end && data[domain_end] == '/') {
        size_t slug = domain_end + 1, slug_end = slug;
        while (slug_end < end && is_ascii_alnum(data[slug_end])) slug_end++;
        if (slug_end - slug > MOST_SLUG) return;
        if (slug_end > slug)
            end = slug_end < end && data[slug_end] == '?'
                      ? query_end((smp_text){data, end}, slug_end)
                      : slug_end;
    }
    add_url(scan, start, end, 0);
}

/* ---- Where a match starts ------------------------------------------------------------------- */

typedef struct url_match {
    size_t start;  /* of the scheme, or of the domain */
    size_t domain;
    bool half;     /* the domain starts with the second surrogate of its first character */
    char before;   /* the ASCII character before it; NUL for any other */
} url_match;

static bool may_precede(smp_text text, size_t at)
{
    return !(smp__x_class_at(text, at) & X_NOT_BEFORE_URL);
}

/* "http://" or "https://" that ends at `at`, starts after `from`, and may start there. */
static bool find_scheme(smp_text text, size_t from, size_t at, size_t *start)
{
    if (at < 7 || memcmp(text.data + at - 3, "://", 3) != 0) return false;
    size_t h = at - 7;
    if (lower(text.data[at - 4]) == 's' && h > 0) h--;
    static const char http[] = "http";
    for (size_t i = 0; i < 4; i++)
        if (lower(text.data[h + i]) != http[i]) return false;
    *start = h;
    if (h == 0) return true;
    return h > from && may_precede(text, smp__before(text, h));
}

/* The first match, in the order in which X would try, that starts at or after `from` and whose
 * first label ends at the full stop `dot`. `long_enough`: later labels lead to a top-level domain;
 * if they do not, this label may have no "_" from the start on. */
static bool find_start(smp_text text, size_t from, size_t dot, bool long_enough, url_match *match)
{
    size_t run = dot, clean = 0; /* where the label characters start, and after their last _ */
    while (run > from) {
        size_t at = smp__before(text, run);
        uint32_t point = smp__point_at(text, at);
        if (!is_label_character(point, smp__x_class(point))) break;
        if (point == '_' && clean == 0) clean = run;
        run = at;
    }
    if (run == dot || text.data[dot - 1] == '-' || text.data[dot - 1] == '_') return false;
    size_t least = long_enough ? 0 : clean;

    *match = (url_match){.domain = run};
    if (run >= least && text.data[run] != '-' && text.data[run] != '_') {
        if (find_scheme(text, from, run, &match->start)) return true;
        if (run > from) {
            size_t at = smp__before(text, run);
            if (may_precede(text, at)) {
                match->start = run;
                match->before = text.data[at];
                return true;
            }
        }
    }
    /* Inside the run, each character may be the one before the link. The very start of the text
     * needs none, but X tries that after its first character. */
    for (size_t at = run; at < dot;) {
        size_t next = at;
        uint32_t point = smp__next(text, &next);
        if (point > 0xFFFF && at >= least) {
            *match = (url_match){.start = at, .domain = at, .half = true};
            return true;
        }
        if (next < dot && next >= least && text.data[next] != '-' && text.data[next] != '_' &&
            may_precede(text, at)) {
            *match = (url_match){.start = next, .domain = next, .before = text.data[at]};
            return true;
        }
        if (at == 0 && least == 0 && point != '-' && point != '_') {
            *match = (url_match){.start = 0};
            return true;
        }
        at = next;
    }
    return false;
}

static bool is_too_long(smp_text text, const url_match *match, size_t end)
{
    size_t scheme = match->domain > match->start ? match->domain - match->start
                                                 : sizeof "https://" - 1;
    if (end - match->start + scheme <= MOST_UNITS) return false; /* in bytes, and so in units */
    return smp__utf16_size(text, match->start, end) - match->half + scheme > MOST_UNITS;
}

bool smp__find_x_urls(smp__x_url **out, uint32_t *count, smp__arena *arena, smp_text text)
{
    url_scan scan = {.text = text, .arena = arena, .row_first = SIZE_MAX};
    size_t from = 0; /* what comes before has been used up */
    size_t at = 0;
    while (at < text.size && !scan.failed) {
        const char *found = memchr(text.data + at, '.', text.size - at);
        if (!found) break;
        size_t dot = (size_t)(found - text.data);
        at = dot + 1;
        size_t domain_end = long_domain_end(&scan, dot);
        bool long_enough = domain_end != 0;
        if (!long_enough) domain_end = smp__tld_end(text, at);
        url_match match;
        if (!domain_end || !find_start(text, from, dot, long_enough, &match)) continue;

        size_t end = domain_end;
        if (end + 1 < text.size && text.data[end] == ':' && text.data[end + 1] >= '0' &&
            text.data[end + 1] <= '9')
            for (end++; end < text.size && text.data[end] >= '0' && text.data[end] <= '9';) end++;
        bool has_path = end < text.size && text.data[end] == '/';
        if (has_path) end = path_end(text, end);
        if (end < text.size && text.data[end] == '?') end = query_end(text, end);
        from = at = end;

        if (is_too_long(text, &match, end) ||
            !domain_is_possible(text, match.domain, domain_end, match.half))
            continue;
        if (match.domain > match.start) add_full(&scan, match.start, match.domain, domain_end, end);
        else if (!match.before || !strchr("-_./", match.before))
            add_bare(&scan, match.start, domain_end, has_path, end);
    }
    *out = scan.urls;
    *count = scan.count;
    return !scan.failed;
}
