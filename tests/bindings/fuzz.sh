#!/bin/sh
# Random values through both doors under AddressSanitizer: Hypothesis in Python, and every Lua that
# is there. BUILD may be any build folder with tests (the modules' own code is checked) or one of
# the "sanitize" preset (the library too).
# Usage: fuzz.sh BUILD [ROUNDS] [SEED]
# SPDX-License-Identifier: MIT
set -eu
build=$(cd "$1" && pwd)
rounds=${2-2000}
seed=${3-$(date +%s)}
here=$(cd "$(dirname "$0")" && pwd)
modules=$build/bindings
checked=
[ -d "$modules/python/checked" ] && checked=/checked
asan=$(cc -print-file-name=libasan.so)
run() { env LD_PRELOAD="$asan" ASAN_OPTIONS=detect_leaks=0 "$@"; }

echo "seed $seed, $rounds rounds"
SMP_FUZZ_ROUNDS=$rounds SMP_FUZZ_SEED=$seed \
    run PYTHONPATH="$modules/python$checked/package" /usr/bin/python3 -B "$here/python/hostile.py"
for lua in lua5.4 lua5.3 lua5.1 luajit; do
    version=${lua#lua}
    [ "$lua" = luajit ] && version=5.1
    native=$modules/lua$checked/$version
    if command -v "$lua" >/dev/null && [ -e "$native/smpolicy/native.so" ]; then
        run LUA_PATH="$modules/lua/$version/?.lua" LUA_CPATH="$native/?.so" \
            "$lua" "$here/lua/hostile.lua" "$((10 * rounds))" "$seed"
    fi
done
