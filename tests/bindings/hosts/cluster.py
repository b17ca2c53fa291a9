"""Dask distributed: a scheduler and two workers of its own on loopback, an archive in partitions;
the same summary as by one process alone.

Usage: cluster.py SOURCE

SPDX-License-Identifier: MIT
"""

import json
import os
import pathlib
import socket
import subprocess
import sys
import tempfile
import time


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def wait_for(port):
    for _ in range(300):
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise SystemExit("the scheduler did not start")


def main(source):
    try:
        import distributed  # noqa: F401
    except ImportError:
        print("skipped: python3-distributed is not installed")
        return 77
    example = os.path.join(source, "examples/hosts/dask/summary.py")
    posts = pathlib.Path(source, "examples/posts/covwarks-month.jsonl").read_text().splitlines()
    with tempfile.TemporaryDirectory() as folder:
        for part in range(8):
            lines = [line for i, line in enumerate(posts * 4) if i % 8 == part]
            pathlib.Path(folder, f"part{part}.jsonl").write_text("\n".join(lines) + "\n")
        pattern = os.path.join(folder, "part*.jsonl")
        port = free_port()
        address = f"tcp://127.0.0.1:{port}"
        env = dict(os.environ, PYTHONPATH=os.pathsep.join(
            [os.environ["PYTHONPATH"], os.path.dirname(example)]))
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": folder,
                 "env": env}
        started = [subprocess.Popen([sys.executable, "-m", "distributed.cli.dask_scheduler",
                                     "--host", "127.0.0.1", "--port", str(port), "--no-dashboard"],
                                    **quiet)]
        try:
            wait_for(port)
            started += [subprocess.Popen([sys.executable, "-m", "distributed.cli.dask_worker",
                                          address, "--nthreads", "1", "--no-dashboard",
                                          "--no-nanny", "--host", "127.0.0.1"], **quiet)
                        for _ in range(2)]
            run = [sys.executable, example, "covwarks", pattern]
            alone = subprocess.run(run, env=env, capture_output=True, text=True, check=True).stdout
            start = time.perf_counter()
            cluster = subprocess.run(run + [address], env=env, capture_output=True, text=True,
                                     check=True, timeout=200).stdout
            took = time.perf_counter() - start
        finally:
            for process in reversed(started):
                process.terminate()
            for process in started:
                process.wait(30)
    print(cluster[:400])
    assert cluster == alone, alone
    counted = sum(int(line.split()[0]) for line in cluster.splitlines() if "(" in line)
    assert counted == sum(1 for line in posts * 4 if json.loads(line)), counted
    print(f"{counted} posts in 8 partitions by two workers, {took:.1f} s with their start")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
