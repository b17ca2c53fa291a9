#!/bin/sh
# Builds the library and its tests for another architecture and runs them: i386 for 32 bits, s390x
# for the other byte order, by qemu. Usage: cross.sh ARCH BUILD [CTEST-ARGUMENT...]
# Without arguments it runs what needs no program to start the command, and on i386 also what does.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
arch=$1 build=$2 tests='unit|api|memory|fuzz|conformance'
shift 2
case $arch in
i386) triple=i686-linux-gnu libraries=i386-linux-gnu tests="$tests|command|packs" ;;
s390x) triple=s390x-linux-gnu libraries=s390x-linux-gnu ;;
*) echo "cross.sh: i386 or s390x" >&2; exit 64 ;;
esac
"$here/sysroot.sh" "$arch" "$build-$arch-root"
SMP_CROSS_FOLDER=$(cd "$build-$arch-root" && pwd)
SMP_CROSS_TRIPLE=$triple
SMP_CROSS_LIBRARIES=$libraries
PKG_CONFIG_LIBDIR=$SMP_CROSS_FOLDER/sysroot/usr/lib/$libraries/pkgconfig
PKG_CONFIG_SYSROOT_DIR=$SMP_CROSS_FOLDER/sysroot
export SMP_CROSS_FOLDER SMP_CROSS_TRIPLE SMP_CROSS_LIBRARIES
export PKG_CONFIG_LIBDIR PKG_CONFIG_SYSROOT_DIR
# The linker's own libraries; an empty folder, where this machine's linker does, adds nothing.
LD_LIBRARY_PATH=$SMP_CROSS_FOLDER/tools/usr/lib/$(dpkg-architecture -qDEB_HOST_MULTIARCH)
export LD_LIBRARY_PATH
cmake -S "$here/../.." -B "$build" -G Ninja -DCMAKE_TOOLCHAIN_FILE="$here/toolchain.cmake" \
    -DSMP_BINDINGS=OFF > "$build.log" 2>&1 || { cat "$build.log"; exit 1; }
rm -f "$build.log"
cmake --build "$build" -- --quiet
[ "$#" -gt 0 ] || set -- -R "^($tests)/"
CK_TIMEOUT_MULTIPLIER=20 ctest --test-dir "$build" --output-on-failure "$@"
