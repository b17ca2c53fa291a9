"""Fits what the words of a post give the impression of to the posts beside this file.

Usage: fit.py SMPOLICY VECTORS --comments FILE.csv [--write] [--curves] [--errors NAME...]

Logistic regression for each impression apart, over single words, pairs of neighbours and, so that
words which no post here has are heard too, the sum of the words' vectors (../vectors.py; VECTORS is
the folder that it makes). What comes of it is one weight for each form of a word and for each pair,
which the packs list. What the words of a long post say counts for less.

Figures and points come from writers held out in turn, and from comments of patients that were not
learned from: a point is where so few of the harmless posts, and so few comments, are taken for what
they are not, as impressions.json says, and none of the texts that must stay quiet.

Needs numpy and scipy (Debian: python3-numpy, python3-scipy), offline alone.

SPDX-License-Identifier: MIT
"""
import collections
import json
import math
import multiprocessing
import sys

import numpy
import scipy.optimize
import scipy.sparse

import forms
from forms import words

sys.path.insert(0, str(forms.HERE.parent))
import cues  # noqa: E402
import vectors  # noqa: E402

FOLDS = 5
OWN = "kettle/"  # written beside the fit, and only learned from
# Penalties of squared weights: of a word by itself, of two, and of the vector.
OF_WORD, OF_PAIR, OF_VECTOR = 0.5, 0.5, 4.0
LEAST_WORD = 2       # in how many texts a word must be to have a weight of its own
LEAST_PAIR = 3       # in how many posts two words must be
LENGTH = 30          # words of a post from which on they count for less: SMP__IMPRESSION_WORDS
FREQUENT = 10000     # so many of the commonest words get a weight by their vectors
WORTH, WORTH_OF_PAIR, WORTH_BY_VECTOR = 0.05, 0.1, 0.15
POSITIVE = 2.0       # how much more a post counts that gives the impression
# How much texts count beside a post that is harmless or gives the impression.
OF_OTHER_KIND = 0.3  # a post that nobody may publish either, but for another reason
OF_MESSAGE, OF_COMMENT, OF_NONMATCH, OF_WORDING = 0.5, 0.8, 0.5, 1.5

TESTS = forms.HERE.parents[2] / "tests" / "packs"
IMPRESSIONS = forms.HERE / "impressions.json"
FINE = {"fine"}
# "agreed" tells of a patient and that somebody agreed to it: whoever sees a patient there and asks
# is right, and so is who does not ("apart" in impressions.json).
HARMLESS = FINE | {"agreed"}


# ---- Texts ---------------------------------------------------------------------------------------

def lines_of(path):
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


def gather(comments_file):
    """(where from, writer, kinds, share, text)."""
    for writer, kinds, text in forms.read_posts():
        yield "own" if writer.startswith(OWN) else "post", writer, kinds, 1.0, text
    for path in sorted((TESTS / "nonmatches").glob("*.txt")):
        for line in lines_of(path):
            yield "nonmatch", "", FINE, OF_NONMATCH, line
    for name, kind in (("conduct", "gossip"), ("confidence", "secret")):
        for line in lines_of(TESTS / "wording" / f"{name}.tsv"):
            mark, text = line.split("\t", 1)
            yield "wording", "", {kind} if mark == "+" else FINE, OF_WORDING, text
    for _, kinds, text in cues.read_messages():
        yield "message", "", kinds & {"abuse", "hate"}, OF_MESSAGE, text
    comments = cues.read_csv(comments_file, "comment")
    for i, text in enumerate(comments):
        yield ("comment" if i % 2 else "kept comment"), "", FINE, OF_COMMENT, text


# ---- Fitting -------------------------------------------------------------------------------------

def part_of(count):
    """How much what the words of a post of so many words say counts."""
    return min(1.0, math.sqrt(LENGTH / max(1, count)))


