"""Fits the table of labels (packs/builtin/nhs-labels.yaml) to the messages beside this file.

Usage: fit.py SMPOLICY [--write]

Logistic regression for each label apart, over counts of cues: every cue that a label may use is
named in labels.json with the sign that its weight may have, so that nothing speaks for a label by
accident of the data. Figures and operating points come from messages that the fit has not seen: the
styles are in three groups, each held out once. Needs Python 3.9 and nothing else.

SPDX-License-Identifier: MIT
"""
import json
import math
import sys

import cues

# Styles held out together; tweets, the most, go to the groups in turn.
GROUPS = (("letter", "dm", "review"), ("typo", "caps", "business"), ("ramble", "thread", "short"))
PENALTY = 0.0015  # of squared weights
ROUNDS = 220


def plan():
    return json.loads((cues.HERE / "labels.json").read_text(encoding="utf-8"))


def score(weights, bias, row):
    total = bias + sum(weights[cue] * value for cue, value in row.items() if cue in weights)
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def fit(rows, truths, allowed):
    """Weights by accelerated proximal gradient; `allowed` maps each cue to the sign of its weight."""
    names = sorted(allowed)
    index = {name: i for i, name in enumerate(names)}
    data = [[(index[cue], value) for cue, value in row.items() if cue in index] for row in rows]
    count = len(data)
    width = len(names)
    positives = max(1, sum(truths))
    # Rare labels must not be drowned by what they are not.
    heavy = min(8.0, math.sqrt((count - positives) / positives))
    weights, bias = [0.0] * width, -3.0
    ahead, ahead_bias, momentum, step = list(weights), bias, 1.0, 0.9
    total = sum(heavy if truth else 1.0 for truth in truths)
    for _ in range(ROUNDS):
        slope, slope_bias = [0.0] * width, 0.0
        for row, truth in zip(data, truths):
            at = ahead_bias + sum(ahead[i] * value for i, value in row)
            error = 1 / (1 + math.exp(-max(-30.0, min(30.0, at)))) - truth
            if truth:
                error *= heavy
            slope_bias += error
            for i, value in row:
                slope[i] += error * value
        new = []
        for i, name in enumerate(names):
            weight = ahead[i] - step * (slope[i] / total * 4 + PENALTY * ahead[i])
            if allowed[name] > 0:
                weight = max(0.0, weight)
            elif allowed[name] < 0:
                weight = min(0.0, weight)
            new.append(weight)
        new_bias = ahead_bias - step * slope_bias / total * 4
        next_momentum = (1 + math.sqrt(1 + 4 * momentum * momentum)) / 2
        pull = (momentum - 1) / next_momentum
        ahead = [a + pull * (a - b) for a, b in zip(new, weights)]
        ahead_bias = new_bias + pull * (new_bias - bias)
        weights, bias, momentum = new, new_bias, next_momentum
    return {name: weight for name, weight in zip(names, weights) if abs(weight) >= 0.05}, bias


def platt(scores, truths):
    """Slope and offset that make scores into chances, on messages not fitted on."""
    a, b = 1.0, 0.0
    logits = [math.log(s / (1 - s)) for s in (min(max(s, 1e-9), 1 - 1e-9) for s in scores)]
    positives = sum(truths)
    high, low = (positives + 1) / (positives + 2), 1 / (len(truths) - positives + 2)
    targets = [high if truth else low for truth in truths]
    for _ in range(400):
        ga = gb = 0.0
        for x, target in zip(logits, targets):
            error = 1 / (1 + math.exp(-max(-30.0, min(30.0, a * x + b)))) - target
            ga += error * x
            gb += error
        ga, gb = ga / len(logits) + 0.02 * (a - 1), gb / len(logits) + 0.002 * b
        a, b = max(0.3, a - 0.1 * ga), b - 0.4 * gb
    return a, b


def curve(scores, truths):
    """(point, recall, precision) for points from low to high."""
    positives = sum(truths)
    for tenths in range(1, 20):
        point = tenths / 20
        given = [truth for s, truth in zip(scores, truths) if s >= point]
        right = sum(given)
        yield point, right / max(1, positives), right / max(1, len(given))


def choose(scores, truths, prefers):
    """The point with the best F, leaning as the label prefers."""
    beta = {"recall": 1.5, "precision": 0.5, "both": 1.0}[prefers]
    best, chosen = -1.0, 0.5
    for point, recall, precision in curve(scores, truths):
        f = (1 + beta * beta) * recall * precision / max(1e-9, beta * beta * precision + recall)
        f -= 0.02 * abs(point - 0.5)
        if f > best:
            best, chosen = f, point
    return chosen


