#!/usr/bin/env python3
# How well names of people are found: precision, recall and F1 over sentences with their names
# marked. A name counts where its words are found just so, a title before it aside. The floors are
# what was measured when the file was last looked at.
# usage: people.py SMPOLICY FOLDER [show, to see what went wrong]
# SPDX-License-Identifier: MIT
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

FLOORS = {"names": (0.95, 0.97), "names-not-in-view": (0.93, 0.90),  # precision, recall
          "names-of-many-languages": (0.96, 0.90)}
POLICY = """smpack: 1
pack: people
version: "1.0"
title: Names
extends: nhs-base
clauses:
  name/any: {flag: privacy.person_name}
"""
TITLES = set("mr mrs ms miss mx dr doctor prof professor sister sr nurse surgeon midwife matron "
             "rev father cllr councillor lord lady sir dame baby auntie master".split())


def bare(name):
    words = re.sub("['\N{RIGHT SINGLE QUOTATION MARK}]s$", "", name).replace(".", " ").split()
    while len(words) > 1 and words[0].lower() in TITLES:
        del words[0]
    return " ".join(words)


def found(smpolicy, texts):
    with tempfile.TemporaryDirectory() as folder:
        pack = Path(folder) / "people.yaml"
        pack.write_text(POLICY)
        lines = "\n".join(json.dumps({"text": text}) for text in texts)
        done = subprocess.run([smpolicy, "check", "--policy", pack, "--format", "json", "-"],
                              input=lines, capture_output=True, text=True)
    if not done.stdout:
        sys.exit(done.stderr)
    return [[bare(finding["text"]) for finding in json.loads(line)["findings"]]
            for line in done.stdout.splitlines()]


def main(smpolicy, folder, *show):
    status = 0
    for name, (least_precision, least_recall) in FLOORS.items():
        lines = (Path(folder) / f"{name}.txt").read_text(encoding="utf-8").splitlines()
        lines = [line for line in lines if not line.startswith("# ")]
        wanted = [[bare(mark) for mark in re.findall(r"{(.*?)}", line)] for line in lines]
        right = false = missed = 0
        for line, want, seen in zip(lines, wanted,
                                    found(smpolicy, [re.sub("[{}]", "", line) for line in lines])):
            extra = []
            for one in seen:
                if one in want:
                    want.remove(one)
                    right += 1
                else:
                    extra.append(one)
            false += len(extra)
            missed += len(want)
            if show and (extra or want):
                print(f"missed {want}, false {extra}: {line}")
        precision, recall = right / (right + false), right / (right + missed)
        print(f"{name}: {len(lines)} sentences, precision {precision:.3f}, recall {recall:.3f}, "
              f"F1 {2 * precision * recall / (precision + recall):.3f}")
        if precision < least_precision or recall < least_recall:
            print(f"{name}: at least {least_precision} and {least_recall} were expected")
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
