/* What is wrong with a file before it is YAML, and libyaml's complaints in plain words.
 * SPDX-License-Identifier: MIT */
#include "packs/yaml.h"

#include "text/text.h"

#include <string.h>

static bool check_utf8(const smp__source *source, smp__faults *faults)
{
    smp_text text = source->text;
    if (smp__text_starts(text, "\xFF\xFE") || smp__text_starts(text, "\xFE\xFF")) {
        smp__blame(faults, (smp__place){source, 0},
                   SMP_TEXT("Save it as UTF-8 in your editor."), "The file is in UTF-16.");
        return false;
    }
    size_t from = 0, start, end;
    bool good = true;
    while (!smp__faults_full(faults) &&
           smp__utf8_check(smp__text_slice(text, from, text.size), &start, &end)) {
        smp__blame(faults, (smp__place){source, (uint32_t)(from + start)},
                   SMP_TEXT("Save the file as UTF-8 in your editor."),
                   "The byte %02X is not UTF-8 here.", (unsigned char)text.data[from + start]);
        for (from += end; from < text.size && text.data[from] != '\n';) from++; /* one a line */
        good = false;
    }
    return good;
}

/* Tabs and hard spaces that indent, and characters that YAML forbids or that end a line unseen. */
static bool check_characters(const smp__source *source, smp__faults *faults)
{
    smp_text text = source->text;
    bool good = true, indentation = true;
    for (size_t at = 0; at < text.size && !smp__faults_full(faults);) {
        uint32_t offset = (uint32_t)at;
        unsigned char byte = (unsigned char)text.data[at];
        uint32_t c = byte;
        if (byte < 0x80) at++;
        else c = smp__utf8_next(text.data, &at);
        if (c == '\n' || c == '\r') {
            indentation = true;
        } else if (c == '\t' && indentation) {
            smp__blame(faults, (smp__place){source, offset}, SMP_TEXT("Use spaces."),
                       "A tab cannot indent.");
            good = false;
            indentation = false; /* one message a line */
        } else if (c == 0xA0 && indentation) {
            smp__blame(faults, (smp__place){source, offset},
                       SMP_TEXT("Use ordinary spaces; it may have come from a word processor."),
                       "A hard space (U+00A0) cannot indent.");
            good = false;
            indentation = false;
        } else if (c == 0x85 || c == 0x2028 || c == 0x2029) {
            smp__blame(faults, (smp__place){source, offset},
                       SMP_TEXT("Replace it with an ordinary line break, or in a text in double "
                                "quotes write it as \\N, \\L or \\P."),
                       "There is an invisible line break (U+%04X) here.", (unsigned)c);
            good = false;
        } else if ((c < 0x20 && c != '\t') || (c >= 0x7F && c < 0xA0) || c == 0xFEFF ||
                   c == 0xFFFE || c == 0xFFFF) {
            smp__blame(faults, (smp__place){source, offset},
                       SMP_TEXT("Delete it; in a text in double quotes it may be written as \\u "
                                "and four digits."),
                       "There is an invisible control character (U+%04X) here.", (unsigned)c);
            good = false;
        } else if (c != ' ') {
            indentation = false;
        }
    }
    return good;
}

bool smp__yaml_check_bytes(const smp__source *source, smp__faults *faults)
{
    return check_utf8(source, faults) && check_characters(source, faults);
}

/* ---- libyaml's complaints ------------------------------------------------------------------ */

typedef struct complaint {
    const char *problem; /* a part of what libyaml says */
    const char *context; /* likewise; NULL = any */
    const char *message;
    const char *hint;
} complaint;

#define DIRECTIVES                                                                                 \
    "Directives (lines that begin with %) are not used in packs.",                                 \
        "Delete the line, or quote a text that begins with %."
#define CANNOT_BEGIN_WITH(sign)                                                                    \
    "A text cannot begin with " sign " unless it is quoted.", "Quote it."
#define AFTER_BLOCK                                                                                \
    "Nothing can follow | or > on its line.", "Begin the text on the next line, or quote it."

