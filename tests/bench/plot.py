#!/usr/bin/env python3
"""Draws the curves of the benchmark: plot.py CURVES DIRECTORY, CURVES being what bench --curves
wrote.

SPDX-License-Identifier: MIT
"""
import math
import pathlib
import sys
from html import escape

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 640, 360, 80, 20, 40, 50
COLOURS = ["#005eb8", "#b8005e", "#5eb800"]
# By what comes before the colon in a curve's name: the file, what the x axis counts, and the title.
PLOTS = {
    "length": ("bytes of text", "A verdict by the length of the text"),
    "patterns": ("patterns", "Matching by the number of patterns"),
    "clauses": ("clauses", "A verdict by the number of clauses"),
    "pack": ("KiB of YAML", "Opening a pack by its size"),
    "threads": ("threads", "Verdicts a second by threads that share a policy"),
}


def read_curves(path):
    plots = {}
    for line in pathlib.Path(path).read_text().splitlines():
        name, x, y = line.split("\t")
        plot, curve = name.split(": ", 1)
        plots.setdefault(plot, {}).setdefault(curve, []).append((float(x), float(y)))
    return plots


def short(value):
    for unit, size in (("M", 1e6), ("k", 1e3)):
        if value >= size:
            return f"{value / size:.3g}{unit}"
    return f"{value:.3g}"


class Axis:
    """Maps values to pixels: by their logarithms where they span more than a decade."""

    def __init__(self, values, low, high):
        least, most = min(values), max(values)
        self.log = most > 10 * least
        self.low, self.high = low, high
        if self.log:
            self.least, self.most = math.floor(math.log10(least)), math.ceil(math.log10(most))
            self.ticks = [10.0**power for power in range(self.least, self.most + 1)]
        else:
            step = 10 ** math.floor(math.log10(most)) / 2
            self.least, self.most = 0.0, math.ceil(most / step) * step
            self.ticks = [step * i for i in range(round(self.most / step) + 1)]

    def at(self, value):
        place = math.log10(value) if self.log else value
        share = (place - self.least) / (self.most - self.least)
        return round(self.low + share * (self.high - self.low), 1)


def draw(title, x_label, curves):
    xs = [x for points in curves.values() for x, _ in points]
    ys = [y for points in curves.values() for _, y in points]
    across, up = Axis(xs, LEFT, WIDTH - RIGHT), Axis(ys, HEIGHT - BOTTOM, TOP)
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'font-family="sans-serif" font-size="12"><title>{escape(title)}</title>',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        f'<text x="{LEFT}" y="20" font-size="15">{escape(title)}</text>',
        f'<text x="{(LEFT + WIDTH - RIGHT) // 2}" y="{HEIGHT - 10}" text-anchor="middle">'
        f"{escape(x_label)}</text>",
    ]
    for tick in up.ticks:
        y = up.at(tick)
        out.append(f'<path d="M{LEFT} {y}H{WIDTH - RIGHT}" stroke="#ddd"/>')
        out.append(f'<text x="{LEFT - 6}" y="{y + 4}" text-anchor="end">{short(tick)}</text>')
    for tick in across.ticks if across.log else sorted(set(xs)):
        x = across.at(tick)
        out.append(f'<path d="M{x} {TOP}V{HEIGHT - BOTTOM}" stroke="#eee"/>')
        out.append(
            f'<text x="{x}" y="{HEIGHT - BOTTOM + 16}" text-anchor="middle">{short(tick)}</text>'
        )
    for index, (name, points) in enumerate(curves.items()):
        colour = COLOURS[index % len(COLOURS)]
        path = " ".join(f"{across.at(x)},{up.at(y)}" for x, y in points)
        out.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        out += [
            f'<circle cx="{across.at(x)}" cy="{up.at(y)}" r="3" fill="{colour}"/>'
            for x, y in points
        ]
        out.append(
            f'<text x="{LEFT + 10}" y="{TOP + 16 + 16 * index}" fill="{colour}">'
            f"{escape(name)}</text>"
        )
    return "\n".join(out + ["</svg>\n"])


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    directory = pathlib.Path(sys.argv[2])
    directory.mkdir(parents=True, exist_ok=True)
    for plot, curves in read_curves(sys.argv[1]).items():
        x_label, title = PLOTS[plot]
        (directory / f"{plot}.svg").write_text(draw(title, x_label, curves))


if __name__ == "__main__":
    main()
