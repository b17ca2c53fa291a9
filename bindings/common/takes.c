/* What each name of a subject takes, so that a value of the wrong type is told as that. What a text
 * may say is the library's to know, and so is which names there are.
 * SPDX-License-Identifier: MIT */
#include "desk.h"

#include <string.h>

/* Every scalar may also be given as a text, as spreadsheets have it. */
typedef enum place_kind {
    A_TEXT,
    LABELS,
    AN_ID,
    A_DAY,
    A_TRUTH,
    A_NUMBER,
    A_LIST,
    NAMES,
    AN_ITEM, /* of a list, that has names and values */
    ANSWERS, /* to what a policy asks of a request */
    ANYTHING
} place_kind;

static const struct {
    unsigned takes;
    const char *words;
} kinds[] = {
    [A_TEXT] = {SCRIPT_TEXT, "a text"},
    [LABELS] = {SCRIPT_TEXT, "a list of names"}, /* which each language makes a text */
    [AN_ID] = {SCRIPT_TEXT | SCRIPT_WHOLE, "a text or a whole number"},
    [A_DAY] = {SCRIPT_TEXT | SCRIPT_DAY, "a date such as \"2026-03-01\""},
    [A_TRUTH] = {SCRIPT_TEXT | SCRIPT_TRUTH, "true or false"},
    [A_NUMBER] = {SCRIPT_TEXT | SCRIPT_WHOLE | SCRIPT_NUMBER, "a number"},
    [A_LIST] = {SCRIPT_LIST, "a list"},
    [NAMES] = {SCRIPT_NAMES, "names and values"},
    [AN_ITEM] = {SCRIPT_NAMES, "names and values"},
    [ANSWERS] = {SCRIPT_NAMES, "names and values"},
    [ANYTHING] = {~(unsigned)SCRIPT_LIST, "a text, a number, a date, or true or false"}};

enum {
    POST = 1 << SMP_SUBJECT_POST,
    PROFILE = 1 << SMP_SUBJECT_PROFILE,
    MESSAGE = 1 << SMP_SUBJECT_MESSAGE,
    ACCOUNT = 1 << SMP_SUBJECT_ACCOUNT,
    CONVERSATION = 1 << SMP_SUBJECT_CONVERSATION,
    ALL = POST | PROFILE | MESSAGE | ACCOUNT | CONVERSATION
};

/* All that take something else than a text. # is a number, * whatever follows; what a shared post
 * has is as in the post. */
static const struct {
    const char *name;
    unsigned subjects;
    place_kind kind;
} places[] = {
    {"id", ALL, AN_ID},
    {"at", ALL & ~MESSAGE, A_DAY},
    {"received", MESSAGE, A_DAY},
    {"verified", ACCOUNT, A_TRUTH},
    {"approved", ACCOUNT, A_TRUTH},
    {"author", POST | MESSAGE, NAMES},
    {"shared", POST, NAMES},
    {"facts", ALL, NAMES},
    {"facts.*", ALL, ANYTHING},
    {"request", ACCOUNT, ANSWERS},
    {"request.*", ACCOUNT, ANYTHING},
    {"links", PROFILE | ACCOUNT, A_LIST},
    {"history", MESSAGE, NAMES},
    {"history.days", MESSAGE, A_NUMBER},
    {"history.messages", MESSAGE, A_NUMBER},
    {"history.negative", MESSAGE, A_NUMBER},
    {"history.abusive", MESSAGE, A_NUMBER},
    {"media", POST | PROFILE, A_LIST},
    {"media.#", POST | PROFILE, AN_ITEM},
    {"media.#.decorative", POST | PROFILE, A_TRUTH},
    {"media.#.consent", POST | PROFILE, A_TRUTH},
    {"media.#.transcript", POST | PROFILE, A_TRUTH},
    {"media.#.captions_reviewed", POST | PROFILE, A_TRUTH},
    {"media.#.audio_description", POST | PROFILE, A_TRUTH},
    {"media.#.flashes_per_second", POST | PROFILE, A_NUMBER},
    {"media.#.contrast", POST | PROFILE, A_NUMBER},
    {"media.#.font_pt", POST | PROFILE, A_NUMBER},
    {"messages", CONVERSATION, A_LIST},
    {"messages.#", CONVERSATION, AN_ITEM},
    {"messages.#.at", CONVERSATION, A_DAY},
    {"messages.#.labels", CONVERSATION, LABELS},
    {"messages.#.answered", CONVERSATION, A_TRUTH},
    {"authors", CONVERSATION, A_LIST},
    {"authors.#", CONVERSATION, AN_ITEM},
    {"authors.#.days", CONVERSATION, A_NUMBER},
    {"authors.#.messages", CONVERSATION, A_NUMBER},
    {"authors.#.negative", CONVERSATION, A_NUMBER},
    {"authors.#.abusive", CONVERSATION, A_NUMBER}};

