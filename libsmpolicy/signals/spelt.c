/* Addresses of links, names of files and what was copied from a page's source read as sentences, so
 * that the detectors of personal data work on them as on any text. Every byte keeps its place.
 * SPDX-License-Identifier: MIT */
#include "signals/detect.h"

#include <string.h>

/* ---- File names ---------------------------------------------------------------------------- */

/* "nhs_9990000018-scan.pdf": what joins words becomes space. */
static void spell_file_name(char *text, size_t size)
{
    for (size_t i = 0; i < size; i++)
        if (memchr("_+=&", text[i], 4)) text[i] = ' ';
}

/* ---- Links --------------------------------------------------------------------------------- */

/* Keys of a query whose value is somebody's, and what a sentence would call it: never longer. What
 * a link carries under any other key (trackers, articles) is nobody's number. */
static const struct {
    const char *key;
    const char *label;
} keys[] = {
    {"nhs", "nhs"},             {"nhsno", "nhsno"},        {"nhsnumber", "nhsno"},
    {"nhsnum", "nhsno"},        {"chi", "chi"},            {"chinumber", "chi"},
    {"nino", "nino"},           {"ninumber", "nino"},      {"dob", "dob"},
    {"dateofbirth", "dob"},     {"birthdate", "dob"},      {"birthday", "dob"},
    {"phone", ""},              {"phonenumber", ""},       {"tel", ""},
    {"telephone", ""},          {"mobile", ""},            {"mobilenumber", ""},
    {"email", ""},              {"emailaddress", "my email"},     {"mail", ""},
    {"name", ""},               {"fullname", ""},          {"patientname", "patient"},
    {"patient", "patient"},     {"patientid", "mrn"},      {"patientno", "mrn"},
    {"patientnumber", "mrn"},   {"hospitalno", "mrn"},     {"hospitalnumber", "mrn"},
    {"mrn", "mrn"},             {"caseno", "mrn"},         {"casenumber", "mrn"},
    {"caseref", "mrn"},         {"card", ""},              {"cardnumber", ""},
    {"account", "account"},     {"accountnumber", "account no"}, {"sortcode", "sortcode"},
    {"pid", "pt"},              {"gmc", "gmc"},            {"gmcnumber", "gmc"},    {"nmc", "nmc"},
    {"nmcpin", "nmc"},          {"vrm", "reg"},            {"ip", ""},
    {"wame", "tel"},            {"tme", "tel"}, /* wa.me/447700900123 */
};

/* The label for a key such as "nhs_number", "NHSNumber"; NULL where its value is nobody's. */
static const char *label_of(smp_text key)
{
    char letters[24];
    size_t size = 0;
    for (size_t i = 0; i < key.size; i++) {
        char c = (char)(key.data[i] | 0x20);
        if (!smp__ascii_lower(c)) continue;
        if (size + 1 == sizeof letters) return NULL;
        letters[size++] = c;
    }
    letters[size] = '\0';
    for (size_t i = 0; i < SMP_COUNT(keys); i++)
        if (!strcmp(letters, keys[i].key)) return keys[i].label;
    return NULL;
}

/* What the three characters that `rest` begins with stand for, as a sentence would have it in the
 * same room; NULL where they are as they look. */
static const char *spell_escape(smp_text rest)
{
    static const struct {
        const char *escape, *said;
    } escapes[] = {{"%20", "   "}, {"%2b", "   "}, {"%2f", " / "}, {"%40", " @ "}};
    for (size_t i = 0; i < SMP_COUNT(escapes); i++)
        if (smp__text_equal_ascii_fold(smp__text_slice(rest, 0, 3),
                                       smp_text_of(escapes[i].escape)))
            return escapes[i].said;
    return NULL;
}

