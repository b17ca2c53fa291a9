/* Subjects built from named values, as spreadsheets, JSON objects and the examples of packs have
 * them.
 * SPDX-License-Identifier: MIT */
#ifndef SMPOLICY_FIELDS_H
#define SMPOLICY_FIELDS_H

#include <smpolicy/base.h>
#include <smpolicy/conversation.h>
#include <smpolicy/evaluate.h>
#include <smpolicy/subject.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct smp_fields smp_fields;

/** An empty subject of one kind. */
SMP_API smp_status smp_fields_new(smp_fields **out, smp_subject subject,
                                  const smp_allocator *allocator);
SMP_API void smp_fields_free(smp_fields *fields); /**< NULL is allowed */
SMP_API smp_subject smp_fields_subject(const smp_fields *fields);
/** Forgets every value; keeps the memory. */
SMP_API void smp_fields_clear(smp_fields *fields);

/** Sets one value, which is copied. A later value for the same name replaces the earlier one.
 *  @param name  a path of the JSON contract: "text", "platform", "media.0.alt", "author.role",
 *               "shared.text", "links.0", "history.days", "messages.0.author",
 *               "facts.approval.communications", ...
 *  @param value its text; truth values are yes/no or true/false, numbers as in JSON; an absent
 *               value leaves the field unknown
 *  Errors: SMP_ERROR_ARGUMENT names the field and what it takes; SMP_ERROR_LIMIT past 1,000 media
 *  items, links or facts, 10,000 messages or authors. Nothing changes on error. */
SMP_API smp_status smp_fields_set(smp_fields *fields, smp_text name, smp_text value,
                                  smp_error *error);

/** The subject, borrowed until `fields` is next changed. NULL where it is of another kind. */
SMP_API const smp_post *smp_fields_post(smp_fields *fields);
SMP_API const smp_profile *smp_fields_profile(smp_fields *fields);
SMP_API const smp_message *smp_fields_message(smp_fields *fields);
SMP_API const smp_account *smp_fields_account(smp_fields *fields);
SMP_API const smp_conversation *smp_fields_conversation(smp_fields *fields);

/** The check of this kind of subject: smp_evaluate_post for a post, and so on. */
SMP_API smp_status smp_fields_check(smp_report *report, smp_evaluator *evaluator,
                                    smp_fields *fields, smp_error *error);

#ifdef __cplusplus
}
#endif

#endif
