#!/bin/sh
# What a program built against the last release would find changed in this library, by libabigail:
# the library against the record in abi.xml. Functions may be added, structs that begin with their
# own size may grow at their end, and what is opaque may change; all else is a fault. 77: no
# comparison was made.
# Usage: abi.sh LIBRARY [--write]     --write makes the record anew, which belongs to a release
set -eu
here=$(cd "$(dirname "$0")" && pwd)
include=$(cd "$here/../../include" && pwd)
library=$1 record=$here/abi.xml
command -v abidiff > /dev/null || { echo "abidiff (abigail-tools) is not installed"; exit 77; }
readelf --file-header "$library" | grep -q X86-64 || { echo "the record is of x86_64"; exit 77; }
readelf --sections "$library" | grep -q '\.debug_info' || { echo "no debugging symbols"; exit 77; }

dump() {
    abidw --headers-dir "$include" --drop-private-types --exported-interfaces-only \
        --no-corpus-path --no-comp-dir-path --no-show-locs --no-parameter-names --no-elf-needed \
        --type-id-style hash "$library"
}
if [ "${2-}" = --write ]; then
    dump > "$record"
    exit
fi

now=$(mktemp) may=$(mktemp)
trap 'rm -f "$now" "$may"' EXIT
dump > "$now"
cat "$include"/smpolicy/*.h | awk '
    function suppress(how) { print "[suppress_type]\ntype_kind = struct\n" how "\n" }
    BEGIN { suppress("name_regexp = ^smp__") }  # inside what is opaque
    /^typedef struct smp_[a-z_]+ smp_[a-z_]+;/ { suppress("name = " $3) }
    /^typedef struct smp_[a-z_]+ \{$/ { name = $3 }
    /^    size_t struct_size;/ { suppress("name = " name "\nhas_data_member_inserted_at = end") }
' > "$may"
abidiff --suppressions "$may" --no-added-syms "$record" "$now" || exit 1
echo "nothing that a program would notice"
