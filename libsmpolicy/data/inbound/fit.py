"""Fits what cues and words say of messages to the messages beside this file.

Usage: fit.py SMPOLICY [--comments FILE.csv] [--vectors FOLDER] [--write] [--curves]
              [--errors LABEL...]

Logistic regression for each label apart, over four kinds of evidence at once: counts of cues,
single words and pairs (neighbours, or with one between them), how many words of each list stand
there, and what the words have in common with others (stems.py). A cue may speak for a label only
where labels.json says so, so that no cue does by accident of the data. Words for what people are
speak for no label that has `of_people` false there: to be named is no hate. What words have in
common becomes a weight of each word, also of words that are in no message. What says little by
itself is left out of the table.

Figures, calibration and operating points (points.py) come from the messages of writers who had not
seen the patterns, a third of them held out at a time; what was written beside the patterns is only
learned from.

Real comments of patients (comments.py) are learned from too, where they are at hand: their ratings
say which are compliments and which criticism, and they are hardly ever requests, hostile or about
danger. Each counts for several messages: the table is the quieter about comments that it has not
seen, and misses no more of what is written of danger. A third of them is held out at a time as
well.

Needs numpy and scipy (Debian: python3-numpy, python3-scipy), offline alone.

SPDX-License-Identifier: MIT
"""
import collections
import json
import math
import multiprocessing
import sys
import zlib

import numpy
import scipy.optimize
import scipy.sparse

import comments
import cues
import points
import stems
import words

# Writers who had not seen the patterns; those of a group are held out together.
GROUPS = (("voices-1", "mentions", "locals", "alarms", "mailroom", "chatter", "alerts",
           "vigil", "counter", "bodies", "threads", "records-desk", "cards", "clinic-desk",
           "stories", "boards", "tweets", "siren", "hotline", "heckle", "harbour", "armchair",
           "terrace", "tongues", "doormat", "market", "platform", "precinct", "archive",
           "star-ratings", "pages", "tick-boxes", "half-asleep", "timelines", "archives"),
          ("voices-2", "letters", "peril", "grumbles", "inboxes", "rescue", "quarter",
           "postbag", "thorns", "calendar", "brief", "stars", "noise", "enquiries", "tales",
           "complaints", "gate", "registry", "nightbus", "backstairs", "chemist",
           "counting", "stairwell", "playground", "lodge", "gossip-page", "clinic-queue",
           "homecoming", "wdtk", "handles", "under-posts", "waiting-list", "verandah",
           "shoulder", "market-day"),
          ("voices-3", "reviews", "quarrels", "month", "forums", "wishes", "verdicts",
           "fortnight", "edges", "long-letters", "feeds", "two-weeks", "shadows", "thirteen",
           "forum-posts", "post-room", "long-requests", "square", "bedside", "landing",
           "taproom", "couch", "valley", "bus-stop", "chapel", "lantern", "folders",
           "schoolgate", "opinion", "night-thread", "webchat", "general-mailbox", "dusk",
           "ledger", "porch", "embers"))
# Penalties of squared weights, where what is weighed is seen as much with the label as without it.
OF_WORD, OF_PAIR, OF_LEXICON, OF_CUE, OF_MEANING = 0.15, 0.3, 0.44, 0.6, 0.6
# In how many messages a word must be, and a pair.
LEAST_WORD, LEAST_PAIR = 2, 3
COMMON_WORDS = 8000  # so many get a weight although no message has them
# Weights that are smaller are none.
WORTH_WORD, WORTH_PAIR, WORTH_COMMON, WORTH_LEXICON, WORTH_CUE = 0.15, 0.15, 0.3, 0.05, 0.1
FEW_TOKENS, MANY_TOKENS = 4, 400  # as SMP__FEW_TOKENS and SMP__MANY_TOKENS
OF_COMMENT = 3.0  # how much a comment counts beside a message
OF_RATING = 0.8   # and for the labels of which its rating speaks
RATED = ("compliment", "criticism")
RATING_SAYS_NOTHING = {"complaint", "health-advice", "personal", "question"}
HEAVIEST = 4.0  # how much more a message with a rare label weighs, at most

