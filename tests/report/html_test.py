"""Looks at the HTML page in a browser: layout, contrast, links, keyboard, and that text stays text.
Usage: html_test.py REPORT_SAMPLES DIRECTORY CHROMIUM. Skips (77) without Chromium. The pages and
their screenshots stay in DIRECTORY.
SPDX-License-Identifier: MIT"""
import base64
import hashlib
import html
import json
import os
import re
import shutil
import subprocess
import sys

FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
         "--disable-background-networking", "--disable-component-update", "--disable-sync",
         "--hide-scrollbars"]

# Runs in a copy of the page, whose policy has been opened for it, and says what it sees.
PROBE = r"""
(() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const channels = (colour) => (colour.match(/[\d.]+/g) || []).map(Number);
  const luminance = ([r, g, b]) => {
    const f = (v) => { v /= 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; };
    return 0.2126 * f(r) + 0.7152 * f(g) + 0.0722 * f(b);
  };
  const background = (element) => {
    for (; element; element = element.parentElement) {
      const c = channels(getComputedStyle(element).backgroundColor);
      if (c.length === 3 || c[3] > 0) return c;
    }
    return [255, 255, 255];
  };
  let worst = { ratio: 99 };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());) {
    if (!node.data.trim() || node.parentElement.closest("script,.vh,.skip")) continue;
    const a = luminance(channels(getComputedStyle(node.parentElement).color));
    const b = luminance(background(node.parentElement));
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < worst.ratio) worst = { ratio, text: node.data.slice(0, 40) };
  }
  const stops = all("a[href],summary,button,input,[tabindex]").filter((e) => e.tabIndex >= 0);
  const unreachable = stops.filter((e) => { e.focus(); return document.activeElement !== e; });
  const levels = all("h1,h2,h3,h4,h5,h6").map((h) => Number(h.tagName[1]));
  return {
    width: innerWidth, title: document.title, lang: document.documentElement.lang,
    styled: getComputedStyle(document.querySelector(".skip")).position === "absolute",
    scheme: getComputedStyle(document.documentElement).backgroundColor,
    overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    wide: all("main *").filter((e) => !e.closest(".vh") &&
      e.getBoundingClientRect().right > document.documentElement.clientWidth + 1).length,
    contrast: worst,
    dangling: all("a[href]").map((a) => a.getAttribute("href"))
      .filter((h) => !h.startsWith("#") || !document.getElementById(h.slice(1))),
    repeated: all("[id]").map((e) => e.id).filter((id, i, ids) => ids.indexOf(id) !== i),
    marks: all("mark").length, bareMarks: all("mark").filter((m) => !m.querySelector("a")).length,
    findings: all(".findings > li").length,
    unlinked: all(".findings > li").filter((li) => li.querySelector(".back") &&
      !document.querySelector(`mark a[href="#${li.id}"]`)).map((li) => li.id),
    firstStop: stops[0] && stops[0].className, stops: stops.length,
    markStops: stops.filter((e) => e.closest("mark")).length,
    jumped: stops.filter((e) => e.tabIndex > 0).length, unreachable: unreachable.length,
    skipped: levels.filter((l, i) => i > 0 && l > levels[i - 1] + 1).length, h1: all("h1").length,
    landmarks: ["header", "main", "footer"].filter((t) => all(`body > ${t}`).length !== 1),
    headers: all("th").filter((th) => !th.scope).length,
    foreign: all("script,img,iframe,object,embed,form,link,svg,base,style").map((e) => e.tagName),
    handlers: all("*").filter((e) => [...e.attributes].some((a) => /^on/i.test(a.name))).length,
    fields: all(".field").map((f) => { const copy = f.cloneNode(true);
      copy.querySelectorAll("sup").forEach((s) => s.remove()); return copy.textContent; }),
  };
})()
"""


def browse(chromium, directory, page, width, shot=None, scale=1):
    profile = os.path.join(directory, "profile")
    shutil.rmtree(profile, ignore_errors=True)
    command = [chromium] + FLAGS + ["--user-data-dir=" + profile,
                                    "--window-size=%d,2400" % width,
                                    "--force-device-scale-factor=%d" % scale]
    command += ["--screenshot=" + shot] if shot else ["--virtual-time-budget=5000", "--dump-dom"]
    done = subprocess.run(command + ["file://" + page], stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL, timeout=120)
    return done.stdout.decode("utf-8", "replace")


def dark_page(page):
    """The same page with the dark scheme on for good."""
    return allow_style(page.replace("(prefers-color-scheme:dark)", " all"), "")


def allow_style(page, more):
    style = re.search("<style>(.*?)</style>", page, re.S).group(1)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return re.sub("style-src 'sha256-[^']*'", lambda _: "style-src 'sha256-%s'%s" % (digest, more),
                  page)


