"""A spreadsheet of posts to a page with a chart, by the example.

Usage: spreadsheet.py SOURCE

SPDX-License-Identifier: MIT
"""

import os
import subprocess
import sys
import tempfile

CSV = """text,platform,account,media.0.kind,media.0.alt,facts.approval.communications
Book now #covwarks,x,corporate,,,
"Open, <b>today</b>",facebook,corporate,image,Two nurses at a stall,yes
Hello,myspace,,,,
"""


def main(source):
    example = os.path.join(source, "examples/python/report.py")
    with open(example, encoding="utf-8") as file:
        lines = [line for line in file.read().split('"""', 2)[2].splitlines() if line.strip()]
    assert len(lines) <= 40, len(lines)
    with tempfile.NamedTemporaryFile("w", suffix=".csv", encoding="utf-8-sig") as file:
        file.write(CSV)
        file.flush()
        page = subprocess.run([sys.executable, example, "covwarks", file.name], check=True,
                              capture_output=True, text=True).stdout
    for wanted in ("3 posts", "<caption>Findings by clause", "accessibility/hashtag-case</th>",
                   "<mark>#covwarks</mark>", "&lt;b&gt;today", "Could not be read", "myspace"):
        assert wanted in page, wanted
    print(f"a page of {len(page)} characters from {len(lines)} lines of Python")


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
