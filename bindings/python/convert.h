/* Python values from the library's structs, and the other way round.
 * SPDX-License-Identifier: MIT */
#ifndef SMPOLICY_BINDINGS_CONVERT_H
#define SMPOLICY_BINDINGS_CONVERT_H

#include "desk.h"
#include "shapes.h"

/* A tuple in the order of the shape's members; None where `record` is NULL. */
PyObject *convert_record(const shape *as, const void *record);
/* A tuple: code points, then the pairs of bytes and of UTF-16 units. */
PyObject *convert_span(const smp_span *span);
/* A str; ill-formed bytes become U+FFFD, as in reports. None where the text is absent. */
PyObject *convert_text(smp_text text);
/* Borrows the bytes of a str or bytes for as long as `value` lives; None gives an absent text.
 * False with a Python error raised. `what` names the argument. */
bool convert_from_text(smp_text *out, PyObject *value, const char *what);
/* Raises what `error` tells, unless an error has been raised already. */
void convert_raise(const smp_error *error);
/* The same of a subject: with its id, where it has one. */
void convert_raise_of(const smp_error *error, PyObject *subject);
/* The same as an exception that is not raised yet. */
PyObject *convert_exception(const smp_error *error, PyObject *subject);
/* In the place of tp_new: handles come of calls alone. Raises TypeError. */
PyObject *convert_no_new(PyTypeObject *type, PyObject *arguments, PyObject *names);
/* Brings in what conversion needs of Python; false with an error raised. */
bool convert_begin(void);

#endif
