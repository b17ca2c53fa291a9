/* The English inflections of a word.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_PATTERNS_INFLECT_H
#define SMP_PATTERNS_INFLECT_H

#include "base/base.h"

#define SMP__INFLECT_MAX 48u /* bytes of a word that can be inflected */

/* Called once or more for each form; `form` lasts for the call. */
typedef void (*smp__form_function)(void *context, smp_text form);

/* The word itself, its plural and possessives, its verb forms, and its comparison where it is a
 * common short adjective or ends in y. May also give forms that nobody uses ("visitted"), never
 * those of another word ("hop" does not give "hoping"). False for what is not a word of letters. */
bool smp__inflect(smp_text folded, smp__form_function give, void *context);

#endif
