#!/bin/sh
# The wheel and the rock: each built from the checkout without a network, with what BUILD has
# compiled already, installed into a folder of its own, and used there without the library.
# Usage: packages.sh SOURCE BUILD PYTHON
# SPDX-License-Identifier: MIT
set -eu
source=$1
build=$2
python=$3
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
unset PYTHONPATH LUA_PATH LUA_CPATH SMPOLICY_COMMAND

alone() { # a binary that must not need the shared library
    if ldd "$1" | grep libsmpolicy; then echo "$1 needs the library beside it"; exit 1; fi
}

if "$python" -m venv "$here/venv" >/dev/null 2>&1; then
    "$here/venv/bin/pip" wheel -q --no-index --no-deps --config-settings "build-dir=$build" \
        -w "$here" "$source/bindings/python"
    "$here/venv/bin/pip" install -q --no-index "$here"/smpolicy-*.whl
    cd "$here"
    "$here/venv/bin/python" -c 'import smpolicy; print(smpolicy.Policy("covwarks"))'
    "$here/venv/bin/python" -m smpolicy policies | grep -q covwarks
    alone "$(echo "$here"/venv/lib/*/site-packages/smpolicy/_native*.so)"
    alone "$(echo "$here"/venv/lib/*/site-packages/smpolicy/command)"
    echo "wheel: passed"
else
    echo "wheel: skipped, python3-venv is not installed"
fi

if command -v luarocks >/dev/null; then
    cd "$source/bindings/lua"
    SMPOLICY_BUILD=$build luarocks --lua-version 5.4 --tree "$here/rocks" make >"$here/log" 2>&1 ||
        { cat "$here/log"; exit 1; }
    eval "$(luarocks --lua-version 5.4 --tree "$here/rocks" path)"
    cd "$here"
    lua5.4 -e 'print(assert(require("smpolicy").open("covwarks")))'
    alone "$here/rocks/lib/lua/5.4/smpolicy/native.so"
    echo "rock: passed"
else
    echo "rock: skipped, luarocks is not installed"
fi
