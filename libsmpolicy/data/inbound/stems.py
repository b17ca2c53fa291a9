"""Vectors of stems: what words have in common by the company they keep.

SPDX-License-Identifier: MIT
"""
import pathlib
import sys

import numpy

import words

sys.path.append(str(pathlib.Path(__file__).parent.parent))
import vectors  # beside this folder

COMMONEST = 60000  # words that have a vector
RARE = 0.01  # a word that is this share of all that is written counts half


class Stems:
    """A vector of length 1 for each of `stems`, the mean of its forms; how often each is met with,
    as a share of all; and the form that is commonest."""

    def __init__(self, folder):
        known, sums, shares, self.forms = vectors.Vectors(folder), {}, {}, {}
        for rank, word in enumerate(known.words[:COMMONEST]):
            if not (word.isascii() and word.isalpha()):
                continue
            stem = words.stem(word)
            share = 1 / (rank + 10)  # by Zipf's law
            sums[stem] = sums.get(stem, 0) + share * known.matrix[rank].astype(float)
            shares[stem] = shares.get(stem, 0) + share
            self.forms.setdefault(stem, word)
        self.stems = list(sums)
        means = numpy.array([sums[stem] / shares[stem] for stem in self.stems])
        means -= means.mean(0)
        self.vectors = means / numpy.linalg.norm(means, axis=1, keepdims=True)
        self.shares = numpy.array([shares[stem] for stem in self.stems]) / sum(shares.values())

    def meanings(self, wanted, common):
        """The stems that are among the `common` commonest or `wanted`, and a row for each: its
        vector, shorter where the word is so common that it says little."""
        commonest = set(numpy.argsort(-self.shares)[:common].tolist())
        rows = [i for i, stem in enumerate(self.stems) if i in commonest or stem in wanted]
        shorter = RARE / (RARE + self.shares[rows])
        return [self.stems[i] for i in rows], self.vectors[rows] * shorter[:, None]
