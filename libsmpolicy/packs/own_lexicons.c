/* Lexicons made from the section `organisation`: its names, and its own domains, addresses and
 * numbers, in the form in which detectors look them up.
 * SPDX-License-Identifier: MIT */
#include "packs/model.h"

#include <string.h>

#define SHORTEST_NUMBER 3u /* digits of one that stands alone: 999 */
#define NUMBER_IN_TEXT 10u /* at least so many tell one from other figures */

/* The lexicon of that name, made where no pack has it. */
static smp__pack_lexicon *lexicon_of(smp__model *model, const char *name)
{
    smp__pack_lexicon *lexicon = smp__table_get(&model->lexicon_table, smp_text_of(name));
    if (lexicon) return lexicon;
    lexicon = smp__model_new(model, sizeof *lexicon);
    if (!lexicon) return NULL;
    lexicon->name = smp_text_of(name);
    lexicon->level = SMP__EXTENDS_MAX + 1; /* nobody's to lint */
    SMP__APPEND(model->lexicons, model->last_lexicon, lexicon);
    smp__model_index(model, &model->lexicon_table, lexicon->name, lexicon);
    return lexicon;
}

static void add_entry(smp__model *model, smp__pack_lexicon *lexicon, smp_text text,
                      const smp__node *node)
{
    const smp__word *before = smp__table_get(&lexicon->table, text);
    if (before && !before->removed) return;
    smp__word *word = smp__words_add(model, &lexicon->entries, text, node);
    if (word) smp__model_index(model, &lexicon->table, text, word);
}

/* ---- Numbers ------------------------------------------------------------------------------- */

/* How much of the text from `at` on is written as a telephone number is: digits with at most a few
 * signs between them. */
static size_t number_size(smp_text text, size_t at)
{
    enum { SIGNS_MAX = 3 }; /* as in "+44 (0)20" */
    size_t last = at; /* after the last digit */
    for (size_t end = at; end < text.size && end - last <= SIGNS_MAX; end++) {
        char c = text.data[end];
        if (smp__ascii_digit(c)) last = end + 1;
        else if (c == '+' ? end > at : !strchr(" ()-", c)) break;
    }
    return last - at;
}

/* The digits of a number, +44 and 0044 written as the 0 they stand for. Absent when there are fewer
 * than `least`, or the number is another country's. */
static smp_text join_digits(smp__model *model, smp_text number, uint32_t least)
{
    smp_text none = {NULL, 0};
    char *digits = smp__arena_allocate(model->arena, number.size + 1);
    if (!digits) {
        model->faults->memory_failed = true;
        return none;
    }
    size_t size = 0;
    for (size_t i = 0; i < number.size; i++)
        if (smp__ascii_digit(number.data[i])) digits[size++] = number.data[i];
    if (size < least) return none;
    bool plus = number.data[0] == '+';
    size_t code = 0;
    if (size > 4 && !memcmp(digits, "0044", 4)) code = 4;
    else if (plus && !memcmp(digits, "44", 2)) code = 2; /* `least` is more than two */
    if (code == 0) return plus ? none : (smp_text){digits, size};
    size_t national = code + (digits[code] == '0'); /* +44 (0)20 ... */
    digits[national - 1] = '0';
    return (smp_text){digits + national - 1, size - national + 1};
}

/* "116 123" is looked up as the one number that it is. */
static void join_entries(smp__model *model, smp__pack_lexicon *lexicon)
{
    const smp__word *last = lexicon->entries.last;
    for (const smp__word *word = lexicon->entries.first; word; word = word->next) {
        if (!word->removed && number_size(word->text, 0) == word->text.size) {
            smp_text joined = join_digits(model, word->text, SHORTEST_NUMBER);
            if (joined.data) add_entry(model, lexicon, joined, word->node);
        }
        if (word == last) return; /* what follows was added here */
    }
}

/* ---- Contacts and domains ------------------------------------------------------------------- */

static size_t word_end(smp_text text, size_t at)
{
    while (at < text.size && text.data[at] != ' ') at++;
    return at;
}

/* "press@example.org" of "press@example.org," or "(press@example.org)". Absent where it is none. */
static smp_text address_in(smp_text word)
{
    while (word.size && strchr("(<\"'", word.data[0]))
        word = smp__text_slice(word, 1, word.size);
    while (word.size && strchr(")>\"'.,;:", word.data[word.size - 1])) word.size--;
    const char *sign = word.size ? memchr(word.data, '@', word.size) : NULL;
    if (!sign || sign == word.data) return (smp_text){NULL, 0};
    size_t domain = (size_t)(sign - word.data) + 1;
    bool dotted = memchr(sign + 1, '.', word.size - domain) != NULL;
    bool other_sign = memchr(sign + 1, '@', word.size - domain) != NULL;
    return dotted && !other_sign ? word : (smp_text){NULL, 0};
}

/* Every address and number in what is written of a contact. */
static void add_contact(smp__model *model, smp__pack_lexicon *lexicon, const smp__node *node)
{
    smp_text text = node->text;
    for (size_t at = 0; at < text.size;) {
        size_t end = at + number_size(text, at);
        if (end > at) {
            smp_text number = smp__text_slice(text, at, end);
            uint32_t least = number.size == text.size ? SHORTEST_NUMBER : NUMBER_IN_TEXT;
            if (join_digits(model, number, least).data) add_entry(model, lexicon, number, node);
        } else {
            end = word_end(text, at);
            smp_text address = address_in(smp__text_slice(text, at, end));
            if (address.data) add_entry(model, lexicon, address, node);
        }
        for (at = end; at < text.size && text.data[at] == ' ';) at++;
    }
}

/* "https://www.example.org/" is about addresses at example.org. */
static smp_text bare_domain(smp_text domain)
{
    static const char *const starts[] = {"https://", "http://", "www."};
    for (size_t i = 0; i < SMP_COUNT(starts); i++)
        if (smp__text_starts(domain, starts[i]))
            domain = smp__text_slice(domain, strlen(starts[i]), domain.size);
    const char *path = domain.size ? memchr(domain.data, '/', domain.size) : NULL;
    return path ? smp__text_slice(domain, 0, (size_t)(path - domain.data)) : domain;
}

void smp__add_own_lexicons(smp__model *model)
{
    smp__pack_lexicon *names = lexicon_of(model, "organisation");
    if (!names) return;
    names->entries = model->names;
    smp__pack_lexicon *own = lexicon_of(model, "own-contacts");
    if (!own) return;
    for (const smp__word *word = model->domains.first; word; word = word->next) {
        smp_text domain = bare_domain(word->text);
        if (domain.size) add_entry(model, own, domain, word->node);
    }
    for (const smp__pack_contact *contact = model->contacts; contact; contact = contact->next) {
        const smp__node *text =
            contact->contact.data ? smp__map_find(contact->node, "contact") : NULL;
        if (text) add_contact(model, own, text);
    }
    join_entries(model, own);
    smp__pack_lexicon *public_numbers = lexicon_of(model, "public-numbers");
    if (public_numbers) join_entries(model, public_numbers);
}
