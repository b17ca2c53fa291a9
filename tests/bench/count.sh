#!/bin/sh
# Counts the instructions that a check takes, room by room, by valgrind's callgrind: of the clear
# posts of 80 bytes, or of the lines of a file. Usage: count.sh BUILD [CHECK [POLICY [FILE]]]
# CHECK is post or accessibility (those without findings), any-post, message, profile or account;
# COUNT_TOP=n also prints the n functions that take most.
set -eu
build=$1
check=${2-post}
policy=${3-covwarks}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
valgrind -q --tool=callgrind --toggle-collect=bench_counted --callgrind-out-file="$scratch/out" \
    "$build/tests/bench" count "$policy" "$check" ${4+"$4"} \
    > "$scratch/texts" 2> "$scratch/errors" || { cat "$scratch/errors" >&2; exit 1; }
read -r count _ _ bytes _ < "$scratch/texts"
callgrind_annotate --auto=no --threshold=100 "$scratch/out" > "$scratch/functions"
# A line of the annotation is "1,234 ( 5.6%)  FILE:FUNCTION [PROGRAM]".
awk -v count="$count" -v bytes="$bytes" -v top="${COUNT_TOP-0}" -v what="$check, $policy" '
    match($0, /^ *[0-9,]+ \([ 0-9.]*%\)  /) && !/PROGRAM TOTALS/ {
        own = $1
        gsub(",", "", own)
        place = substr($0, RSTART + RLENGTH)
        room = "beside the library (C library, ICU)"
        if (match(place, /libsmpolicy\/[a-z]+\//))
            room = substr(place, RSTART + 12, RLENGTH - 13)
        else if (place ~ /tests\/bench|include\/smpolicy/)
            room = "the count itself"
        rooms[room] += own
        total += own
        sub(/ \[.*/, "", place)
        sub(/.*libsmpolicy\//, "", place)
        functions[++listed] = sprintf("%9.0f  %s", own / count, place)
    }
    END {
        printf "%s: %d texts of %.1f bytes, %.0f instructions each\n", what, count, bytes / count,
            total / count
        for (room in rooms) printf "%9.0f  %s\n", rooms[room] / count, room | "sort -rn"
        close("sort -rn")
        if (top) print ""
        for (i = 1; i <= listed && i <= top; i++) print functions[i]
    }' "$scratch/functions"
