#!/bin/sh
# Makes the manual page smpolicy(1) from `smpolicy --help`. Usage: man.sh SMPOLICY > smpolicy.1
# SPDX-License-Identifier: MIT
set -eu
version=$("$1" --version | cut -d ' ' -f 2)
"$1" --help | awk -v version="$version" '
function roff(text) {
    gsub(/\\/, "\\e", text)
    gsub(/-/, "\\-", text)
    return text ~ /^[.'"'"']/ ? "\\&" text : text
}
function heading(name) { if (section != name) print ".SH " name; section = name }
function item(term, meaning) {
    print ".TP"
    print ".B " roff(term)
    if (meaning != "") print roff(meaning)
}

NR == 1 {
    print ".TH SMPOLICY 1 \"\" \"smpolicy " version "\" \"User commands\""
    heading("NAME")
    text = $0
    sub(/^smpolicy: */, "", text)
    sub(/\.$/, "", text)
    print "smpolicy \\- " roff(text)
    heading("SYNOPSIS")
    print ".B smpolicy"
    print ".I command"
    print "[options] [input...]"
    next
}
# A command: what it takes is in capitals, brackets or begins with a dash; what it does follows.
/^  smpolicy / {
    heading("COMMANDS")
    term = $2
    for (i = 3; i <= NF && $i ~ /^[-A-Z[]/; i++) term = term " " $i
    meaning = ""
    for (; i <= NF; i++) meaning = meaning (meaning == "" ? "" : " ") $i
    item(term, meaning)
    next
}
/^  -/ {
    heading("OPTIONS")
    text = substr($0, 3)
    at = match(text, /   *[^ ]/)
    if (at) item(substr(text, 1, at - 1), substr(text, at + RLENGTH - 1))
    else item(text, "")
    next
}
/^   / { sub(/^ */, ""); print roff($0); next }
/^Exit status: / { ending = 1; sub(/^Exit status: /, "") }
ending { statuses = statuses (statuses == "" ? "" : " ") $0; next }
/^$/ { next }
{ heading("INPUT"); print roff($0) }

END {
    heading("EXIT STATUS")
    sub(/\.$/, "", statuses)
    count = split(statuses, each, /; */)
    for (i = 1; i <= count; i++) {
        at = index(each[i], " ")
        item(substr(each[i], 1, at - 1), substr(each[i], at + 1))
    }
    heading("SEE ALSO")
    print ".BR libsmpolicy (3)"
}'
