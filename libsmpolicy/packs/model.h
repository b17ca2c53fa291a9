/* A pack and its parents as read: what the sections of the YAML say, merged, before it becomes
 * records of an image. Everything lies in one arena and keeps the node it came from.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_PACKS_MODEL_H
#define SMP_PACKS_MODEL_H

#include "packs/packs.h"
#include "packs/table.h"
#include "packs/yaml.h"

#define SMP__EXTENDS_MAX 160u /* packs in a line of parents */

/* A text of a list, where it was written. */
typedef struct smp__word {
    struct smp__word *next;
    smp_text text;
    smp_text value; /* of a lexicon entry; absent = none */
    const smp__node *node;
    bool removed;
} smp__word;

typedef struct smp__words {
    smp__word *first, *last;
    uint32_t count;
} smp__words;

/* `level` says which pack of the chain something is from: 0 is the pack itself, 1 its parent. */
typedef struct smp__pack_document {
    struct smp__pack_document *next;
    const smp__node *node;
    uint32_t level;
    smp_text id, title, version, approved, review, expires, url, note;
    uint32_t index; /* in the image */
} smp__pack_document;

typedef struct smp__pack_contact {
    struct smp__pack_contact *next;
    const smp__node *node;
    smp_text route, title, contact;
} smp__pack_contact;

typedef struct smp__pack_account {
    struct smp__pack_account *next;
    smp_text handle, name, bio;
    uint32_t platforms; /* as in smp__account_record */
    bool is_team;
} smp__pack_account;

typedef struct smp__pack_disclaimer {
    const smp__node *node; /* NULL: profiles need none */
    uint32_t accounts;
    int accepts;           /* smp__accepts */
    smp__words wordings, suggest;
} smp__pack_disclaimer;

typedef struct smp__pack_value {
    struct smp__pack_value *next;
    smp__value_record record; /* its text not yet interned */
    smp_text text;            /* folded */
} smp__pack_value;

typedef struct smp__values {
    smp__pack_value *first, *last;
    uint32_t count;
} smp__values;

typedef struct smp__pack_assumption {
    struct smp__pack_assumption *next;
    uint32_t accounts;
    smp__values value; /* one */
} smp__pack_assumption;

typedef struct smp__pack_fact {
    struct smp__pack_fact *next;
    const smp__node *node; /* NULL for one that no pack has spoken of */
    uint32_t level;
    smp_text name, meaning, ask;
    smp__words values;
    smp__pack_assumption *assumptions;
    uint8_t type;   /* smp_fact_type */
    uint8_t source; /* smp__fact_source */
    bool per_media;
    uint8_t pattern_id;
    uint32_t index;
} smp__pack_fact;

typedef struct smp__pack_window {
    struct smp__pack_window *next;
    int32_t from, until;
    smp_text source;
} smp__pack_window;

typedef struct smp__pack_calendar {
    struct smp__pack_calendar *next;
    const smp__node *node;
    smp_text id;
    smp__pack_window *windows, *last;
    smp__slice slice; /* in the image */
} smp__pack_calendar;

typedef struct smp__pack_lexicon {
    struct smp__pack_lexicon *next;
    const smp__node *node;
    uint32_t level;
    smp_text name;
    smp__words entries;
    smp__table table; /* of entries */
    bool needed;      /* by a pattern of a signal that is used, or by a detector */
    bool accounted;   /* says its grade, reason and source */
} smp__pack_lexicon;

/* Part of patterns, under a name of its own. */
typedef struct smp__pack_phrase {
    struct smp__pack_phrase *next;
    const smp__node *node;
    smp_text name, pattern;
    bool needed; /* as of a lexicon */
} smp__pack_phrase;

