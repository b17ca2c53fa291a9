/* A value of a Python script.
 * SPDX-License-Identifier: MIT */
#ifndef SMPOLICY_BINDINGS_VALUE_H
#define SMPOLICY_BINDINGS_VALUE_H

#define PY_SSIZE_T_CLEAN
#include <Python.h>

typedef PyObject *script_value;

#endif