LABELS = cues.HERE / "labels.json"
TABLE = cues.PACKS / "nhs-labels.yaml"
# Which labels each pack of words has.
PACKS = (
    ("nhs-said-of-danger", "Words of danger",
     ("emergency", "crisis", "safeguarding.child", "safeguarding.adult", "threat")),
    ("nhs-said-in-requests", "Words of requests", ("sar", "eir", "foi")),
    ("nhs-said-in-business", "Words of complaints, newsrooms and staff who speak up",
     ("complaint", "media", "whistleblowing")),
    ("nhs-said-in-quarrels", "Words of quarrels", ("hate", "abuse", "troll")),
    ("nhs-said-in-claims", "Words of claims, trade and parties",
     ("misinformation", "spam", "political")),
    ("nhs-said-of-health", "Words of health and of questions",
     ("health-advice", "personal", "question")),
    ("nhs-said-of-care", "Words of praise and blame", ("compliment", "criticism")))


class Evidence:
    """The messages as a matrix: words and pairs, words that no message has, lexicons, cues.
    `meanings` has a row for each of these, of zeros where there is no vector."""

    def __init__(self, texts_words, lengths, texts_cues, places, known):
        support = collections.Counter(word for seen in texts_words for word in seen)
        self.words = [word for word, count in support.items()
                      if count >= (LEAST_PAIR if " " in word else LEAST_WORD)]
        self.forms = known.forms if known else {}
        alike, rows = known.meanings(support, COMMON_WORDS) if known else ([], [])
        heard = set(self.words)
        self.common = [stem for stem in alike if stem not in heard]
        self.lexicons = sorted(set().union(*places.values()))
        self.cues = sorted(set().union(*texts_cues))
        self.names = self.words + self.common + self.lexicons + self.cues
        kinds = ["pair" if " " in word else "word" for word in self.words]
        kinds += ["common"] * len(self.common) + ["lexicon"] * len(self.lexicons)
        self.kinds = numpy.array(kinds + ["cue"] * len(self.cues))
        people = words.of_people()
        self.of_people = numpy.array([any(part in people for part in name.split())
                                      for name in self.names])
        index = {name: i for i, name in enumerate(self.names)}
        self.meanings = numpy.zeros((len(self.names), stems.vectors.SIZE))
        for stem, vector in zip(alike, rows):
            self.meanings[index[stem]] = vector
        row, column, value = [], [], []
        for i, (seen, length, counts) in enumerate(zip(texts_words, lengths, texts_cues)):
            here = dict.fromkeys((word for word in seen if word in index), 1.0)
            for word in seen:
                for lexicon in places.get(word, ()):
                    here[lexicon] = here.get(lexicon, 0) + 1
            share = (FEW_TOKENS / min(max(length, FEW_TOKENS), MANY_TOKENS)) ** (1 / 3)
            here.update(counts)
            here = {name: share * count for name, count in here.items()}
            row += [i] * len(here)
            column += [index[name] for name in here]
            value += here.values()
        self.matrix = scipy.sparse.csr_matrix((value, (row, column)),
                                              shape=(len(texts_words), len(self.names)))
        # Turned so that its columns have nothing to do with each other, which is quicker to fit.
        spread = self.matrix @ self.meanings
        self.meanings = self.meanings @ numpy.linalg.eigh(spread.T @ spread)[1]
        self.common_ground = self.matrix @ self.meanings

    def parts(self, weights, *kinds):
        return {self.names[i]: weights[i] for i in numpy.flatnonzero(numpy.isin(self.kinds, kinds))}


