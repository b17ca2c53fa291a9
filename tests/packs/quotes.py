#!/usr/bin/env python3
"""Every quote of every clause stands in the policy that the clause cites, word for word.

The policies themselves are not part of the project: where they are not beside it, in
../shared/policies, there is nothing to compare with and the test is skipped.
Usage: quotes.py SMPOLICY SOURCE_DIR
SPDX-License-Identifier: MIT"""

import html
import pathlib
import re
import subprocess
import sys

POLICIES = ["bnssg", "blmk", "staffs", "covwarks", "southtees"]

# What a page has for the eye: what is struck out with ~~ was still printed.
BREAK = re.compile(r"</?(?:br|p|ul|li)\b[^>]*>")
MARKS = re.compile(r"</?[abiu]\b[^>]*>|\*+|~~|^#+ ", re.MULTILINE)
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
BULLET = re.compile(r"^\s*[-•▪]\s+", re.MULTILINE)
TYPOGRAPHIC = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "\u00a0": " "})


def plain(text):
    """The words as read: no marks of the page, straight quotes, single spaces."""
    text = LINK.sub(r"\1", BREAK.sub(" ", html.unescape(text)))
    text = BULLET.sub("", MARKS.sub("", text))
    return " ".join(text.translate(TYPOGRAPHIC).split())


def clauses(smpolicy, policy):
    """Id and quote of each clause, as the command prints them in its table."""
    page = subprocess.run([smpolicy, "page", policy], capture_output=True, encoding="utf-8",
                          timeout=60, check=True).stdout
    for row in page.splitlines():
        cells = re.split(r"(?<!\\) ?\| ", row)
        if len(cells) > 4 and cells[3].startswith("`"):
            yield cells[3].strip("`"), re.sub(r"\\(.)", r"\1", cells[2]).strip()


def stands_in(quote, text):
    return re.search(r"(?<!\w)" + re.escape(quote) + r"(?!\w)", text) is not None


def main(smpolicy, source):
    folder = pathlib.Path(source).parent / "shared" / "policies"
    if not folder.is_dir():
        print("skipped: the policies are not in ../shared/policies")
        return 77
    shared = {clause for clause, _ in clauses(smpolicy, "nhs-base")}
    failed = total = 0
    for policy in POLICIES:
        text = plain((folder / f"{policy}.txt").read_text(encoding="utf-8"))
        own = [pair for pair in clauses(smpolicy, policy) if pair[0] not in shared]
        for clause, quote in own:
            if not quote or not stands_in(plain(quote), text):
                failed += 1
                print(f"{policy}, {clause}: not in the policy: {quote or 'no words'}")
        print(f"{policy}: {len(own)} clauses")
        failed += not own
        total += len(own)
    print(f"{total} quotes, {failed} not as printed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
