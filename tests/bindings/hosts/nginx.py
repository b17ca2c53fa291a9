"""nginx with its Lua module: a server of its own in a temporary folder, on a Unix socket, under
load.

Usage: nginx.py SOURCE LUA-MODULE-FOLDER [REQUESTS]

SPDX-License-Identifier: MIT
"""

import concurrent.futures
import http.client
import json
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import time


class Socket(http.client.HTTPConnection):
    def __init__(self, path):
        super().__init__("localhost", timeout=60)
        self.path = path

    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self.path)


def ask(connection, query, text):
    connection.request("POST", f"/check?{query}", body=text.encode())
    answer = connection.getresponse()
    return answer.status, json.loads(answer.read())


def load(path, count):
    connection, took = Socket(path), []
    for i in range(count):
        start = time.perf_counter()
        status, report = ask(connection, "platform=x&account=corporate",
                             f"Clinic {i} is open on Saturday. Book now #covwarks")
        took.append(time.perf_counter() - start)
        assert status == 200 and report["findings"][0]["clause"] == "accessibility/hashtag-case"
    return took


def check(path, count):
    connection = Socket(path)
    status, report = ask(connection, "account=corporate", "Our clinics are open on Saturday.")
    assert (status, report["verdict"]) == (200, "clear"), report
    status, report = ask(connection, "platform=myspace", "Hello")
    assert status == 400 and "myspace" in report["error"]["message"], report
    status, report = ask(connection, "", "half a character \udcff".encode(
        "utf-8", "surrogateescape").decode("latin-1"))
    assert status == 200, report
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        start = time.perf_counter()
        took = sorted(sum(pool.map(lambda _: load(path, count // 4), range(4)), []))
        passed = time.perf_counter() - start
    print(f"{len(took)} requests from 4 clients: {len(took) / passed:.0f} a second, median "
          f"{1e3 * took[len(took) // 2]:.2f} ms, 99 in 100 within "
          f"{1e3 * took[len(took) * 99 // 100]:.2f} ms")


def main(source, module, count="2000"):
    nginx = shutil.which("nginx") or "/usr/sbin/nginx"
    if not os.path.exists("/usr/lib/nginx/modules/ngx_http_lua_module.so"):
        print("skipped: libnginx-mod-http-lua is not installed")
        return 77
    if not os.path.exists(os.path.join(module, "smpolicy/native.so")):
        print("skipped: the module for Lua 5.1 was not built")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        os.mkdir(os.path.join(folder, "logs"))
        configuration = pathlib.Path(source, "examples/hosts/nginx/nginx.conf").read_text()
        # Where the module lies is told here, as it is not installed; workers stay who we are.
        configuration = configuration.replace(
            "http {", f'http {{\n    lua_package_path "{module}/?.lua;;";\n'
                      f'    lua_package_cpath "{module}/?.so;;";', 1)
        if os.getuid() == 0:
            configuration = "user root;\n" + configuration
        path = os.path.join(folder, "smpolicy.sock")
        configuration = configuration.replace("unix:smpolicy.sock", f"unix:{path}")
        pathlib.Path(folder, "nginx.conf").write_text(configuration)
        server = subprocess.Popen([nginx, "-p", folder, "-c", "nginx.conf", "-g", "daemon off;"],
                                  stderr=subprocess.PIPE, text=True)
        try:
            for _ in range(100):
                if os.path.exists(path) or server.poll() is not None:
                    break
                time.sleep(0.1)
            if server.poll() is not None:
                print(server.stderr.read())
                return 1
            check(path, int(count))
        except BaseException:
            print(pathlib.Path(folder, "logs/error.log").read_text())
            raise
        finally:
            server.terminate()
            server.wait(20)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
