"""Builds the wheel with CMake and nothing else (PEP 517), so that `pip install .` works offline.

The library is linked into the module, and the command lies beside it; ICU, utf8proc, libyaml, libmd
and jansson stay the system's. Needs a checkout, cmake, ninja and swig. `--config-settings
build-dir=FOLDER` builds in a folder that is kept, or that the checkout was built in already.

SPDX-License-Identifier: MIT
"""

import base64
import hashlib
import os
import pathlib
import re
import subprocess
import sys
import sysconfig
import tempfile
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
NAME = "smpolicy"


def _version():
    header = (ROOT / "include/smpolicy/version.h").read_text(encoding="utf-8")
    return re.search(r'SMP_VERSION_STRING "([^"]+)"', header).group(1)


def _tag():
    tag = f"cp{sys.version_info.major}{sys.version_info.minor}"
    platform = sysconfig.get_platform().replace("-", "_").replace(".", "_")
    return f"{tag}-{tag}-{platform}"


def _metadata():
    readme = (HERE / "README.md").read_text(encoding="utf-8")
    return (f"Metadata-Version: 2.1\nName: {NAME}\nVersion: {_version()}\n"
            "Summary: Says what an organisation's own Social Media Policy says about a post\n"
            "License: MIT\nRequires-Python: >=3.11\nDescription-Content-Type: text/markdown\n"
            f"\n{readme}")


def _wheel_file():
    return (f"Wheel-Version: 1.0\nGenerator: build_backend ({_version()})\nRoot-Is-Purelib: false\n"
            f"Tag: {_tag()}\n")


def _build(folder):
    """Builds in `folder` and gives the files of the package, by their place in the wheel."""
    def run(*words):
        subprocess.run(words, check=True, stdout=sys.stderr)

    if not pathlib.Path(folder, "CMakeCache.txt").exists():
        run("cmake", "-S", str(ROOT), "-B", folder, "-G", "Ninja", "-DSMP_TESTS=OFF",
            "-DCMAKE_BUILD_TYPE=Release", f"-DSMP_PYTHON={sys.executable}")
    run("cmake", "--build", folder, "--target", "smpolicy_python_alone", "smpolicy-command-alone")
    native = f"_native{sysconfig.get_config_var('EXT_SUFFIX')}"
    package = pathlib.Path(folder, "bindings/python/alone/package", NAME)
    files = {f"{NAME}/{path.name}": path for path in sorted(package.iterdir()) if path.is_file()}
    if f"{NAME}/{native}" not in files:
        raise RuntimeError(f"{folder} was built for another Python, not for {sys.executable}")
    files[f"{NAME}/command"] = pathlib.Path(folder, "examples/alone/smpolicy")
    return files


def get_requires_for_build_wheel(config_settings=None):
    return []


def prepare_metadata_for_build_wheel(metadata_directory, config_settings=None):
    name = f"{NAME}-{_version()}.dist-info"
    folder = pathlib.Path(metadata_directory, name)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "METADATA").write_text(_metadata(), encoding="utf-8")
    (folder / "WHEEL").write_text(_wheel_file(), encoding="utf-8")
    return name


def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
    info = f"{NAME}-{_version()}.dist-info"
    wheel = f"{NAME}-{_version()}-{_tag()}.whl"
    kept = (config_settings or {}).get("build-dir")
    record = []
    with tempfile.TemporaryDirectory() as folder, \
            zipfile.ZipFile(os.path.join(wheel_directory, wheel), "w",
                            zipfile.ZIP_DEFLATED) as archive:
        def add(name, data, mode=0o644):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.external_attr = (0o100000 | mode) << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
            digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
            record.append(f"{name},sha256={digest},{len(data)}")

        for name, path in _build(kept or folder).items():
            add(name, path.read_bytes(), 0o755 if path.stat().st_mode & 0o100 else 0o644)
        add(f"{info}/METADATA", _metadata().encode())
        add(f"{info}/WHEEL", _wheel_file().encode())
        add(f"{info}/LICENSE", (ROOT / "LICENSE").read_bytes())
        record.append(f"{info}/RECORD,,")
        archive.writestr(f"{info}/RECORD", "\n".join(record) + "\n")
    return wheel
