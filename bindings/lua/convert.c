/* Lua values from the library's structs, and the other way round.
 * SPDX-License-Identifier: MIT */
#include "convert.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#if LUA_VERSION_NUM < 502
#define lua_rawlen lua_objlen
#endif

/* ---- Out ------------------------------------------------------------------------------------ */

void convert_text(lua_State *L, smp_text text)
{
    if (text.data) lua_pushlstring(L, text.data, text.size);
    else lua_pushnil(L);
}

static void push_range(lua_State *L, smp_range range)
{
    lua_createtable(L, 0, 2);
    lua_pushinteger(L, (lua_Integer)range.start + 1);
    lua_setfield(L, -2, "first");
    lua_pushinteger(L, (lua_Integer)range.end);
    lua_setfield(L, -2, "last");
}

/* Bytes first, as Lua counts. */
void convert_span(lua_State *L, const smp_span *span)
{
    push_range(L, span->bytes);
    push_range(L, span->chars);
    lua_setfield(L, -2, "chars");
    push_range(L, span->utf16);
    lua_setfield(L, -2, "utf16");
}

static void push_list(lua_State *L, const shape_member *member, const char *first, size_t count)
{
    luaL_checkstack(L, 8, "to hand out a list");
    lua_createtable(L, count < 1000 ? (int)count : 1000, 0);
    for (size_t i = 0; i < count; i++) {
        if (member->kind == SHAPE_TEXTS)
            convert_text(L, ((const smp_text *)(const void *)first)[i]);
        else if (member->kind == SHAPE_SPANS)
            convert_span(L, &((const smp_span *)(const void *)first)[i]);
        else convert_record(L, member->of, first + i * member->of->size);
        lua_rawseti(L, -2, (int)i + 1);
    }
}

static void push_member(lua_State *L, const shape_member *member, const char *record)
{
    const void *at = record + member->offset;
    const smp_text *text = at;
    const smp_span *span = at;
    switch (member->kind) {
    case SHAPE_TEXT: convert_text(L, text->data ? *text : smp_text_of("")); break;
    case SHAPE_MAYBE: convert_text(L, text->size ? *text : (smp_text){NULL, 0}); break;
    case SHAPE_DAY: lua_pushstring(L, at); break;
    case SHAPE_WORD: lua_pushstring(L, member->word(*(const int *)at)); break;
    case SHAPE_SIZE: lua_pushinteger(L, (lua_Integer) * (const size_t *)at); break;
    case SHAPE_LINE: lua_pushinteger(L, (lua_Integer) * (const uint32_t *)at); break;
    case SHAPE_NUMBER: lua_pushnumber(L, *(const double *)at); break;
    case SHAPE_FLAG: lua_pushboolean(L, *(const int *)at); break;
    case SHAPE_RANGE: push_range(L, *(const smp_range *)at); break;
    case SHAPE_SPAN: convert_span(L, span); break;
    case SHAPE_PLACE:
        if (span->bytes.end > span->bytes.start) convert_span(L, span);
        else lua_pushnil(L);
        break;
    case SHAPE_RECORD: convert_record(L, member->of, at); break;
    case SHAPE_TEXTS:
    case SHAPE_SPANS:
    case SHAPE_RECORDS:
        push_list(L, member, *(const void *const *)at,
                  *(const size_t *)(const void *)(record + member->count_offset));
        break;
    }
}

void convert_record(lua_State *L, const shape *as, const void *record)
{
    if (!record) {
        lua_pushnil(L);
        return;
    }
    luaL_checkstack(L, 8, "to hand out a table");
    lua_createtable(L, 0, (int)as->count);
    for (size_t i = 0; i < as->count; i++) {
        push_member(L, &as->members[i], record);
        lua_setfield(L, -2, as->members[i].name);
    }
}

/* ---- Errors --------------------------------------------------------------------------------- */

int convert_failure(lua_State *L, const smp_error *error)
{
    if ((int)error->code == SCRIPT_MISUSE) return luaL_error(L, "%s", error->message);
    lua_pushnil(L);
    lua_createtable(L, 0, 5);
    lua_pushstring(L, smp_status_name(error->code));
    lua_setfield(L, -2, "code");
    lua_pushstring(L, error->message);
    lua_setfield(L, -2, "message");
    if (error->source[0]) {
        lua_pushstring(L, error->source);
        lua_setfield(L, -2, "source");
    }
    if (error->line) {
        lua_pushinteger(L, (lua_Integer)error->line);
        lua_setfield(L, -2, "line");
        lua_pushinteger(L, (lua_Integer)error->column);
        lua_setfield(L, -2, "column");
    }
    return 2;
}

int convert_failure_of(lua_State *L, const smp_error *error, int subject)
{
    int count = convert_failure(L, error);
    if (!lua_istable(L, subject)) return count;
    lua_pushliteral(L, "id");
    lua_rawget(L, subject);
    if (lua_isstring(L, -1)) {
        lua_tostring(L, -1); /* a number becomes its digits */
        lua_setfield(L, -2, "id");
    } else lua_pop(L, 1);
    return count;
}

/* ---- In ------------------------------------------------------------------------------------- */

smp_text convert_to_text(lua_State *L, int index)
{
    smp_text text = {NULL, 0};
    if (lua_isnoneornil(L, index)) return text;
    luaL_checktype(L, index, LUA_TSTRING);
    text.data = lua_tolstring(L, index, &text.size);
    return text;
}