typedef struct smp__pack_signal {
    struct smp__pack_signal *next;
    const smp__node *node; /* NULL for one of the catalogue that no pack has spoken of */
    uint32_t level;    /* of the pack that spoke of it last */
    uint32_t declared; /* of the pack that named it first */
    smp_text name, meaning;
    double parameters[2];
    smp__words patterns, unless;
    uint32_t fields;
    smp_text replace; /* which kind of repair; absent for none */
    /* SMP__ON_* and SMP__FOR_*, known once all has been read: */
    uint32_t used;   /* of the clauses that wake on it or ask for it, and of checks that do */
    uint32_t served; /* of what a detector raises that reads where its patterns hit */
    uint32_t index;  /* the catalogue's, or its place after the catalogue */
} smp__pack_signal;

/* What its patterns are looked for in. */
static inline uint32_t smp__signal_needs(const smp__pack_signal *signal)
{
    return signal->used | signal->served;
}

typedef struct smp__pack_weight {
    struct smp__pack_weight *next;
    smp__pack_signal *signal;
    double weight;
} smp__pack_weight;

/* One kind of message. */
typedef struct smp__pack_label {
    struct smp__pack_label *next;
    smp_text name, meaning;
    smp_text family; /* absent: none */
    smp__pack_signal *raises;
    double bias, point, doubt, beside, alone;
    smp__pack_weight *weights;
    smp_tri quoted; /* whether words between quotation marks count; unknown: they do */
} smp__pack_label;

typedef struct smp__pack_word_weight {
    struct smp__pack_word_weight *next;
    const smp__pack_label *label;
    const smp__node *node; /* where it was said last */
    int8_t tenths; /* 0: nothing (any more) */
    int spread;    /* tenths that lexicons add */
    const struct smp__pack_lexicon_weight *last; /* that added some: another form of the word adds
                                                    none */
} smp__pack_word_weight;

/* What each word of a lexicon says for a label. */
typedef struct smp__pack_lexicon_weight {
    struct smp__pack_lexicon_weight *next;
    const smp__pack_label *label;
    const smp__pack_lexicon *lexicon;
    const smp__node *node; /* where it was said last */
    int8_t tenths;
} smp__pack_lexicon_weight;

/* What a word, or two next to each other, say for labels. */
typedef struct smp__pack_vocable {
    struct smp__pack_vocable *next;
    smp_text stem; /* of a word */
    const struct smp__pack_vocable *first, *second; /* of two; else NULL */
    bool apart; /* there is one between the two */
    smp__pack_word_weight *weights;
    uint32_t index;
} smp__pack_vocable;

typedef struct smp__pack_flag {
    struct smp__pack_flag *next;
    smp__pack_signal *signal;
} smp__pack_flag;

/* One thing that the words of a post, taken together, may give the impression of. */
typedef struct smp__pack_impression {
    struct smp__pack_impression *next;
    smp_text name, meaning;
    smp__pack_flag *raises;
    smp__pack_flag *unless; /* not where one of these is raised */
    double bias, point;
    bool kept;       /* a clause about posts asks for what it raises; known once all has been
                        read */
    uint32_t number; /* in the order of their declaration */
} smp__pack_impression;

/* A form of a word, or two next to each other, and what it says for each impression, by its
 * number. */
typedef struct smp__pack_form {
    struct smp__pack_form *next;
    uint32_t hash;
    bool is_of_two; /* one of two words that say something together */
    int8_t tenths[SMP__IMPRESSIONS_MAX];
    const smp__node *nodes[SMP__IMPRESSIONS_MAX]; /* where it was said last */
} smp__pack_form;

typedef struct smp__pack_condition {
    struct smp__pack_condition *next;
    uint8_t op; /* smp__condition_op */
    const smp__pack_fact *fact;
    smp__pack_signal *signal;
    const smp__pack_calendar *calendar;
    smp__values values;
} smp__pack_condition;

typedef struct smp__conditions {
    smp__pack_condition *first, *last;
    uint32_t count;
} smp__conditions;

typedef struct smp__pack_field {
    struct smp__pack_field *next;
    smp_text path, value;
} smp__pack_field;

