"""Checks the SARIF form against the published schema, and what the schema cannot say.
Usage: sarif_test.py REPORT_SAMPLES CACHE_DIRECTORY. Skips (77) without jsonschema or the schema,
which is taken from $SMP_SARIF_SCHEMA or, once, from the npm package that carries it.
SPDX-License-Identifier: MIT"""
import hashlib
import json
import os
import subprocess
import sys
import tarfile

PACKAGE = "@microsoft/jest-sarif@1.0.0-beta.0"
MEMBER = "package/lib/schemas/sarif-2.1.0-rtm.5.json"
SCHEMA_SHA256 = "2d99159ae54a3eea97f81781cff48780548657c35949f4b7f25e99a2ba4de4f8"


def skip(why):
    print("skipped:", why)
    sys.exit(77)


def find_schema(cache):
    given = os.environ.get("SMP_SARIF_SCHEMA")
    path = given or os.path.join(cache, "sarif-2.1.0-rtm.5.json")
    if not os.path.exists(path):
        os.makedirs(cache, exist_ok=True)
        try:
            packed = subprocess.run(["npm", "pack", "--silent", PACKAGE], cwd=cache, timeout=60,
                                    stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)
        except (OSError, subprocess.SubprocessError):
            skip("no copy of the SARIF schema, and npm gives none")
        name = packed.stdout.decode().split()[-1]
        with tarfile.open(os.path.join(cache, name)) as archive:
            content = archive.extractfile(MEMBER).read()
        with open(path, "wb") as out:
            out.write(content)
    with open(path, "rb") as file:
        content = file.read()
    if not given and hashlib.sha256(content).hexdigest() != SCHEMA_SHA256:
        sys.exit("the schema is not the one this test was written for: " + path)
    return json.loads(content)


def check(condition, what):
    if not condition:
        sys.exit("wrong: " + what)


def char_slice(text, region):
    return text[region["charOffset"]:region["charOffset"] + region["charLength"]]


def check_run(run, mode):
    rules, artifacts, results = (run["tool"]["driver"]["rules"], run["artifacts"], run["results"])
    ids = [rule["id"] for rule in rules]
    check(len(ids) == len(set(ids)), "rules are listed twice: %s" % ids)
    check({result["ruleId"] for result in results} == set(ids), "a rule without a result")
    for result in results:
        check(rules[result["ruleIndex"]]["id"] == result["ruleId"], "ruleIndex")
        # SARIF 2.1.0, 3.27.10: only failures have a level.
        check((result["kind"] == "fail") == (result["level"] != "none"), "kind and level")
        where = result["locations"][0]["physicalLocation"]
        check(where["artifactLocation"]["uri"] == artifacts[0]["location"]["uri"], "uri")
        check(where["region"]["startLine"] >= 1, "startLine")
        for related in result.get("relatedLocations", []):
            place = related["physicalLocation"]
            artifact = artifacts[place["artifactLocation"]["index"]]
            check(artifact["parentIndex"] == 0, "a field is nested in the source")
            check(char_slice(artifact["contents"]["text"], place["region"])
                  == place["region"]["snippet"]["text"], "the region is not the snippet")
        for fix in result.get("fixes", []):
            for change in fix["artifactChanges"]:
                check("contents" in artifacts[change["artifactLocation"]["index"]], "fix target")
    print_keys = [json.dumps(result["partialFingerprints"]) for result in results]
    check(len(print_keys) == len(set(print_keys)), "two findings share a fingerprint")
    if mode == "none":
        check(not results and run["invocations"][0]["executionSuccessful"], "an empty run")
        return
    by_rule = {result["ruleId"]: result for result in results}
    check(by_rule["images/consent"]["kind"] == "open", "a fact that is needed is an open question")
    check(by_rule["privacy/phone"]["kind"] == "review", "what a person decides is for review")
    check(by_rule["privacy/nhs-number"]["level"] == "error", "a breach keeps its severity")
    lines = {result["ruleId"]: result["locations"][0]["physicalLocation"]["region"]["startLine"]
             for result in results}
    check((lines["accessibility/hashtag-case"], lines["images/consent"]) == (1, 2), "lines")
    notes = run["invocations"][0]["toolExecutionNotifications"]
    check(len(notes) == 1 and not run["invocations"][0]["executionSuccessful"], "bad input")
    check(("\u2588" in json.dumps(run, ensure_ascii=False)) == (mode == "redact"), "masking")


def main():
    program, cache = sys.argv[1:3]
    try:
        import jsonschema
    except ImportError:
        skip("python3-jsonschema is not installed")
    validator = jsonschema.Draft7Validator(find_schema(cache),
                                           format_checker=jsonschema.FormatChecker())
    for mode in ("many", "none", "redact"):
        text = subprocess.run([program, "sarif", mode], stdout=subprocess.PIPE, check=True).stdout
        document = json.loads(text.decode())
        errors = ["%s: %s" % (list(e.path), e.message) for e in validator.iter_errors(document)]
        check(not errors, "against the schema (%s): %s" % (mode, errors[:5]))
        check_run(document["runs"][0], mode)
    # The gate can fail: a document that breaks the schema is noticed.
    document["runs"][0]["results"][0]["level"] = "fatal"
    check(list(validator.iter_errors(document)), "the validator accepts anything")
    print("valid: with results, with none, masked")


main()