def regress(matrix, dense, truths, shares, penalties, high):
    """Weights, those of the columns of `dense` after those of `matrix`, none above its bound, and
    the bias last. `shares`: how much each message counts."""
    positives = max(1.0, (shares * truths).sum())
    heavy = min(HEAVIEST, math.sqrt((shares.sum() - positives) / positives))
    counts = shares * numpy.where(truths > 0, heavy, 1.0)
    penalties = numpy.append(penalties, 0.0)
    turned, size = matrix.T.tocsr(), matrix.shape[1]
    # In units in which the loss is about as curved along each weight.
    rate = (counts * truths).sum() / counts.sum()
    squares = numpy.concatenate([turned.power(2) @ counts, (dense ** 2).T @ counts, [counts.sum()]])
    units = 1 / numpy.sqrt(penalties + rate * (1 - rate) * squares + 1e-9)

    def loss(at):
        weights = at * units
        sums = matrix @ weights[:size] + dense @ weights[size:-1] + weights[-1]
        errors = counts * (1 / (1 + numpy.exp(-sums)) - truths)
        value = (counts * (numpy.logaddexp(0, sums) - truths * sums)).sum()
        slope = numpy.concatenate([turned @ errors, dense.T @ errors, [errors.sum()]])
        return (value + 0.5 * (penalties * weights ** 2).sum(),
                (slope + penalties * weights) * units)

    start = numpy.zeros(len(units))
    start[-1] = -3.0 / units[-1]
    bounds = [(None, most) for most in high] + [(None, None)] * (dense.shape[1] + 1)
    return units * scipy.optimize.minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds,
                                           options={"maxiter": 60, "ftol": 1e-5}).x


def penalties_of(evidence, rows, truths):
    """Less for what is seen in a greater or smaller share of the label's messages than of
    others."""
    seen = evidence.matrix[rows] > 0
    positive = truths[rows] > 0
    of_label = (seen[positive].sum(0).A1 + 1) / (positive.sum() + 2)
    of_others = (seen[~positive].sum(0).A1 + 1) / ((~positive).sum() + 2)
    by_kind = {"word": OF_WORD, "common": OF_WORD, "pair": OF_PAIR, "lexicon": OF_LEXICON,
               "cue": OF_CUE}
    penalties = numpy.array([by_kind[kind] for kind in evidence.kinds])
    return penalties / numpy.maximum(numpy.abs(numpy.log(of_label / of_others)), 0.25)


def fit(evidence, rows, truths, shares, entry):
    """What each name says, with what it says by its meaning, and the bias last."""
    rows, seen = rows & (shares > 0), numpy.flatnonzero(evidence.kinds != "common")
    mute = evidence.of_people & (not entry.get("of_people", True))
    mute |= (evidence.kinds == "cue") & ~numpy.isin(evidence.names, entry["for"])
    high = [0.0 if mute[i] else None for i in seen]
    penalties = numpy.concatenate([penalties_of(evidence, rows, truths)[seen],
                                   numpy.full(stems.vectors.SIZE, OF_MEANING)])
    found = regress(evidence.matrix[rows][:, seen], evidence.common_ground[rows], truths[rows],
                    shares[rows], penalties, high)
    weights = evidence.meanings @ found[len(seen):-1]
    weights[seen] += found[:len(seen)]
    weights[mute] = numpy.minimum(weights[mute], 0.0)
    return numpy.append(weights, found[-1])


def rounded(evidence, weights):
    """As the table has them."""
    worth = {"word": WORTH_WORD, "pair": WORTH_PAIR, "common": WORTH_COMMON,
             "lexicon": WORTH_LEXICON, "cue": WORTH_CUE}
    least = numpy.array([worth[kind] for kind in evidence.kinds])
    said = numpy.where(evidence.kinds == "cue", numpy.round(weights[:-1], 2),
                       numpy.round(weights[:-1], 1))
    return numpy.append(numpy.where(numpy.abs(weights[:-1]) >= least, said, 0.0), weights[-1])


def platt(sums, truths):
    """Slope and offset that make scores into chances, on messages not fitted on."""
    positives = truths.sum()
    targets = numpy.where(truths > 0, (positives + 1) / (positives + 2),
                          1 / (len(truths) - positives + 2))

    def loss(at):
        shifted = at[0] * sums + at[1]
        errors = 1 / (1 + numpy.exp(-shifted)) - targets
        value = (numpy.logaddexp(0, shifted) - targets * shifted).sum()
        return value, numpy.array([(errors * sums).sum(), errors.sum()])

    return scipy.optimize.minimize(loss, [1.0, 0.0], jac=True, method="L-BFGS-B",
                                   bounds=[(0.3, 3.0), (-5.0, 5.0)]).x


