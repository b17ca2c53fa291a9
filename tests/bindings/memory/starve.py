"""Every allocation of the library in turn finds no memory: Python raises MemoryError, and the same
call works again afterwards.

SPDX-License-Identifier: MIT
"""

import ctypes
import sys

import smpolicy

starve_after = ctypes.CDLL(None).starve_after
starve_after.argtypes = [ctypes.c_long]

POST = {"text": "Flu clinics open #covwarks", "account": "corporate", "platform": "x",
        "media": [{"kind": "image", "people": "identifiable"}], "author": {"name": "Ann"},
        "facts": {"crisis.active": False}}
PACK = smpolicy.policy_text("accessibility")

WORK = {
    "a policy of its own": lambda: smpolicy.Policy("covwarks").evaluate_post(**POST).to_json(),
    "a pack": lambda: smpolicy.Policy(text=PACK).sha256,
    "repairs": lambda: smpolicy.Policy("blmk").evaluate_post(**POST).apply_fixes(),
    "tokens": lambda: smpolicy.measure("Book now #covwarks", "x"),
    "speech": lambda: smpolicy.preview_speech("Book now #covwarks").literal.text,
    "a page": lambda: smpolicy.Policy("covwarks").evaluate_post(**POST).to_html("Ours"),
}


def starve(name, work):
    wanted, at, refusals = work(), 0, 0
    while True:
        starve_after(at)
        try:
            got = work()
        except MemoryError:
            got = MemoryError
        finally:
            starved = starve_after(-1)
        if not starved:
            assert got == wanted, (name, at)
            break
        if got is MemoryError:
            refusals += 1
        else:  # something was gone without, which must not show
            assert got == wanted, (name, at, got)
        at += 1 + at // 8
    assert refusals, name
    assert work() == wanted, name
    print(f"{name}: {refusals} times out of memory")


for one, how in WORK.items():
    starve(one, how)
sys.exit(0)
