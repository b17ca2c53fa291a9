/* Python values from the library's structs, and the other way round.
 * SPDX-License-Identifier: MIT */
#include "convert.h"

#include <datetime.h>

bool convert_begin(void)
{
    PyDateTime_IMPORT;
    return PyDateTimeAPI != NULL;
}

PyObject *convert_no_new(PyTypeObject *type, PyObject *arguments, PyObject *names)
{
    (void)arguments;
    (void)names;
    return PyErr_Format(PyExc_TypeError, "cannot create '%.100s' instances", type->tp_name);
}

/* ---- Out ------------------------------------------------------------------------------------ */

PyObject *convert_text(smp_text text)
{
    if (!text.data) Py_RETURN_NONE;
    return PyUnicode_DecodeUTF8(text.data, (Py_ssize_t)text.size, "replace");
}

static PyObject *convert_range(smp_range range)
{
    return Py_BuildValue("(nn)", (Py_ssize_t)range.start, (Py_ssize_t)range.end);
}

/* Code points first, as Python counts. */
PyObject *convert_span(const smp_span *span)
{
    return Py_BuildValue("(nnNN)", (Py_ssize_t)span->chars.start, (Py_ssize_t)span->chars.end,
                         convert_range(span->bytes), convert_range(span->utf16));
}

static PyObject *convert_item(const shape_member *member, const void *at)
{
    switch (member->kind) {
    case SHAPE_TEXTS: return convert_text(*(const smp_text *)at);
    case SHAPE_SPANS: return convert_span(at);
    default: return convert_record(member->of, at);
    }
}

static PyObject *convert_list(const shape_member *member, const void *first, size_t count)
{
    size_t size = member->kind == SHAPE_TEXTS   ? sizeof(smp_text)
                  : member->kind == SHAPE_SPANS ? sizeof(smp_span)
                                                : member->of->size;
    PyObject *list = PyTuple_New((Py_ssize_t)count);
    for (size_t i = 0; list && i < count; i++) {
        PyObject *item = convert_item(member, (const char *)first + i * size);
        if (item) PyTuple_SET_ITEM(list, (Py_ssize_t)i, item);
        else Py_CLEAR(list);
    }
    return list;
}

static PyObject *convert_member(const shape_member *member, const char *record)
{
    const void *at = record + member->offset;
    const smp_text *text = at;
    const smp_span *span = at;
    switch (member->kind) {
    case SHAPE_TEXT: return convert_text(text->data ? *text : smp_text_of(""));
    case SHAPE_MAYBE: return convert_text(text->size ? *text : (smp_text){NULL, 0});
    case SHAPE_DAY: return convert_text(smp_text_of(at));
    case SHAPE_WORD: return convert_text(smp_text_of(member->word(*(const int *)at)));
    case SHAPE_SIZE: return PyLong_FromSize_t(*(const size_t *)at);
    case SHAPE_LINE: return PyLong_FromUnsignedLong(*(const uint32_t *)at);
    case SHAPE_NUMBER: return PyFloat_FromDouble(*(const double *)at);
    case SHAPE_FLAG: return PyBool_FromLong(*(const int *)at);
    case SHAPE_RANGE: return convert_range(*(const smp_range *)at);
    case SHAPE_SPAN: return convert_span(span);
    case SHAPE_PLACE:
        if (span->bytes.end == span->bytes.start) Py_RETURN_NONE;
        return convert_span(span);
    case SHAPE_RECORD: return convert_record(member->of, at);
    case SHAPE_TEXTS:
    case SHAPE_SPANS:
    case SHAPE_RECORDS:
        return convert_list(member, *(const void *const *)at,
                            *(const size_t *)(const void *)(record + member->count_offset));
    }
    Py_RETURN_NONE;
}

PyObject *convert_record(const shape *as, const void *record)
{
    if (!record) Py_RETURN_NONE;
    PyObject *tuple = PyTuple_New((Py_ssize_t)as->count);
    for (size_t i = 0; tuple && i < as->count; i++) {
        PyObject *value = convert_member(&as->members[i], record);
        if (value) PyTuple_SET_ITEM(tuple, (Py_ssize_t)i, value);
        else Py_CLEAR(tuple);
    }
    return tuple;
}

/* ---- Errors --------------------------------------------------------------------------------- */

void convert_raise(const smp_error *error)
{
    if (PyErr_Occurred()) return;
    if (error->code == SMP_ERROR_MEMORY) {
        PyErr_SetString(PyExc_MemoryError, error->message);
        return;
    }
    if ((int)error->code == SCRIPT_MISUSE) {
        PyErr_SetString(PyExc_TypeError, error->message);
        return;
    }
    PyObject *module = PyImport_ImportModule("smpolicy._errors");
    PyObject *exception =
        module ? PyObject_CallMethod(module, "of", "sNNIIn", smp_status_name(error->code),
                                     convert_text(smp_text_of(error->message)),
                                     convert_text(smp_text_of(error->source)),
                                     (unsigned)error->line, (unsigned)error->column,
                                     (Py_ssize_t)error->offset)
               : NULL;
    if (exception) PyErr_SetObject((PyObject *)Py_TYPE(exception), exception);
    Py_XDECREF(exception);
    Py_XDECREF(module);
}