def fit_label(job):
    """What the table says of one label, and its scores of messages that its fit had not seen."""
    entry, evidence, truths, shares, folds, strangers, known = job
    sums = numpy.zeros(len(truths))
    for out in range(len(GROUPS)):
        weights = rounded(evidence, fit(evidence, folds != out, truths, shares, entry))
        held = folds == out
        sums[held] = evidence.matrix[held] @ weights[:-1] + weights[-1]
    slope, offset = platt(sums[strangers], truths[strangers])
    scores = 1 / (1 + numpy.exp(-(slope * sums + offset)))
    point = points.choose(scores[known], truths[known], entry["recall_counts"])
    # The table is fitted on everything, and calibrated as the unseen messages were.
    weights = rounded(evidence, slope * fit(evidence, numpy.ones(len(truths), bool), truths, shares,
                                            entry))
    return scores, point, weights, offset


def show(name, texts, truths, scores, point, given):
    """Prints how the label fares on unseen messages, and returns its F1."""
    right = (given * truths).sum()
    recall, precision = right / max(1, truths.sum()), right / max(1, given.sum())
    f1 = points.f_measure(given, truths, 1)
    print(f"{name:18} {int(truths.sum()):4}   {point:.2f}    {recall:.2f}       {precision:.2f}   "
          f"{f1:.2f}")
    if "--curves" in sys.argv:
        for at, r, p in points.curve(scores, truths):
            print(f"    {at:.2f}  {r:.2f}  {p:.2f}")
    if "--errors" in sys.argv and name in sys.argv[sys.argv.index("--errors"):]:
        for text, g, t, s in zip(texts, given, truths, scores):
            if g != bool(t):
                print(f"    {'false' if g else 'missed'} {s:.2f} {text[:160]!r}")
    return f1


def show_comments(given, truths, names):
    """How comments of patients fare whose fold was held out."""
    danger = given[:, [names.index(name) for name in comments.DANGERS]].any(axis=1)
    praise, blame = (names.index(name) for name in ("compliment", "criticism"))
    told = given[:, praise] != given[:, blame]
    right = told & (given[:, praise] == (truths[:, praise] > 0))
    print(f"{len(given)} comments: {danger.sum()} ({100 * danger.mean():.1f} %) called a danger; "
          f"{100 * told.mean():.1f} % called praise or blame and not both, "
          f"{100 * right.sum() / max(1, told.sum()):.1f} % of these as rated: "
          f"{100 * right.mean():.1f} % of all")


def write_labels(labels, fitted, needed, evidence):
    lines = [
        "# What kind of message it is: for each label the weights of what speaks for it and "
        "against it.",
        "# Made by data/inbound/fit.py from the messages beside it; how is in docs/inbound.md. "
        "The first",
        "# label is the first to act on.",
        "# SPDX-License-Identifier: MIT", "smpack: 1", "pack: nhs-labels", 'version: "1.0"',
        "title: Kinds of message from the public", f"extends: {words.LEXICONS[-1]}", "", "labels:"]
    for index, (name, entry) in enumerate(labels.items()):
        _, point, weights, offset = fitted[name]
        by_cue = evidence.parts(weights, "cue")
        doubt = max(0.05, round(point * entry["doubt"], 2))
        lines += [f"  {name}:", f"    meaning: {entry['meaning']}",
                  f"    raises: {entry['raises']}", f"    bias: {weights[-1] + offset:.2f}",
                  f"    point: {point:.2f}", f"    doubt: {doubt:.2f}"]
        lines += [] if entry.get("quoted", True) else ["    quoted: no"]
        if "family" in entry:
            lines += [f"    family: {entry['family']}", f"    beside: {needed.beside[index]:.2f}"]
        lines += [f"    alone: {needed.alone[index]:.2f}"] if needed.alone[index] < point else []
        lines += ["    weights:"]
        lines += [f"      {cue}: {weight:.2f}" for cue, weight in
                  sorted(by_cue.items(), key=lambda pair: -pair[1]) if weight]
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_words(fitted, evidence, texts_words):
    """Words as they are written most."""
    forms = collections.defaultdict(collections.Counter)
    for seen in texts_words:
        for word, written in seen.items():
            forms[word][written] += 1
    common = set(evidence.common)
    as_written = evidence.forms | {
        word: min(counts, key=lambda form: (-counts[form], form))
        for word, counts in forms.items() if word not in common}
    said = {}
    for name, (_, _, weights, _) in fitted.items():
        by_word = evidence.parts(weights, "word", "pair", "common")
        by_lexicon = evidence.parts(weights, "lexicon")
        said[name] = ({key: weight for key, weight in by_lexicon.items() if weight},
                      {as_written[word]: weight for word, weight in by_word.items() if weight})
    before = TABLE.stem
    for pack, title, names in PACKS:
        words.write_pack(pack, before, title, {name: said[name] for name in names})
        before = pack


