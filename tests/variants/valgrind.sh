#!/bin/sh
# The Check programs of a build under valgrind: nothing is read unwritten or past its end.
# Usage: valgrind.sh BUILD [PROGRAM...]     (default: all but those that measure time
# or count malloc for themselves)
set -eu
here=$(cd "$(dirname "$0")" && pwd)
cd "$1"
shift
[ $# -gt 0 ] || set -- $(find tests -maxdepth 2 -name 'test_*' -type f -perm -u+x |
    grep -vE 'test_(memory_(calls|warm|quiet)|packs_scale|patterns_growth)$' | sort)
faults=0
for program; do
    # Check loses memory of its own; ours is counted by tests/memory and AddressSanitizer.
    CK_FORK=no CK_TIMEOUT_MULTIPLIER=60 valgrind --quiet --error-exitcode=99 --leak-check=no \
        --suppressions="$here/valgrind.supp" \
        "$program" > valgrind.log 2>&1 &&
        echo "$program: clean" && continue
    echo "$program: status $?"
    tail -n 40 valgrind.log
    faults=$((faults + 1))
done
exit "$((faults > 0))"
