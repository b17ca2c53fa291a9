#!/bin/sh
# The rules of the house that includes can show. Usage: rooms.sh PROJECT
set -u
cd "$1/libsmpolicy" || exit 1
rooms="base calendar text patterns signals packs labels clauses speech report checks history"
faults=0

complain() {
    echo "$*"
    faults=$((faults + 1))
}

# A room includes itself and the rooms before it.
allowed=
for room in $rooms; do
    allowed="$allowed $room"
    [ -d "$room" ] || continue
    for included in $(grep -rhoE '#include "[a-z]+/' "$room" | sed 's/.*"//; s,/$,,' | sort -u); do
        case " $allowed data " in
        *" $included "*) ;;
        *) complain "$room/ includes $included/, which comes after it" ;;
        esac
    done
done

# who may do what: a pattern, and the only room where it may stand
only() {
    for file in $(grep -rlE "$1" --include='*.[ch]' . | grep -v "^\./$2/"); do
        complain "$file: $3"
    done
}
only '#include *[<"](unicode/|utf8proc)' text 'only text/ includes ICU and utf8proc'
only '#include *[<"]yaml' packs 'only packs/ includes the YAML library'
only '#include *[<"]sqlite3' history 'only history/ includes SQLite'
only '\b(malloc|calloc|realloc|strdup|strndup)\(' base 'only base/ calls malloc'
only '\b(time|localtime|gmtime|setlocale|getenv|clock_gettime|rand)\(' nowhere \
    'no clock, locale, environment or chance is touched'

# clauses/ sees signals and facts, never text.
grep -nE 'smp__(document|token|utf8|fold)' clauses/*.[ch] &&
    complain 'clauses/ looks at text'

# The command stands on the public API alone.
inside='base|calendar|text|patterns|signals|packs|labels|clauses|report|checks'
grep -rnE "#include \"($inside)/|smp__" \
    ../examples --include='*.[ch]' && complain 'examples/ reaches behind the public API'

if [ "$faults" -gt 0 ]; then
    echo "$faults faults"
    exit 1
fi