static bool is_mapping(PyObject *value)
{
    return PyDict_Check(value) ||
           (PyMapping_Check(value) && PyObject_HasAttrString(value, "items"));
}

/* A subject's id as a report has it; None where it has none. Whatever its own code raises meanwhile
 * is not what went wrong with it. */
static PyObject *id_of(PyObject *subject)
{
    PyObject *text = NULL;
    PyObject *id = is_mapping(subject) ? PyMapping_GetItemString(subject, "id") : NULL;
    if (id && PyBytes_Check(id))
        text = convert_text((smp_text){PyBytes_AS_STRING(id), (size_t)PyBytes_GET_SIZE(id)});
    else if (id && (PyUnicode_Check(id) || (PyLong_Check(id) && !PyBool_Check(id))))
        text = PyObject_Str(id);
    Py_XDECREF(id);
    PyErr_Clear();
    return text ? text : Py_NewRef(Py_None);
}

void convert_raise_of(const smp_error *error, PyObject *subject)
{
    PyObject *exception = convert_exception(error, subject);
    PyErr_SetObject((PyObject *)Py_TYPE(exception), exception);
    Py_DECREF(exception);
}

PyObject *convert_exception(const smp_error *error, PyObject *subject)
{
    PyObject *type, *value, *trace;
    convert_raise(error);
    PyErr_Fetch(&type, &value, &trace);
    PyErr_NormalizeException(&type, &value, &trace);
    if (trace) PyException_SetTraceback(value, trace);
    Py_XDECREF(type);
    Py_XDECREF(trace);
    /* An exception of the script's own stays as it is. */
    if ((int)error->code != SCRIPT_RAISED && error->code != SMP_ERROR_MEMORY) {
        PyObject *id = id_of(subject);
        if (PyObject_SetAttrString(value, "id", id) < 0) PyErr_Clear();
        Py_DECREF(id);
    }
    return value;
}

/* ---- In ------------------------------------------------------------------------------------- */

/* Half of a surrogate pair is what keeps a str from being text. True when that was explained. */
static bool explain_surrogate(smp_error *error, const char *name, size_t size)
{
    PyObject *type, *value, *trace;
    Py_ssize_t at = 0;
    if (!PyErr_ExceptionMatches(PyExc_UnicodeEncodeError)) return false;
    PyErr_Fetch(&type, &value, &trace);
    PyErr_NormalizeException(&type, &value, &trace);
    PyUnicodeEncodeError_GetStart(value, &at);
    Py_XDECREF(type);
    Py_XDECREF(value);
    Py_XDECREF(trace);
    script_refuse(error, SMP_ERROR_ARGUMENT,
                  "\"%.*s\" holds half of a surrogate pair at character %zd, which is not text. "
                  "Decode what it came from as UTF-8 or UTF-16, or replace that character.",
                  (int)(size > 100 ? 100 : size), name, at);
    return true;
}

static bool borrow(smp_text *out, PyObject *value, smp_error *error, const char *name, size_t size)
{
    Py_ssize_t length;
    if (PyUnicode_Check(value)) {
        const char *bytes = PyUnicode_AsUTF8AndSize(value, &length);
        *out = (smp_text){bytes, bytes ? (size_t)length : 0};
        if (bytes || explain_surrogate(error, name, size)) return bytes != NULL;
        return script_refuse(error, SCRIPT_RAISED, "raised");
    }
    *out = (smp_text){PyBytes_AS_STRING(value), (size_t)PyBytes_GET_SIZE(value)};
    return true;
}

bool convert_from_text(smp_text *out, PyObject *value, const char *what)
{
    smp_error error = SMP_ERROR_INIT;
    *out = (smp_text){NULL, 0};
    if (value == Py_None) return true;
    if (!PyUnicode_Check(value) && !PyBytes_Check(value)) {
        PyErr_Format(PyExc_TypeError, "\"%s\" must be str or bytes, not %.100s.", what,
                     Py_TYPE(value)->tp_name);
        return false;
    }
    if (borrow(out, value, &error, what, strlen(what))) return true;
    convert_raise(&error);
    return false;
}

static bool put(script_walk *walk, PyObject *value);

static bool raised(script_walk *walk)
{
    return script_refuse(walk->error, SCRIPT_RAISED, "raised");
}

