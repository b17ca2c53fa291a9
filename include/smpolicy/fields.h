/* A post put together from named values: as the columns of a spreadsheet, the members of a JSON
 * object, and the examples of a pack give them.
 * SPDX-License-Identifier: MIT */
#ifndef SMPOLICY_FIELDS_H
#define SMPOLICY_FIELDS_H

#include <smpolicy/base.h>
#include <smpolicy/subject.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct smp_post_fields smp_post_fields;

SMP_API smp_status smp_post_fields_new(smp_post_fields **out, const smp_allocator *allocator);
SMP_API void smp_post_fields_free(smp_post_fields *fields); /**< NULL is allowed */
/** Forgets every value; keeps the memory. */
SMP_API void smp_post_fields_clear(smp_post_fields *fields);

/** Sets one value, which is copied. A later value for the same name replaces the earlier one.
 *  @param name  a path of the JSON contract: "text", "platform", "media.0.alt", "author.role",
 *               "shared.text", "shared.media.0.alt", "facts.approval.communications", ...
 *  @param value its text; truth values are yes/no or true/false, numbers as in JSON; an absent
 *               value leaves the field unknown
 *  Errors: SMP_ERROR_ARGUMENT names the field and what it takes; SMP_ERROR_LIMIT past 1,000 media
 *  items or facts. Nothing changes on error. */
SMP_API smp_status smp_post_fields_set(smp_post_fields *fields, smp_text name, smp_text value,
                                       smp_error *error);

/** The post, borrowed until `fields` is next changed. Never NULL. */
SMP_API const smp_post *smp_post_fields_post(smp_post_fields *fields);

#ifdef __cplusplus
}
#endif

#endif
