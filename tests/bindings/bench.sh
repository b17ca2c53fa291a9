#!/bin/sh
# What a call costs from C, Python and Lua: instructions per evaluation of a short post without
# findings, counted by callgrind, so that a busy machine does not matter.
# Usage: bench.sh BUILD [LUA]
# SPDX-License-Identifier: MIT
set -eu
build=$1
lua=${2-5.4}
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
text="Our clinics are open on Saturday morning for everyone."

cat > "$here/loop.py" <<PY
import sys, smpolicy
policy = smpolicy.Policy("covwarks")
for _ in range(int(sys.argv[1])):
    policy.evaluate_post("$text", account="corporate", platform="x")
PY
cat > "$here/loop.lua" <<LUA
local policy = assert(require("smpolicy").open("covwarks"))
for _ = 1, tonumber(arg[1]) do
    policy:evaluate_post {text = "$text", account = "corporate", platform = "x"}
end
LUA
count() { # rounds, command...
    rounds=$1
    shift
    valgrind --tool=callgrind --callgrind-out-file=/dev/null "$@" "$rounds" 2>&1 |
        sed -n 's/.*Collected : \([0-9]*\).*/\1/p'
}
each() { # name, command...
    name=$1
    shift
    few=$(count 1000 "$@")
    many=$(count 3000 "$@")
    echo "$name: $(((many - few) / 2000)) instructions a call"
}
PYTHONPATH=$build/bindings/python/package
LUA_PATH="$build/bindings/lua/$lua/?.lua"
LUA_CPATH="$build/bindings/lua/$lua/?.so"
export PYTHONPATH LUA_PATH LUA_CPATH
each C "$build/tests/bindings/bindings_loop"
each Python /usr/bin/python3 "$here/loop.py"
each "Lua $lua" "lua$lua" "$here/loop.lua"
