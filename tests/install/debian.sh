#!/bin/sh
# The packages of `make deb` on a bare Debian 12: debootstrap into a folder, apt installs them there
# with what they depend on, and the command, both modules, a C program and the manual are used.
# Usage, as root: debian.sh DEBS [FOLDER]   FOLDER: a bare system that is there already
# SPDX-License-Identifier: MIT
set -eu
debs=$1
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
root=$here/root
[ "$(id -u)" -eq 0 ] || { echo "skipped: needs root"; exit 77; }
if [ $# -gt 1 ]; then
    cp -a "$2" "$root"
else
    command -v debootstrap >/dev/null || { echo "skipped: debootstrap is not installed"; exit 77; }
    debootstrap --variant=minbase bookworm "$root" >"$here/log" 2>&1 ||
        { tail "$here/log"; exit 1; }
fi
cp /etc/resolv.conf "$root/etc/"
mkdir "$root/debs"
cp "$debs"/*.deb "$root/debs/"
rm -f "$root"/debs/*-dbgsym_*
inside() { chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 \
    DEBIAN_FRONTEND=noninteractive "$@"; }
install() {
    inside apt-get install -qq -y --no-install-recommends "$@" >"$here/log" 2>&1 ||
        { tail -n 20 "$here/log"; exit 1; }
}
expect() { # what, wanted, command...
    what=$1
    wanted=$2
    shift 2
    got=$(inside "$@" 2>&1) || { echo "$what failed: $got"; exit 1; }
    case $got in
    *"$wanted"*) echo "$what: passed" ;;
    *) echo "$what: no \"$wanted\" in: $got"; exit 1 ;;
    esac
}

inside apt-get update -qq >"$here/log" 2>&1 || { tail "$here/log"; exit 1; }
# shellcheck disable=SC2046
install $(cd "$root" && ls debs/*.deb | sed 's|^|/|') lua5.4
expect "command" "7.1" smpolicy check --policy covwarks --account corporate --format text \
    --text "Book now #covwarks"
expect "packs" "smpack" head -n 20 /usr/share/smpolicy/packs/covwarks.yaml
expect "Python" "Verdict.ADVISE" python3 -c 'import smpolicy
print(smpolicy.Policy("covwarks").evaluate_post("Book now #covwarks", account="corporate"))'
expect "python3 -m smpolicy" "covwarks" python3 -m smpolicy policies
expect "Lua 5.4" "advise" lua5.4 -e 'local policy = assert(require("smpolicy").open("covwarks"))
print(assert(policy:evaluate_post("Book now #covwarks", {account = "corporate"})).verdict)'
install luajit lua5.3 gcc libc6-dev pkg-config
for lua in luajit lua5.3; do
    expect "$lua" "covwarks" "$lua" -e 'print(assert(require("smpolicy").open("covwarks")))'
done
cp "$(dirname "$0")/../../examples/c/check_post.c" "$root/debs/"
expect "C" "#CovWarks" sh -c \
    'cd /debs && cc check_post.c -o check $(pkg-config --cflags --libs smpolicy) && ./check'
inside dpkg -L smpolicy libsmpolicy-dev >"$here/files"
for page in man1/smpolicy.1.gz man3/libsmpolicy.3.gz; do
    grep -q "$page" "$here/files" || { echo "no $page"; exit 1; }
done
echo "manual pages: passed"
inside apt-get purge -qq -y libsmpolicy0 >"$here/log" 2>&1 || { tail "$here/log"; exit 1; }
left=$(inside find / -xdev -name '*smpolicy*' -not -path '/debs/*' -not -path '/proc/*' \
    -not -path '/var/cache/*' -not -path '/var/log/*')
[ -z "$left" ] || { echo "left behind: $left"; exit 1; }
echo "removed without a trace: passed"