def main():
    labels = json.loads(LABELS.read_text(encoding="utf-8"))
    stale = {cue for entry in labels.values() for cue in entry["for"]} - set(cues.cue_names())
    if stale:
        raise SystemExit(f"no such cue: {sorted(stale)}")
    messages, groups, counts = [], [], []  # group -1: always learned from
    for path in sorted(cues.HERE.glob("*.tsv")):
        group = next((i for i, group in enumerate(GROUPS) if path.stem in group), -1)
        for _, said, text in cues.read_messages([path]):
            messages.append((said, text))
            groups.append(group)
            counts.append(1.0)
    written = len(messages)
    if "--comments" in sys.argv:
        for label, text in comments.rated(sys.argv[sys.argv.index("--comments") + 1]):
            groups.append(zlib.crc32(text.encode()) % len(GROUPS))  # alike, held out together
            messages.append(({label}, text))
            counts.append(OF_COMMENT)
    texts, groups = [text for _, text in messages], numpy.array(groups)
    texts_words, lengths = words.see(sys.argv[1], texts)
    known = None
    if "--vectors" in sys.argv:
        known = stems.Stems(sys.argv[sys.argv.index("--vectors") + 1])
    evidence = Evidence(texts_words, lengths, cues.see(sys.argv[1], texts), words.lexicons(), known)
    truths = {name: numpy.array([float(name in said) for said, _ in messages]) for name in labels}
    shares = {name: numpy.array(counts) for name in labels}
    for name in RATING_SAYS_NOTHING:
        shares[name][written:] = 0.0
    for name in RATED:
        shares[name][written:] = OF_RATING
    is_comment = numpy.arange(len(messages)) >= written
    strangers = (groups >= 0) & ~is_comment
    known = {name: (groups >= 0) if name in RATED else strangers for name in labels}
    with multiprocessing.Pool() as pool:
        fitted = dict(zip(labels, pool.map(
            fit_label, [(entry, evidence, truths[name], shares[name], groups, strangers,
                         known[name]) for name, entry in labels.items()], chunksize=1)))
    scores = numpy.array([fitted[name][0] for name in labels]).T
    truth = numpy.array([truths[name] for name in labels]).T
    held = groups >= 0
    needed = points.Points(labels, [fitted[name][1] for name in labels], scores[held], truth[held],
                           numpy.array([known[name][held] for name in labels]).T)
    given = needed.give(scores)
    print(f"{len(messages)} messages, of which {strangers.sum()} by writers held out in turn")
    print("label                 n  point  recall  precision     F1")
    unseen = [text for text, stranger in zip(texts, strangers) if stranger]
    f_sum = sum(show(name, unseen, truth[strangers, i], scores[strangers, i], fitted[name][1],
                     given[strangers, i]) for i, name in enumerate(labels))
    print(f"macro F1 {f_sum / len(labels):.3f}")
    if is_comment.any():
        show_comments(given[is_comment], truth[is_comment], list(labels))
    if "--write" in sys.argv:
        write_labels(labels, fitted, needed, evidence)
        write_words(fitted, evidence, texts_words)


if __name__ == "__main__":
    main()
