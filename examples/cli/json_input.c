/* A post, profile, message, account or conversation as a JSON object: each member becomes a named
 * field.
 * SPDX-License-Identifier: MIT */
#define _POSIX_C_SOURCE 200809L
#include "json_members.h"

#include <stdlib.h>
#include <string.h>

#define LONGEST_NAME 256

/* Where in the object the reading is: a dotted name that grows and shrinks. */
typedef struct walk {
    smp_fields *fields;
    char name[LONGEST_NAME];
    size_t size;
    smp_error *error;
} walk;

static bool enter(walk *at, const char *key)
{
    size_t size = strlen(key);
    if (at->size + size + 2 > sizeof at->name) {
        at->error->code = SMP_ERROR_LIMIT;
        snprintf(at->error->message, sizeof at->error->message,
                 "A member is nested too deeply or its name is too long, near \"%.60s\".",
                 at->name);
        return false;
    }
    if (at->size) at->name[at->size++] = '.';
    memcpy(at->name + at->size, key, size + 1);
    at->size += size;
    return true;
}

static bool set(walk *at, smp_text value)
{
    return smp_fields_set(at->fields, (smp_text){at->name, at->size}, value, at->error) ==
           SMP_OK;
}

#define NUMBER_SIZE 32

/* As few digits as give the same number again. */
static void write_number(char out[NUMBER_SIZE], double value)
{
    snprintf(out, NUMBER_SIZE, "%.15g", value);
    if (strtod(out, NULL) != value) snprintf(out, NUMBER_SIZE, "%.17g", value);
}

static bool read_value(walk *at, json_t *value);

static bool ends_with(const walk *at, const char *last)
{
    size_t size = strlen(last);
    return at->size > size && strcmp(at->name + at->size - size, last) == 0;
}

/* Empty brackets say nothing, where a value was meant; of a list they say that there is none. */
static bool says_something(walk *at, const json_t *value)
{
    bool is_empty = (json_is_array(value) && json_array_size(value) == 0) ||
                    (json_is_object(value) && json_object_size(value) == 0);
    if (!is_empty || ends_with(at, ".media") || ends_with(at, ".labels")) return true;
    at->error->code = SMP_ERROR_ARGUMENT;
    snprintf(at->error->message, sizeof at->error->message,
             "\"%.60s\" cannot be empty brackets. Say what it is, or leave it out.", at->name);
    return false;
}

static bool read_members(walk *at, json_t *object)
{
    const char *key;
    json_t *value;
    json_object_foreach(object, key, value)
    {
        size_t size = at->size;
        if (!enter(at, key) || !says_something(at, value) || !read_value(at, value)) return false;
        at->size = size;
        at->name[size] = '\0';
    }
    return true;
}

/* An item of which nothing is said is an item all the same. */
static bool is_there(walk *at)
{
    size_t size = at->size;
    bool sent = smp_fields_subject(at->fields) == SMP_SUBJECT_CONVERSATION;
    if (!enter(at, sent ? "author" : "kind") || !set(at, smp_text_of(NULL))) return false;
    at->size = size;
    at->name[size] = '\0';
    return true;
}

/* Nothing at all is neither an item nor left out. */
static bool can_be_listed(walk *at, const json_t *value)
{
    if (!json_is_null(value) && !json_is_array(value)) return true;
    at->error->code = SMP_ERROR_ARGUMENT;
    snprintf(at->error->message, sizeof at->error->message,
             "\"%.60s\" cannot be null or a list of its own. Say what it is, or leave it out.",
             at->name);
    return false;
}

static bool read_elements(walk *at, json_t *array)
{
    for (size_t i = 0; i < json_array_size(array); i++) {
        char index[24];
        size_t size = at->size;
        snprintf(index, sizeof index, "%zu", i);
        json_t *value = json_array_get(array, i);
        if (!enter(at, index) || !can_be_listed(at, value) ||
            (json_is_object(value) && !is_there(at)) || !read_value(at, value))
            return false;
        at->size = size;
        at->name[size] = '\0';
    }
    return true;
}

