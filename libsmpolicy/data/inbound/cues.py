"""What the engine sees in messages: counts of each cue, asked of the smpolicy command itself.

SPDX-License-Identifier: MIT
"""
import csv
import json
import math
import pathlib
import re
import subprocess
import tempfile

HERE = pathlib.Path(__file__).parent
PACKS = HERE.parent.parent / "packs" / "builtin"

# The packs of cues, each of which extends the one before.
FAMILIES = (
    "nhs-sentiment", "nhs-blame", "nhs-safeguarding", "nhs-harm-told", "nhs-neglect", "nhs-crisis",
    "nhs-despair", "nhs-minds", "nhs-illness", "nhs-requests", "nhs-business", "nhs-records",
    "nhs-mail", "nhs-contact", "nhs-queries", "nhs-hostile", "nhs-claims")

# Signals of other families that say something about a message too.
SHARED = [
    "threat.person", "discrimination.slur", "discrimination.protected_characteristic",
    "abuse.sexual_harassment", "abuse.dehumanises",
]

TIMES = [math.log2(1 + n) for n in range(8)]


def read_rows(paths):
    """The rows of files of data: (file, style, labels, text)."""
    for path in paths:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.startswith("#") or not line.strip():
                continue
            parts = line.split("\t")
            if len(parts) != 3:
                raise SystemExit(f"{path.name}:{number}: three columns are wanted")
            style, labels, text = parts
            yield path.stem, style, set(labels.split()), text.replace("\\n", "\n")


def read_messages(paths=None):
    """Every message of the data: (style, labels, text)."""
    for _, style, labels, text in read_rows(paths or sorted(HERE.glob("*.tsv"))):
        yield style, labels - {"none"}, text


def cue_names():
    """The cues of the packs, and the shared signals."""
    names = []
    for pack in FAMILIES:
        text = (PACKS / f"{pack}.yaml").read_text(encoding="utf-8")
        names += re.findall(r"^  (cue\.\w+):", text, re.M)
    return names + SHARED


def cue_pack(names):
    """A pack in which each cue is a clause, so that the command counts them."""
    lines = ["smpack: 1", "pack: cues", 'version: "1"', "title: Cues", "extends: nhs-claims",
             'documents: {cues: {title: Cues, version: "1"}}', "clauses:"]
    for index, name in enumerate(names):
        lines.append(f"  cue/c{index}: {{cite: {{doc: cues, section: '{index}', quote: cue}}, "
                     f"on: [message], flag: {name}, severity: note, outcome: review, "
                     "message: seen}")
    return "\n".join(lines) + "\n"


def see(command, texts):
    """For each text a map from cue to how much it counts."""
    names = cue_names()
    with tempfile.TemporaryDirectory() as folder:
        pack = pathlib.Path(folder) / "cues.yaml"
        pack.write_text(cue_pack(names), encoding="utf-8")
        messages = "".join(json.dumps({"id": str(i), "text": text}) + "\n"
                           for i, text in enumerate(texts))
        run = subprocess.run([command, "classify", "--policy", pack, "--format", "json", "-"],
                             input=messages, capture_output=True, text=True, check=False)
    lines = run.stdout.splitlines()
    if len(lines) != len(texts):
        raise SystemExit(f"{len(lines)} answers to {len(texts)} messages: {run.stderr}")
    seen = []
    for line in lines:
        counts = {}
        for finding in json.loads(line)["findings"]:
            name = names[int(finding["clause"].removeprefix("cue/c"))]
            counts[name] = min(7, counts.get(name, 0) + 1)
        seen.append({name: TIMES[count] for name, count in counts.items()})
    return seen


def read_csv(path, column):
    with open(path, encoding="utf-8", newline="") as file:
        return [row[column] for row in csv.DictReader(file)]