/* "key=value" at [start, end) of `from`, into the same place of `into`. */
static bool spell_pair(smp_text from, size_t start, size_t end, char *into)
{
    const char *sign = memchr(from.data + start, '=', end - start);
    if (!sign) return false;
    size_t value = (size_t)(sign - from.data) + 1;
    const char *label = label_of(smp__text_slice(from, start, value - 1));
    if (!label) return false;
    memcpy(into + start, label, strlen(label));
    for (size_t i = value; i < end;) {
        const char *said = spell_escape(smp__text_slice(from, i, end));
        if (said) {
            memcpy(into + i, said, 3);
            i += 3;
            continue;
        }
        into[i] = from.data[i] == '+' || from.data[i] == '_' ? ' ' : from.data[i];
        i++;
    }
    return true;
}

/* Labels that a path may have too: ".../nhs-number/9990000018". */
static const char of_paths[] = " nhs nhsno chi nino dob mrn patient pt tel ";

/* The segments of a path: a key, and behind its stroke the value. */
static bool spell_path(smp_text from, size_t start, size_t end, char *into)
{
    bool any = false;
    for (size_t key = start; key < end;) {
        const char *stroke = memchr(from.data + key, '/', end - key);
        if (!stroke) break;
        size_t value = (size_t)(stroke - from.data) + 1, stop = value;
        while (stop < end && from.data[stop] != '/') stop++;
        size_t figure = value;
        while (figure < stop && !smp__ascii_digit(from.data[figure])) figure++;
        const char *label =
            figure < stop ? label_of(smp__text_slice(from, key, value - 1)) : NULL;
        if (label && smp__one_of(smp_text_of(label), of_paths)) {
            memcpy(into + key, label, strlen(label));
            memcpy(into + value, from.data + value, stop - value);
            any = true;
        }
        key = value;
    }
    return any;
}

static bool spell_link(smp_text from, const smp__token *link, char *into)
{
    size_t at = link->start;
    while (at < link->end && !memchr("?#", from.data[at], 2)) at++;
    bool any = spell_path(from, link->start, at, into);
    for (at++; at < link->end;) {
        size_t end = at;
        while (end < link->end && !memchr("&;#?", from.data[end], 4)) end++;
        any |= spell_pair(from, at, end, into);
        at = end + 1;
    }
    return any;
}

/* The words beside a link say whose data it carries. */
static bool spell_links(const smp__document *document, char *into)
{
    bool any = false;
    memcpy(into, document->text.data, document->text.size);
    for (uint32_t i = 0; i < document->token_count; i++) {
        const smp__token *token = &document->tokens[i];
        if (token->kind == SMP_TOKEN_URL)
            memset(into + token->start, ' ', token->end - token->start);
    }
    for (uint32_t i = 0; i < document->token_count; i++)
        if (document->tokens[i].kind == SMP_TOKEN_URL)
            any |= spell_link(document->text, &document->tokens[i], into);
    return any;
}

/* ---- Escapes ------------------------------------------------------------------------------- */

/* The sign that the number of an escape stands for ("&#64;"), and a space for all but ASCII. */
static char numbered_sign(smp_text digits)
{
    uint32_t number;
    bool known = smp__text_to_u32(digits, &number) && number > ' ' && number < 0x7F;
    return known ? (char)number : ' ';
}

/* The size of the escape that begins at `at`, and what it says; 0 where none does. */
static size_t read_escape(smp_text text, size_t at, char *said)
{
    enum { LONGEST = 24 };
    *said = ' ';
    char first = text.data[at];
    if (first == '%')
        return smp__text_equal(smp__text_slice(text, at, at + 3 < text.size ? at + 3 : text.size),
                               SMP_TEXT("%20"))
                   ? 3
                   : 0;
    if (first != '&' && first != '<') return 0;
    size_t end = at + 1;
    while (end < text.size && end - at < LONGEST && !memchr("&<>; ", text.data[end], 5)) end++;
    if (end == text.size || text.data[end] != (first == '&' ? ';' : '>') || end == at + 1) return 0;
    if (first == '&') {
        smp_text name = smp__text_slice(text, at + 1, end);
        if (name.data[0] == '#') *said = numbered_sign(smp__text_slice(name, 1, name.size));
        else if (smp__text_equal(name, SMP_TEXT("amp"))) *said = '&';
        else if (smp__text_equal(name, SMP_TEXT("commat"))) *said = '@';
    }
    return end + 1 - at;
}

/* ---- Pages --------------------------------------------------------------------------------- */

