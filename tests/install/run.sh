#!/bin/sh
# Installs the build into a folder beside it, and has consumers build against what was installed: by
# find_package, by pkg-config and by add_subdirectory. Each runs. The folders stay, so that only
# what has changed is built again.
# Usage: run.sh PROJECT BUILD
set -eu
project=$1
build=$2
here=$build/consumers
prefix=$here/prefix
rm -rf "$prefix"
mkdir -p "$here"
cmake --install "$build" --prefix "$prefix" >/dev/null
library=$(dirname "$(find "$prefix" -name 'libsmpolicy.so' | head -n 1)")

expect() { # name, command...
    name=$1
    shift
    "$@" "Join us on Saturday #covwarks" > "$here/out" 2>&1 || { cat "$here/out"; exit 1; }
    grep -q '7\.1' "$here/out" || { echo "$name: no section 7.1 in:"; cat "$here/out"; exit 1; }
    echo "$name: passed"
}

cmake -S "$project/tests/install/cmake" -B "$here/cmake" -G Ninja -DCMAKE_PREFIX_PATH="$prefix" \
    -DEXAMPLE="$project/examples/c/check_post.c" > "$here/log" 2>&1 || { cat "$here/log"; exit 1; }
cmake --build "$here/cmake" > "$here/log" 2>&1 || { cat "$here/log"; exit 1; }
expect find_package "$here/cmake/consumer"

PKG_CONFIG_PATH=$library/pkgconfig
export PKG_CONFIG_PATH
# shellcheck disable=SC2046
cc -std=c11 "$project/examples/c/check_post.c" -o "$here/by_pkg_config" \
    $(pkg-config --cflags --libs smpolicy) -Wl,-rpath,"$library"
expect pkg-config "$here/by_pkg_config"

cmake -S "$project/tests/install/subdirectory" -B "$here/sub" -G Ninja -DPROJECT="$project" \
    > "$here/log" 2>&1 || { cat "$here/log"; exit 1; }
cmake --build "$here/sub" > "$here/log" 2>&1 || { cat "$here/log"; exit 1; }
expect add_subdirectory "$here/sub/consumer"

# Without being told where the library is, unless it is made for the system's own folders.
if grep -q '^CMAKE_INSTALL_PREFIX:PATH=/usr$' "$build/CMakeCache.txt"; then
    export LD_LIBRARY_PATH="$library"
fi
"$prefix/bin/smpolicy" policies > "$here/out"
grep -q covwarks "$here/out" && echo "installed command: passed"

page=$(find "$prefix" -name smpolicy.1)
"$prefix/bin/smpolicy" --help | awk '/^  smpolicy / { print $2 }' |
    while read -r name; do
        grep -q "^\.B $(echo "$name" | sed 's/-/\\\\-/g')" "$page" ||
            { echo "smpolicy(1) lacks $name"; exit 1; }
    done
for page in "$page" "$(find "$prefix" -name libsmpolicy.3)"; do
    if command -v groff >/dev/null; then
        warnings=$(groff -ww -man -Tutf8 -z "$page" 2>&1)
        [ -z "$warnings" ] || { echo "$warnings"; exit 1; }
    fi
done
echo "manual pages: passed"
