#!/usr/bin/env python3
"""One post, five policies: what each says of it, and which section decides.

five.jsonl has one situation a line, with the verdict and the deciding section that a reader of the
five documents expects. This runs the command over them, or with "page" in place of the command
compares docs/policies/compared.md, which is the same as a table, with what the data make of it.
Usage: five.py SMPOLICY|page SOURCE_DIR [--write]
SPDX-License-Identifier: MIT"""

import json
import pathlib
import subprocess
import sys

# What each organisation calls itself where a post says {org}.
POLICIES = {"bnssg": "the ICB", "blmk": "the ICB", "staffs": "the ICB", "covwarks": "the ICB",
            "southtees": "the CCG"}
TITLES = {"bnssg": "Bristol", "blmk": "Bedfordshire", "staffs": "Staffordshire",
          "covwarks": "Coventry", "southtees": "South Tees"}
DATE = "2026-11-20"
TOPICS = {"work": "Work and the organisation", "commerce": "Firms and trade",
          "election": "Politics and elections", "pictures": "Pictures of people",
          "copyright": "Other people's work", "video": "Official films", "crisis": "Crises",
          "style": "Accessibility and style", "safeguarding": "People at risk",
          "health": "Health advice", "incident": "Major incidents", "concern": "Raising concerns",
          "criticism": "Criticism", "abuse": "Abuse", "share": "Sharing",
          "privacy": "Personal information", "confidence": "Confidential matters",
          "patients": "Talking with patients and the public", "hours": "Working hours and absence",
          "history": "What went before"}


def run(*arguments, **more):
    return subprocess.run(arguments, capture_output=True, encoding="utf-8", timeout=120,
                          **more)


def known_facts(smpolicy, policy):
    """The names that this policy has: each host tells a policy what it asks about, no more."""
    listing = run(smpolicy, "facts", policy).stdout.splitlines()
    return {line.split(" (")[0] for line in listing if line and not line.startswith(" ")}


def put(policy, facts, case):
    """The post of a situation as the people of one organisation would hand it over."""
    post = {"id": case["id"], "at": DATE, **case["post"]}
    post["text"] = post["text"].replace("{org}", POLICIES[policy])
    post["facts"] = {name: value for name, value in post.get("facts", {}).items()
                     if name.replace("media.0.", "media.") in facts}
    return post


def deciding(report):
    """The sections of those findings that alone make the verdict what it is."""
    def weight(finding):
        if finding["outcome"] == "breach":
            return "reject" if finding["severity"] == "error" else "advise"
        return "advise" if finding["severity"] == "note" else "hold"
    cited = [(weight(f), f["cite"].get("section", "")) for f in report["findings"]]
    # A question whose clause says that not to know is only worth advice is a finding of advice.
    return {section for how, section in cited
            if how == report["verdict"] or report["verdict"] == "advise"}


def differences(smpolicy, cases):
    for policy in POLICIES:
        facts = known_facts(smpolicy, policy)
        posts = "\n".join(json.dumps(put(policy, facts, case)) for case in cases)
        result = run(smpolicy, "check", "--policy", policy, "--format", "json", "-", input=posts)
        reports = [json.loads(line) for line in result.stdout.splitlines()]
        if len(reports) != len(cases):
            yield f"{policy}: {len(reports)} answers to {len(cases)} posts. {result.stderr}"
            continue
        for case, report in zip(cases, reports):
            if "error" in report:
                yield f"{policy} {case['id']}: {report['error']['message']}"
                continue
            # A stated difference is held to what it states: once gone, it has to be struck out.
            wanted = case.get("differs", {}).get(policy, case["expect"][policy])
            verdict, _, section = wanted.partition(" ")
            found = deciding(report)
            if report["verdict"] != verdict or (section and section not in found):
                said = "; ".join(f"{f['clause']} ({f['cite'].get('section')}, {f['severity']} "
                                 f"{f['outcome']})" for f in report["findings"])
                yield (f"{policy} {case['id']}: expected {wanted}, was "
                       f"{report['verdict']}: {said or 'nothing'}")


