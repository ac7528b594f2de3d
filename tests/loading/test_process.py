"""The reading child may hang, die or take all memory; whoever asked for the workbook hears of it and goes on."""

import hashlib
import signal
import subprocess
import sys
from pathlib import Path

import duckdb
import msgspec
import pytest
import xlsxwriter
from understanding import request, typed_rows

from taizhang import errors
from taizhang.loading import child, load_book, process
from taizhang.loading.limits import LIMITS

OPEN_FILES = Path("/proc/self/fd")
BOOKS = Path(__file__).parents[1] / "books"
FAKES = {
    "hangs": "import time; time.sleep(60)",
    "is stopped by the system": "import os, signal; os.kill(os.getpid(), signal.SIGKILL)",
    "crashes": "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)",
    "aborts": "import os; os.abort()",
    "runs out of memory in the reader": (
        "import os, sys; sys.stderr.write('memory allocation of 9 bytes failed'); sys.stderr.flush(); os.abort()"
    ),
    "is at work for too long": "import os, signal; os.kill(os.getpid(), signal.SIGXCPU)",
    "ends with an error": "raise SystemExit(3)",
    "says nothing": "pass",
    "says what is no answer": "print('hello')",
}


@pytest.fixture
def good(tmp_path):
    path = tmp_path / "台账.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["街道", "项目名称", "项目阶段"])
        sheet.write_row(1, 0, ["武汉路街道", "甲", "推进"])
    return request(path, tmp_path)


def run_instead(code):
    """A `subprocess.run` that runs `code` whatever it is asked to run."""
    run = subprocess.run
    return lambda _command, **how: run([sys.executable, "-c", code], **how)


@pytest.mark.parametrize(
    ("fate", "error"),
    [
        ("hangs", errors.ReadingTooSlowError),
        ("is stopped by the system", errors.WorkbookTooLargeError),
        ("crashes", errors.ReadingFailedError),
        ("aborts", errors.ReadingFailedError),
        ("runs out of memory in the reader", errors.WorkbookTooLargeError),
        ("is at work for too long", errors.ReadingTooSlowError),
        ("ends with an error", errors.ReadingFailedError),
        ("says nothing", errors.ReadingFailedError),
        ("says what is no answer", errors.ReadingFailedError),
    ],
)
def test_what_became_of_the_child_is_said_and_the_next_book_is_read(good, monkeypatch, fate, error):
    with monkeypatch.context() as patch:
        patch.setattr(process.subprocess, "run", run_instead(FAKES[fate]))
        patch.setattr(process, "LIMITS", msgspec.structs.replace(LIMITS, seconds=1 if fate == "hangs" else 60))
        with pytest.raises(errors.WorkbookError) as caught:
            load_book(good)
    assert type(caught.value) is error
    assert "台账.xlsx" in str(caught.value)
    assert load_book(good).sheets[0].rows.loaded == 1


class Panic(BaseException):
    """Like the reader's own, which is no Exception."""


@pytest.mark.parametrize(
    ("raised", "error"),
    [
        (MemoryError(), "WorkbookTooLargeError"),
        (duckdb.OutOfMemoryException("no more"), "WorkbookTooLargeError"),
        (Panic("index out of bounds"), "ReadingFailedError"),
        (RecursionError(), "ReadingFailedError"),
        (errors.EmptyWorkbookError(file="台账.xlsx"), "EmptyWorkbookError"),
    ],
)
def test_the_child_answers_whatever_goes_wrong_in_it(good, monkeypatch, capfd, raised, error):
    def fail(*_):
        raise raised

    monkeypatch.setattr(child, "read_workbook", fail)
    answer = msgspec.json.decode(child.answer(good))
    assert (answer["error"], answer["params"]["file"]) == (error, "台账.xlsx")
    assert error in ("EmptyWorkbookError", "WorkbookTooLargeError") or type(raised).__name__ in capfd.readouterr().err


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not limit a process's memory so")
def test_memory_beyond_the_limit_is_refused_by_the_system(good):
    code = f"""
from taizhang.loading import child
child.limit_memory()
bytearray({LIMITS.memory_mib} << 20)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert "MemoryError" in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not limit a process's time so")
def test_a_reader_that_hangs_is_stopped_by_the_system(tmp_path):
    (tmp_path / "book").write_bytes(b"x")
    code = f"""
from pathlib import Path
from taizhang.loading import child
child.LIMITS = child.LIMITS.__class__(seconds=1)
child.limit_time(Path({str(tmp_path / "book")!r}))
while True: pass
"""
    done = subprocess.run([sys.executable, "-c", code], check=False, timeout=60)
    assert done.returncode == -signal.SIGXCPU


@pytest.mark.parametrize(
    ("size", "unpacked", "seconds"),
    [(1 << 20, 0, 9), (6 << 20, 60 << 20, 23), (20 << 20, 200 << 20, 58), (100 << 20, 0, 120), (9, 1 << 40, 120)],
)
def test_the_time_that_a_file_may_take_grows_with_it(size, unpacked, seconds):
    assert LIMITS.processor_seconds(size, unpacked) == seconds


@pytest.mark.parametrize(
    "file", ["../../etc/台账.xlsx", "a\nb.xlsx", "{file}.xlsx", "台账\udce4.xlsx", "x" * 300 + ".xlsx"]
)
def test_a_files_name_is_only_ever_a_name(good, file):
    book = load_book(msgspec.structs.replace(good, file=file))
    assert (book.file, book.sheets[0].rows.loaded) == (file.replace("\udce4", "?"), 1)


def test_the_rows_of_a_book_lie_where_they_were_asked_for(good, tmp_path):
    book = load_book(good)
    assert [row["title"] for row in typed_rows(tmp_path, book.sheets[0])] == ["甲"]
    assert book.sha256 == hashlib.sha256((tmp_path / "台账.xlsx").read_bytes()).hexdigest()
    assert sorted(path.name for path in tmp_path.iterdir()) == [book.sheets[0].table, "台账.xlsx"]


@pytest.mark.skipif(not OPEN_FILES.exists(), reason="this system does not list the files a process has open")
def test_a_book_that_cannot_be_loaded_leaves_the_caller_nothing_open(good):
    before = len(list(OPEN_FILES.iterdir()))
    for name in ("not_a_workbook", "truncated"):
        with pytest.raises(errors.NotAWorkbookError):
            load_book(msgspec.structs.replace(good, path=str(BOOKS / f"{name}.xlsx")))
    assert len(list(OPEN_FILES.iterdir())) == before
