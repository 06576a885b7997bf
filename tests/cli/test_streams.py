"""Devices and pipes as outputs, and streams that are closed or full."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import Run

from alignpost.atomic import check_place, replacing
from alignpost.cli import output
from alignpost.errors import OutputError

PAIRS = "We lost 12 men.\tNous avons perdu 21 hommes.\n"
FULL = Path("/dev/full")
needs_full = pytest.mark.skipif(not FULL.is_char_device(), reason="no device that is always full")


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "pairs.tsv"
    path.write_text(PAIRS, encoding="utf-8")
    return path


def test_a_pipe_is_written_to_and_stays_one(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    check_place(pipe)
    with replacing(pipe) as stream:
        stream.write(b"through")
    assert os.read(reader, 100) == b"through"
    os.close(reader)
    assert pipe.is_fifo()
    assert list(tmp_path.iterdir()) == [pipe]


@needs_full
@pytest.mark.skipif(not Path("/dev/stdin").exists(), reason="no name for standard input")
def test_a_pipe_is_read_once(table: Path, tmp_path: Path) -> None:
    words = [
        sys.executable,
        "-m",
        "alignpost",
        "convert",
        "/dev/stdin",
        str(tmp_path / "out.tsv"),
        "--from",
        "tsv",
    ]
    with subprocess.Popen(["cat", str(table)], stdout=subprocess.PIPE) as cat:
        done = subprocess.run(words, stdin=cat.stdout, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, f"{tmp_path / 'out.tsv'}: 1 unit written\n")


def test_what_stands_behind_standard_output_is_added_to(table: Path, tmp_path: Path) -> None:
    log = tmp_path / "log.txt"
    log.write_text("kept\n", encoding="utf-8")
    done = command("convert", table, "-", "--to", "tsv", redirect=f'>> "{log}"')
    kept, *added = log.read_text(encoding="utf-8").splitlines()
    assert (done.returncode, kept) == (0, "kept")
    assert "We lost 12 men." in added[-1]


@pytest.mark.skipif(not Path("/dev/stdin").exists(), reason="no name for standard input")
def test_a_dash_is_standard_input_or_output(table: Path, tmp_path: Path) -> None:
    text, other = tmp_path / "a.txt", tmp_path / "b.txt"
    text.write_text("It rains. We stay.\n", encoding="utf-8")
    other.write_text("Il pleut. Nous restons.\n", encoding="utf-8")
    assert command("segment", "-", redirect=f'< "{text}"').stdout == "It rains.\nWe stay.\n"
    for redirect in (f'< "{text}"', f'< "{text}" | cat'):
        aligned = command("align", "-", other, redirect=redirect)
        assert (aligned.returncode, "2 pairs, 2 with both sides" in aligned.stdout) == (0, True)
    aligned = command("score", text, "-", "--json", redirect=f'< "{other}"')
    assert '"pairs"' in aligned.stdout
    converted = command("convert", "-", "-", "--from", "tsv", "--to", "tmx", redirect=f'< "{table}" | cat')
    assert "<seg>We lost 12 men.</seg>" in converted.stdout
    for twice in (("-", "-"), ("-", other, "--glossary", "-"), (other, "-", "--abbreviations", "/dev/stdin")):
        both = command("align", *twice, redirect=f'< "{text}"')
        assert (both.returncode, "standard input is named twice" in both.stderr) == (2, True)
    for words in (("score", "-"), ("explain", "-", "--pair", "1")):
        pairs = command(*words, redirect=f'< "{table}"')
        assert (pairs.returncode, "`alignpost convert - pairs.tsv --from FORMAT`" in pairs.stderr) == (
            2,
            True,
        )


def test_a_full_device_is_told_and_not_replaced() -> None:
    if os.access(FULL.parent, os.W_OK):
        pytest.skip("whoever may write to /dev could lose a device by a mistake")
    with pytest.raises(OutputError, match="No space left"), replacing(FULL) as stream:
        stream.write(b"more")
    assert FULL.is_char_device()


def command(*words: str | Path, redirect: str) -> subprocess.CompletedProcess[str]:
    line = f'"$@" {redirect}'
    argv = ["sh", "-c", line, "sh", sys.executable, "-m", "alignpost", *map(str, words)]
    return subprocess.run(argv, capture_output=True, text=True, check=False)


@needs_full
@pytest.mark.parametrize("redirect", ["2>&-", "2>/dev/full"])
def test_the_exit_code_is_right_where_nobody_can_be_told(table: Path, redirect: str) -> None:
    assert command("score", table, redirect=redirect).returncode == 0
    assert command("score", table, "--max-critical", "0", redirect=redirect).returncode == 1
    assert command("score", "gone.tsv", redirect=redirect).returncode == 3


@needs_full
def test_help_on_a_full_disk_is_one_line(table: Path) -> None:
    outcome = command("--help", redirect=">/dev/full")
    assert outcome.returncode == 3
    assert outcome.stderr == "alignpost: reading or writing failed: No space left on device\n"


def test_standard_output_may_be_named_as_a_file(table: Path) -> None:
    outcome = command("score", table, "--markdown", "/dev/stdout", redirect="| cat")
    assert "“12” became “21”" in outcome.stdout


def test_a_file_is_not_converted_onto_itself_nor_pairs_aligned_as_texts(table: Path, run: Run) -> None:
    outcome = run("convert", table, table, "--min-fidelity", "99")
    assert outcome.code == 2
    assert "is IN and OUT at once" in outcome.err
    assert table.read_text(encoding="utf-8") == PAIRS
    for words in (("score", table, table), ("align", table, table)):
        outcome = run(*words)
        assert outcome.code == 2
        assert "holds pairs and is no text to be aligned" in outcome.err


def test_what_people_read_is_broken_at_spaces_on_a_terminal_alone(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    told = "  source  We discussed Ukraine and the power of the Dollar.\n"
    output.words(told)
    assert capsys.readouterr().out == f"{told}\n"
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    output.words(told)
    assert capsys.readouterr().out.splitlines() == [
        "  source  We discussed Ukraine and the",
        "          power of the Dollar.",
        "",
    ]


def test_progress_is_told_on_a_terminal_where_work_takes_long(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    now = iter([0.0, 0.4, 0.6, 0.65, 0.8])
    monkeypatch.setattr(output, "monotonic", lambda: next(now))
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with output.progress() as shown:
        for done in (0.1, 0.2, 0.3, 0.4):
            shown("aligning" if done < 0.4 else "end", done)
    assert capsys.readouterr().err == "\raligning  20%\rend  40%     \r             \r"


def test_what_is_replaced_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old", encoding="utf-8")
    path.chmod(0o640)
    with replacing(path) as stream:
        stream.write(b"new")
    assert (path.read_text(encoding="utf-8"), path.stat().st_mode & 0o777) == ("new", 0o640)


def _ended(before: str, *words: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, as its script starts it, after a line of Python."""
    code = f"import sys\n{before}\nfrom alignpost.cli.main import main\nsys.argv = {['alignpost', *words]!r}\nsys.exit(main())"
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)


def test_what_waits_for_the_end_of_the_process_still_comes() -> None:
    done = _ended("import atexit\natexit.register(print, 'last words')", "score", "--help")
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "last words")


def test_a_thread_that_goes_on_is_waited_for() -> None:
    thread = (
        "import threading, time\nthreading.Thread(target=lambda: (time.sleep(0.5), print('done'))).start()"
    )
    done = _ended(thread, "score")
    assert (done.returncode, done.stdout) == (2, "done\n")


@needs_full
def test_what_cannot_be_delivered_at_the_end_is_told() -> None:
    full = "import atexit\nsys.stdout = open('/dev/full', 'w')\natexit.register(print, 'last words')"
    done = _ended(full, "--version")
    assert done.returncode != 0
    assert "No space left" in done.stderr
