#!/usr/bin/env python3
# Says the normalised preview of each phrase with espeak-ng, and the phrase itself: they must sound
# alike, and take about as long as the preview says. Skipped (77) where espeak-ng is not installed.
# SPDX-License-Identifier: MIT
#
#   python3 compare.py SMPOLICY [--show]
#
# What is compared, and why:
#   plain, numbers, acronyms, hashtags, most links and signs: the phrase as it is written, since
#     espeak-ng spells consonants, parts words at capitals and names marks by rules of its own;
#   emoji: the name written out, since espeak-ng 1.51 drops all but the first word of most names;
#   styled letters: the same letters plain, since espeak-ng reads code points;
#   mentions and whole links: written out, since espeak-ng says the scheme and pauses at the "@".
# Stress, pauses and linking sounds are left out of the comparison: they depend on where a word
# ends, which is what a capital in a hashtag changes.
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

RATE = 22050 * 2  # bytes of sound in a second
MOST_ERROR = 0.15  # of the estimates, on average


def espeak(*arguments):
    return subprocess.run(["espeak-ng", "-v", "en-gb", *arguments], check=True,
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout


def phonemes(text):
    return re.sub(r"[\s',_;|#]", "", espeak("-q", "-x", "--", text).decode())


def seconds(text):
    return (len(espeak("--stdout", "--", text)) - 44) / RATE


def phrases():
    for line in (Path(__file__).parent / "phrases.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("# "):
            kind, post, *like = line.split("\t")
            yield kind, post, like[0] if like else post


def main(smpolicy, show):
    if not shutil.which("espeak-ng"):
        print("skipped: espeak-ng is not installed")
        return 77
    items = list(phrases())
    posts = "".join(json.dumps({"id": str(n), "text": post}) + "\n"
                    for n, (_, post, _) in enumerate(items))
    out = subprocess.run([smpolicy, "speak", "--format", "json", "-"], input=posts.encode(),
                         stdout=subprocess.PIPE, check=True).stdout.decode().splitlines()
    previews = [json.loads(line)["profiles"]["normalised"] for line in out]
    if len(previews) != len(items):
        sys.exit(f"{len(items)} phrases, {len(previews)} previews")
    different, errors = 0, []
    for (kind, post, like), preview in zip(items, previews):
        ours, theirs = phonemes(preview["text"]), phonemes(like)
        if ours != theirs:
            different += 1
            print(f"{kind}: {post}\n  {preview['text']}\n  {ours}\n  {theirs}")
        taken = seconds(preview["text"])
        errors.append(abs(preview["seconds"] - taken) / taken)
        if show:
            print(f"{preview['seconds']:5.1f} {taken:6.2f} {preview['text']}")
    error = sum(errors) / len(errors)
    print(f"{len(items)} phrases, {different} sound different; the estimates are off by "
          f"{error:.1%} on average, {max(errors):.0%} at most")
    return int(different > 0 or error > MOST_ERROR)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], "--show" in sys.argv))
