"""A spreadsheet of scheduled posts (CSV) as one annotated page, with a chart by clause.

    python3 report.py covwarks posts.csv > report.html

Columns are the names of docs/json.md: text, platform, account, media.0.alt, facts.approval... An
empty cell is unknown. SPDX-License-Identifier: MIT
"""

import collections
import csv
import html
import sys

import smpolicy


def known(row):
    return {name: cell for name, cell in row.items() if name and cell}


def chart(counts):
    most = max(counts.values(), default=1)
    rows = (f"<tr><th scope='row'>{html.escape(clause)}</th><td><svg width='300' height='14' "
            f"aria-hidden='true'><rect width='{300 * count // most}' height='14' fill='#005eb8'/>"
            f"</svg> {count}</td></tr>" for clause, count in counts.most_common())
    return f"<table><caption>Findings by clause</caption>{''.join(rows)}</table>"


def main(policy_name, file_name):
    policy = smpolicy.Policy(policy_name)
    with open(file_name, newline="", encoding="utf-8-sig") as file:
        reports = list(policy.evaluate_posts(map(known, csv.DictReader(file)), errors="return"))
    counts = collections.Counter(finding.clause for report in reports
                                 if isinstance(report, smpolicy.Report) for finding in report)
    verdicts = collections.Counter(str(report.verdict) for report in reports
                                   if isinstance(report, smpolicy.Report))
    told = ", ".join(f"{count} {verdict}" for verdict, count in verdicts.most_common())
    body = "".join(f"<section><h2>Post {number}</h2>" + (
        f"<p>Could not be read: {html.escape(str(report))}</p>" if isinstance(report, Exception)
        else report._repr_html_()) + "</section>" for number, report in enumerate(reports, 1))
    print(f"<!doctype html><html lang='en'><meta charset='utf-8'><title>{html.escape(policy.title)}"
          f"</title><h1>{len(reports)} posts: {told}</h1>{chart(counts)}{body}</html>")


if __name__ == "__main__":
    main(*sys.argv[1:])
