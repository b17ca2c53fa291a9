/* The members of a post, profile, message, account or conversation in JSON.
 * SPDX-License-Identifier: MIT */
#include "json_members.h"

#include <string.h>

typedef struct member {
    const char *name;
    json_type type;
    const char *wanted;
    unsigned of; /* bits 1 << smp_subject */
} member;

#define POST (1u << SMP_SUBJECT_POST)
#define PROFILE (1u << SMP_SUBJECT_PROFILE)
#define MESSAGE (1u << SMP_SUBJECT_MESSAGE)
#define ACCOUNT (1u << SMP_SUBJECT_ACCOUNT)
#define CONVERSATION (1u << SMP_SUBJECT_CONVERSATION)
#define ANY (POST | PROFILE | MESSAGE | ACCOUNT | CONVERSATION)

static const char text[] = "a text in quotes", object[] = "an object in braces",
                  list[] = "a list in square brackets", truth[] = "true or false";
static const member members[] = {
    {"id", JSON_STRING, "a text in quotes or a whole number", ANY},
    {"text", JSON_STRING, text, POST | MESSAGE},
    {"platform", JSON_STRING, text, ANY},
    {"account", JSON_STRING, text, POST | PROFILE | MESSAGE | CONVERSATION},
    {"action", JSON_STRING, text, POST},
    {"at", JSON_STRING, text, POST | PROFILE | ACCOUNT | CONVERSATION},
    {"lang", JSON_STRING, text, POST | PROFILE | MESSAGE},
    {"author", JSON_OBJECT, object, POST | MESSAGE},
    {"media", JSON_ARRAY, list, POST | PROFILE},
    {"shared", JSON_OBJECT, object, POST},
    {"facts", JSON_OBJECT, object, ANY},
    {"name", JSON_STRING, text, PROFILE | ACCOUNT},
    {"handle", JSON_STRING, text, PROFILE | ACCOUNT},
    {"bio", JSON_STRING, text, PROFILE | ACCOUNT},
    {"links", JSON_ARRAY, list, PROFILE | ACCOUNT},
    {"pinned", JSON_STRING, text, PROFILE},
    {"role", JSON_STRING, text, PROFILE},
    {"channel", JSON_STRING, text, MESSAGE},
    {"nation", JSON_STRING, text, MESSAGE},
    {"received", JSON_STRING, text, MESSAGE},
    {"history", JSON_OBJECT, object, MESSAGE},
    {"owner", JSON_STRING, text, ACCOUNT},
    {"request", JSON_OBJECT, object, ACCOUNT},
    {"verified", JSON_TRUE, truth, ACCOUNT},
    {"approved", JSON_TRUE, truth, ACCOUNT},
    {"messages", JSON_ARRAY, list, CONVERSATION},
    {"authors", JSON_ARRAY, list, CONVERSATION},
};
#define COUNT (sizeof members / sizeof members[0])

static bool is_of(const member *one, smp_subject subject) { return one->of >> subject & 1; }

static const member *find_member(smp_subject subject, const char *key)
{
    for (size_t i = 0; i < COUNT; i++)
        if (is_of(&members[i], subject) && strcmp(key, members[i].name) == 0) return &members[i];
    return NULL;
}

static cli_member refuse_type(const member *of, smp_error *error)
{
    error->code = SMP_ERROR_ARGUMENT;
    snprintf(error->message, sizeof error->message, "\"%s\" must be %s, or left out.", of->name,
             of->wanted);
    return CLI_WRONG;
}

static bool has_its_type(const member *of, const json_t *value)
{
    return json_typeof(value) == of->type || json_is_null(value) ||
           (json_is_boolean(value) && of->type == JSON_TRUE) ||
           (json_is_integer(value) && strcmp(of->name, "id") == 0);
}

bool cli_is_member(smp_subject subject, const char *name)
{
    return find_member(subject, name) != NULL;
}

const char *cli_member_name(smp_subject subject, size_t index)
{
    for (size_t i = 0; i < COUNT; i++)
        if (is_of(&members[i], subject) && index-- == 0) return members[i].name;
    return NULL;
}

/* ---- Other names --------------------------------------------------------------------------- */

static void explain_meant(smp_subject subject, const char *key, const char *meant,
                          smp_error *error)
{
    char inside[96] = "";
    if (strchr(meant, '.'))
        snprintf(inside, sizeof inside, " Write it inside \"%.*s\", as docs/json.md shows.",
                 (int)strcspn(meant, "."), meant);
    snprintf(error->message, sizeof error->message,
             "There is no field \"%.80s\" in %s. Did you mean \"%s\"?%s%s", key,
             cli_called(subject), meant, inside, cli_if_own(key, (char[CLI_OWN_SIZE]){""}));
}

/* "media.0.people" and "approval.communications" are names of spreadsheets and of facts. */
static void explain_dotted(smp_subject subject, const char *key, smp_error *error)
{
    char first[24];
    snprintf(first, sizeof first, "%.*s", (int)strcspn(key, "."), key);
    if (find_member(subject, first))
        snprintf(error->message, sizeof error->message,
                 "There is no field \"%.80s\" in %s. Write it inside \"%s\", as docs/json.md "
                 "shows.",
                 key, cli_called(subject), first);
    else
        snprintf(error->message, sizeof error->message,
                 "There is no field \"%.80s\" in %s. A fact stands in \"facts\", as in "
                 "\"facts\":{\"%.80s\":true}.",
                 key, cli_called(subject), key);
}

cli_member cli_know_member(smp_subject subject, const char *key, const json_t *value,
                           smp_error *error)
{
    const member *known = find_member(subject, key);
    if (known) return has_its_type(known, value) ? CLI_OURS : refuse_type(known, error);
    const char *meant = cli_name_meant(subject, key);
    if (strchr(key, '.')) explain_dotted(subject, key, error);
    else if (meant) explain_meant(subject, key, meant, error);
    else return CLI_THEIRS;
    error->code = SMP_ERROR_ARGUMENT;
    return CLI_WRONG;
}
