/* What the files share that put a subject together from named values: fields.c sets a value by its
 * name, field_places.c knows the names, field_values.c reads the values.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_CHECKS_FIELDS_H
#define SMP_CHECKS_FIELDS_H

#include "base/base.h"

#include <smpolicy/fields.h>

/* A growing list of structs of one kind, each of which begins with its size. */
typedef struct item_list {
    void *items;
    size_t count, capacity;
} item_list;

struct smp_fields {
    smp_allocator allocator;
    smp__arena texts;
    smp_subject subject;
    smp_post post;       /* one of these five is filled */
    smp_profile profile;
    smp_message message;
    smp_account account;
    smp_conversation conversation;
    smp_shared shared;
    bool has_shared;
    item_list media, shared_media, messages, authors;
    smp_text *links;
    size_t link_count, link_capacity;
    smp_fact *facts;
    size_t fact_count, fact_capacity;
};

/* ---- Names (field_places.c) ---------------------------------------------------------------- */

typedef enum smp__value_type {
    SMP__TAKES_TEXT,
    SMP__TAKES_TRUTH,
    SMP__TAKES_NUMBER,
    SMP__TAKES_COUNT,
    SMP__TAKES_PLATFORM,
    SMP__TAKES_ACCOUNT,
    SMP__TAKES_ACTION,
    SMP__TAKES_CHANNEL,
    SMP__TAKES_NATION,
    SMP__TAKES_MEDIA_KIND,
    SMP__TAKES_CAPTIONS,
    SMP__TAKES_PEOPLE
} smp__value_type;

/* A name, what it takes, and where that goes in the struct. */
typedef struct smp__place_of_field {
    const char *name; /* NULL: the end of the list */
    smp__value_type type;
    size_t offset;
} smp__place_of_field;

/* What a kind of subject has. */
typedef struct smp__fields_of {
    const char *called;
    const smp__place_of_field *places;
    bool has_media, has_shared, has_links, has_messages;
} smp__fields_of;
const smp__fields_of *smp__fields_of_subject(smp_subject subject);

/* Of an item of a list, or of what is shared. */
extern const smp__place_of_field smp__media_places[], smp__sent_places[], smp__counts_places[],
    smp__shared_places[];

/* NULL: the list has no such name. */
const smp__place_of_field *smp__field_place(const smp__place_of_field *places, smp_text name);

/* Says that `field`, the end of `name`, was looked for in `places`; without `places` nothing is
 * suggested. */
smp_status smp__unknown_field(const smp_fields *fields, smp_error *error, smp_text name,
                              const smp__place_of_field *places, smp_text field);

/* ---- Values (field_values.c) --------------------------------------------------------------- */

/* Each reads `value` into `into`, or says what `name` takes. An absent or empty value is none. */
smp_status smp__keep_text(smp_fields *fields, smp_text *into, smp_text value, smp_error *error);
smp_status smp__keep_truth(smp_tri *into, smp_text name, smp_text value, smp_error *error);
smp_status smp__keep_value(smp_fields *fields, smp__value_type type, void *into, smp_text name,
                           smp_text value, smp_error *error);

#endif
