"""From which scores on labels are given: chosen on messages that the fit had not seen.

`scores` and `truths` are matrices with a row for each message and a column for each label, and
`known` says which truths are known: of a comment only what its rating says.

SPDX-License-Identifier: MIT
"""
import numpy

TWENTIETHS = [step / 20 for step in range(1, 20)]
LEAST_ALONE = 0.1  # a score below this says only what most people write


def f_measure(given, truths, beta):
    """Recall counts beta times as much as precision."""
    square = beta * beta
    return (1 + square) * (given * truths).sum() / max(1e-9, square * truths.sum() + given.sum())


def curve(scores, truths):
    """(point, recall, precision) for points from low to high."""
    for point in TWENTIETHS:
        given = truths[scores >= point]
        yield point, given.sum() / max(1, truths.sum()), given.sum() / max(1, len(given))


def choose(scores, truths, beta):
    """The point from which F is best: of scores that are chances, this share of the best F.
    Steadier than the point at which it was reached."""
    best = max(f_measure(scores >= point, truths, beta) for point in TWENTIETHS)
    return round(float(best) / (1 + beta * beta), 2)


class Points:
    """What each label needs: its point, `beside` where a likelier one of its family is given, and
    `alone` where no label reaches its point and it is the likeliest. labels.json may say how low
    `beside` may be and how high `alone`: praise and blame are to be told apart, which counts for
    more than to find both."""

    def __init__(self, labels, points, scores, truths, known):
        self.entries, self.points = list(labels.values()), numpy.array(points)
        count = len(self.points)
        self.beside, self.alone = self.points.copy(), self.points.copy()
        for label in range(count):
            self._choose_beside(label, scores, truths, known[:, label])
        none = ~self._given(scores).any(axis=1)
        for label in range(count):
            self._choose_alone(label, scores, truths, known[:, label], none)

    def _likelier_kin(self, label, scores):
        """Where another of the family is likelier and reaches its own point."""
        family = self.entries[label].get("family")
        kin = [other for other, entry in enumerate(self.entries)
               if other != label and family and entry.get("family") == family]
        found = numpy.zeros(len(scores), bool)
        for other in kin:
            found |= (scores[:, other] > scores[:, label]) & \
                (scores[:, other] >= self.points[other])
        return found

    def _given_one(self, label, scores):
        kin = self._likelier_kin(label, scores)
        return scores[:, label] >= numpy.where(kin, self.beside[label], self.points[label])

    def _given(self, scores):
        return numpy.array([self._given_one(label, scores) for label in range(len(self.points))]).T

    def _choose_beside(self, label, scores, truths, known):
        kin, truth = self._likelier_kin(label, scores), truths[known, label]

        def f1(beside):
            needed = numpy.where(kin, beside, self.points[label])
            return f_measure((scores[:, label] >= needed)[known], truth, 1)
        least = max(self.points[label], self.entries[label].get("beside_least", 0))
        self.beside[label] = max((step for step in TWENTIETHS if step >= least), key=f1)

    def _choose_alone(self, label, scores, truths, known, none):
        first = none & (scores.argmax(axis=1) == label)
        given, truth = self._given_one(label, scores), truths[known, label]
        beta = self.entries[label]["recall_counts"]

        def f_beta(alone):
            return f_measure((given | (first & (scores[:, label] >= alone)))[known], truth, beta)
        most = self.entries[label].get("alone_most", self.points[label])
        steps = [step for step in TWENTIETHS if LEAST_ALONE <= step < self.points[label]]
        self.alone[label] = max((step for step in [self.points[label]] + steps[::-1]
                                 if step <= most), key=f_beta)

    def give(self, scores):
        """Which labels each message is given."""
        given, rows = self._given(scores), numpy.arange(len(scores))
        likeliest = scores.argmax(axis=1)
        alone = ~given.any(axis=1) & (scores[rows, likeliest] >= self.alone[likeliest])
        given[rows[alone], likeliest[alone]] = True
        return given
