/* How values go in and out of Python.
 * SPDX-License-Identifier: MIT */
%module(package="smpolicy") native

%{
#include "convert.h"
%}
%init %{
    if (!convert_begin()) return NULL;
%}

/* ---- In ------------------------------------------------------------------------------------- */

%typemap(in) script_value "$1 = $input;"
%typemap(in) smp_text {
    if (!convert_from_text(&$1, $input, "$1_name")) SWIG_fail;
}
%typemap(in) const char * (smp_text text) {
    if (!convert_from_text(&text, $input, "$1_name")) SWIG_fail;
    $1 = (char *)(uintptr_t)(text.data ? text.data : "");
}
%typemap(freearg) const char * "";
/* A handle that was never made, or None, is refused; only `nullable` may be None. */
%typemap(in) SWIGTYPE *nullable {
    void *given = NULL;
    if ($input != Py_None && !SWIG_IsOK(SWIG_ConvertPtr($input, &given, $descriptor, 0)))
        SWIG_exception_fail(SWIG_TypeError, "expected $*1_ltype or None");
    $1 = ($1_ltype)given;
}
/* A report comes in its box. */
%typemap(in) smp_report * (void *box = NULL) {
    if (!SWIG_IsOK(SWIG_ConvertPtr($input, &box, $descriptor(script_report *), 0)) || !box)
        SWIG_exception_fail(SWIG_TypeError, "expected a report");
    $1 = ((script_report *)box)->report;
}
%typemap(check) smp_policy *, smp_tokens *, smp_speech *, smp_diagnostics *,
    script_desk *, script_document * {
    if (!$1) SWIG_exception_fail(SWIG_TypeError, "this object was never opened");
}
%typemap(check) smp_policy *nullable "";

/* ---- Errors --------------------------------------------------------------------------------- */

%typemap(in, numinputs=0) smp_error *error (smp_error fault) {
    fault = (smp_error)SMP_ERROR_INIT;
    $1 = &fault;
}
%typemap(argout) smp_error *error {
    if ($1->code != SMP_OK) {
        Py_CLEAR($result);
        convert_raise($1);
        SWIG_fail;
    }
}
/* Of a subject, the exception also tells the id. */
%typemap(in) (script_value subject, smp_error *error) (smp_error fault) {
    $1 = $input;
    fault = (smp_error)SMP_ERROR_INIT;
    $2 = &fault;
}
%typemap(argout) (script_value subject, smp_error *error) {
    if ($2->code != SMP_OK) {
        Py_CLEAR($result);
        convert_raise_of($2, $1);
        SWIG_fail;
    }
}
%typemap(out) smp_status {
    if ($1 == SMP_ERROR_NOT_FOUND) SWIG_exception_fail(SWIG_IndexError, "index out of range");
    if ($1 == SMP_ERROR_MEMORY) SWIG_exception_fail(SWIG_MemoryError, "out of memory");
    $result = SWIG_Py_Void();
}
/* These tell by their `error`. */
%typemap(out) smp_status smp_apply_fixes, smp_status smp_report_json, smp_status smp_policy_lint,
    smp_status smp_x_weighted_length "$result = SWIG_Py_Void();"

/* ---- Out ------------------------------------------------------------------------------------ */

%typemap(out) smp_text "$result = convert_text($1);"
%typemap(out) const char * "$result = convert_text(smp_text_of($1));"

%typemap(out) smp_span "$result = convert_span(&$1);"
%typemap(out) smp_tri {
    $result = $1 == SMP_UNKNOWN ? SWIG_Py_Void() : PyBool_FromLong($1 == SMP_YES);
}

