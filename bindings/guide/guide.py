"""Makes docs/python.md and docs/lua.md from guide.md, and runs their examples.

    guide.py SOURCE --write            writes both pages
    guide.py SOURCE --check [LUA...]   compares them, and runs the examples of both

SPDX-License-Identifier: MIT
"""

import doctest
import pathlib
import re
import subprocess
import sys
import tempfile

LANGUAGES = "python", "lua"
BANNER = "<!-- Made from bindings/guide/guide.md by guide.py; change that. -->\n"

# Prints are kept and compared with the "-->" comments of the script itself.
LUA_RUNNER = """
local wanted, printed = {}, {}
for line in io.lines(arg[1]) do
    local comment = line:match("^%s*%-%-> ?(.*)$")
    if comment then wanted[#wanted + 1] = comment end
end
function print(...)
    local words = {}
    for i = 1, select("#", ...) do words[i] = tostring((select(i, ...))) end
    printed[#printed + 1] = table.concat(words, "\\t")
end
assert(loadfile(arg[1]))()
for i = 1, math.max(#wanted, #printed) do
    if wanted[i] ~= printed[i] then
        error(("wanted %q but got %q"):format(tostring(wanted[i]), tostring(printed[i])))
    end
end
io.write(#printed, " lines as they should be\\n")
"""


def page(source, language):
    other = LANGUAGES[1 - LANGUAGES.index(language)]
    text = re.sub(rf"^```{other}\n.*?^```\n", "", source, flags=re.S | re.M)
    text = re.sub(rf"\[{other}: [^]]*\]", "", text)
    text = re.sub(rf"\[{language}: ([^]]*)\]", r"\1", text)
    lines, shown = [], True
    for line in text.splitlines():
        marker = re.fullmatch(r"\[(python|lua|end)\]", line)
        if marker:
            shown = marker.group(1) in (language, "end")
        elif shown:
            lines.append(line)
    made = "\n".join(lines) + "\n"
    if language == "python":
        made = made.replace("\n\n```\n", "\n```\n")
    return BANNER + made


def blocks(text, language):
    return re.findall(rf"^```{language}\n(.*?)^```$", text, flags=re.S | re.M)


def run_python(text):
    script = "\n".join(blocks(text, "python"))
    test = doctest.DocTestParser().get_doctest(script, {}, "docs/python.md", None, 0)
    runner = doctest.DocTestRunner()
    runner.run(test)
    results = runner.summarize(verbose=False)
    print(f"python: {results.attempted} examples, {results.failed} failed")
    return results.failed


def run_lua(text, lua):
    with tempfile.TemporaryDirectory() as folder:
        script = pathlib.Path(folder, "guide.lua")
        script.write_text("\n".join(blocks(text, "lua")), encoding="utf-8")
        runner = pathlib.Path(folder, "runner.lua")
        runner.write_text(LUA_RUNNER, encoding="utf-8")
        ran = subprocess.run([lua, runner, script], capture_output=True, text=True)
    print(f"{lua}: {ran.stdout}{ran.stderr}".strip())
    return ran.returncode


def main(root, mode, *luas):
    source = pathlib.Path(root, "bindings/guide/guide.md").read_text(encoding="utf-8")
    wrong = 0
    for language in LANGUAGES:
        file = pathlib.Path(root, "docs", f"{language}.md")
        made = page(source, language)
        if mode == "--write":
            file.write_text(made, encoding="utf-8")
        elif file.read_text(encoding="utf-8") != made:
            print(f"{file} is not what guide.py makes; run it with --write")
            wrong += 1
    if mode == "--check":
        wrong += run_python(page(source, "python"))
        wrong += sum(run_lua(page(source, "lua"), lua) for lua in luas)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