/* Labels as classify writes them, or merely their names: joined by spaces. */
static bool read_labels(walk *at, json_t *array)
{
    char names[512];
    size_t size = 0;
    for (size_t i = 0; i < json_array_size(array); i++) {
        json_t *label = json_array_get(array, i);
        if (json_is_object(label)) label = json_object_get(label, "label");
        const char *name = json_string_value(label);
        if (!name || size + strlen(name) + 2 > sizeof names) {
            at->error->code = SMP_ERROR_ARGUMENT;
            snprintf(at->error->message, sizeof at->error->message,
                     "\"%.60s\" must be a list of labels.", at->name);
            return false;
        }
        size += (size_t)snprintf(names + size, sizeof names - size, "%s%s", i ? " " : "", name);
    }
    return set(at, (smp_text){names, size});
}

/* A request of which nothing is answered is a request all the same. */
static bool begin_members(walk *at)
{
    bool is_request = smp_fields_subject(at->fields) == SMP_SUBJECT_ACCOUNT &&
                      strcmp(at->name, "request") == 0;
    return !is_request || smp_fields_set(at->fields, smp_text_of("facts.account.requested"),
                                         smp_text_of("yes"), at->error) == SMP_OK;
}

static bool read_value(walk *at, json_t *value)
{
    char number[NUMBER_SIZE];
    switch (json_typeof(value)) {
    case JSON_OBJECT: return begin_members(at) && read_members(at, value);
    case JSON_ARRAY:
        return ends_with(at, ".labels") ? read_labels(at, value) : read_elements(at, value);
    case JSON_STRING:
        return set(at, (smp_text){json_string_value(value), json_string_length(value)});
    case JSON_TRUE: return set(at, smp_text_of("yes"));
    case JSON_FALSE: return set(at, smp_text_of("no"));
    case JSON_NULL: return true; /* not said, which is how every field starts */
    case JSON_INTEGER:
        snprintf(number, sizeof number, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
        return set(at, smp_text_of(number));
    case JSON_REAL:
        write_number(number, json_real_value(value));
        return set(at, smp_text_of(number));
    }
    return false;
}

/* Mentions a member that is not ours, the first time it is seen. A slip is one name or a few: of a
 * file with more, the rest is passed over in silence, since nobody would read on and each is
 * compared with all before it. */
static void mention(cli_strangers *strangers, smp_subject subject, const char *key)
{
    enum { MOST = 32 };
    if (strangers->count == MOST) return;
    size_t size = strlen(key), before = strangers->names ? strlen(strangers->names) : 0;
    for (const char *at = strangers->names; at && *at; at = strchr(at, '\n') + 1)
        if (strncmp(at, key, size) == 0 && at[size] == '\n') return;
    char *names = strchr(key, '\n') ? NULL : realloc(strangers->names, before + size + 2);
    if (!names) return;
    memcpy(names + before, key, size);
    memcpy(names + before + size, "\n", 2);
    strangers->names = names;
    strangers->count++;
    cli_complain("%s: \"%s\" is not a field of %s and is passed over.", strangers->source, key,
                 cli_called(subject));
    if (strangers->count == MOST)
        cli_complain("%s: further ones are passed over without a word.", strangers->source);
}

static bool refuse(smp_error *error, uint32_t column, const char *why)
{
    error->code = SMP_ERROR_ARGUMENT;
    error->column = column;
    snprintf(error->message, sizeof error->message, "%s", why);
    return false;
}

static char *id_of(json_t *object)
{
    json_t *id = json_object_get(object, "id");
    char number[32];
    if (json_is_string(id)) return strdup(json_string_value(id));
    if (!json_is_integer(id)) return NULL;
    snprintf(number, sizeof number, "%" JSON_INTEGER_FORMAT, json_integer_value(id));
    return strdup(number);
}

#define ONE_A_LINE "Put each object on a line of its own, without a comma after it"

/* What is wrong with a line, in words for somebody who did not write the parser. */
static void explain(char *why, size_t room, json_error_t *fault, const char *line, size_t size)
{
    const char *told = NULL;
    switch (json_error_code(fault)) {
    case json_error_invalid_utf8:
        told = "The line is not UTF-8. Save the file as UTF-8 and run it again.";
        break;
    case json_error_premature_end_of_input:
        told = size && *line == '['
                   ? "The JSON list does not end on this line. " ONE_A_LINE
                     ": `jq -c '.[]'` does that."
                   : "The JSON object does not end on this line. " ONE_A_LINE
                     ": `jq -c .` does that.";
        break;
    case json_error_end_of_input_expected:
        told = "More follows on the line after what is whole. " ONE_A_LINE ".";
        break;
    default: break;
    }
    if (memchr(line, '\0', size))
        told = "The line has NUL bytes, which no text in UTF-8 has. Save the file as UTF-8, if it "
               "is text at all.";
    if (told) snprintf(why, room, "%s", told);
    else snprintf(why, room, "This is not JSON: %s. Mend the line and run it again.", fault->text);
}

static json_t *parse(const char *line, size_t size, smp_error *error)
{
    json_error_t fault;
    json_t *object = json_loadb(line, size, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &fault);
    if (object && json_is_object(object)) return object;
    char why[360];
    if (json_is_array(object))
        snprintf(why, sizeof why, "This is a JSON list. " ONE_A_LINE ": `jq -c '.[]'` does that.");
    else if (object) snprintf(why, sizeof why, "A line must be one JSON object, in braces.");
    else explain(why, sizeof why, &fault, line, size);
    refuse(error, object || fault.column < 0 ? 1 : (uint32_t)fault.column, why);
    json_decref(object);
    return NULL;
}

bool cli_read_json(smp_fields *fields, const char *line, size_t size, char **id,
                   cli_strangers *strangers, smp_error *error)
{
    json_t *object = parse(line, size, error), *value;
    if (!object) return false;
    const char *key;
    walk at = {.fields = fields, .error = error};
    bool read = true;
    *id = id_of(object);
    json_object_foreach(object, key, value)
    {
        cli_member member = cli_know_member(smp_fields_subject(fields), key, value, error);
        if (member == CLI_THEIRS) {
            mention(strangers, smp_fields_subject(fields), key);
            continue;
        }
        at.size = 0;
        if (member == CLI_WRONG || !enter(&at, key) || !read_value(&at, value)) {
            read = false;
            break;
        }
    }
    json_decref(object);
    return read;
}

/* ---- Standing facts ------------------------------------------------------------------------ */

static bool keep_fact(smp_fact **facts, size_t *count, const char *name, const char *value)
{
    smp_fact *grown = realloc(*facts, (*count + 1) * sizeof **facts);
    char *kept_name = strdup(name), *kept_value = strdup(value);
    if (grown) *facts = grown;
    if (!grown || !kept_name || !kept_value) {
        free(kept_name);
        free(kept_value);
        return false;
    }
    smp_fact fact = SMP_FACT_INIT;
    fact.name = smp_text_of(kept_name);
    fact.type = SMP_FACT_TEXT;
    fact.text = smp_text_of(kept_value);
    (*facts)[(*count)++] = fact;
    return true;
}

static bool read_fact(smp_fact **facts, size_t *count, const char *name, const json_t *value)
{
    char number[NUMBER_SIZE];
    if (json_is_string(value)) return keep_fact(facts, count, name, json_string_value(value));
    if (json_is_boolean(value))
        return keep_fact(facts, count, name, json_is_true(value) ? "yes" : "no");
    if (json_is_null(value)) return true;
    if (!json_is_number(value)) {
        cli_complain("the fact \"%s\" must be true, false, a text or a number.", name);
        return false;
    }
    write_number(number, json_number_value(value));
    return keep_fact(facts, count, name, number);
}

bool cli_read_facts(const char *file, smp_fact **facts, size_t *count)
{
    json_error_t fault;
    *facts = NULL;
    *count = 0;
    if (!file) return true;
    json_t *object = json_load_file(file, JSON_REJECT_DUPLICATES, &fault), *value;
    if (!object || !json_is_object(object)) {
        if (!object && fault.line > 0)
            cli_complain("%s:%d:%d: this is not JSON: %s.", file, fault.line, fault.column,
                         fault.text);
        else if (!object) cli_complain("%s.", fault.text);
        else cli_complain("%s must hold one JSON object of facts.", file);
        json_decref(object);
        return false;
    }
    const char *key;
    bool read = true;
    json_object_foreach(object, key, value)
    {
        if (!read_fact(facts, count, key, value)) {
            read = false;
            break;
        }
    }
    json_decref(object);
    if (!read) cli_free_facts(*facts, *count);
    return read;
}

void cli_free_facts(smp_fact *facts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        free((void *)(uintptr_t)facts[i].name.data);
        free((void *)(uintptr_t)facts[i].text.data);
    }
    free(facts);
}
