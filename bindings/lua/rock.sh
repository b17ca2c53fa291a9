#!/bin/sh
# What the rockspec runs: rock.sh build LUA; rock.sh install LUA LIBDIR LUADIR. SMPOLICY_BUILD names
# a folder that the checkout was built in already.
# SPDX-License-Identifier: MIT
set -eu
version=$("$2" -e 'print(_VERSION:match("%d.%d"))')
short=$(echo "$version" | tr -d .)
build=${SMPOLICY_BUILD-build-rock}
case $1 in
build)
    [ -e "$build/CMakeCache.txt" ] || cmake -S ../.. -B "$build" -G Ninja -DSMP_TESTS=OFF \
        -DSMP_COMMAND=OFF -DCMAKE_BUILD_TYPE=Release
    cmake --build "$build" --target "smpolicy_lua${short}_alone"
    ;;
install)
    mkdir -p "$3/smpolicy" "$4/smpolicy"
    cp "$build/bindings/lua/alone/$version/smpolicy/native.so" "$3/smpolicy/"
    cp smpolicy.lua "$4/"
    cp smpolicy/*.lua "$4/smpolicy/"
    ;;
esac
