#!/bin/sh
# Another architecture's libraries, and the tools to build and run for it, out of Debian's archive
# into a folder of their own: nothing is installed and no architecture is added to this machine.
# Usage: sysroot.sh ARCH FOLDER   (ARCH as Debian calls it: i386, s390x)
set -eu
arch=$1 folder=$2
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
host=$(dpkg --print-architecture)

# fetch ARCHITECTURE INTO PACKAGE...: the packages and all they need, unpacked
fetch() {
    of=$1 into=$2
    shift 2
    [ ! -f "$into/complete" ] || return 0
    apt=$folder/apt-$of
    mkdir -p "$apt/state/lists/partial" "$apt/cache/archives/partial" "$into"
    set -- -qq -o "Dir::State=$apt/state" -o "Dir::Cache=$apt/cache" \
        -o Dir::State::status=/dev/null -o APT::Architecture="$of" -o APT::Architectures="$of" \
        -o Dir::Etc::sourceparts=/dev/null -o "Dir::Etc::sourcelist=$apt/sources" \
        -o APT::Install-Recommends=false -o APT::Sandbox::User= "$@"
    echo 'deb http://deb.debian.org/debian bookworm main' > "$apt/sources"
    options=
    while [ "$#" -gt 0 ]; do
        case $1 in
        -o) options="$options -o $2"; shift 2 ;;
        -*) options="$options $1"; shift ;;
        *) break ;;
        esac
    done
    apt-get $options update
    apt-get $options --yes --download-only install "$@"
    for package in "$apt"/cache/archives/*.deb; do dpkg-deb -x "$package" "$into"; done
    # A link to /lib/... would lead out of the folder, and the linker then takes the static library.
    find "$into" -type l -lname '/*' | while read -r link; do
        ln -sfr "$into$(readlink "$link")" "$link"
    done
    rm -rf "$apt"
    touch "$into/complete"
}

fetch "$arch" "$folder/sysroot" libc6-dev libgcc-12-dev linux-libc-dev libicu-dev libutf8proc-dev \
    libyaml-dev libmd-dev libjansson-dev check
case $arch in
s390x) fetch "$host" "$folder/tools" binutils-s390x-linux-gnu qemu-user-static ;;
esac
