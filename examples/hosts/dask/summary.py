"""An archive of posts, in partitions, on a Dask cluster: findings by clause. The same code runs on
one core and on many machines; each worker opens the policy once.

    python3 summary.py covwarks 'archive/*.jsonl' [SCHEDULER]

SPDX-License-Identifier: MIT
"""

import collections
import functools
import glob
import json
import sys

import smpolicy
from distributed import Client, get_worker


def policy_of(name):
    opened = get_worker().__dict__.setdefault("smpolicy", {})
    if name not in opened:
        opened[name] = smpolicy.Policy(name)
    return opened[name]


def summarise(policy_name, partition):
    """Counts of one partition: a file of JSON Lines, read line by line."""
    counts = collections.Counter()
    with open(partition, encoding="utf-8") as lines:
        for answer in policy_of(policy_name).evaluate_posts(map(json.loads, lines),
                                                            errors="return"):
            if isinstance(answer, Exception):
                counts["(could not be read)"] += 1
                continue
            counts[f"(verdict {answer.verdict})"] += 1
            counts.update({finding.clause for finding in answer})
    return counts


def total(parts):
    return sum(parts, collections.Counter())


def main(policy_name, pattern, scheduler=None):
    here = {"processes": False, "dashboard_address": None}
    with Client(scheduler) if scheduler else Client(**here) as client:
        parts = client.map(functools.partial(summarise, policy_name), sorted(glob.glob(pattern)))
        while len(parts) > 1:  # added up where they are, eight at a time
            parts = [client.submit(total, parts[i:i + 8]) for i in range(0, len(parts), 8)]
        counts = parts[0].result() if parts else collections.Counter()
    for name, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        print(f"{count:9} {name}")


if __name__ == "__main__":
    main(*sys.argv[1:])
