#!/bin/sh
# Each public header compiles alone, in C11 and C++17, with nothing to remark.
# Usage: headers.sh PROJECT CC CXX
set -u
faults=0
for header in "$1"/include/smpolicy.h "$1"/include/smpolicy/*.h; do
    name=${header#"$1"/include/}
    echo "#include <$name>" | "$2" -std=c11 -Wall -Wextra -Wpedantic -Werror -I"$1/include" \
        -fsyntax-only -x c - || faults=$((faults + 1))
    printf '#include <%s>\nint main() { return 0; }\n' "$name" | "$3" -std=c++17 -Wall -Wextra \
        -Wpedantic -Werror -I"$1/include" -fsyntax-only -x c++ - || faults=$((faults + 1))
done
exit "$((faults > 0))"