size_t *convert_to_indexes(lua_State *L, int index, size_t *count)
{
    *count = 0;
    if (lua_isnoneornil(L, index)) return NULL;
    luaL_checktype(L, index, LUA_TTABLE);
    size_t size = lua_rawlen(L, index);
    luaL_argcheck(L, size <= 100000, index, "has too many indexes");
    size_t *indexes = lua_newuserdata(L, (size + 1) * sizeof *indexes);
    for (size_t i = 0; i < size; i++) {
        lua_rawgeti(L, index, (int)i + 1);
        indexes[i] = (size_t)luaL_checkinteger(L, -1) - 1;
        lua_pop(L, 1);
    }
    lua_insert(L, index); /* kept below what will be pushed */
    *count = size;
    return indexes;
}

static const char mark; /* its address is a key that no script can make */

void convert_mark(lua_State *L)
{
    lua_pushlightuserdata(L, (void *)(uintptr_t)&mark);
    lua_pushboolean(L, 1);
    lua_rawset(L, -3);
}

bool convert_is_handle(lua_State *L, int index)
{
    if (lua_isnil(L, index)) return true;
    if (lua_type(L, index) != LUA_TUSERDATA || !lua_getmetatable(L, index)) return false;
    lua_pushlightuserdata(L, (void *)(uintptr_t)&mark);
    lua_rawget(L, -2);
    bool marked = lua_toboolean(L, -1);
    lua_pop(L, 2);
    return marked;
}

/* Reads tables as they are, without metamethods: nothing of the script runs, and nothing is raised
 * while the library's memory is in use. */
static bool put(script_walk *walk, lua_State *L, int index);

static bool put_number(script_walk *walk, lua_State *L, int index)
{
    double number = lua_tonumber(L, index);
#if LUA_VERSION_NUM >= 503
    if (lua_isinteger(L, index)) return script_put_integer(walk, lua_tointeger(L, index));
#else
    if (floor(number) == number && fabs(number) < 9007199254740992.0)
        return script_put_integer(walk, (long long)number);
#endif
    return script_put_number(walk, number);
}

static bool put_member(script_walk *walk, lua_State *L, int key, int value)
{
    size_t before = walk->size, size;
    bool entered;
    if (lua_type(L, key) == LUA_TSTRING) {
        const char *name = lua_tolstring(L, key, &size);
        entered = script_enter(walk, name, size);
    } else {
        double number = lua_type(L, key) == LUA_TNUMBER ? lua_tonumber(L, key) : 0;
        if (!walk->size || number < 1 || number > 1e15 || floor(number) != number)
            return script_refuse_type(walk, "a table whose keys are not names");
        entered = script_enter_item(walk, (size_t)number - 1);
    }
    bool done = entered && put(walk, L, value);
    walk->size = before;
    return done;
}

/* What a table is by its first key. */
static unsigned kind_of(lua_State *L, int table)
{
    lua_pushnil(L);
    if (!lua_next(L, table)) return SCRIPT_LIST | SCRIPT_NAMES;
    unsigned kind = lua_type(L, -2) == LUA_TNUMBER ? SCRIPT_LIST : SCRIPT_NAMES;
    lua_pop(L, 2);
    return kind;
}

/* Whether a list has an item at each place up to its last. */
static bool is_whole(script_walk *walk, lua_State *L, int table, size_t items)
{
    for (size_t i = 1; i <= items; i++) {
        lua_rawgeti(L, table, (int)i);
        bool there = !lua_isnil(L, -1);
        lua_pop(L, 1);
        if (!there) return script_enter_item(walk, i - 1) && script_refuse_nothing(walk);
    }
    return true;
}

static bool put_table(script_walk *walk, lua_State *L, int index)
{
    if (!lua_checkstack(L, 6))
        return script_refuse(walk->error, SMP_ERROR_LIMIT,
                             "A table is nested too deeply. Give the names of docs/json.md.");
    const unsigned kind = kind_of(L, index);
    const size_t size = walk->size;
    bool done = script_begin(walk, kind);
    size_t items = 0;
    lua_pushnil(L);
    while (done && lua_next(L, index)) {
        int top = lua_gettop(L);
        done = put_member(walk, L, top - 1, top);
        lua_settop(L, top - 1);
        items++;
    }
    if (!done) lua_pop(L, 1);
    done = done && (kind != SCRIPT_LIST || is_whole(walk, L, index, items));
    walk->size = size;
    return done;
}

static bool refuse(script_walk *walk, const char *type)
{
    char what[40];
    snprintf(what, sizeof what, "a %s", type);
    return script_refuse_type(walk, what);
}

static bool put(script_walk *walk, lua_State *L, int index)
{
    smp_text text;
    switch (lua_type(L, index)) {
    case LUA_TNIL:
    case LUA_TNONE: return true;
    case LUA_TBOOLEAN: return script_put_truth(walk, lua_toboolean(L, index));
    case LUA_TNUMBER: return put_number(walk, L, index);
    case LUA_TSTRING:
        text.data = lua_tolstring(L, index, &text.size);
        return script_put_text(walk, text);
    case LUA_TTABLE: return put_table(walk, L, index);
    default: return refuse(walk, lua_typename(L, lua_type(L, index)));
    }
}

bool script_fill(script_walk *walk, script_value value)
{
    return put(walk, value.state, value.index);
}

/* Lua has one thread to a state: nothing else could run. */
void *script_pause(void) { return NULL; }

void script_resume(void *paused) { (void)paused; }
