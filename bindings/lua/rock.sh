#!/bin/sh
# What the rockspec runs: rock.sh build LUA; rock.sh install LUA LIBDIR LUADIR.
# SPDX-License-Identifier: MIT
set -eu
version=$("$2" -e 'print(_VERSION:match("%d.%d"))')
short=$(echo "$version" | tr -d .)
case $1 in
build)
    cmake -S ../.. -B build-rock -G Ninja -DBUILD_SHARED_LIBS=OFF -DSMP_TESTS=OFF -DSMP_COMMAND=OFF \
        -DCMAKE_BUILD_TYPE=Release
    cmake --build build-rock --target "smpolicy_lua$short"
    ;;
install)
    mkdir -p "$3/smpolicy" "$4"
    cp "build-rock/bindings/lua/$version/smpolicy/native.so" "$3/smpolicy/"
    cp smpolicy.lua "$4/"
    ;;
esac
