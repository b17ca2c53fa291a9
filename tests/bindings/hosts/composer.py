"""The composing page in headless Chromium: findings, counts, the spoken preview, and the repair.

Usage: composer.py SOURCE

SPDX-License-Identifier: MIT
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.error
import urllib.parse
import urllib.request


def browse(chromium, address, folder):
    ran = subprocess.run([chromium, "--headless", "--no-sandbox", "--disable-gpu",
                          f"--user-data-dir={folder}", "--virtual-time-budget=10000", "--dump-dom",
                          address], capture_output=True, text=True, timeout=120)
    return ran.stdout


def part(page, name):
    return re.search(rf'id="{name}"[^>]*>(.*?)</(?:p|span|ol)>', page, re.S).group(1)


def main(source):
    chromium = shutil.which("chromium")
    if not chromium:
        print("skipped: chromium is not installed")
        return 77
    server = subprocess.Popen([sys.executable,
                               os.path.join(source, "examples/hosts/composer/server.py"),
                               "covwarks", "0"], stdout=subprocess.PIPE, text=True)
    try:
        address = server.stdout.readline().strip()
        with tempfile.TemporaryDirectory() as folder:
            text = "Flu clinics <b>open</b> \U0001F489 Saturday #covwarks"
            query = urllib.parse.urlencode({"text": text})
            page = browse(chromium, f"{address}?{query}", folder)
            mended = browse(chromium, f"{address}?{query}&fix=1", folder)
        assert part(page, "verdict") == "advise", page
        assert "<mark>#covwarks</mark>" in page and "&lt;b&gt;open&lt;/b&gt;" in page, page
        assert "section 7.1" in part(page, "findings")
        assert "x " in part(page, "counts") and "of 280" in page
        assert "syringe" in part(page, "speech")
        assert "#CovWarks" in part(mended, "marked"), mended
        assert "7.1" not in part(mended, "findings"), mended
        request = urllib.request.Request(address + "check", data=b'{"platform": "myspace"}')
        try:
            urllib.request.urlopen(request)
            raise AssertionError("a wrong value was taken")
        except urllib.error.HTTPError as refusal:
            assert refusal.code == 400 and b"myspace" in refusal.read()
    finally:
        server.terminate()
        server.wait(20)
    print("the page shows what is found, counts, speaks, and repairs")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
