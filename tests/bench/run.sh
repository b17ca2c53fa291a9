#!/bin/sh
# Runs every benchmark of a build. Usage: run.sh BUILD
set -eu
for name in evaluate words patterns hashtags; do
    echo "== bench_$name"
    case $name in
    hashtags)
        # Tags are read from files, one a line; these are the words of the example posts.
        tags=$(mktemp)
        trap 'rm -f "$tags"' EXIT
        grep -ohE '#[A-Za-z0-9]+' "$(dirname "$0")"/../../examples/posts/*.jsonl |
            sed 's/^#//' | sort -u > "$tags"
        "$1/tests/bench_$name" "$tags"
        ;;
    *) "$1/tests/bench_$name" ;;
    esac
done
