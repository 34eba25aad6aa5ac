# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the operating system itself has to provide, and how to get it; standard library only."""

from __future__ import annotations

import importlib.util
import os
import platform
import shlex
import shutil
import subprocess
import sys

from environment import Failed, say

MACHINES = ("x86_64", "aarch64", "AMD64")
# Shared libraries that Qt's wheels load but do not bring, each with the package that has it on Debian and its kin.
# Found by following the NEEDED entries of QtGui, QtWidgets, QtPrintSupport, QtSvg, QtNetwork, QtTest and of the
# platform plugins in the three versions that are locked.
DRAWING = (
    ("libglib-2.0.so.0", "libglib2.0-0"),
    ("libgthread-2.0.so.0", "libglib2.0-0"),
    ("libz.so.1", "zlib1g"),
    ("libzstd.so.1", "libzstd1"),
    ("libEGL.so.1", "libegl1"),
    ("libGL.so.1", "libgl1"),
    ("libX11.so.6", "libx11-6"),
    ("libdbus-1.so.3", "libdbus-1-3"),
    ("libfontconfig.so.1", "libfontconfig1"),
    ("libfreetype.so.6", "libfreetype6"),
    ("libxkbcommon.so.0", "libxkbcommon0"),
    ("libbrotlidec.so.1", "libbrotli1"),
    ("libgssapi_krb5.so.2", "libgssapi-krb5-2"),
)
X11 = (
    ("libX11-xcb.so.1", "libx11-xcb1"),
    ("libxcb.so.1", "libxcb1"),
    ("libxcb-cursor.so.0", "libxcb-cursor0"),
    ("libxcb-glx.so.0", "libxcb-glx0"),
    ("libxcb-icccm.so.4", "libxcb-icccm4"),
    ("libxcb-image.so.0", "libxcb-image0"),
    ("libxcb-keysyms.so.1", "libxcb-keysyms1"),
    ("libxcb-randr.so.0", "libxcb-randr0"),
    ("libxcb-render.so.0", "libxcb-render0"),
    ("libxcb-render-util.so.0", "libxcb-render-util0"),
    ("libxcb-shape.so.0", "libxcb-shape0"),
    ("libxcb-shm.so.0", "libxcb-shm0"),
    ("libxcb-sync.so.1", "libxcb-sync1"),
    ("libxcb-util.so.1", "libxcb-util1"),
    ("libxcb-xfixes.so.0", "libxcb-xfixes0"),
    ("libxcb-xkb.so.1", "libxcb-xkb1"),
    ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
)
X11_ON_ARM64 = (("libSM.so.6", "libsm6"), ("libICE.so.6", "libice6"))
WAYLAND = (
    ("libwayland-client.so.0", "libwayland-client0"),
    ("libwayland-cursor.so.0", "libwayland-cursor0"),
    ("libwayland-egl.so.1", "libwayland-egl1"),
)


def require_known_machine() -> None:
    """`Failed` on a machine for which no package is locked."""
    if platform.machine() not in MACHINES or sys.maxsize < 2**32 or sys.platform not in ("linux", "win32"):
        found = f"{platform.system()} {platform.machine()}, {'64' if sys.maxsize > 2**32 else '32'} bit"
        raise Failed(
            f"本程序支持 64 位的 Windows x64、Linux x86-64 和 Linux ARM64，此处是 {found}。\n"
            f"The program is for 64-bit Windows x64, Linux x86-64 and Linux ARM64; this is {found}."
        )


def has_display() -> bool:
    return sys.platform == "win32" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def libraries(window: bool) -> tuple[tuple[str, str], ...]:
    """What Qt loads here: to draw in memory, or to open a window on the display there is."""
    if sys.platform != "linux":
        return ()
    if not window:
        return DRAWING
    if not os.environ.get("DISPLAY"):
        return DRAWING + WAYLAND
    return DRAWING + X11 + (X11_ON_ARM64 if platform.machine() == "aarch64" else ())


def is_missing(soname: str) -> bool:
    # Imported here because a Python built by hand may lack it; then Qt itself has to say what is missing.
    try:
        from ctypes import CDLL
    except ImportError:
        return False
    try:
        CDLL(soname)
    except OSError:
        return True
    return False


def provide(venv: bool, wanted: tuple[tuple[str, str], ...]) -> None:
    """Install what is missing of the system's own: what `venv` needs, if asked for, and the libraries `wanted`.

    Nothing is asked when nothing is missing. `Failed` when something is and cannot be installed from here.
    """
    sonames = {soname: package for soname, package in wanted if is_missing(soname)}
    packages = list(dict.fromkeys(sonames.values()))
    if venv and importlib.util.find_spec("ensurepip") is None:
        packages.insert(0, f"python{sys.version_info.major}.{sys.version_info.minor}-venv")
        sonames = {"ensurepip": packages[0], **sonames}
    if not packages:
        return
    if not shutil.which("apt-get"):
        raise Failed(
            f"系统缺少：{' '.join(sonames)}。请用系统的软件包管理器安装后重新运行。\n"
            f"The system lacks: {' '.join(sonames)}. Install them with its package manager, then run this again "
            "(ensurepip comes with Python's venv and pip packages)."
        )
    install(packages)
    if still := [soname for soname, _ in wanted if is_missing(soname)]:
        raise Failed(f"安装后仍然缺少：{' '.join(still)}\nStill missing after the installation: {' '.join(still)}")


def install(packages: list[str]) -> None:
    """Install Debian packages, as root or through sudo; the commands are shown first."""
    apt = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    command = [*apt, "install", "--yes", "--no-install-recommends", *packages]
    by_hand = shlex.join(["apt-get", "install", *packages])
    if sys.platform != "win32" and os.geteuid() == 0:
        prefix = []
    elif shutil.which("sudo"):
        prefix = ["sudo"]
    else:
        raise Failed(
            f"系统缺少软件包，请让管理员执行下面的命令，然后重新运行：\n"
            f"System packages are missing: have an administrator run this, then run this command again:\n  {by_hand}"
        )
    say(
        f"将安装系统软件包（需要管理员权限）：{' '.join(packages)}",
        f"Installing system packages (this needs administrator rights): {' '.join(packages)}",
    )
    # A package list that cannot be refreshed need not matter; the installation tells.
    subprocess.run([*prefix, *apt, "update", "--quiet"], check=False, stdout=subprocess.DEVNULL)
    if subprocess.run([*prefix, *command, "--quiet"], check=False, stdout=subprocess.DEVNULL).returncode:
        raise Failed(
            f"系统软件包安装失败，请让管理员执行下面的命令，然后重新运行：\n"
            f"The system packages could not be installed: have an administrator run this, then try again:\n  {by_hand}"
        )