INTRODUCTION = """<!-- Made by tests/packs/five.py from tests/packs/five.jsonl. -->
# Five policies compared

The same {cases} posts under five policies. The verdicts are reasoned from the words of the five
documents, and a test holds the library to them. Each cell has the verdict and the section that
decides.

- *reject*: the policy says "must not", "do not" or that it will not tolerate this, and the \
words or what is known show it.
- *hold*: the policy forbids or requires it, but whether it applies is for a person to judge \
or turns on a fact that was not given.
- *advise*: the policy says "should", "be aware" or "be careful", or the matter is one of style.
- *clear*: the policy does not stand against it.

Where a post says "{{org}}", each policy is asked about its own organisation. Posts are of {date}
unless they say otherwise. Pictures and films have alternative text unless it says otherwise; the
whole of each post is in the data file.
"""


def escaped(text):
    return "".join("\\" + c if c in "\\`*_[]<>#|~" else c for c in text).replace("\n", " ")


def told(case):
    """The post and what is known of it, in one cell."""
    post = case["post"]
    known = [post.get("account", "any account")]
    known += [post["action"].replace("-", " ")] if "action" in post else []
    known += [post["at"]] if "at" in post else []
    for item in post.get("media", []):
        known += [" ".join(["with", item["kind"]])]
        known += [f"{name} {spoken(value) or 'none'}" for name, value in item.items()
                  if name in ("people", "place", "consent", "captions", "credit", "font_pt")
                  or (name == "alt" and not value)]
    known += [f"{name.replace('media.0.', '')} {spoken(value)}"
              for name, value in post.get("facts", {}).items()]
    shared = f" > {post['shared']['text']}" if "shared" in post else ""
    return f"{escaped(post['text'] + shared)} ({escaped(', '.join(known))})"


def answer(expected):
    verdict, _, section = expected.partition(" ")
    return f"**{verdict}** {escaped(section)}" if section else verdict


def spoken(value):
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else value


def page(cases):
    yield INTRODUCTION.format(cases=len(cases), date=DATE)
    yield "| | " + " | ".join(TITLES.values()) + " |\n|---|" + "---:|" * len(TITLES)
    for verdict in ("clear", "advise", "hold", "reject"):
        counts = (sum(case["expect"][p].split()[0] == verdict for case in cases) for p in POLICIES)
        yield f"| {verdict} | " + " | ".join(map(str, counts)) + " |"
    topic = None
    for case in cases:
        if case["id"].split("/")[0] != topic:
            topic = case["id"].split("/")[0]
            yield f"\n## {TOPICS[topic]}"
            yield "| post | " + " | ".join(TITLES.values()) + " | why |\n|---|" + "---|" * 6
        yield "| " + " | ".join([told(case), *(answer(case["expect"][p]) for p in POLICIES),
                                 escaped(case["why"])]) + " |"
    yield "\n## Where the library answers otherwise"
    for case in cases:
        for policy, said in case.get("differs", {}).items():
            yield (f"- {TITLES[policy]}, \"{escaped(case['post']['text'])}\": expected "
                   f"{case['expect'][policy]}, answered {said}. {case['differs_because']}")


def main(command, source, write=None):
    folder = pathlib.Path(source)
    cases = [json.loads(line) for line in
             (folder / "tests/packs/five.jsonl").read_text(encoding="utf-8").splitlines()]
    if command != "page":
        faults = list(differences(command, cases))
        print("\n".join([*faults, f"{len(cases)} posts, {len(POLICIES)} policies, "
                         f"{len(faults)} not as expected"]))
        return 1 if faults else 0
    table = folder / "docs/policies/compared.md"
    made = "\n".join(page(cases)) + "\n"
    if write == "--write":
        table.write_text(made, encoding="utf-8")
    elif not table.exists() or table.read_text(encoding="utf-8") != made:
        print(f"{table} is not what the data say now. Run: five.py page {source} --write")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
