#!/bin/sh
# What a program built against the last release would find changed in this library, by libabigail.
# Usage: abi.sh BUILD [REVISION]     (without a revision, the last tag; 77 where there is none)
set -eu
here=$(cd "$(dirname "$0")/../.." && pwd)
build=$1
command -v abidiff > /dev/null || { echo "abidiff (abigail-tools) is not installed"; exit 77; }
old=${2:-$(git -C "$here" describe --tags --abbrev=0 2> /dev/null || true)}
[ -n "$old" ] || { echo "No release has been tagged yet."; exit 77; }

# compile SOURCE FOLDER
compile() {
    cmake -S "$1" -B "$2" -G Ninja -DCMAKE_BUILD_TYPE=Debug -DSMP_TESTS=OFF -DSMP_COMMAND=OFF \
        -DSMP_BINDINGS=OFF > "$2.log" 2>&1 || { cat "$2.log"; exit 1; }
    cmake --build "$2" --target smpolicy -- --quiet
    rm -f "$2.log"
}

mkdir -p "$build"
build=$(cd "$build" && pwd)
rm -rf "$build/old-source"
mkdir "$build/old-source"
git -C "$here" archive "$old" | tar -x -C "$build/old-source"
compile "$build/old-source" "$build/old"
compile "$here" "$build/new"
echo "from $old to $(git -C "$here" describe --always --dirty):"
abidiff --headers-dir1 "$build/old-source/include" --headers-dir2 "$here/include" \
    "$build/old/libsmpolicy/libsmpolicy.so" "$build/new/libsmpolicy/libsmpolicy.so" &&
    echo "nothing that a program would notice"
