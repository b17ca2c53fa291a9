#!/bin/sh
# Runs a program for a processor of this machine's own family with the loader and libraries of
# SMP_CROSS_FOLDER. Usage: native.sh PROGRAM [ARGUMENT...]
set -eu
root=$SMP_CROSS_FOLDER/sysroot
loader=$(find "$root"/lib* -name 'ld-linux*.so.2' | head -n 1)
paths=$(find "$root/lib" "$root/usr/lib" -maxdepth 1 -type d -name '*-linux-gnu' | tr '\n' ':')
exec "$loader" --library-path "$paths" "$@"
