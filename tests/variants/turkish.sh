#!/bin/sh
# The suite of a build where I and i are no pair and a number has a decimal comma: every Check
# program sets the locale it finds. Usage: turkish.sh BUILD [CTEST-ARGUMENT...]
set -eu
build=$(cd "$1" && pwd)
shift
[ $# -gt 0 ] || set -- -R '^(unit|api|memory|fuzz|packs|command|report)/'
mkdir -p "$build/locale"
[ -d "$build/locale/tr_TR.UTF-8" ] ||
    localedef --inputfile=tr_TR --charmap=UTF-8 "$build/locale/tr_TR.UTF-8"
LOCPATH=$build/locale LC_ALL=tr_TR.UTF-8 ctest --test-dir "$build" --output-on-failure "$@"
