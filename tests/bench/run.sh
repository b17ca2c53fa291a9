#!/bin/sh
# Runs the benchmark of a build, and draws its curves. Usage: run.sh BUILD [DIRECTORY]
# The plots go to DIRECTORY, by default BUILD/performance.
set -eu
build=$1
plots=${2-$build/performance}
here=$(dirname "$0")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
"$build/tests/bench" --curves "$scratch/curves"
# Tags are read from files, one a line; these are the words of the example posts.
grep -ohE '#[A-Za-z0-9]+' "$here"/../../examples/posts/*.jsonl | sed 's/^#//' | sort -u \
    > "$scratch/examples"
printf '\n== hashtags\n'
"$build/tests/bench" hashtags "$scratch/examples"
python3 "$here/plot.py" "$scratch/curves" "$plots"
printf '\nThe curves are drawn in %s.\n' "$plots"
