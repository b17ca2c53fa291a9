"""The stubs say what the module has: mypy's stubtest compares the two, and a script that misuses
the types is told so.

SPDX-License-Identifier: MIT
"""

import os
import subprocess
import sys
import tempfile

WRONG = """import smpolicy
policy = smpolicy.Policy("covwarks")
policy.evaluate_post("x", platform="myspace")
policy.evaluate_post(5)
print(policy.evaluate_post("x")[0].span.start)
policy.check_response([{"author": 5}], "Sorry")
smpolicy.work_out_deadline("foi", "2026-03-02", "france")
if policy.evaluate_post("x").verdict >= 2: pass
right: str = policy.evaluate_post("x", media=[{"kind": "image", "alt": "A nurse"}]).to_json()
verdict: str = policy.evaluate_post("x").verdict
bad: bool = verdict == "reject" or policy.evaluate_post("x").verdict >= "hold"
worst: smpolicy.Severity = max(finding.severity for finding in policy.evaluate_post("x"))
bad = policy.evaluate_post("x").verdict == "reject" or worst in {"error"}
"""


def main():
    try:
        import mypy.stubtest  # noqa: F401
    except ImportError:
        print("skipped: mypy is not installed")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        env = dict(os.environ, MYPYPATH=os.environ["PYTHONPATH"], MYPY_CACHE_DIR=folder)
        allowed = os.path.join(folder, "allowed")
        with open(allowed, "w", encoding="utf-8") as file:
            file.write(r"smpolicy\._.*")  # private modules, which have no stubs
        ran = subprocess.run([sys.executable, "-m", "mypy.stubtest", "smpolicy", "--concise",
                              "--ignore-missing-stub", "--allowlist", allowed], env=env, cwd=folder,
                             capture_output=True, text=True)
        print(ran.stdout, ran.stderr)
        if ran.returncode:
            return 1
        script = os.path.join(folder, "wrong.py")
        with open(script, "w", encoding="utf-8") as file:
            file.write(WRONG)
        ran = subprocess.run([sys.executable, "-m", "mypy", "--strict", script], env=env,
                             cwd=folder, capture_output=True, text=True)
        print(ran.stdout)
        lines = [line.split(":")[1] for line in ran.stdout.splitlines() if ": error:" in line]
        return 0 if lines == ["3", "4", "5", "6", "7", "8"] else 1


if __name__ == "__main__":
    sys.exit(main())