def group_of(style, index):
    for group, styles in enumerate(GROUPS):
        if style in styles:
            return group
    return index % len(GROUPS)


def score_unseen(rows, truths, groups, allowed):
    """The score of each message by a fit on the other groups."""
    scores = [0.0] * len(rows)
    for out in range(len(GROUPS)):
        train = [i for i, group in enumerate(groups) if group != out]
        weights, bias = fit([rows[i] for i in train], [truths[i] for i in train], allowed)
        for i, group in enumerate(groups):
            if group == out:
                scores[i] = score(weights, bias, rows[i])
    return scores


def write_table(table):
    lines = [
        "# What kind of message it is: for each label the weights of what speaks for it and against it.",
        "# Made by data/inbound/fit.py from the messages beside it; how is in docs/inbound.md. The first",
        "# label is the first to act on.",
        "# SPDX-License-Identifier: MIT", "smpack: 1", "pack: nhs-labels", 'version: "1.0"',
        "title: Kinds of message from the public", "extends: nhs-claims", "", "labels:"]
    for name, entry in table.items():
        lines += [f"  {name}:", f"    meaning: {entry['meaning']}", f"    raises: {entry['raises']}",
                  f"    bias: {entry['bias']:.2f}", f"    point: {entry['point']:.2f}",
                  f"    doubt: {entry['doubt']:.2f}"]
        lines += [] if entry["quoted"] else ["    quoted: no"]
        lines += ["    weights:"]
        lines += [f"      {cue}: {weight:.2f}" for cue, weight in
                  sorted(entry["weights"].items(), key=lambda pair: -pair[1])]
    (cues.PACKS / "nhs-labels.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main():
    command = sys.argv[1]
    messages = list(cues.read_messages())
    rows = cues.see(command, [text for _, _, text in messages])
    groups = [group_of(style, i) for i, (style, _, _) in enumerate(messages)]
    known = set(cues.cue_names())
    table, f_sum = {}, 0.0
    print(f"{len(messages)} messages")
    print("label                 n  point  recall  precision     F1")
    for name, entry in plan().items():
        allowed = {cue: +1 for cue in entry["for"]} | {cue: -1 for cue in entry["against"]}
        if set(allowed) - known:
            raise SystemExit(f"{name}: no such cue: {sorted(set(allowed) - known)}")
        truths = [int(name in labels) for _, labels, _ in messages]
        raw = score_unseen(rows, truths, groups, allowed)
        a, b = platt(raw, truths)
        scores = [1 / (1 + math.exp(-(a * math.log(max(s, 1e-9) / max(1 - s, 1e-9)) + b)))
                  for s in raw]
        point = choose(scores, truths, entry["prefers"])
        given = [s >= point for s in scores]
        right = sum(g and t for g, t in zip(given, truths))
        recall, precision = right / max(1, sum(truths)), right / max(1, sum(given))
        f1 = 2 * recall * precision / max(1e-9, recall + precision)
        f_sum += f1
        print(f"{name:18} {sum(truths):4}   {point:.2f}    {recall:.2f}       {precision:.2f}   "
              f"{f1:.2f}")
        if "--curves" in sys.argv:
            for at, r, p in curve(scores, truths):
                print(f"    {at:.2f}  {r:.2f}  {p:.2f}")
        if "--errors" in sys.argv and name in sys.argv[sys.argv.index("--errors"):]:
            for (_, labels, text), g, t, s, row in zip(messages, given, truths, scores, rows):
                if g != bool(t):
                    print(f"    {'false' if g else 'missed'} {s:.2f} {text[:110]!r} {sorted(row)}")
        # The table is fitted on everything, and calibrated as the unseen messages were.
        weights, bias = fit(rows, truths, allowed)
        table[name] = {"meaning": entry["meaning"], "raises": entry["raises"], "bias": a * bias + b,
                       "point": point,
                       "quoted": entry.get("quoted", True), "doubt": max(0.05, round(point * entry["doubt"], 2)),
                       "weights": {cue: a * weight for cue, weight in weights.items()}}
    print(f"macro F1 {f_sum / len(table):.3f}")
    if "--write" in sys.argv:
        write_table(table)


if __name__ == "__main__":
    main()
