/* Lua values from the library's structs, and the other way round.
 * SPDX-License-Identifier: MIT */
#ifndef SMPOLICY_BINDINGS_CONVERT_H
#define SMPOLICY_BINDINGS_CONVERT_H

#include "desk.h"
#include "shapes.h"

/* Each pushes one value; nil where there is nothing. Places are counted from 1, and `last` is
 * inside, as string.sub takes them. */
void convert_record(lua_State *L, const shape *as, const void *record);
void convert_span(lua_State *L, const smp_span *span);
void convert_text(lua_State *L, smp_text text);
/* The bytes of a string, for as long as it is on the stack; nil gives an absent text. Raises an
 * error for anything else. */
smp_text convert_to_text(lua_State *L, int index);
/* A list of indexes from 1 as the library counts them, in memory that Lua collects; NULL for
 * nil. */
size_t *convert_to_indexes(lua_State *L, int index, size_t *count);
/* Marks the metatable on top of the stack as that of a handle. */
void convert_mark(lua_State *L);
/* Whether a value is nil or a handle that this module made. */
bool convert_is_handle(lua_State *L, int index);
/* Misuse is raised; anything else is pushed as nil and a table that says what it was. Returns 2. */
int convert_failure(lua_State *L, const smp_error *error);
/* The same of a subject: with its id, where it has one. */
int convert_failure_of(lua_State *L, const smp_error *error, int subject);

#endif
