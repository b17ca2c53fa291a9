#!/bin/sh
# What the library exports is a reviewed list. Usage: exports.sh LIBRARY LIST [LIST-OF-AN-OPTION]
set -eu
found=$(mktemp)
listed=$(mktemp)
trap 'rm -f "$found" "$listed"' EXIT
"${NM:-nm}" -D --defined-only "$1" | awk '$2 ~ /[TDBR]/ { print $3 }' | LC_ALL=C sort > "$found"
shift
cat "$@" | LC_ALL=C sort > "$listed"
diff -u "$listed" "$found" || {
    echo "The exports changed. If that is meant, update $1 (and the ABI version if one went)."
    exit 1
}