/* Does `text` hold what pages have for spaces and signs: "&nbsp;", "&#64;", "<br>", "%20"? */
static bool has_escapes(smp_text text)
{
    static const char signs[] = "&<%";
    char said;
    for (const char *sign = signs; *sign; sign++)
        for (size_t at = 0; at < text.size; at++) {
            const char *found = memchr(text.data + at, *sign, text.size - at);
            if (!found) break;
            at = (size_t)(found - text.data);
            if (read_escape(text, at, &said)) return true;
        }
    return false;
}

/* "#NHS9990000018": a hashtag that may hold a number. */
static bool is_tag_of_number(const smp__token *token)
{
    return token->kind == SMP_TOKEN_HASHTAG && token->flags & SMP__TOKEN_HAS_DIGIT;
}

static bool has_tags_of_numbers(const smp__document *document)
{
    if (!document->kind_counts[SMP_TOKEN_HASHTAG]) return false;
    for (uint32_t i = 0; i < document->token_count; i++)
        if (is_tag_of_number(&document->tokens[i])) return true;
    return false;
}

/* Every escape as what it stands for, then spaces; a hashtag with figures as its words. */
static void spell_escapes(const smp__document *document, char *into)
{
    smp_text text = document->text;
    memcpy(into, text.data, text.size);
    for (uint32_t i = 0, at = 0; at + 2 < text.size;) {
        while (i < document->token_count && document->tokens[i].end <= at) i++;
        bool in_link = i < document->token_count && document->tokens[i].kind == SMP_TOKEN_URL;
        char said;
        size_t size = in_link ? 0 : read_escape(text, at, &said);
        if (i < document->token_count && at == document->tokens[i].start &&
            is_tag_of_number(&document->tokens[i]))
            into[at] = ' ';
        if (size) {
            memset(into + at, ' ', size);
            into[at] = said;
        }
        at += size ? (uint32_t)size : 1;
    }
}

/* ---- The document -------------------------------------------------------------------------- */

/* May a link carry somebody's data, in a query, a fragment or figures in its path? */
static bool asks(const smp__document *document)
{
    if (!document->kind_counts[SMP_TOKEN_URL]) return false;
    for (uint32_t i = 0; i < document->token_count; i++) {
        const smp__token *token = &document->tokens[i];
        if (token->kind != SMP_TOKEN_URL) continue;
        for (uint32_t at = token->start; at < token->end; at++) {
            char c = document->text.data[at];
            if (c == '?' || c == '#' || smp__ascii_digit(c)) return true;
        }
    }
    return false;
}

/* Writes the field's text into `into` as it is to be read; false if there is nothing so to read. */
static bool spell(const smp__field *field, smp__spelling spelling, char *into)
{
    const smp__document *document = field->document;
    switch (spelling) {
    case SMP__SPELT_LINKS: return spell_links(document, into);
    case SMP__SPELT_ESCAPES: spell_escapes(document, into); return true;
    case SMP__SPELT_FILE_NAME: break;
    }
    memcpy(into, document->text.data, document->text.size);
    spell_file_name(into, document->text.size);
    return true;
}

const smp__document *smp__spelt(const smp__scene *scene, const smp__field *field,
                                smp__spelling spelling, smp__observations *into)
{
    smp_text text = field->document->text;
    if (spelling == SMP__SPELT_LINKS && !asks(field->document)) return NULL;
    if (spelling == SMP__SPELT_ESCAPES && !has_escapes(text) &&
        !has_tags_of_numbers(field->document))
        return NULL;
    char *spelt = smp__arena_allocate(scene->arena, text.size);
    smp__document *document = smp__arena_allocate(scene->arena, sizeof *document);
    if (!spelt || !document) {
        into->failed = true;
        return NULL;
    }
    if (!spell(field, spelling, spelt)) return NULL;
    smp_error error = SMP_ERROR_INIT;
    if (smp__document_read(document, scene->arena, scene->segmenter, (smp_text){spelt, text.size},
                           SMP_PLATFORM_OTHER, &error) != SMP_OK) {
        into->failed = true;
        return NULL;
    }
    return document;
}
