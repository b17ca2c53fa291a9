#!/bin/sh
# A fuzzing campaign: builds every target with clang, libFuzzer and sanitizers, runs each for so
# many seconds from its seeds, and leaves what it found in BUILD/found.
# Usage: run.sh BUILD SECONDS [TARGET...]
set -eu
source=$(cd "$(dirname "$0")/../.." && pwd)
build=$1 seconds=$2
shift 2
[ $# -gt 0 ] || set -- subject conversation lines text pack pattern date
cmake -S "$source" -B "$build" -G Ninja -DCMAKE_C_COMPILER=clang -DSMP_FUZZ=ON \
    -DSMP_COMMAND=ON -DSMP_BINDINGS=OFF -DSMP_SANITIZE=address,undefined,fuzzer-no-link \
    > "$build.log" 2>&1 || { cat "$build.log"; exit 1; }
rm -f "$build.log"
for target; do cmake --build "$build" --target "fuzz_$target" > /dev/null; done
mkdir -p "$build/found"
for target; do
    words=-verbosity=1
    mkdir -p "$build/corpus/$target"
    dictionary=$source/tests/fuzz/$target.dict
    [ ! -f "$dictionary" ] || words=-dict=$dictionary
    "$build/tests/fuzz/fuzz_$target" -max_total_time="$seconds" -timeout=60 -rss_limit_mb=2048 \
        -print_final_stats=1 "$words" -artifact_prefix="$build/found/$target-" \
        "$build/corpus/$target" "$source/tests/fuzz/seeds/$target" 2> "$build/found/$target.log" ||
        echo "$target: see $build/found"
    executions=$(sed -n 's/^stat::number_of_executed_units: *//p' "$build/found/$target.log")
    slowest=$(sed -n 's/^stat::slowest_unit_time_sec: *//p' "$build/found/$target.log")
    echo "$target: ${executions:-?} executions in $seconds s, slowest ${slowest:-?} s"
done
