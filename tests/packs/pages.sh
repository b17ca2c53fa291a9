#!/bin/sh
# The pages of docs/policies are what `smpolicy page` makes of the built-in packs.
# usage: pages.sh SMPOLICY SOURCE_DIR [--write]
# SPDX-License-Identifier: MIT
set -eu
smpolicy=$1 folder=$2/docs/policies
made=$(mktemp)
trap 'rm -f "$made"' EXIT
status=0 pages=0
for page in "$folder"/*.md; do
    [ -e "$page" ] || continue
    [ "$(basename "$page")" != compared.md ] || continue # five.py keeps that one
    pages=$((pages + 1))
    "$smpolicy" page "$(basename "$page" .md)" >"$made"
    if [ "${3:-}" = --write ]; then
        cat "$made" >"$page"
    elif ! cmp -s "$page" "$made"; then
        echo "$page is not what the pack says now. Run: $0 $smpolicy $2 --write"
        diff "$page" "$made" | head -n 10 || true
        status=1
    fi
done
[ "$pages" -gt 0 ] || { echo "There is no page in $folder."; exit 1; }
exit "$status"
