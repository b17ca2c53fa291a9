#!/bin/sh
# The wheel and the rock: each built from the checkout without a network, installed into a folder of its
# own, and used. Usage: packages.sh SOURCE PYTHON
# SPDX-License-Identifier: MIT
set -eu
source=$1
python=$2
here=$(mktemp -d)
trap 'rm -rf "$here" "$source/bindings/lua/build-rock"' EXIT
unset PYTHONPATH LUA_PATH LUA_CPATH SMPOLICY_COMMAND

if "$python" -m venv "$here/venv" >/dev/null 2>&1; then
    "$here/venv/bin/pip" wheel -q --no-index --no-deps -w "$here" "$source/bindings/python"
    "$here/venv/bin/pip" install -q --no-index "$here"/smpolicy-*.whl
    cd "$here"
    "$here/venv/bin/python" -c 'import smpolicy; print(smpolicy.Policy("covwarks"))'
    "$here/venv/bin/python" -m smpolicy policies | grep -q covwarks
    echo "wheel: passed"
else
    echo "wheel: skipped, python3-venv is not installed"
fi

if command -v luarocks >/dev/null; then
    cd "$source/bindings/lua"
    luarocks --lua-version 5.4 --tree "$here/rocks" make >"$here/log" 2>&1 ||
        { cat "$here/log"; exit 1; }
    eval "$(luarocks --lua-version 5.4 --tree "$here/rocks" path)"
    cd "$here"
    lua5.4 -e 'print(assert(require("smpolicy").open("covwarks")))'
    echo "rock: passed"
else
    echo "rock: skipped, luarocks is not installed"
fi
