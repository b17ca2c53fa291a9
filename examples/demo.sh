#!/bin/sh
# Shows the command over the example posts. Usage: examples/demo.sh path/to/smpolicy
set -eu
smpolicy=$1
here=$(dirname "$0")

echo "== Twelve draft posts, against the Coventry and Warwickshire policy"
echo "   smpolicy check --policy covwarks examples/posts/demo.jsonl"
echo
"$smpolicy" check --policy covwarks --format text "$here/posts/demo.jsonl"
echo
echo "== The same repair, made"
echo "   smpolicy fix --policy covwarks --diff --text \"...\""
echo
"$smpolicy" fix --policy covwarks --diff --account corporate \
    --text "Flu clinics open on Saturday for carers. #covwarks #getyourflujab"
echo
echo "== How much of the policy is checked"
echo "   smpolicy coverage covwarks"
echo
"$smpolicy" coverage covwarks | tail -n 7
