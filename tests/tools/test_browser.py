"""Finding or installing what browser tests need."""

from pathlib import Path

import pytest

from tools import browser

APT = """#!/bin/sh
echo "$@" >> {log}
case "$*" in *chromium*) printf '#!/bin/sh\\n' > {folder}/a-browser; chmod +x {folder}/a-browser;; esac
"""


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine with a font but no browser; programs put into the folder returned are found."""
    monkeypatch.setattr(browser, "COMMANDS", ("a-browser",))
    monkeypatch.setattr(browser, "PROGRAMS", ())
    monkeypatch.setattr(browser, "has_chinese_font", lambda: True)
    monkeypatch.setattr("os.geteuid", lambda: 0, raising=False)
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setattr(browser, "PACKAGE_TOOL", "no-such-tool")
    return tmp_path


def program(path: Path, text: str = "#!/bin/sh\n") -> Path:
    """A program that can be run, at `path`."""
    path.write_text(text)
    path.chmod(0o755)
    return path


def test_a_browser_on_the_path_is_found(bare: Path) -> None:
    assert browser.find_chromium() is None
    program(bare / "a-browser")
    assert browser.find_chromium() == str(bare / "a-browser")


def test_the_variable_goes_before_the_path(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(bare / "a-browser")
    monkeypatch.setenv("CHROMIUM", str(program(bare / "mine")))
    assert browser.find_chromium() == str(bare / "mine")


@pytest.mark.parametrize(("ci", "code"), [(True, 1), (False, 0)])
def test_what_is_missing_is_said_and_fails_only_in_ci(
    bare: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], ci: bool, code: int
) -> None:
    if ci:
        monkeypatch.setenv("CI", "true")
    assert browser.main() == code
    assert "a Chromium, Chrome or Edge" in capsys.readouterr().err


def test_the_systems_package_is_installed_where_there_is_none(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log = bare / "log"
    program(bare / "package-tool", APT.format(log=log, folder=bare))
    monkeypatch.setattr(browser, "PACKAGE_TOOL", "package-tool")
    assert browser.main() == 0
    assert log.read_text().splitlines() == ["-qq update", "-qq install --yes --no-install-recommends chromium"]
    browser.main()
    assert len(log.read_text().splitlines()) == 2, "what is there is not installed again"
