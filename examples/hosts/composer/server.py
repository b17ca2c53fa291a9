"""A page for composing a post: findings, fixes, counts and the spoken preview as one types.
Python's standard library serves it, on this machine only.

    python3 server.py [POLICY] [PORT]

SPDX-License-Identifier: MIT
"""

import http.server
import json
import pathlib
import sys

import smpolicy

PAGE = pathlib.Path(__file__).with_name("page.html")
PLATFORMS = "x", "bluesky", "mastodon", "facebook", "instagram"
LONGEST = 1 << 20


def answer(policy, post):
    """Everything the page shows of a post."""
    report = policy.evaluate_post(**post)
    text = post.get("text") or ""
    speech = smpolicy.preview_speech(text)
    measures = {platform: smpolicy.measure(text, platform) for platform in PLATFORMS}
    return {
        "report": report.to_dict(),
        "fixed": report.apply_fixes() if text else "",
        "speech": {"text": speech.literal.text, "seconds": speech.literal.seconds},
        "counts": {platform: [measure.platform_length, measure.platform_limit]
                   for platform, measure in measures.items()},
    }


class Handler(http.server.BaseHTTPRequestHandler):
    policy = None

    def reply(self, status, kind, body):
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Security-Policy", "default-src 'self' 'unsafe-inline'")
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        if self.path.split("?")[0] == "/":
            self.reply(200, "text/html", PAGE.read_bytes())
        else:
            self.reply(404, "text/plain", b"There is only one page here: /")

    def do_POST(self):
        try:
            size = min(int(self.headers.get("Content-Length", 0)), LONGEST)
            told, status = answer(self.policy, json.loads(self.rfile.read(size))), 200
        except (ValueError, TypeError) as error:
            told, status = {"error": str(error)}, 400
        self.reply(status, "application/json", json.dumps(told).encode())

    def log_message(self, *_):
        """What is typed is nobody's business."""


def main(policy_name="covwarks", port="8000"):
    handler = type("Handler", (Handler,), {"policy": smpolicy.Policy(policy_name)})
    with http.server.ThreadingHTTPServer(("127.0.0.1", int(port)), handler) as server:
        print(f"http://127.0.0.1:{server.server_port}/", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            pass


if __name__ == "__main__":
    main(*sys.argv[1:])
