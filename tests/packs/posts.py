#!/usr/bin/env python3
# Posts by writers who had not seen the patterns, kept from whatever is fitted: how many of each
# kind are seen, and how many harmless ones are flagged. The floors are what was measured when the
# packs were last fitted, less a few. Harmless ones that tell of a patient and that somebody agreed
# ("fine agreed") are counted apart: to ask whether that is so is right, and not to ask as well. So
# are those that look like hate and are none ("fine near"): they may swear, or quote what they
# condemn.
# A file's posts are of a personal account, or of the account in its line "# account: ...".
# usage: posts.py SMPOLICY FOLDER [--show]
#        posts.py SMPOLICY FILE.csv (real comments of patients: how many raise what an impression
#        does)
# SPDX-License-Identifier: MIT
import collections
import csv
import json
import subprocess
import sys
from pathlib import Path

TOLD = ("privacy.named_patient", "privacy.person_name", "mention.patient", "privacy.nhs_number",
        "privacy.date_of_birth", "boundary.patient_contact")
# Which signals answer for a kind, and the share that must be seen. A signal stands for all that
# begin with it.
KINDS = {
    "named-person": (TOLD, 0.68),
    "patient-story": (TOLD, 0.69),
    "named-staff": (("privacy.named_staff_employment", "privacy.named_patient", "employment.detail",
                     "confidential.about_colleague", "judgement.person", "defamation.named_person",
                     "criticism.colleague"), 0.50),
    "identifier": (("privacy.",), 0.55),
    "gossip": (("criticism.", "judgement.person", "tone.judgemental", "bullying.person",
                "tone.abusive", "conduct.at_work", "confidential.about_colleague",
                "employment.detail", "tone.inflammatory", "tone.unprofessional", "tone.flippant",
                "mention.patient", "threat.person", "abuse.", "defamation."), 0.38),
    "secret": (("confidential.", "work.issue", "criticism.organisation", "employment.detail",
                "claim.speculative", "defamation.organisation"), 0.60),
    "defamatory": (("defamation.", "judgement.person"), 0.58),
    "abuse": (("tone.abusive", "threat.person", "abuse.", "bullying.person", "tone.obscene",
               "tone.coarse", "discrimination."), 0.75),
    "hate": (("discrimination.", "abuse.dehumanises"), 0.40),
    "unasked": (("media.unasked", "media.kept_up") + TOLD, 0.30),
    "borrowed": (("copyright.taken_from", "link.pirated"), 0.28),
    "boundary": (("boundary.patient_contact", "mention.patient"), 0.27),
    "speaks": (("speaking_for.organisation",), 0.25),
    "cold": (("tone.dismissive", "tone.robotic", "tone.officious"), 0.10),
    "evades": (("tone.evasive", "tone.defensive"), 0.40),
}
POLICIES = ("bnssg", "covwarks", "southtees")
# What only some of them have a clause for.
ASKED_BY = {"borrowed": ("bnssg", "southtees"), "speaks": ("southtees",),
            "evades": ("bnssg", "covwarks"), "cold": ("bnssg", "covwarks")}
RAISED_BY_WORDS = ("mention.patient", "confidential.about_colleague", "criticism.colleague",
                   "confidential.internal_conversation", "tone.abusive",
                   "discrimination.protected_characteristic")
HATE = ("discrimination.", "abuse.dehumanises")
HARMLESS_MOST = 0.06
ACCOUNT = "# account: "


def read(folder):
    """The kinds of each post, and the post."""
    for path in sorted(Path(folder).glob("*.tsv")):
        account = "personal"
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith(ACCOUNT):
                account = line.removeprefix(ACCOUNT)
            if not line.startswith("#"):
                _, kinds, text = line.split("\t")
                yield set(kinds.split()), {"text": text.replace("\\n", "\n"), "account": account}


def check(command, policy, posts):
    """For each post the signals that its findings have."""
    lines = "".join(json.dumps({"id": str(i), **post}) + "\n" for i, post in enumerate(posts))
    run = subprocess.run([command, "check", "--policy", policy, "--format", "json", "--on",
                          "2024-03-01", "-"], input=lines, capture_output=True, text=True,
                         check=False)
    reports = run.stdout.splitlines()
    if len(reports) != len(posts):
        sys.exit(f"{len(reports)} reports of {len(posts)} posts: {run.stderr}")
    return [[finding["signal"] for finding in json.loads(report)["findings"]]
            for report in reports]


def count_alarms(command, file):
    with open(file, encoding="utf-8", newline="") as rows:
        posts = [{"text": row["comment"], "account": "personal"} for row in csv.DictReader(rows)]
    found = check(command, "covwarks", posts)
    print(f"{len(posts)} comments")
    for signal, count in collections.Counter(
            signal for raised in found for signal in set(raised)).most_common():
        if signal in RAISED_BY_WORDS or signal.startswith("privacy."):
            print(f"{signal:40} {count:4}  {1000 * count / len(posts):.2f} in 1,000")
    return 0


def main(command, folder, *options):
    if folder.endswith(".csv"):
        return count_alarms(command, folder)
    posts = list(read(folder))
    every = tuple(signal for signals, _ in KINDS.values() for signal in signals)
    status = 0
    for policy in POLICIES:
        found = check(command, policy, [post for _, post in posts])
        if "--show" in options:
            print(f"{policy}: kind, posts, seen")
        for kind, (signals, least) in KINDS.items():
            if policy not in ASKED_BY.get(kind, POLICIES):
                continue
            of_kind = [signal for (kinds, _), signal in zip(posts, found) if kind in kinds]
            seen = sum(any(one.startswith(signals) for one in raised) for raised in of_kind)
            if "--show" in options:
                print(f"| {kind} | {len(of_kind)} | {seen} |")
            if seen < least * len(of_kind):
                print(f"{policy}: of {len(of_kind)} posts of the kind {kind} only {seen} are seen")
                status = 1
        harmless = [raised for (kinds, _), raised in zip(posts, found) if kinds == {"fine"}]
        flagged = sum(any(one.startswith(every) for one in raised) for raised in harmless)
        agreed = [raised for (kinds, _), raised in zip(posts, found) if "agreed" in kinds]
        asked = sum(any(one.startswith(TOLD) for one in raised) for raised in agreed)
        if "--show" in options:
            print(f"| harmless, flagged | {len(harmless)} | {flagged} |")
            print(f"| harmless, with consent told, asked to confirm | {len(agreed)} | {asked} |")
        near = [raised for (kinds, _), raised in zip(posts, found) if "near" in kinds]
        mistaken = sum(any(one.startswith(HATE) for one in raised) for raised in near)
        if "--show" in options:
            print(f"| no hate, though like it, called so | {len(near)} | {mistaken} |")
        if mistaken > HARMLESS_MOST * len(near):
            print(f"{policy}: of {len(near)} posts that are like hate {mistaken} are called so")
            status = 1
        if flagged > HARMLESS_MOST * len(harmless):
            print(f"{policy}: of {len(harmless)} harmless posts {flagged} are flagged")
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