typedef struct smp__pack_example {
    struct smp__pack_example *next;
    const smp__node *node;
    bool flags;
    smp_text at, fix, check;
    smp__pack_field *fields, *last_field;
} smp__pack_example;

typedef struct smp__pack_examples {
    smp__pack_example *first, *last;
    uint32_t flag_count, pass_count;
} smp__pack_examples;

typedef struct smp__range {
    int32_t from, until; /* both inside; SMP__NO_DAY = open */
} smp__range;

/* What is told of one signal of a clause. */
typedef struct smp__pack_saying {
    struct smp__pack_saying *next;
    smp__pack_signal *signal;
    const smp__node *node;
    smp_text words;
} smp__pack_saying;

typedef struct smp__pack_clause {
    struct smp__pack_clause *next;
    struct smp__pack_clause *sibling; /* of the same id, in force on other days */
    const smp__node *node;            /* of the clause, or of the override that made it */
    uint32_t level;                   /* of the pack that wrote the clause */
    smp_text id;
    smp__pack_document *document;
    smp_text section, quote, why, message, route, action, note;
    const smp__node *message_node, *route_node;
    int kind;     /* smp_clause_kind, or -1: it follows from the rest */
    int severity; /* smp_severity */
    int outcome;  /* smp_outcome */
    int unknown;  /* smp__when_unknown */
    uint32_t on;
    smp__pack_flag *flags;
    uint32_t flag_count;
    smp__pack_saying *sayings; /* instead of `message` */
    smp__conditions if_all, unless_any, require;
    smp__range effective;
    bool locked;
    bool conditioned; /* `flag` or `require` was given, rightly or wrongly */
    bool disabled;  /* by an override, or never in force: not compiled */
    bool comes_back; /* what it was before an override, in force once that has ended */
    bool accessibility; /* by its id or by a signal; known once all has been read */
    uint32_t index; /* in the image */
    smp__pack_examples examples;
} smp__pack_clause;

/* One pack of the chain while it is read. */
typedef struct smp__pack_head {
    smp__source source;
    smp_text bytes; /* as given */
    const smp__node *root;
    uint32_t level;
    smp_text id, version, title, status, parent, parent_version;
    const smp__node *extends;
    smp__range effective;
    const smp__node *effective_node;
} smp__pack_head;

/* A warning for smpolicy lint, found while compiling. */
typedef struct smp__pack_note {
    struct smp__pack_note *next;
    smp__place place;
    smp_text message, hint;
} smp__pack_note;

typedef struct smp__model {
    smp__arena *arena;
    smp__faults *faults;
    smp__find_parent find_parent;
    void *find_context;

    smp__pack_head packs[SMP__EXTENDS_MAX + 1]; /* by level */
    uint32_t pack_count;
    const smp__pack_head *now; /* the pack being read */

    smp_text organisation;
    int nation; /* smp_nation */
    smp__words names, domains, signposts;
    smp__pack_contact *contacts, *last_contact;
    smp__pack_account *accounts, *last_account;
    smp__pack_disclaimer disclaimer;
    smp__pack_document *documents, *last_document;
    smp__pack_fact *facts, *last_fact;
    smp__pack_calendar *calendars, *last_calendar;
    smp__pack_lexicon *lexicons, *last_lexicon;
    smp__pack_phrase *phrases, *last_phrase;
    smp__pack_signal *signals, *last_signal;
    smp__pack_label *labels, *last_label;
    uint32_t label_count;
    smp__pack_vocable *vocables, *last_vocable; /* the words of two before the two */
    smp__pack_lexicon_weight *lexicon_weights, *last_lexicon_weight;
    smp__pack_impression *impressions, *last_impression;
    smp__pack_form *forms, *last_form;
    uint32_t form_count;
    bool keeps_labels; /* the finished policy sorts messages */
    smp__pack_clause *clauses, *last_clause;
    smp__pack_note *notes;
    uint32_t note_count;
    smp__table contact_table, document_table, fact_table, calendar_table, lexicon_table,
        phrase_table, signal_table, label_table, vocable_table, impression_table,
        form_table, clause_table;
} smp__model;

