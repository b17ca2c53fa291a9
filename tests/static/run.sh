#!/bin/sh
# Static analysis: clang-tidy, cppcheck and gcc -fanalyzer over the library and the command, and
# lines of more than 100 columns in all that is code.
# Usage: run.sh BUILD [clang-tidy|cppcheck|gcc|lines] [FILE...]
# BUILD is a configured build folder; without a tool, all four; without files, all of them
set -u
here=$(cd "$(dirname "$0")/../.." && pwd)
build=$1 tools='lines clang-tidy cppcheck gcc'
shift
case ${1-} in
clang-tidy | cppcheck | gcc | lines) tools=$1; shift ;;
esac
cd "$here" || exit 1
[ $# -gt 0 ] || set -- $(find libsmpolicy examples/cli -name '*.c' | sort)
faults=0

for tool in $tools; do
    status=0
    case $tool in
    lines)
        git ls-files '*.[ch]' '*.def' '*.py' '*.lua' '*.mjs' '*.sh' '*.i' '*CMakeLists.txt' |
            LC_ALL=C.UTF-8 xargs grep -nE '^.{101}' && status=1
        ;;
    clang-tidy)
        cmake -S . -B "$build" -DCMAKE_EXPORT_COMPILE_COMMANDS=ON > /dev/null || exit 1
        for file; do
            clang-tidy --quiet -p "$build" "$file" 2> /dev/null || { echo "$file"; status=1; }
        done
        ;;
    cppcheck)
        cppcheck --quiet --std=c11 --enable=warning,performance,portability --inline-suppr \
            --inconclusive --suppressions-list=tests/static/cppcheck.txt --error-exitcode=1 \
            -Iinclude -Ilibsmpolicy "$@" || status=1
        ;;
    gcc)
        for file; do
            # An empty section of an image is NULL and its count is 0, a tie that it does not see.
            gcc -std=c11 -O2 -fanalyzer -Wno-analyzer-null-dereference \
                -Wno-analyzer-null-argument -Werror -Iinclude -Ilibsmpolicy -Iexamples/cli \
                $(pkg-config --cflags icu-uc libutf8proc yaml-0.1 libmd) -c -o /dev/null "$file" ||
                status=1
        done
        ;;
    esac
    if [ "$status" -eq 0 ]; then echo "$tool: clean"; else echo "$tool: see above" && faults=1; fi
done
exit $faults