static bool matches(const char *pattern, const char *name, const char *end)
{
    for (; *pattern && *pattern != '*'; pattern++) {
        const char *start = name;
        if (*pattern == '#')
            while (name < end && *name >= '0' && *name <= '9') name++;
        else if (name < end && *name == *pattern) name++;
        if (name == start) return false;
    }
    return *pattern == '*' || name == end;
}

/* The kind of the place where the walk is; NULL where the table does not have it. */
static const place_kind *find_place(const script_walk *walk)
{
    static const char shared[] = "shared.media";
    unsigned subject = 1u << smp_fields_subject(walk->fields);
    const char *name = walk->name, *end = name + walk->size;
    if (subject == POST && walk->size >= sizeof shared - 1 &&
        memcmp(name, shared, sizeof shared - 1) == 0)
        name += strlen("shared.");
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++)
        if (*places[i].name == *name && (places[i].subjects & subject) &&
            matches(places[i].name, name, end))
            return &places[i].kind;
    return NULL;
}

bool script_refuse_type(script_walk *walk, const char *what)
{
    const place_kind *found = walk->size ? find_place(walk) : NULL;
    if (!walk->size)
        return script_refuse(walk->error, SCRIPT_MISUSE,
                             "What is checked cannot be %s. Give a text, or names and values.",
                             what);
    /* Of a name that there is not, the library's own words are the true ones. */
    if (!found && !script_set(walk, (smp_text){NULL, 0})) return false;
    return script_refuse(walk->error, SCRIPT_MISUSE, "\"%.*s\" cannot be %s. It takes %s.",
                         (int)(walk->size > 100 ? 100 : walk->size), walk->name, what,
                         kinds[found ? *found : A_TEXT].words);
}

static const char *words_for(unsigned kind)
{
    switch (kind) {
    case SCRIPT_TEXT: return "a text";
    case SCRIPT_TRUTH: return "a truth value";
    case SCRIPT_DAY: return "a date";
    case SCRIPT_LIST: return "a list";
    case SCRIPT_NAMES: return "names and values";
    case SCRIPT_LIST | SCRIPT_NAMES: return "a table";
    default: return "a number";
    }
}

bool script_may_be(script_walk *walk, unsigned kind)
{
    const place_kind *found = walk->size ? find_place(walk) : NULL;
    unsigned takes = found ? kinds[*found].takes : SCRIPT_TEXT;
    if (!walk->size) takes |= SCRIPT_NAMES;
    return (takes & kind) || script_refuse_type(walk, words_for(kind));
}

/* A record in a list is there even if nothing is said of it. */
static bool is_there(script_walk *walk)
{
    size_t size = walk->size;
    bool sent = smp_fields_subject(walk->fields) == SMP_SUBJECT_CONVERSATION;
    const char *member = sent ? "author" : "kind";
    bool done = script_enter(walk, member, strlen(member)) && script_set(walk, (smp_text){NULL, 0});
    walk->size = size;
    return done;
}

bool script_begin(script_walk *walk, unsigned kind)
{
    if (!script_may_be(walk, kind)) return false;
    const place_kind *found = walk->size ? find_place(walk) : NULL;
    /* A request of which nothing is answered is a request all the same. */
    if (found && *found == ANSWERS)
        return smp_fields_set(walk->fields, smp_text_of("facts.account.requested"),
                              smp_text_of("yes"), walk->error) == SMP_OK;
    return !found || *found != AN_ITEM || is_there(walk);
}