def probed(page):
    script = ("<script>{const seen=JSON.stringify(%s);parent.postMessage(seen,'*');"
              "document.documentElement.setAttribute('data-seen',seen)}</script>" % PROBE)
    head, tail = allow_style(page, "; script-src 'unsafe-inline'").rsplit("</body>", 1)
    return head + script + "</body>" + tail


def framed(name, width):
    """A page with the named one in it: Chromium's own windows are at least 500 pixels across."""
    return ("<!DOCTYPE html><body style='margin:0'><script>addEventListener('message',(m)=>"
            "document.documentElement.setAttribute('data-seen',m.data))</script>"
            "<iframe src='%s' style='border:0;width:%dpx;height:2400px'></iframe>" % (name, width))


def write(directory, name, page):
    path = os.path.join(directory, name)
    with open(path, "w", encoding="utf-8", newline="") as out:
        out.write(page)
    return path


class Seen:
    def __init__(self, name, facts):
        self.name, self.facts, self.faults = name, facts, []

    def expect(self, key, wanted):
        if self.facts[key] != wanted:
            self.faults.append("%s: %s is %r, not %r" % (self.name, key, self.facts[key], wanted))


def look(chromium, directory, name, page, width, scale, dark):
    if allow_style(page, "") != page:
        sys.exit("the page's policy does not allow its own style")
    if dark:
        page = dark_page(page)
    path = write(directory, name + ".html", page)
    inside = write(directory, name + "-probed.html", probed(page))
    if width < 500:
        path = write(directory, name + "-frame.html", framed(name + ".html", width))
        inside = write(directory, name + "-probed-frame.html", framed(name + "-probed.html", width))
    browse(chromium, directory, path, width, os.path.join(directory, name + ".png"), scale)
    found = re.search('data-seen="([^"]*)"',
                      browse(chromium, directory, inside, width, scale=scale))
    if not found:
        sys.exit("the browser said nothing about " + path)
    return Seen(name, json.loads(html.unescape(found.group(1))))


def judge(seen, mode, width, dark):
    seen.expect("width", width)
    seen.expect("title", 'Posts for <June> & "July"')
    seen.expect("lang", "en-GB")
    seen.expect("styled", True)
    seen.expect("scheme", "rgb(18, 22, 26)" if dark else "rgb(243, 245, 247)")
    for nothing in ("overflow", "wide", "bareMarks", "jumped", "unreachable", "skipped",
                    "headers", "handlers"):
        seen.expect(nothing, 0)
    for empty in ("dangling", "repeated", "unlinked", "landmarks"):
        seen.expect(empty, [])
    seen.expect("foreign", ["STYLE", "SCRIPT"])
    seen.expect("h1", 1)
    seen.expect("firstStop", "skip")
    facts = seen.facts
    if facts["contrast"]["ratio"] < 4.5:
        seen.faults.append("%s: contrast %s" % (seen.name, facts["contrast"]))
    if mode == "none":
        seen.expect("marks", 0)
        return
    if facts["markStops"] < facts["marks"] or facts["findings"] < 10:
        seen.faults.append("%s: the keyboard does not reach every mark" % seen.name)
    text = "\n".join(facts["fields"])
    for part in ("</mark><script>document.title='owned'</script>", "\u27e8U+202E\u27e9gnp.exe",
                 "\ufffd"):
        if part not in text:
            seen.faults.append("%s: %r is not shown as text" % (seen.name, part))
    if ("999 123 4567" in text) != (mode == "many"):
        seen.faults.append("%s: masking" % seen.name)


def main():
    program, directory, chromium = sys.argv[1:4]
    if not os.access(chromium, os.X_OK):
        print("skipped: there is no Chromium")
        sys.exit(77)
    directory = os.path.abspath(directory)
    os.makedirs(directory, exist_ok=True)
    # Name, sample, CSS pixels across, device pixels per CSS pixel, dark. A window of 1,280 at 200 %
    # is 640 across; at 400 %, 320 (WCAG 2.2, 1.4.4 and 1.4.10).
    views = [("light", "many", 1280, 1, False), ("dark", "many", 1280, 1, True),
             ("zoom-200", "many", 640, 2, False), ("zoom-200-dark", "redact", 640, 2, True),
             ("zoom-400", "many", 320, 4, False), ("empty", "none", 640, 1, False)]
    faults = []
    for name, mode, width, scale, dark in views:
        page = subprocess.run([program, "html", mode], stdout=subprocess.PIPE, check=True).stdout
        seen = look(chromium, directory, name, page.decode("utf-8"), width, scale, dark)
        judge(seen, mode, width, dark)
        faults += seen.faults
        print("%s: %d findings, %d stops, contrast at least %.2f" % (
            name, seen.facts["findings"], seen.facts["stops"], seen.facts["contrast"]["ratio"]))
    shutil.rmtree(os.path.join(directory, "profile"), ignore_errors=True)
    if faults:
        sys.exit("\n".join(faults))


main()