static const complaint complaints[] = {
    {"", "directive", DIRECTIVES},
    {"directive", NULL, DIRECTIVES},
    {"incompatible YAML document", NULL, DIRECTIVES},
    {"", "tag", CANNOT_BEGIN_WITH("!")},
    {"undefined tag handle", NULL, CANNOT_BEGIN_WITH("!")},
    {"mapping keys are not allowed", NULL, CANNOT_BEGIN_WITH("\"? \"")},
    {"expected alphabetic or numeric character", "alias", CANNOT_BEGIN_WITH("*")},
    {"expected alphabetic or numeric character", "anchor", CANNOT_BEGIN_WITH("&")},
    {"expected comment or line break", NULL, AFTER_BLOCK},
    {"indentation indicator", NULL, AFTER_BLOCK},
    {"mapping values are not allowed", NULL, "There is a \": \" where no key can be.",
     "Quote a text that has a \": \" in it, and check the indentation of this line and the one "
     "above."},
    {"block sequence entries are not allowed", NULL, "There is a \"- \" where no list can begin.",
     "Begin the list on a line of its own, or quote a text that begins with \"- \"."},
    {"unknown escape character", NULL, "After \\ in double quotes stands a character that is no "
     "escape.", "Write \\\\ for a backslash, or use single quotes."},
    {"did not find expected hexdecimal number", NULL, "The escape is not finished with hexadecimal "
     "digits.", "Write \\\\ for a backslash, or use single quotes."},
    {"invalid Unicode character escape code", NULL, "The escape stands for no character.", ""},
    {"could not find expected ':'", NULL, "A key has no \":\" after it.",
     "Write \"key: value\"; a key is on one line."},
    {"did not find expected node content", NULL, "A value is missing here.",
     "Give the value, and quote a text that begins with one of # , ] }."},
    {"did not find expected '-' indicator", NULL, "This line does not fit the list above it.",
     "Begin it with \"- \", or check its indentation."},
    {"did not find expected key", NULL, "This line does not fit the keys above it.",
     "Check its indentation."},
    {"document indicator", NULL, "A line of --- or ... stands within a quoted text.",
     "Indent the line, or close the quote before it."},
    {"<document start>", NULL, "This stands outside of the pack's one map.",
     "Write the pack as keys, each on a line of its own; a line that begins with % is no part of "
     "it."},
    {"", NULL, "YAML cannot be read here.", "Check this line and the one above."},
};

/* The last of them is about everything. */
static const complaint *find_complaint(const char *problem, const char *context)
{
    const complaint *known = complaints;
    while (!strstr(problem, known->problem) ||
           (known->context && !(context && strstr(context, known->context))))
        known++;
    return known;
}

static void say(const smp__source *source, smp__faults *faults, uint32_t at, const char *hint,
                const char *message)
{
    smp__blame(faults, (smp__place){source, at}, smp_text_of(hint), "%s", message);
}

/* Is the last thing before `at` on its line a closing quote? */
static bool follows_quote(smp_text text, uint32_t at)
{
    if (at >= text.size || text.data[at] == '\n' || text.data[at] == '\r') return false;
    while (at > 0 && text.data[at - 1] == ' ') at--;
    return at > 0 && (text.data[at - 1] == '"' || text.data[at - 1] == '\'');
}

/* A colon on the line of a bracket: on another line it may be a key, and the bracket be open. */
static bool is_colon_after(smp_text text, uint32_t bracket, uint32_t at)
{
    return at < text.size && text.data[at] == ':' &&
           !memchr(text.data + bracket, '\n', at - bracket);
}

static void explain_character(const smp__source *source, smp__faults *faults, uint32_t at)
{
    char c = at < source->text.size ? source->text.data[at] : ' '; /* cannot happen: it was read */
    smp__blame(faults, (smp__place){source, at},
               c == '@' ? SMP_TEXT("Quote it, as in handle: \"@example\".") : SMP_TEXT("Quote it."),
               "A text cannot begin with %c unless it is quoted.", c);
}

void smp__yaml_explain(const smp__source *source, smp__faults *faults, const char *problem,
                       uint32_t at, const char *context, uint32_t context_at, uint32_t open_at)
{
    if (!problem) problem = "unknown problem"; /* cannot happen: libyaml says what */
    if (strstr(problem, "could not find expected ':'")) at = context_at; /* the key */
    if (strstr(problem, "cannot start any token")) {
        explain_character(source, faults, at);
    } else if (strstr(problem, "unexpected end of stream")) {
        say(source, faults, context_at, "Close it, and write '' for a ' inside single quotes.",
            "The quote that is opened here is never closed.");
    } else if (follows_quote(source->text, at) && strstr(problem, "did not find expected")) {
        say(source, faults, at, "Put the whole text into quotes of the other kind.",
            "Text follows a closing quote.");
    } else if (open_at != SMP__NO_OFFSET && is_colon_after(source->text, open_at, at)) {
        say(source, faults, at, "Put quotation marks round the whole text; it has a \": \" in it.",
            "A text in [ ] or { } ends at this colon.");
    } else if (open_at != SMP__NO_OFFSET &&
               (strstr(problem, "did not find expected ','") || strstr(problem, "node content"))) {
        smp__blame(faults, (smp__place){source, open_at},
                   SMP_TEXT("Close it, put \",\" between its items, and quote items that begin "
                            "with # or hold one of , [ ] { }."),
                   "The list or map that is opened here is not closed, or lacks a \",\" before "
                   "line %u, column %u.",
                   smp__place_line((smp__place){source, at}),
                   smp__place_column((smp__place){source, at}));
    } else {
        const complaint *known = find_complaint(problem, context);
        say(source, faults, at, known->hint, known->message);
    }
}
