#!/bin/sh
# Every exported function is called by a test of memory: those that take some are made to run out of
# it, those that take none are counted. Usage: covered.sh PROJECT
set -u
cd "$1/tests" || exit 1
faults=0
for name in $(cat api/exports.txt api/exports_history.txt); do
    grep -qE "\\b$name\\b" memory/*.c && continue
    echo "$name is called by no test in tests/memory. Give it a scenario in calls.c or, if it"
    echo "takes no memory, a place in quiet.c."
    faults=$((faults + 1))
done
exit "$((faults > 0))"