class Evidence:
    """The texts as a matrix: words and pairs with a weight of their own, then sums of vectors."""

    def __init__(self, seen, of_posts, table):
        support = collections.Counter(form for _, found in seen for form in found
                                      if " " not in form)
        pairs = collections.Counter(form for (_, found), is_post in zip(seen, of_posts) if is_post
                                    for form in found if " " in form)
        self.forms = (sorted(form for form, count in support.items() if count >= LEAST_WORD) +
                      sorted(form for form, count in pairs.items() if count >= LEAST_PAIR))
        self.table = table
        index = {form: i for i, form in enumerate(self.forms)}
        every = sorted(support)
        rows = dict(zip(every, table.of_all(every)))
        row, column, value = [], [], []
        sums = numpy.zeros((len(seen), vectors.SIZE))
        for i, (count, found) in enumerate(seen):
            here = [index[form] for form in found if form in index]
            row += [i] * len(here)
            column += here
            value += [part_of(count)] * len(here)
            for form in found:
                if form in rows:
                    sums[i] += part_of(count) * rows[form]
        own = scipy.sparse.csr_matrix((value, (row, column)), shape=(len(seen), len(self.forms)))
        self.matrix = scipy.sparse.hstack([own, scipy.sparse.csr_matrix(sums)]).tocsr()
        self.penalties = numpy.concatenate([
            [OF_PAIR if " " in form else OF_WORD for form in self.forms],
            numpy.full(vectors.SIZE, OF_VECTOR)])

    def tenths(self, weights):
        """What each form of a word, and each pair, says in the end."""
        own = dict(zip(self.forms, weights))
        common = [word for word in self.table.words[:FREQUENT] if word.isalpha() and word.isascii()]
        every = sorted(set(own) | set(common))
        by_vector = self.table.of_all(every) @ weights[len(self.forms):-1]
        said = {}
        for form, rest in zip(every, by_vector):
            weight = own.get(form, 0.0) + (0.0 if " " in form else rest)
            worth = (WORTH_OF_PAIR if " " in form else
                     WORTH if form in own else WORTH_BY_VECTOR)
            if abs(weight) >= worth:
                said[form] = int(round(10 * weight))
        return {form: tenths for form, tenths in said.items() if tenths}


def regress(matrix, truths, shares, penalties):
    """Weights, and the bias last."""
    turned = matrix.T.tocsr()

    def loss(weights):
        sums = matrix @ weights[:-1] + weights[-1]
        errors = shares * (1 / (1 + numpy.exp(-sums)) - truths)
        value = (shares * (numpy.logaddexp(0, sums) - truths * sums)).sum()
        slope = numpy.append(turned @ errors + penalties * weights[:-1], errors.sum())
        return value + 0.5 * (penalties * weights[:-1] ** 2).sum(), slope

    start = numpy.zeros(matrix.shape[1] + 1)
    start[-1] = -3.0
    return scipy.optimize.minimize(loss, start, jac=True, method="L-BFGS-B",
                                   options={"maxiter": 120}).x


def fit(evidence, rows, truths, shares):
    """What forms say in tenths, and the bias."""
    rows = rows & (shares > 0)
    weights = regress(evidence.matrix[rows], truths[rows],
                      shares[rows] * numpy.where(truths[rows] > 0, POSITIVE, 1.0),
                      evidence.penalties)
    return evidence.tenths(weights), float(weights[-1])


def sums_of(said, bias, seen):
    return numpy.array([bias + part_of(count) * sum(said.get(form, 0) for form in found) / 10
                        for count, found in seen])


def choose(sums, entry, harmless, kept):
    """The sum from which so few harmless posts and comments give the impression."""
    def bar(of, share):
        ranked = numpy.sort(of)[::-1]
        return ranked[int(share * len(ranked))] + 0.01
    return max(bar(sums[harmless], entry["alarms"]), bar(sums[kept], entry["comments"]))


def are_apart(entry, texts):
    """Which are neither for nor against the impression."""
    return numpy.array([bool(kinds & set(entry.get("apart", []))) for _, _, kinds, *_ in texts])


def fit_impression(job):
    """Sums of all texts by fits that had not seen them, the point, and what the packs say."""
    entry, evidence, seen, texts, groups, exceptions = job
    wanted, of_messages = set(entry["kinds"]), entry.get("messages", False)
    truths = numpy.array([float(bool(kinds & wanted)) for _, _, kinds, _, _ in texts])
    shares = numpy.array([
        0.0 if source == "kept comment" or (source == "message" and not of_messages) else
        share if kinds & (wanted | HARMLESS) or not kinds else share * OF_OTHER_KIND
        for source, _, kinds, share, _ in texts])
    shares[[source == "nonmatch" for source, *_ in texts]] *= entry.get("nonmatches", 1)
    excepted = numpy.array([bool(found & set(entry["unless"])) for found in exceptions])
    shares[excepted & (truths == 0)] = 0.0  # they will not be asked
    apart = are_apart(entry, texts)
    shares[apart] = 0.0
    kept = numpy.array([source == "kept comment" for source, *_ in texts])
    harmless = ~apart & numpy.array([source == "post" and kinds <= HARMLESS
                                     for source, _, kinds, _, _ in texts])
    sums = numpy.full(len(texts), -99.0)
    for fold in range(FOLDS):
        said, bias = fit(evidence, groups != fold, truths, shares)
        held = numpy.flatnonzero((groups == fold) | kept)
        sums[held] = numpy.maximum(sums[held], sums_of(said, bias, [seen[i] for i in held]))
    sums[excepted] = -99.0
    said, bias = fit(evidence, groups != FOLDS, truths, shares)
    quiet = [i for i, (source, _, kinds, _, _) in enumerate(texts)
             if source in ("nonmatch", "wording") and kinds <= HARMLESS and not excepted[i]]
    # The harmless posts here are few; a margin keeps plain announcements quiet.
    point = max(choose(sums, entry, harmless, kept) + entry.get("margin", 0.0),
                sums_of(said, bias, [seen[i] for i in quiet]).max() + 0.01)
    return sums, point, (said, bias)


