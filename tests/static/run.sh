#!/bin/sh
# Static analysis: clang-tidy, cppcheck and gcc -fanalyzer over the library and the command.
# Usage: run.sh BUILD [FILE...]     BUILD is a configured build folder; without files, all of them
set -u
here=$(cd "$(dirname "$0")/../.." && pwd)
build=$1
shift
cd "$here" || exit 1
[ $# -gt 0 ] || set -- $(find libsmpolicy examples/cli -name '*.c' | sort)
faults=0

# report TOOL STATUS
report() {
    if [ "$2" -eq 0 ]; then echo "$1: clean"; else echo "$1: see above" && faults=1; fi
}

cmake -S . -B "$build" -DCMAKE_EXPORT_COMPILE_COMMANDS=ON > /dev/null || exit 1
clang-tidy --quiet -p "$build" "$@" 2> /dev/null
report clang-tidy $?

cppcheck --quiet --std=c11 --enable=warning,performance,portability --inline-suppr --inconclusive \
    --suppressions-list=tests/static/cppcheck.txt --error-exitcode=1 -Iinclude -Ilibsmpolicy "$@"
report cppcheck $?

status=0
for file; do
    gcc -std=c11 -O2 -fanalyzer -Werror -Iinclude -Ilibsmpolicy -Iexamples/cli -c -o /dev/null \
        $(pkg-config --cflags icu-uc libutf8proc yaml-0.1 libmd) "$file" || status=1
done
report 'gcc -fanalyzer' $status
exit $faults
