"""`taizhang serve`: the dashboard in a browser."""

import os
import subprocess
import sys
from pathlib import Path

import click

from taizhang.cli.options import common_options, opened
from taizhang.locale import _
from taizhang.paths import ROOT


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), default=8501, show_default=True, help="Port to serve on.")
@click.option("--address", default="127.0.0.1", show_default=True, help="0.0.0.0 lets other machines in.")
@common_options
def serve(port: int, address: str, folder: Path) -> None:
    """Open the dashboard; the first time, with demonstration data."""
    click.echo(f"http://{address}:{port}")
    _fill(folder)
    os.environ["TAIZHANG_STORE"] = str(folder.resolve())
    os.chdir(ROOT)  # Streamlit looks for its settings where it starts
    _become(_streamlit(port, address))


def _fill(folder: Path) -> None:
    from taizhang.demo import load_demo

    with opened(folder) as store:
        if store.awaits_demo:
            click.echo(_("Loading the demonstration data; this is done only once."))
            load_demo(store, lambda file, done, total: click.echo(f"{done}/{total} {file}"))


def _streamlit(port: int, address: str) -> list[str]:
    settings = {
        "server.address": address,
        "server.port": str(port),
        "server.headless": "true",
        "browser.gatherUsageStats": "false",
    }
    flags = [part for name, value in settings.items() for part in (f"--{name}", value)]
    return [sys.executable, "-m", "taizhang.ui.server", "run", "app.py", *flags]


def _become(command: list[str]) -> None:
    """Give this process to `command`, so that signals reach the server; Windows knows no such thing."""
    sys.stdout.flush()
    if os.name == "nt":
        sys.exit(subprocess.run(command, check=False).returncode)
    os.execv(command[0], command)