/* Zeroed memory of the arena; NULL (and memory_failed) when there is none. */
void *smp__model_new(smp__model *model, size_t size);
bool smp__model_index(smp__model *model, smp__table *table, smp_text key, void *value);
#define SMP__APPEND(first, last, item)                                                             \
    do {                                                                                           \
        if (last) (last)->next = (item);                                                           \
        else (first) = (item);                                                                     \
        (last) = (item);                                                                           \
    } while (0)

/* ---- Reading by a schema (schema.c) -------------------------------------------------------- */

/* A key of a map: `read` is given the address of the field at `offset` in the struct to fill. */
typedef struct smp__key {
    const char *name;
    void (*read)(smp__model *model, const smp__node *value, void *field);
    size_t offset;
    bool needed;
} smp__key;

/* Reads a map by its keys; what it does not know is a fault. `what` names it: "a clause". False
 * when `node` is not a map. */
bool smp__read_map(smp__model *model, const smp__node *node, const smp__key *keys, size_t count,
                   void *into, const char *what);
/* Where a member of a map is no key but the rest of a text that a comma has cut: a fault that says
 * so, and true. */
bool smp__fault_cut_text(smp__model *model, const smp__node *map, const smp__node *member);
const smp__node *smp__map_find(const smp__node *map, const char *key);

bool smp__expect(smp__model *model, const smp__node *node, smp__node_kind kind);
/* A text that is not empty by oversight; absent after a fault. */
smp_text smp__node_text(smp__model *model, const smp__node *node);
void smp__read_text(smp__model *model, const smp__node *value, void *text);     /* smp_text */
void smp__read_node(smp__model *model, const smp__node *value, void *node);     /* smp__node * */
void smp__read_date(smp__model *model, const smp__node *value, void *text);     /* smp_text */
void smp__read_range(smp__model *model, const smp__node *value, void *range);   /* smp__range */
void smp__read_words(smp__model *model, const smp__node *value, void *words);   /* smp__words */
void smp__read_accounts(smp__model *model, const smp__node *value, void *kinds); /* uint32_t bits */
void smp__read_number(smp__model *model, const smp__node *value, void *number);  /* double */
void smp__read_score(smp__model *model, const smp__node *value, void *score); /* 0 < double < 1 */
bool smp__node_truth(smp__model *model, const smp__node *value, smp_tri *truth);
bool smp__node_day(smp__model *model, const smp__node *value, int32_t *day);
smp__word *smp__words_add(smp__model *model, smp__words *words, smp_text text,
                          const smp__node *node);
/* The index of the node's text among `names`; a fault and -1 when it is none of them. */
int smp__node_choice(smp__model *model, const smp__node *node, const char *const *names,
                     size_t count, const char *what);
/* Lower-case letters, digits, - and what else `more` has. */
bool smp__check_name(smp__model *model, const smp__node *node, const char *more, const char *what);
/* Fault: nothing is called so. The table gives the guesses. */
void smp__fault_unknown(smp__model *model, const smp__node *node, const smp__table *table,
                        const char *what, smp_text otherwise);
smp_text smp__fold_text(smp__model *model, smp_text text);

/* ---- Words as the engine will meet them (read_word.c) --------------------------------------- */

typedef struct smp__word_reader {
    smp__model *model;
    smp__segmenter *segmenter;
    smp__arena scratch; /* of one word */
} smp__word_reader;

/* False when memory ran out; then there is nothing to end. */
bool smp__word_reader_begin(smp__word_reader *reader, smp__model *model);
void smp__word_reader_end(smp__word_reader *reader);
/* What `form` says of the one token that `word` is, or the class that it names ("<link>"). In the
 * model's arena; absent after a fault. */