/* A text that a call writes through a pointer. */
%typemap(in, numinputs=0) smp_text *out (smp_text text) {
    text = (smp_text){NULL, 0};
    $1 = &text;
}
%apply smp_text *out { smp_text *path, smp_text *value };
%typemap(argout) smp_text *out, smp_text *path, smp_text *value {
    $result = SWIG_Python_AppendOutput($result, convert_text(*$1));
}
%typemap(in, numinputs=0) size_t *applied (size_t count) {
    count = 0;
    $1 = &count;
}
%typemap(argout) size_t *applied {
    $result = SWIG_Python_AppendOutput($result, PyLong_FromSize_t(*$1));
}
/* Which findings: a list of indexes, or None for all. */
%typemap(in) (const size_t *only, size_t only_count) (size_t *indexes = NULL) {
    $1 = NULL;
    $2 = 0;
    if ($input != Py_None) {
        Py_ssize_t size = PySequence_Size($input);
        if (size < 0) SWIG_fail;
        indexes = PyMem_Calloc((size_t)size + 1, sizeof *indexes);
        if (!indexes) SWIG_exception_fail(SWIG_MemoryError, "out of memory");
        for (Py_ssize_t i = 0; i < size; i++) {
            PyObject *item = PySequence_GetItem($input, i);
            indexes[i] = item ? PyLong_AsSize_t(item) : 0;
            Py_XDECREF(item);
            if (PyErr_Occurred()) SWIG_fail;
        }
        $1 = indexes;
        $2 = (size_t)size;
    }
}
%typemap(freearg) (const size_t *only, size_t only_count) "PyMem_Free(indexes$argnum);"

%define RECORD_OUT(type, shape)
%typemap(out) const type * "$result = convert_record(&shape, $1);"
%enddef
%define RECORD_VALUE(type, shape)
%typemap(out) type "$result = convert_record(&shape, &$1);"
%enddef
%define RECORD_FILLED(type, init, shape)
%typemap(in, numinputs=0) type *out (type record) {
    record = (type)init;
    $1 = &record;
}
%typemap(argout) type *out {
    $result = SWIG_Python_AppendOutput($result, convert_record(&shape, $1));
}
%enddef

/* When there is no memory for the object, what it was to hold is freed: SWIG would give None. */
%header %{
static PyObject *convert_handle(void *handle, swig_type_info *type, void (*free_it)(void *))
{
    PyObject *made = SWIG_InternalNewPointerObj(handle, type, SWIG_POINTER_OWN);
    if (made && made != Py_None) return made;
    Py_XDECREF(made);
    free_it(handle);
    return NULL;
}
%}
/* SWIG would let a script make a handle without anything in it, and trust it. */
%define HANDLE_ALONE(type, free_it)
%feature("python:tp_new") type "convert_no_new";
%header %{ static void free_ ## type(void *handle) { free_it(handle); } %}
%typemap(out) type * {
    $result = $1 ? convert_handle($1, $descriptor, free_ ## type) : SWIG_Py_Void();
    if (!$result) SWIG_fail;
}
%enddef

%include "../common/smpolicy.i"

/* Many checks at once: a list of reports, with the exception in the place of what failed. */
%header %{
static PyObject *convert_many(script_desk *desk, int check, PyObject *subjects)
{
    smp_error error = SMP_ERROR_INIT;
    size_t at[SCRIPT_MOST_AT_ONCE];
    Py_ssize_t count = PyTuple_Check(subjects) ? PyTuple_GET_SIZE(subjects) : -1;
    if (count < 0 || count > SCRIPT_MOST_AT_ONCE)
        return PyErr_Format(PyExc_TypeError, "expected a tuple of at most %d subjects",
                            SCRIPT_MOST_AT_ONCE);
    PyObject *answers = PyList_New(count);
    script_batch *batch = answers ? script_batch_open(desk, check, &error) : NULL;
    if (!batch) {
        Py_CLEAR(answers);
        if (error.code != SMP_OK) convert_raise(&error);
        return NULL;
    }
    for (Py_ssize_t i = 0, added = 0; i < count; i++) {
        at[i] = (size_t)added;
        error = (smp_error)SMP_ERROR_INIT;
        if (script_batch_add(batch, PyTuple_GET_ITEM(subjects, i), &error)) added++;
        else PyList_SET_ITEM(answers, i, convert_exception(&error, PyTuple_GET_ITEM(subjects, i)));
    }
    script_batch_run(batch);
    for (Py_ssize_t i = 0; i < count; i++) {
        if (PyList_GET_ITEM(answers, i)) continue; /* what could not be read */
        error = (smp_error)SMP_ERROR_INIT;
        script_report *report = script_batch_take(batch, at[i], &error);
        PyObject *answer =
            report ? convert_handle(report, SWIGTYPE_p_script_report, free_script_report) : NULL;
        if (!answer) answer = convert_exception(&error, PyTuple_GET_ITEM(subjects, i));
        PyList_SET_ITEM(answers, i, answer);
    }
    script_batch_close(batch);
    return answers;
}
%}
%rename(desk_check_many) convert_many;
PyObject *convert_many(script_desk *desk, int check, PyObject *subjects);
