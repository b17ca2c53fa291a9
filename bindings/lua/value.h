/* A value of a Lua script: where it is on the stack.
 * SPDX-License-Identifier: MIT */
#ifndef SMPOLICY_BINDINGS_VALUE_H
#define SMPOLICY_BINDINGS_VALUE_H

#include <lauxlib.h>
#include <lua.h>

typedef struct script_value {
    lua_State *state;
    int index; /* absolute */
} script_value;

#endif
