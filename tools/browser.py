"""Finds a Chromium and a Chinese font for tests and pictures; installs them from the system's packages where it may."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

PACKAGE_TOOL = "apt-get"
COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "msedge")
PROGRAMS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
FONT_FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".fonts")
FONT_NAMES = ("*CJK*", "wqy-*", "msyh*", "*DroidSansFallback*", "*SourceHanSans*")

# Needed as root and without a graphics card; the rest keeps the browser itself from calling home, which would drown
# what a page asks for: port 9 is one that Chromium never connects to.
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--disable-quic",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--component-updater=url-source=http://127.0.0.1:9/",
    "--gaia-url=http://127.0.0.1:9/",
    "--disable-features=AutofillServerCommunication,OptimizationHints,NetworkTimeServiceQuerying,AimEnabled,PreconnectToSearch",
]


def find_chromium() -> str | None:
    """The path of a Chromium, Chrome or Edge; the variable CHROMIUM is asked first."""
    named = [os.environ.get("CHROMIUM", ""), *(shutil.which(command) or "" for command in COMMANDS), *PROGRAMS]
    return next((path for path in named if path and Path(path).is_file()), None)


def has_chinese_font() -> bool:
    """Whether pages can show Chinese; macOS and Windows always can."""
    if sys.platform != "linux":
        return True
    if shutil.which("fc-list"):
        return bool(subprocess.run(["fc-list", ":lang=zh"], capture_output=True, check=False).stdout.strip())
    return any(any(folder.rglob(name)) for folder in FONT_FOLDERS if folder.is_dir() for name in FONT_NAMES)


def missing() -> dict[str, str]:
    """What browser tests lack: Debian's package for it, and its name in plain words."""
    lacking = {} if find_chromium() else {"chromium": "a Chromium, Chrome or Edge (name one in CHROMIUM)"}
    return lacking if has_chinese_font() else {**lacking, "fonts-noto-cjk": "a Chinese font"}


def install(packages: list[str]) -> None:
    """Install Debian packages, if this is such a system and that needs nobody's password."""
    rights = [] if getattr(os, "geteuid", lambda: 1)() == 0 else ["sudo", "-n"]
    if not all(shutil.which(command) for command in [PACKAGE_TOOL, *rights[:1]]):
        return
    if rights and subprocess.run([*rights, "true"], check=False, capture_output=True).returncode:
        return
    print(f"Installing {' and '.join(packages)} from the system's packages.", flush=True)
    apt = [*rights, "env", "DEBIAN_FRONTEND=noninteractive", PACKAGE_TOOL, "-qq"]
    subprocess.run([*apt, "update"], check=False)
    done = subprocess.run(
        [*apt, "install", "--yes", "--no-install-recommends", *packages], check=False, stdout=subprocess.DEVNULL
    )
    if done.returncode:
        print("The system's packages could not be installed.", file=sys.stderr)


def main() -> int:
    """Set up, and say what browser tests still lack; an error only in CI, where none may be skipped."""
    if missing():
        install(list(missing()))
    if lacking := missing():
        print(f"Browser tests cannot run here: {' and '.join(lacking.values())} is missing.", file=sys.stderr)
    return int(bool(lacking) and "CI" in os.environ)


if __name__ == "__main__":
    sys.exit(main())
