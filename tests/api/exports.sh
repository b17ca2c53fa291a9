#!/bin/sh
# What the library exports is a reviewed list. Usage: exports.sh LIBRARY LIST
set -eu
found=$(mktemp)
trap 'rm -f "$found"' EXIT
nm -D --defined-only "$1" | awk '$2 ~ /[TDBR]/ { print $3 }' | LC_ALL=C sort > "$found"
diff -u "$2" "$found" || {
    echo "The exports changed. If that is meant, update $2 (and the ABI version if one went)."
    exit 1
}