smp_text smp__word_reader_read(smp__word_reader *reader, const smp__node *node, smp_text word,
                               smp_text (*form)(const smp__token *token));
/* Parts a text into a word and, after a space, a second one (absent where there is none). With
 * `apart`, "_" may stand between the two for one that may be any. False after a fault. */
bool smp__split_words(smp__model *model, const smp__node *node, smp_text text, smp_text *first,
                      smp_text *second, bool *apart);
/* What a word says, in tenths: a number between -9.9 and 9.9 with one decimal place. */
bool smp__node_tenths(smp__model *model, const smp__node *node, int8_t *tenths);

/* ---- Sections, each in its file ------------------------------------------------------------ */

void smp__read_documents(smp__model *model, const smp__node *node);
void smp__read_organisation(smp__model *model, const smp__node *node);
void smp__read_disclaimer(smp__model *model, const smp__node *node);
void smp__read_calendars(smp__model *model, const smp__node *node);
bool smp__add_own_facts(smp__model *model); /* those that are fields of a post */
void smp__read_facts(smp__model *model, const smp__node *node);
/* One value of a fact's type, added to `values`. */
void smp__read_fact_value(smp__model *model, const smp__pack_fact *fact, const smp__node *node,
                          smp__values *values);
void smp__read_lexicons(smp__model *model, const smp__node *node);
void smp__read_phrases(smp__model *model, const smp__node *node);
void smp__override_lexicons(smp__model *model, const smp__node *node);
bool smp__add_catalogue(smp__model *model);
void smp__read_signals(smp__model *model, const smp__node *node);
void smp__override_signals(smp__model *model, const smp__node *node);
/* A signal of the pack's own that nobody has named before. NULL when memory ran out. */
smp__pack_signal *smp__add_signal(smp__model *model, smp_text name);
smp__pack_signal *smp__find_signal(smp__model *model, const smp__node *name);
/* False after a fault where `node` is no map. */
bool smp__read_conditions(smp__model *model, const smp__node *node, void *conditions);
void smp__read_clauses(smp__model *model, const smp__node *node);
void smp__override_clauses(smp__model *model, const smp__node *node);
/* What can only be said of a clause once everything has been read; which signals are used. */
void smp__check_clauses(smp__model *model);
void smp__read_labels(smp__model *model, const smp__node *node);
void smp__read_vocabulary(smp__model *model, const smp__node *node);
void smp__read_impressions(smp__model *model, const smp__node *node);
/* Gives the words of lexicons what these say, once no pack can add or remove any. */
void smp__spread_lexicons(smp__model *model);
/* Decides whether the finished policy needs its labels; then their signals are used. After
 * smp__check_clauses. */
void smp__keep_labels(smp__model *model);
/* Likewise which impressions it needs. */
void smp__keep_impressions(smp__model *model);
/* own_lexicons.c: once everything has been read, what the organisation is called and reached by. */
void smp__add_own_lexicons(smp__model *model);
void smp__read_examples(smp__model *model, const smp__node *node, void *examples);
/* read_message.c */
void smp__read_message(smp__model *model, const smp__node *value, void *clause);
void smp__check_sayings(smp__model *model, const smp__pack_clause *clause);

/* Reads a pack and its parents. */
void smp__read_pack(smp__model *model, smp_text yaml, const char *name);

/* notes.c: what is suspicious though not wrong. */
void smp__note_all(smp__model *model);

/* emit.c: the model into an image. */
void smp__emit(smp__model *model, smp__image_builder *builder);
/* emit_vocabulary.c: what words say for labels. */
void smp__emit_vocabulary(smp__model *model, smp__image_builder *builder);
/* emit_impressions.c: what the words of a post say for impressions. After the signals. */
void smp__emit_impressions(smp__model *model, smp__image_builder *builder);
/* emit_patterns.c: its automaton. False after a fault, or when memory ran out. */
bool smp__emit_automaton(smp__model *model, smp__image_builder *builder);

#endif
