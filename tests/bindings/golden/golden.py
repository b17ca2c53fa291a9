"""The same cases through C, Python, Lua and the command give the same JSON, byte for byte.

Usage: golden.py CASES GOLDEN-C COMMAND LUA...

SPDX-License-Identifier: MIT
"""

import json
import pathlib
import subprocess
import sys
import tempfile

import smpolicy

HERE = pathlib.Path(__file__).parent
METHODS = {"post": "evaluate_post", "profile": "check_profile", "message": "classify_message",
           "account": "check_account", "conversation": "assess_conversation"}
COMMANDS = {"post": "check", "profile": "profile", "message": "classify", "account": "account",
            "accessibility": "accessibility"}


def by_python(case):
    try:
        if case["check"] == "accessibility":
            return smpolicy.check_accessibility(**case["subject"]).to_json()
        policy = smpolicy.Policy(case["policy"])
        return getattr(policy, METHODS[case["check"]])(**case["subject"]).to_json()
    except smpolicy.Error as error:
        return error.code


def flat(value, name=""):
    """Names and values, as smp_fields_set takes them."""
    if isinstance(value, dict):
        if name.rpartition(".")[2].isdigit():
            yield f"{name}.{'author' if name.startswith('messages') else 'kind'}", ""
        for key, item in value.items():
            yield from flat(item, f"{name}.{key}" if name else key)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from flat(item, f"{name}.{index}")
    else:
        yield name, {True: "yes", False: "no"}.get(value, str(value)) if isinstance(value, bool) \
            else str(value)


def by_c(cases, program):
    told = b""
    for case in cases:
        told += f"{case['check']}\0{case.get('policy', '')}\0".encode()
        for name, value in flat(case["subject"]):
            raw = value.encode()
            told += f"{name}\0{len(raw)}\0".encode() + raw
        told += b"\0"
    ran = subprocess.run([program], input=told, capture_output=True, check=True)
    return ran.stdout.decode().splitlines()


def literal(value):
    if isinstance(value, dict):
        return "{" + ",".join(f"[{literal(k)}]={literal(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "{" + ",".join(map(literal, value)) + "}"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return '"' + "".join(f"\\{byte:03d}" for byte in value.encode()) + '"'
    return repr(value)


def by_lua(cases, lua):
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as file:
        file.write(f"return {literal(cases)}")
        file.flush()
        ran = subprocess.run([lua, HERE / "golden.lua", file.name], capture_output=True, check=True)
    return ran.stdout.decode().splitlines()


def by_command(case, command):
    options = ["--policy", case["policy"]] if "policy" in case else []
    ran = subprocess.run([command, COMMANDS[case["check"]], *options, "--format", "json", "-"],
                         input=json.dumps(case["subject"]) + "\n", capture_output=True, text=True)
    line = ran.stdout.rstrip("\n")
    return json.loads(line)["error"]["code"] if '"error":' in line[:40] else line


def main(cases_file, program, command, *luas):
    with open(cases_file, encoding="utf-8") as file:
        cases = [json.loads(line) for line in file]
    python = [by_python(case) for case in cases]
    answers = {"C": by_c(cases, program)}
    for lua in luas:
        answers[lua] = by_lua(cases, lua)
    answers["command"] = [by_command(case, command) if case.get("command", True) else python[i]
                          for i, case in enumerate(cases)]
    wrong = 0
    for i, case in enumerate(cases):
        if case.get("error", python[i]) != python[i]:
            print(f"case {i + 1}: {python[i]}, not {case['error']}")
            wrong += 1
        for by, lines in answers.items():
            if len(lines) != len(cases) or lines[i] != python[i]:
                print(f"case {i + 1}: {by} and Python differ:\n  {lines[i:i + 1]}\n  {python[i]}")
                wrong += 1
    print(f"{len(cases)} cases, {', '.join(answers)} and Python: {wrong} differences")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