static bool put_member(script_walk *walk, PyObject *key, PyObject *value)
{
    size_t size = walk->size;
    Py_ssize_t length;
    if (value == Py_None) return true;
    if (!PyUnicode_Check(key)) return script_refuse_type(walk, "a mapping whose keys are not str");
    const char *bytes = PyUnicode_AsUTF8AndSize(key, &length);
    if (!bytes) {
        if (explain_surrogate(walk->error, "a key", 5)) return false;
        return raised(walk);
    }
    bool done = script_enter(walk, bytes, (size_t)length) && put(walk, value);
    walk->size = size;
    return done;
}

static bool put_dict(script_walk *walk, PyObject *dict)
{
    PyObject *key, *value;
    Py_ssize_t at = 0;
    bool done = script_begin(walk, SCRIPT_NAMES);
    /* A value's own code may run meanwhile and change the dict: each pair is held. */
    while (done && PyDict_Next(dict, &at, &key, &value)) {
        Py_INCREF(key);
        Py_INCREF(value);
        done = put_member(walk, key, value);
        Py_DECREF(key);
        Py_DECREF(value);
    }
    return done;
}

static bool put_mapping(script_walk *walk, PyObject *mapping)
{
    if (!script_begin(walk, SCRIPT_NAMES)) return false;
    PyObject *items = PyMapping_Items(mapping);
    bool done = items != NULL || raised(walk);
    for (Py_ssize_t i = 0; done && i < PyList_GET_SIZE(items); i++) {
        PyObject *pair = PyList_GET_ITEM(items, i);
        if (PyTuple_Check(pair) && PyTuple_GET_SIZE(pair) == 2)
            done = put_member(walk, PyTuple_GET_ITEM(pair, 0), PyTuple_GET_ITEM(pair, 1));
        else done = script_refuse_type(walk, "a mapping whose items are not pairs");
    }
    Py_XDECREF(items);
    return done;
}

static bool put_items(script_walk *walk, PyObject *sequence)
{
    if (!script_begin(walk, SCRIPT_LIST)) return false;
    PyObject *items = PyObject_GetIter(sequence), *item;
    if (!items) return raised(walk);
    bool done = true;
    for (size_t i = 0; done && (item = PyIter_Next(items)); i++) {
        size_t size = walk->size;
        done = script_enter_item(walk, i) &&
               (item == Py_None ? script_refuse_nothing(walk) : put(walk, item));
        walk->size = size;
        Py_DECREF(item);
    }
    Py_DECREF(items);
    return done && PyErr_Occurred() ? raised(walk) : done;
}

static bool put_day(script_walk *walk, PyObject *day)
{
    if (!script_may_be(walk, SCRIPT_DAY)) return false;
    PyObject *text = PyObject_CallMethod(day, "isoformat", NULL);
    bool done = text ? put(walk, text) : raised(walk);
    Py_XDECREF(text);
    return done;
}

static bool put_integer(script_walk *walk, PyObject *value)
{
    int overflow;
    long long number = PyLong_AsLongLongAndOverflow(value, &overflow);
    if (number == -1 && PyErr_Occurred()) return raised(walk);
    if (overflow)
        return script_refuse(walk->error, SMP_ERROR_ARGUMENT,
                             "\"%.*s\" is too large a number. Give it as text.",
                             (int)(walk->size > 100 ? 100 : walk->size), walk->name);
    return script_put_integer(walk, number);
}

static bool refuse(script_walk *walk, const char *type)
{
    char what[100];
    PyOS_snprintf(what, sizeof what, "of type %s", type);
    return script_refuse_type(walk, what);
}

static bool put(script_walk *walk, PyObject *value)
{
    smp_text text;
    if (value == Py_None) return true;
    if (PyUnicode_Check(value) || PyBytes_Check(value)) {
        const char *name = walk->size ? walk->name : "text";
        return borrow(&text, value, walk->error, name, walk->size ? walk->size : 4) &&
               script_put_text(walk, text);
    }
    if (PyBool_Check(value)) return script_put_truth(walk, value == Py_True);
    if (PyLong_Check(value)) return put_integer(walk, value);
    if (PyFloat_Check(value)) return script_put_number(walk, PyFloat_AS_DOUBLE(value));
    if (PyDate_Check(value)) return put_day(walk, value);
    if (Py_EnterRecursiveCall(" while reading a value for smpolicy")) return raised(walk);
    bool done;
    if (PyDict_CheckExact(value)) done = put_dict(walk, value);
    else if (PyIter_Check(value) || PyList_Check(value) || PyTuple_Check(value))
        done = put_items(walk, value);
    else if (is_mapping(value)) done = put_mapping(walk, value);
    else done = refuse(walk, Py_TYPE(value)->tp_name);
    Py_LeaveRecursiveCall();
    return done;
}

bool script_fill(script_walk *walk, script_value value) { return put(walk, value); }

void *script_pause(void) { return PyEval_SaveThread(); }

void script_resume(void *paused) { PyEval_RestoreThread(paused); }
