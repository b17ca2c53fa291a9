/* Addresses of links and names of files read as sentences, so that the detectors of personal data
 * work on them as on any text. Every byte keeps its place.
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
    {"gmc", "gmc"},             {"gmcnumber", "gmc"},      {"nmc", "nmc"},
    {"nmcpin", "nmc"},          {"vrm", "reg"},            {"ip", ""},
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

static bool spell_link(smp_text from, const smp__token *link, char *into)
{
    const char *mark = memchr(from.data + link->start, '?', link->end - link->start);
    if (!mark) return false;
    bool any = false;
    for (size_t at = (size_t)(mark - from.data) + 1; at < link->end;) {
        size_t end = at;
        while (end < link->end && !memchr("&;#", from.data[end], 3)) end++;
        any |= spell_pair(from, at, end, into);
        at = end + 1;
    }
    return any;
}

static bool spell_links(const smp__document *document, char *into)
{
    bool any = false;
    memset(into, ' ', document->text.size);
    for (uint32_t i = 0; i < document->token_count; i++)
        if (document->tokens[i].kind == SMP_TOKEN_URL)
            any |= spell_link(document->text, &document->tokens[i], into);
    return any;
}

/* ---- The document -------------------------------------------------------------------------- */

static bool asks(const smp__document *document)
{
    for (uint32_t i = 0; i < document->token_count; i++) {
        const smp__token *token = &document->tokens[i];
        if (token->kind == SMP_TOKEN_URL &&
            memchr(document->text.data + token->start, '?', token->end - token->start))
            return true;
    }
    return false;
}

const smp__document *smp__spelt(const smp__scene *scene, const smp__field *field,
                                smp__observations *into)
{
    smp_text text = field->document->text;
    bool file = field->kind == SMP__IN_FILE_NAME;
    if (!file && !asks(field->document)) return NULL;
    char *spelt = smp__arena_allocate(scene->arena, text.size);
    smp__document *document = smp__arena_allocate(scene->arena, sizeof *document);
    if (!spelt || !document) {
        into->failed = true;
        return NULL;
    }
    if (file) {
        memcpy(spelt, text.data, text.size);
        spell_file_name(spelt, text.size);
    } else if (!spell_links(field->document, spelt)) {
        return NULL;
    }
    smp_error error = SMP_ERROR_INIT;
    if (smp__document_read(document, scene->arena, scene->segmenter, (smp_text){spelt, text.size},
                           SMP_PLATFORM_OTHER, &error) != SMP_OK) {
        into->failed = true;
        return NULL;
    }
    return document;
}
