#!/bin/sh
# What other software takes for the posts of the benchmark. Usage: run.sh BUILD
# Installs checkers from npm below BUILD; Hyperscan is left out where Debian's libhyperscan-dev (or
# libvectorscan-dev) is not installed.
set -eu
build=$1
here=$(cd "$(dirname "$0")" && pwd)
bench=$(cd "$build" && pwd)/tests/bench
mkdir -p "$build/peers"
cd "$build/peers"
printf '%-52s %10s %8s\n' '' 'ns a post' findings
printf 'A thousand terms:\n'
"$bench" terms posts terms
if pkg-config --exists libhs; then
    cc -std=c11 -O2 "$here/hyperscan.c" -o hyperscan $(pkg-config --cflags --libs libhs)
    ./hyperscan posts terms
else
    echo 'Hyperscan: not installed (libhyperscan-dev)'
fi
printf 'Checkers, each by rules of its own:\n'
cp "$here/package.json" .
npm install --no-audit --no-fund --silent
node "$here/peers.mjs" posts
