"""`alignpost score` as a build server calls it."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from tests.cli.conftest import Run

GOOD = "We lost 12 men.\tNous avons perdu 12 hommes.\nYes!\tOui !\n"
BAD = GOOD.replace("12 hommes", "21 hommes")


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "pairs.tsv"
    path.write_text(BAD, encoding="utf-8")
    return path


def test_limits_decide_the_exit_code_and_name_the_sentence(table: Path, run: Run) -> None:
    passed = run("score", table)
    assert passed.code == 0
    assert run("score", table, "--max-critical", "1", "--min-fidelity", "10").code == 0
    failed = run("score", table, "--max-critical", "0")
    assert failed.code == 1
    assert "pair 1, line 1" in failed.out
    assert "Nous avons perdu 21 hommes" in failed.out
    assert run("score", table, "--require-status", "accepted").code == 1
    table.write_text(GOOD, encoding="utf-8")
    assert run("score", table, "--max-minor", "0", "--min-fidelity", "90").code == 0


def test_configuration_and_options_before_it(table: Path, run: Run) -> None:
    config = table.parent / "alignpost.toml"
    config.write_text("[gate]\nmax-critical = 0\n", encoding="utf-8")
    assert run("score", table).code == 1
    assert run("score", table, "--max-critical", "5").code == 0
    config.write_text('[checks]\nnumbers = "minor"\n[gate]\nmax-major = 0\n', encoding="utf-8")
    assert run("score", table).code == 0
    assert run("score", table, "--max-minor", "0").code == 1
    config.write_text('[gate]\nrequire-status = "accepted"\n', encoding="utf-8")
    assert run("score", table).code == 1
    assert run("score", table, "--require-status", "unreviewed").code == 0
    config.write_text("[gate]\nmax-criticals = 0\n", encoding="utf-8")
    outcome = run("score", table)
    assert (outcome.code, outcome.out) == (2, "")
    assert "max-critical" in outcome.err
    config.write_text('profile = "strict"\n', encoding="utf-8")
    assert "profile:strict" in run("score", table).out
    assert "profile:social" in run("score", table, "--profile", "social").out
    (table.parent / "other.toml").write_text("", encoding="utf-8")
    assert run("score", table, "--config", table.parent / "other.toml").code == 0


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ('[checks]\nnumbers = "fatal"\n', "checks.numbers"),
        ('[checks]\nnumber = "off"\n', "did you mean numbers?"),
        ('glossary = "none.tsv"\n', "none.tsv: there is no such file"),
    ],
)
@pytest.mark.parametrize(
    "words",
    ["align a.txt b.txt", "score a.txt b.txt", "score c.tsv", "review a.txt b.txt", "batch c.tsv -o out"],
)
def test_mistakes_in_the_configuration_are_told_before_any_work(
    words: str, said: str, named: str, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a.txt", "b.txt", "c.tsv"):
        Path(name).write_text("Yes.\tOui.\n", encoding="utf-8")
    Path("alignpost.toml").write_text(said, encoding="utf-8")
    for work in ("align", "read"):
        monkeypatch.setattr(f"alignpost.api.{work}", lambda *_, **__: pytest.fail("worked before it looked"))
    monkeypatch.setattr("alignpost.batch.run_batch", lambda *_, **__: pytest.fail("worked before it looked"))
    outcome = run(*words.split(" "))
    assert (outcome.code, outcome.out, outcome.err.count("\n")) in [(2, "", 1), (3, "", 1)]
    assert named in outcome.err


def test_of_many_pairs_the_worst_are_printed_and_how_to_see_the_others(table: Path, run: Run) -> None:
    table.write_text("Yes!\tOui !\n" * 1000 + "No!\t\n", encoding="utf-8")
    short, whole, few = (
        run("score", table),
        run("score", table, "--worst", "0"),
        run("score", table, "--worst", "1"),
    )
    assert short.out.splitlines()[1].startswith("1001 ")
    assert [outcome.out.count("Oui") for outcome in (short, whole, few)] == [99, 1000, 0]
    assert ["--worst 0 all" in outcome.err for outcome in (short, whole, few)] == [True, False, False]
    assert "901 other pairs" in short.out
    table.write_text(BAD, encoding="utf-8")
    assert run("score", table).out == run("score", table, "--worst", "0").out


def test_what_cannot_be_measured_is_no_pass(table: Path, run: Run) -> None:
    assert run("score", table, "--min-bleu", "10").code == 2
    assert run("score", table, "--min-confidence", "0.5").code == 3
    assert run("score", table, "--baseline", table.parent / "absent.json").code == 3
    assert run("score", table, "--update-baseline").code == 2
    assert run("score", table, "--min-fidelity", "nan").code == 2


def test_reports_side_by_side(table: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    summary = table.parent / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    places = {name: table.parent / f"r.{name}" for name in ("junit", "sarif", "gitlab", "markdown", "html")}
    words = [word for name, path in places.items() for word in (f"--{name}", path)]
    outcome = run(
        "score", table, *words, "--json", table.parent / "r.json", "--github", "--max-critical", "0"
    )
    assert outcome.code == 1
    assert "::error file=" in outcome.out
    assert json.loads((table.parent / "r.json").read_text(encoding="utf-8"))["outcome"] == "fail"
    assert ET.parse(places["junit"]).getroot().tag == "testsuites"
    for name in ("sarif", "gitlab"):
        assert json.loads(places[name].read_text(encoding="utf-8"))
    assert "critical" in places["markdown"].read_text(encoding="utf-8")
    assert summary.read_text(encoding="utf-8") == places["markdown"].read_text(encoding="utf-8")
    assert places["html"].read_text(encoding="utf-8").startswith("<!doctype html>")


def test_the_summaries_of_one_step_together_stay_below_what_the_server_takes(
    table: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = table.parent / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    table.write_text("There are 12 men.\tIl y a 21 hommes.\n" * 100, encoding="utf-8")
    run("score", table, "--github")
    alone = summary.read_text(encoding="utf-8")
    assert alone.count("**critical numbers**") == 100
    summary.write_bytes(b"x" * 999_000)
    run("score", table, "--github")
    assert 999_000 < summary.stat().st_size <= 1_000_000
    assert "did not fit in here" in summary.read_text(encoding="utf-8")


def test_json_alone_prints_and_never_takes_an_input_for_its_place(table: Path, run: Run) -> None:
    for words in (("--json", table), (table, "--json"), (table, "--json", "-"), ("--json=-", table)):
        assert json.loads(run("score", *words).out)["file"] == table.as_posix()
    assert table.read_text(encoding="utf-8") == BAD
    outcome = run("score", table, "--html", table)
    assert (outcome.code, outcome.out) == (2, "")
    assert table.read_text(encoding="utf-8") == BAD
    twice = table.parent / "x"
    assert run("score", table, "--html", twice, "--junit", twice).code == 2
    assert not twice.exists()


def test_a_report_by_another_name_needs_an_equals_sign(table: Path, run: Run) -> None:
    place = table.parent / "out.txt"
    outcome = run("score", table, "--json", place)
    assert (outcome.code, outcome.out) == (2, "")
    assert f"--json={place}" in outcome.err
    assert run("score", table, f"--json={place}").code == 0
    assert json.loads(place.read_text(encoding="utf-8"))["pairs"]


def test_json_to_standard_output_stays_alone_there(table: Path, run: Run) -> None:
    outcome = run("score", table, "--json", "--github")
    json.loads(outcome.out)
    assert "::error" in outcome.err


def test_two_texts_are_aligned_first(post: Path, run: Run, tmp_path: Path) -> None:
    draft = (post / "post.en.txt", post / "draft.fr.txt")
    report = json.loads(run("score", *draft, "--json").out)
    assert len(report["pairs"]) == 14
    assert report["file"] == draft[1].as_posix()
    assert run("score", *draft, "--max-critical", "0").code == 1
    assert run("score", post / "post.en.txt", post / "post.fr.txt", "--max-minor", "0").code == 0
    assert run("score", *draft, draft[0]).code == 2


def test_baseline_from_one_run_to_the_next(table: Path, run: Run) -> None:
    baseline = table.parent / "baseline.json"
    table.write_text(GOOD, encoding="utf-8")
    assert run("score", table, "--baseline", baseline, "--update-baseline").code == 0
    assert run("score", table, "--baseline", baseline).code == 0
    table.write_text(BAD, encoding="utf-8")
    worse = run("score", table, "--baseline", baseline)
    assert worse.code == 1
    assert "baseline-findings" in worse.out
    text = baseline.read_text(encoding="utf-8")
    baseline.write_text(text.replace("alignpost|v:", "alignpost|v:0"), encoding="utf-8")
    again = run("score", table, "--baseline", baseline)
    assert again.code == 1
    assert "scored again" in again.err
    (table.parent / "alignpost.toml").write_text('[gate]\nbaseline = "baseline.json"\n', encoding="utf-8")
    assert run("score", table).code == 1
    assert run("score", table, "--update-baseline").code == 0
    assert run("score", table).code == 0


@pytest.mark.parametrize(
    "places",
    [
        ("--baseline", "pairs.tsv", "--update-baseline"),
        ("--baseline", "link.tsv", "--update-baseline"),
        ("--junit", "inner/../pairs.tsv"),
        ("--reference", "references.txt", "--junit", "references.txt"),
        ("--glossary", "terms.tsv", "--junit", "terms.tsv"),
        ("--config", "mine.toml", "--junit", "mine.toml"),
        ("--baseline", "baseline.json", "--json=baseline.json"),
        ("--baseline", "new.json", "--update-baseline", "--json=new.json"),
    ],
)
def test_nothing_that_is_read_is_written_over(table: Path, run: Run, places: tuple[str, ...]) -> None:
    folder = table.parent
    (folder / "inner").mkdir()
    (folder / "link.tsv").symlink_to(table)
    (folder / "references.txt").write_text("Nous avons perdu 12 hommes.\nOui !\n", encoding="utf-8")
    (folder / "terms.tsv").write_text("men\thommes\n", encoding="utf-8")
    (folder / "mine.toml").write_text('profile = "strict"\n', encoding="utf-8")
    assert run("score", table, "--baseline", "baseline.json", "--update-baseline").code == 0
    before = {path: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    outcome = run("score", table, *places)
    assert (outcome.code, outcome.out, "would overwrite" in outcome.err) == (2, "", True)
    assert {path: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before


def test_no_alignment_is_written_over_the_terms_that_it_is_judged_by(tmp_path: Path, run: Run) -> None:
    source, target, terms = (tmp_path / name for name in ("en.txt", "fr.txt", "terms.tsv"))
    for path, text in ((source, "It rains.\n"), (target, "Il pleut.\n"), (terms, "rain\tpluie\n")):
        path.write_text(text, encoding="utf-8")
    outcome = run("align", source, target, "--glossary", terms, "-o", terms)
    assert (outcome.code, f"--output would overwrite {terms}" in outcome.err) == (2, True)
    assert terms.read_text(encoding="utf-8") == "rain\tpluie\n"


def test_a_text_without_its_translation_is_told_so(table: Path, run: Run) -> None:
    text = table.with_name("text.txt")
    text.write_text("Yes!\n", encoding="utf-8")
    outcome = run("score", text)
    assert (outcome.code, "give its translation as well" in outcome.err) == (2, True)


def test_the_same_input_gives_the_same_bytes(table: Path, run: Run) -> None:
    for form in ("--json", "--sarif", "--junit", "--html"):
        first, second = table.parent / "1.json", table.parent / "2.json"
        run("score", table, form, first)
        run("score", table, form, second)
        assert first.read_bytes() == second.read_bytes()


def test_the_profiles_offered_are_those_there_are() -> None:
    from alignpost.cli.judging import _PROFILES
    from alignpost.score import PROFILES

    assert set(_PROFILES) == set(PROFILES)


def test_a_project_remembers_how_it_was_judged(table: Path, run: Run) -> None:
    for name, text in (
        ("s", "The treaty was signed."),
        ("t", "Le traité a été signé."),
        ("g.tsv", "treaty\taccord"),
    ):
        (table.parent / name).write_text(text + "\n", encoding="utf-8")
    words = ("align", table.parent / "s", table.parent / "t", "-o", table.parent / "p.alignpost")
    assert run(*words, "--glossary", table.parent / "g.tsv").code == 0
    report = json.loads(run("score", table.parent / "p.alignpost", "--json").out)
    assert "terms" in {finding["check"] for finding in report["pairs"][0]["findings"]}
    assert "glossary:none" not in report["signature"]


def test_a_reference_text_is_aligned_with_the_same_source(post: Path, run: Run, tmp_path: Path) -> None:
    texts = (post / "post.en.txt", post / "draft.fr.txt")
    published = post / "post.fr.txt"
    bleu = {
        name: json.loads(run("score", texts[0], target, "--reference", published, "--json").out)["metrics"][
            "BLEU"
        ]["score"]
        for name, target in (("draft", texts[1]), ("same", published))
    }
    assert bleu["same"] == pytest.approx(100)
    assert 40 < bleu["draft"] < 95
    assert run("score", *texts, "--reference", published, "--min-bleu", "99").code == 1


def test_a_baseline_of_other_languages_or_texts_is_no_measure(table: Path, run: Run) -> None:
    baseline = table.parent / "b.json"
    assert run("score", table, "--source-lang", "de", "--baseline", baseline, "--update-baseline").code == 0
    outcome = run("score", table, "--baseline", baseline)
    assert (outcome.code, outcome.out) == (2, "")
    assert "de → fr" in outcome.err
    assert run("score", table, "--baseline", baseline, "--update-baseline").code == 0
    table.write_text("Quite another text.\tUn tout autre texte.\n", encoding="utf-8")
    assert run("score", table, "--baseline", baseline).code == 1


def test_file_names_cannot_steer_the_terminal(table: Path, run: Run) -> None:
    odd = table.with_name("x\x1b[31m.tsv")
    table.rename(odd)
    outcome = run("score", odd)
    assert outcome.code == 0
    assert "\x1b" not in outcome.err