# ---- Figures and packs ---------------------------------------------------------------------------

def show(name, entry, texts, sums, point):
    posts = numpy.array([source == "post" for source, *_ in texts])
    bad = numpy.array([bool(kinds & set(entry["kinds"])) for _, _, kinds, _, _ in texts])
    fine = ~are_apart(entry, texts) & numpy.array([kinds <= HARMLESS for _, _, kinds, *_ in texts])
    kept = numpy.array([source == "kept comment" for source, *_ in texts])
    given = sums >= point
    print(f"{name:18} {(posts & bad).sum():4} {(given & posts & bad).sum():4}  "
          f"{(given & posts & fine).sum():3} of {(posts & fine).sum()}  "
          f"{(given & kept).sum():2} of {kept.sum()}")
    if "--curves" in sys.argv:
        for share in (0.002, 0.005, 0.01, 0.02, 0.05):
            ranked = numpy.sort(sums[posts & fine])[::-1]
            bar = ranked[int(share * len(ranked))]
            found = (sums[posts & bad] > bar).mean()
            print(f"    {100 * share:.1f} % of the harmless: {found:.2f}")
    if "--errors" in sys.argv and name in sys.argv[sys.argv.index("--errors"):]:
        for (source, writer, kinds, _, text), sum_, hit in zip(texts, sums, given):
            wrong = source != "message" and hit != bool(kinds & set(entry["kinds"]))
            if wrong and (hit or source == "post"):
                print(f"    {'false' if hit else 'missed'} {sum_:.2f} {writer} {text[:200]!r}")
    return given


def write_pack(name, extends, entry, point, said, bias):
    lines = [f"# {entry['title']}: what single words of a post say for it and against it.",
             "# Made by data/posts/fit.py from the posts beside it; how is in docs/impressions.md.",
             "# SPDX-License-Identifier: MIT", "smpack: 1", f"pack: {entry['pack']}",
             'version: "1.0"', f"title: {entry['title']}", f"extends: {extends}", "",
             "impressions:", f"  {name}:", f"    meaning: {entry['meaning']}",
             f"    raises: [{', '.join(entry['raises'])}]", f"    bias: {bias - point:.2f}",
             "    point: 0.5",
             *([f"    unless: [{', '.join(entry['unless'])}]"] if entry["unless"] else []),
             "    words:"]
    for tenths in sorted(set(said.values()), reverse=True):
        lines += words.listed(f"{tenths / 10:.1f}", sorted(
            form for form, value in said.items() if value == tenths))
    (cues.PACKS / f"{entry['pack']}.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main():
    command, folder = sys.argv[1:3]
    entries = json.loads(IMPRESSIONS.read_text(encoding="utf-8"))
    texts = list(gather(sys.argv[sys.argv.index("--comments") + 1]))
    seen = forms.see(command, [text for *_, text in texts])
    writers = sorted({writer for source, writer, *_ in texts if source == "post"})
    numpy.random.RandomState(1).shuffle(writers)
    fold_of = {writer: i % FOLDS for i, writer in enumerate(writers)}
    groups = numpy.array([fold_of.get(writer, -1) for _, writer, *_ in texts])
    of_posts = [source in ("post", "own", "wording") for source, *_ in texts]
    evidence = Evidence(seen, of_posts, vectors.Vectors(folder))
    exceptions = forms.exceptions(command, [text for *_, text in texts])
    with multiprocessing.Pool(2) as pool:
        fitted = pool.map(fit_impression, [(entry, evidence, seen, texts, groups, exceptions)
                                           for entry in entries.values()], chunksize=1)
    print(f"{sum(source == 'post' for source, *_ in texts)} posts in {len(writers)} voices, a "
          "fifth of which were held out in turn\n"
          "impression          all seen  false alarms  comments")
    alarms = numpy.zeros(len(texts), bool)
    before = "nhs-cleared"
    for (name, entry), (sums, point, (said, bias)) in zip(entries.items(), fitted):
        alarms |= show(name, entry, texts, sums, point)
        before = entry.get("after", before)
        if "--write" in sys.argv:
            write_pack(name, before, entry, point, said, bias)
            before = entry["pack"]
        print(f"    {len(said)} words and pairs")
    fine = numpy.array([source == "post" and kinds == FINE for source, _, kinds, *_ in texts])
    print(f"any: false alarms {(alarms & fine).sum()} of {fine.sum()}")


if __name__ == "__main__":
    main()
