/* How values go in and out of Lua.
 * SPDX-License-Identifier: MIT */
%module smpolicy_native

%{
#include "convert.h"
%}

/* ---- In ------------------------------------------------------------------------------------- */

%typemap(in) script_value "$1.state = L; $1.index = $input;"
%typemap(in) smp_text "$1 = convert_to_text(L, $input);"
%typemap(in) const char * "$1 = (char *)(uintptr_t)luaL_checkstring(L, $input);"
%typemap(freearg) const char * "";
%typemap(in) int, size_t "$1 = ($1_ltype)luaL_checkinteger(L, $input);"
%typemap(in) double "$1 = (double)luaL_checknumber(L, $input);"
%typemap(in) enum SWIGTYPE "$1 = ($1_ltype)luaL_checkinteger(L, $input);"
/* SWIG would trust the userdata of any other module. */
%typemap(in) SWIGTYPE * {
    if (!convert_is_handle(L, $input) ||
        !SWIG_IsOK(SWIG_ConvertPtr(L, $input, (void **)&$1, $descriptor, 0)))
        luaL_error(L, "bad argument #%d (expected $*1_ltype)", $argnum);
}
/* A report comes in its box. */
%typemap(in) smp_report * (void *box = NULL) {
    if (!convert_is_handle(L, $input) ||
        !SWIG_IsOK(SWIG_ConvertPtr(L, $input, &box, $descriptor(script_report *), 0)) || !box)
        luaL_error(L, "bad argument #%d (expected a report)", $argnum);
    $1 = ((script_report *)box)->report;
}
%typemap(check) smp_policy *, smp_tokens *, smp_speech *, smp_diagnostics *,
    script_desk *, script_document * {
    if (!$1) luaL_error(L, "bad argument #%d (this was never opened)", $argnum);
}
%typemap(check) smp_policy *nullable "";

/* ---- Errors --------------------------------------------------------------------------------- */

%typemap(in, numinputs=0) smp_error *error (smp_error fault) {
    fault = (smp_error)SMP_ERROR_INIT;
    $1 = &fault;
}
%typemap(argout) smp_error *error {
    if ($1->code != SMP_OK) return convert_failure(L, $1);
}
/* Of a subject, a failure also tells the id. */
%typemap(in) (script_value subject, smp_error *error) (smp_error fault) {
    $1.state = L;
    $1.index = $input;
    fault = (smp_error)SMP_ERROR_INIT;
    $2 = &fault;
}
%typemap(argout) (script_value subject, smp_error *error) {
    if ($2->code != SMP_OK) return convert_failure_of(L, $2, $1.index);
}
%typemap(out) smp_status {
    if ($1 != SMP_OK) return 0;
}
%typemap(out) smp_status smp_apply_fixes, smp_status smp_report_json, smp_status smp_policy_lint,
    smp_status smp_x_weighted_length "(void)$1;"

/* ---- Out ------------------------------------------------------------------------------------ */

%typemap(out) smp_text "convert_text(L, $1); SWIG_arg++;"
%typemap(out) const char * "lua_pushstring(L, $1); SWIG_arg++;"
%typemap(out) size_t "lua_pushinteger(L, (lua_Integer)$1); SWIG_arg++;"
%typemap(out) smp_verdict "lua_pushstring(L, smp_verdict_name($1)); SWIG_arg++;"

%typemap(out) smp_span "convert_span(L, &$1); SWIG_arg++;"
%typemap(out) smp_tri {
    if ($1 == SMP_UNKNOWN) lua_pushnil(L);
    else lua_pushboolean(L, $1 == SMP_YES);
    SWIG_arg++;
}

%typemap(in, numinputs=0) smp_text *out (smp_text text) {
    text = (smp_text){NULL, 0};
    $1 = &text;
}
%apply smp_text *out { smp_text *path, smp_text *value };
%typemap(argout) smp_text *out, smp_text *path, smp_text *value {
    convert_text(L, *$1);
    SWIG_arg++;
}
%typemap(in, numinputs=0) size_t *applied (size_t count) {
    count = 0;
    $1 = &count;
}
%typemap(argout) size_t *applied {
    lua_pushinteger(L, (lua_Integer)*$1);
    SWIG_arg++;
}
%typemap(in) (const size_t *only, size_t only_count) {
    $1 = convert_to_indexes(L, $input, &$2);
}

/* When Lua has no memory for the userdata of a handle, what it was to hold is freed. */
%header %{
static int push_handle(lua_State *L)
{
    SWIG_NewPointerObj(L, lua_touserdata(L, 1), (swig_type_info *)lua_touserdata(L, 2), 1);
    return 1;
}

static void convert_handle(lua_State *L, void *handle, swig_type_info *type,
                           void (*free_it)(void *))
{
    if (!handle) {
        lua_pushnil(L);
        return;
    }
    lua_pushcfunction(L, push_handle);
    lua_pushlightuserdata(L, handle);
    lua_pushlightuserdata(L, type);
    if (lua_pcall(L, 2, 1, 0) == 0) return;
    free_it(handle);
    lua_error(L);
}
%}
%define HANDLE_ALONE(type, free_it)
%header %{ static void free_ ## type(void *handle) { free_it(handle); } %}
%typemap(out) type * "convert_handle(L, $1, $descriptor, free_" #type "); SWIG_arg++;"
%enddef

%define RECORD_OUT(type, shape)
%typemap(out) const type * "convert_record(L, &shape, $1); SWIG_arg++;"
%enddef
%define RECORD_VALUE(type, shape)
%typemap(out) type "convert_record(L, &shape, &$1); SWIG_arg++;"
%enddef
%define RECORD_FILLED(type, init, shape)
%typemap(in, numinputs=0) type *out (type record) {
    record = (type)init;
    $1 = &record;
}
%typemap(argout) type *out {
    convert_record(L, &shape, $1);
    SWIG_arg++;
}
%enddef

/* Scripts are kept from the metatables, whose destructors they could call twice. */
%init %{
    for (swig_lua_class **class = swig_SwigModule_classes; *class; class++) {
        SWIG_Lua_get_class_metatable(L, (*class)->fqname);
        lua_pushboolean(L, 0);
        lua_setfield(L, -2, "__metatable");
        convert_mark(L);
        lua_pop(L, 1);
    }
%}

%include "../common/smpolicy.i"
