#!/bin/sh
# Makes the manual page libsmpolicy(3), an overview: each public header, what it is for and what it
# declares. The headers have the rest. Usage: man.sh INCLUDE EXAMPLE VERSION > libsmpolicy.3
# SPDX-License-Identifier: MIT
set -eu
roff() { sed -e 's/\\/\\e/g' -e 's/-/\\-/g' -e "s/^\([.']\)/\\\\\&\1/"; }
cat <<PAGE
.TH LIBSMPOLICY 3 "" "libsmpolicy $3" "Library functions"
.SH NAME
libsmpolicy \- says what an organisation's own social media policy says about a post
.SH SYNOPSIS
.nf
.B #include <smpolicy.h>

.B cc program.c \$(pkg\-config \-\-cflags \-\-libs smpolicy)
.fi
.SH DESCRIPTION
PAGE
sed -n '1,/\*\//p' "$1/smpolicy.h" |
    sed -e '/SPDX/d' -e 's|^/\* *||' -e 's|^ \* *||' -e 's|\*/||' | roff
echo "Every function is documented where it is declared."
echo ".SH EXAMPLE"
echo ".nf"
sed '1,/\*\//d' "$2" | roff
echo ".fi"
for header in "$1"/smpolicy/*.h; do
    name=$(basename "$header")
    [ "$name" = history.h ] && continue # an option; what is installed by default is told here
    echo ".SH <smpolicy/$name>"
    sed -n '1,/\*\//p' "$header" |
        sed -e '/SPDX/d' -e 's|^/\* *||' -e 's|^ \* *||' -e 's|\*/||' | roff
    echo ".PP"
    sed -n 's/^SMP_API .*[ *]\(smp_[a-z0-9_]*\)(.*/\1/p' "$header" |
        sed -e 's/.*/.BR & (),/' -e '$s/(),$/()/'
done
echo ".SH SEE ALSO"
echo ".BR smpolicy (1)"
