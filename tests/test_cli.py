"""What a person types, what they see, and the exit code."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import click
import pytest

from graph_builder import __version__
from graph_builder.cli import console, main
from graph_builder.cli.app import VERBS, Verbs, program, run
from graph_builder.cli.sheets import csv_text, tsv_text
from graph_builder.cli.verb import Session
from graph_builder.export import write_graph
from graph_builder.query import TABLES
from graph_builder.validate import Report, Result, Severity
from graph_builder.vocabulary import Quad

NOTICE = """\
# Cap Voile : 12 M€ pour deux projets

L'Université de Valmer reçoit 8 M€ pour le projet Alizé, au titre de France 2030.
"""


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str


Program = Callable[..., Ran]


@pytest.fixture
def gb(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Program:
    """Runs the program in this process."""
    monkeypatch.setenv("NO_COLOR", "1")

    def call(*args: object) -> Ran:
        code = run(Session(), [str(arg) for arg in args])
        told = capfd.readouterr()
        return Ran(code, told.out, told.err)

    return call


@pytest.fixture
def notice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A document in a folder that is also the working directory."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "notice.md").write_text(NOTICE)
    return tmp_path / "notice.md"


@pytest.fixture
def graph(sample_quads: list[Quad], tmp_path: Path) -> Path:
    """The invented announcement's graph, as a file."""
    write_graph(sample_quads, tmp_path / "sample.trig")
    return tmp_path / "sample.trig"


# --- the program -------------------------------------------------------------------


def test_help_lists_every_verb_with_its_line(gb: Program) -> None:
    told = gb("--help")
    assert told.code == 0
    for verb, line in VERBS.items():
        assert f"  {verb} " in told.out
        assert line in told.out
    assert gb("-h").out == told.out


@pytest.mark.parametrize("name", VERBS)
def test_every_verb_and_option_has_help(gb: Program, name: str) -> None:
    command = Verbs().get_command(click.Context(program), name)
    assert command
    assert command.get_short_help_str(200) == VERBS[name]
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, parameter.name
    assert gb(name, "--help").code == 0


def test_without_a_verb_the_help_is_shown(gb: Program) -> None:
    told = gb()
    assert (told.code, told.out) == (2, "")
    assert told.err == gb("--help").out


def test_version(gb: Program) -> None:
    assert gb("--version").out == f"graph-builder {__version__}\n"


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["--frobnicate"], "graph-builder: no such option"),
        (["bild"], "graph-builder: no verb is called 'bild' (did you mean build?)"),
        (["xyzzy"], "graph-builder: no such command 'xyzzy'"),
        (["build"], "graph-builder build: missing argument 'SRC…'"),
        (["build", "x.md"], "graph-builder build: missing option '-o'"),
        (["build", "x.md", "-o", "y.ttl", "--workers", "0"], "'--workers'"),
        (["build", "x.md", "-o", "y.pdf"], "no graph format has the suffix .pdf"),
        (["build", "x.md", "-o", "x.ttl", "--prune"], "only a store forgets"),
        (["export", "g.ttl", "-o", "kg/"], "kg/: has no suffix"),
        (["query", "g.ttl"], "query: no question"),
        (["query", "g.ttl", "awards", "-q", "ASK {}"], "one question"),
        (["query"], "query: no question"),
        (
            ["build", "notice.md", "-o", "notice.md", "-f", "trig"],
            "would be overwritten",
        ),
        (["export", "g.ttl", "-o", "graph"], "graph: has no suffix"),
        (["export", "g.ttl", "-o", "x", "--view", "money"], "a name without suffix"),
        (["export", "g.ttl", "-o", "x.svg"], ".svg is a format of views (say --view"),
        (["export", "g.ttl", "-o", "x.ttl", "--view", "money"], "no view is written"),
        (["export", "g.ttl", "-o", "x", "--view", "money", "-f", "trig"], "of graphs"),
        (["export", "g.ttl", "-o", "x", "-f", "svg"], "name one with --view"),
        (["stats", "http://localhost/sparql"], "behind a URL"),
    ],
)
def test_a_wrong_call_is_one_line_and_2(
    gb: Program, notice: Path, args: list[str], message: str
) -> None:
    told = gb(*args)
    assert told.code == 2
    assert not told.out
    assert message in told.err
    assert told.err.count("\n") == 1
    assert "(" in told.err  # what to do
    assert [notice.name] == [path.name for path in notice.parent.iterdir()]


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["build", "nowhere.md", "-o", "y.ttl"], "nowhere.md: no such file"),
        (["tables", "nowhere/*.md"], "no document matches"),
        (["stats", "nowhere.ttl"], "nowhere.ttl"),
        (["stats", "notice.md"], "is no graph by its suffix"),
        (["query", "nowhere.ttl", "--query-file", "no.rq"], "no.rq"),
        (["evaluate", "nowhere"], "no such file"),
        (["--settings", "no.toml", "stats", "x.ttl"], "no.toml"),
    ],
)
def test_missing_input_is_one_line_and_3(
    gb: Program, notice: Path, args: list[str], message: str
) -> None:
    assert notice.exists()
    told = gb(*args)
    assert told.code == 3
    assert message in told.err
    assert told.err.count("\n") == 1


def test_a_source_without_a_name_is_refused(gb: Program, notice: Path) -> None:
    assert notice.exists()
    told = gb("build", "", "-o", "g.ttl")
    assert told.code == 3
    assert "a source without a name" in told.err


def test_no_more_of_standard_input_is_kept_than_is_read(notice: Path) -> None:
    assert notice.exists()
    ran = run_alone("tables", "-", input=b"Financement.\n" * 1_700_000)
    assert ran.returncode == 4
    assert b"it has more than the 20 MB" in ran.stderr


def test_files_of_one_name_keep_their_own_sentences(gb: Program, notice: Path) -> None:
    for folder, project in (("a", "Alizé"), ("b", "Zéphyr")):
        Path(folder).mkdir()
        text = NOTICE.replace("Alizé", project) + "\nSuite." * (folder == "b")
        Path(folder, notice.name).write_text(text)
    gb("build", "a", "b", "-o", "g.trig", "-q")
    told = gb("show", "g.trig", "Zéphyr").out
    assert "8 M€ pour le projet Zéphyr" in told
    assert "Alizé" not in told
    assert "notice.md (" in told


def test_a_parameter_may_be_any_spelling(gb: Program, notice: Path) -> None:
    call = "de l'AMI « Compétences et métiers d’avenir » (CMA)"
    notice.write_text(NOTICE.replace("de France 2030", call))
    gb("build", notice, "-o", "g.ttl", "-q")
    for spelling in ("CMA", "métiers d’avenir"):
        told = gb("query", "g.ttl", "awards", "-p", "call", spelling, "-f", "tsv")
        assert "8000000" in told.out


def test_nothing_found_says_what_was_asked(gb: Program, graph: Path) -> None:
    told = gb("query", graph, "awards", "-p", "project", "Nulle part")
    assert told.code == 0
    assert "0 rows with project Nulle part" in told.err


def test_a_fault_of_ours_is_one_line_and_70(
    gb: Program, graph: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        what = "odd\nlines"
        raise ZeroDivisionError(what)

    monkeypatch.setattr("graph_builder.cli.stats.open_view", fail)
    told = gb("stats", graph)
    assert told.code == 70
    assert told.err.startswith("ZeroDivisionError: odd lines (a fault of ours")
    assert told.err.count("\n") == 1
    assert "Traceback" in gb("stats", "--debug", graph).err
    assert "Traceback" in gb("--debug", "stats", graph).err


def test_out_of_memory_is_4_and_interruption_130(
    gb: Program, graph: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for error, code in ((MemoryError, 4), (KeyboardInterrupt, 130)):

        def fail(*_: object, error: type[BaseException] = error) -> None:
            raise error

        monkeypatch.setattr("graph_builder.cli.stats.open_view", fail)
        told = gb("stats", graph)
        assert told.code == code
        assert told.err


def test_main_leaves_with_the_code() -> None:
    before = signal.getsignal(signal.SIGTERM)
    try:
        with pytest.raises(SystemExit) as left:
            main(["stats", "nowhere.ttl"])
    finally:
        signal.signal(signal.SIGTERM, before)
    assert left.value.code == 3


# --- build ---------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", [".ttl", ".trig", ".nq", ".nt", ".jsonld", ".rdf"])
def test_build_writes_a_graph_and_says_what_is_in_it(
    gb: Program, notice: Path, suffix: str
) -> None:
    out = notice.parent / "deep" / f"graph{suffix}"
    told = gb("build", notice, "-o", out)
    assert told.code == 0
    assert not told.out
    assert out.stat().st_size > 1000
    for word in ("documents      1", "facts", "discrepancies", "conforms", "sha-256"):
        assert word in told.err
    assert not list(out.parent.glob(".graph-builder-*"))
    assert gb("query", out, "documents").out.startswith("document,")


def test_build_is_quiet_when_told(gb: Program, notice: Path) -> None:
    assert gb("build", notice, "-o", "a.ttl", "-q") == Ran(0, "", "")
    assert gb("-q", "build", notice, "-o", "b.ttl") == Ran(0, "", "")
    assert Path("a.ttl").read_bytes() == Path("b.ttl").read_bytes()


def test_build_leaves_bad_documents_out(gb: Program, notice: Path) -> None:
    (notice.parent / "bad.txt").write_bytes(b"\x00\x01")
    told = gb("build", ".", "-o", "g.nq", "--no-validate")
    assert told.code == 0
    assert "left out: bad.txt: " in told.err
    assert "1, 1 left out" in told.err
    assert "not tried" in told.err
    alone = gb("build", "bad.txt", "-o", "none.nq")
    assert alone.code == 3
    assert alone.err.count("\n") == 1
    assert not Path("none.nq").exists()


def test_build_writes_a_manifest(gb: Program, notice: Path) -> None:
    Path("in").mkdir()
    notice.rename("in/notice.md")
    Path("in/bad.jsonl").write_text("{")
    Path("in/a.png").write_bytes(b"")
    for output in ("g.nq", "kg/"):
        told = gb("build", "in", "-o", output, "--manifest", "out/m.json", "-q")
        assert told.err.count("\n") == 1
        made = json.loads(Path("out/m.json").read_text())
        assert made["counts"] == {"read": 1, "skipped": 1, "refused": 1}
    Path("out/m.json").unlink()
    assert gb("build", "in/bad.jsonl", "-o", "x.nq", "--manifest", "m.json").code == 3
    assert '"refused": 1' in Path("m.json").read_text()
    for manifest in ("x.nq", "in/notice.md"):
        told = gb("build", "in", "-o", "x.nq", "--manifest", manifest)
        assert (told.code, told.err.count("\n")) == (2, 1)
        assert manifest in told.err


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.pdf", b"%PDF-1.7 \x00\x01 nothing"),
        ("a.zip", b"PK\x03\x04 nothing"),
        ("a.jsonl", b"\x00\x01"),
        ("a.rss", b"<rss><channel>"),
        ("a.xml", b"<!DOCTYPE a [<!ENTITY b 'c'>]><rss>&b;</rss>"),
        ("a.atom", b""),
    ],
)
def test_hostile_files_are_one_line(
    gb: Program, tmp_path: Path, name: str, data: bytes
) -> None:
    (tmp_path / name).write_bytes(data)
    told = gb("build", tmp_path / name, "-o", tmp_path / "g.nq")
    assert told.code == 3
    assert told.err.count("\n") == 1
    assert f"{tmp_path / name}: " in told.err


def test_build_shows_a_fault_of_ours_when_debugging(
    gb: Program, notice: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_document: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("graph_builder.pipeline.reading.resolve", lambda *_: fail(None))
    (notice.parent / "empty.md").write_text("")
    told = gb("build", ".", "-o", "g.nq", "--debug")
    assert told.code == 3
    assert "none of 2 documents" in told.err


def test_build_says_that_a_graph_does_not_conform(
    gb: Program, notice: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = Report((Result(Severity.VIOLATION, "urn:shape", "urn:focus"),))
    monkeypatch.setattr("graph_builder.pipeline.reading.validate", lambda _quads: bad)
    told = gb("build", notice, "-o", "g.nq")
    assert told.code == 1
    assert "does not conform (1 violation)" in told.err


def test_an_output_that_cannot_be_written_is_2(gb: Program, notice: Path) -> None:
    Path("file").write_text("")
    told = gb("build", notice, "-o", "file/g.ttl", "-q")
    assert told.code == 2
    assert "file/g.ttl" in told.err
    Path("folder.ttl").mkdir()
    assert gb("build", notice, "-o", "folder.ttl", "-q").code == 2


def run_alone(*args: str, **given: object) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "graph_builder", *args]
    return subprocess.run(command, capture_output=True, check=False, **given)  # type: ignore[call-overload,no-any-return]  # noqa: S603 - our own program


def test_stdin_to_stdout(notice: Path) -> None:
    ran = run_alone("build", "-", "-o", "-", "-f", "turtle", input=notice.read_bytes())
    assert ran.returncode == 0
    assert b"@prefix fg:" in ran.stdout
    assert b"sha-256" in ran.stderr
    assert b"graph  " not in ran.stderr
    empty = run_alone("build", "-", "-o", "-", input=b"")
    assert empty.returncode == 3
    assert empty.stderr.startswith(b"standard input: ")


def test_a_closed_pipe_is_no_error(notice: Path) -> None:
    command = f"{sys.executable} -m graph_builder build {notice} -o - -f nquads -q"
    ran = subprocess.run(  # noqa: S603 - our own program
        ["bash", "-o", "pipefail", "-c", f"{command} | head -c 10"],  # noqa: S607 - our own program
        capture_output=True,
        check=False,
    )
    assert ran.stderr == b""
    assert ran.returncode == 0


def _heeds_interrupts() -> None:
    """A suite that a shell runs in the background inherits that Ctrl-C is ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)]
)
def test_signals_leave_nothing_half_written(
    tmp_path: Path, number: signal.Signals, code: int
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    process = subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-m", "graph_builder", "build", "-", "-o", str(out / "g.ttl")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=_heeds_interrupts,  # noqa: PLW1509 - no threads here
    )
    assert process.stdin
    process.stdin.write(NOTICE.encode() * 2000)  # more than a pipe holds: it is reading
    process.stdin.flush()
    process.send_signal(number)
    _, err = process.communicate(timeout=60)
    assert process.returncode == code
    assert b"Traceback" not in err
    assert not list(out.iterdir())


def test_another_locale_and_no_terminal(notice: Path) -> None:
    odd = notice.parent / "année – 2024.md"
    odd.write_text(NOTICE)
    env = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    ran = run_alone("tables", str(odd), env=env)
    assert ran.returncode == 0
    assert "année – 2024.md" in json.loads(ran.stdout.decode())
    missing = run_alone("tables", "né.md", env=env)
    assert missing.returncode == 3
    assert missing.stderr.count(b"\n") == 1


# --- settings ------------------------------------------------------------------------


def test_settings_file_then_environment_then_flags(
    gb: Program, notice: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("graph-builder.toml").write_text(
        '[build]\noutput = "file.nq"\nbase = "http://a/"\n'
    )
    assert gb("build", notice).code == 0
    assert "<http://a/" in Path("file.nq").read_text()
    monkeypatch.setenv("GRAPH_BUILDER_BUILD_OUTPUT", "environment.nq")
    assert gb("build", notice).code == 0
    assert Path("environment.nq").read_text() == Path("file.nq").read_text()
    assert gb("build", notice, "-o", "flag.nq").code == 0
    assert Path("flag.nq").exists()


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ("[bild]\n", "did you mean [build]?"),
        ("workers = 2\n", "no verb is called 'workers'"),
        ("[build\n", "is not TOML"),
        ("[build]\nworkres = 2\n", "did you mean workers?"),
        ('[build]\noutput = "x.nq"\nworkers = "many"\n', "--workers"),
    ],
)
def test_bad_settings_are_told(
    gb: Program, notice: Path, settings: str, message: str
) -> None:
    Path("my.toml").write_text(settings)
    told = gb("--settings", "my.toml", "build", notice)
    assert told.code == 2
    assert message in told.err
    assert told.err.count("\n") == 1


def test_shell_completion() -> None:
    env = {**os.environ, "_GRAPH_BUILDER_COMPLETE": "bash_source"}
    program_file = Path(sys.executable).with_name("graph-builder")
    if not program_file.exists():
        pytest.skip("the program is not installed")
    ran = subprocess.run([program_file], env=env, capture_output=True, check=False)  # noqa: S603 - our own program
    assert b"complete" in ran.stdout


# --- tables ---------------------------------------------------------------------------


def test_tables_as_json(gb: Program, notice: Path) -> None:
    told = gb("tables", notice)
    answered = json.loads(told.out)
    assert list(answered) == ["notice.md"]
    assert list(answered["notice.md"]) == list(TABLES)


def test_documents_of_one_name_go_by_path(gb: Program, notice: Path) -> None:
    (notice.parent / "sub").mkdir()
    (notice.parent / "sub" / "notice.md").write_text(NOTICE + "\nAutre fin.\n")
    answered = json.loads(gb("tables", ".").out)
    assert sorted(answered) == ["notice.md", "sub/notice.md"]


def test_tables_as_csv_with_metadata(gb: Program, notice: Path) -> None:
    told = gb("tables", notice, "--csv", "out/tables")
    assert told.code == 0
    assert not told.out
    assert "14 tables of 1 document " in told.err
    folder = Path("out/tables")
    described = json.loads((folder / "csv-metadata.json").read_text())
    assert described["@context"][0] == "http://www.w3.org/ns/csvw"
    assert len(described["tables"]) == len(TABLES)
    for table in described["tables"]:
        head = (folder / table["url"]).read_text().splitlines()[0].split(",")
        assert head == [column["name"] for column in table["tableSchema"]["columns"]]
        assert head[0] == "document"


def test_formulas_are_disarmed_in_csv_only() -> None:
    rows = [["=HYPERLINK(1)", -5, "-5", "@x", True, None]]
    assert csv_text("abcdef", rows).splitlines()[1] == "'=HYPERLINK(1),-5,-5,'@x,true,"
    assert tsv_text("ab", [["=1\t2", "x\ny"]]) == "a\tb\n=1 2\tx y\n"


# --- query ----------------------------------------------------------------------------


def test_a_saved_question(gb: Program, graph: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(gb("query", graph, "awards").out)))
    assert {row["project"] for row in rows} >= {"Maréa", "Étale"}
    bound = gb("query", graph, "awards", "-p", "project", "maréa", "-f", "tsv").out
    assert bound.splitlines()[1].split("\t")[2] == "25000000"
    assert bound.count("\n") == 2


def test_formats_of_answers(gb: Program, graph: Path) -> None:
    answered = json.loads(gb("query", graph, "awards", "-f", "json").out)
    assert answered["head"]["vars"][0] == "recipient"
    cells = answered["results"]["bindings"][0]
    assert cells["amount_eur"]["datatype"].endswith("decimal")
    root = ET.fromstring(gb("query", graph, "awards", "-f", "xml").out)  # noqa: S314 - our own
    assert len(root[1]) == len(answered["results"]["bindings"])
    told = gb("query", graph, "awards", "-f", "table")
    assert "25\u202f000\u202f000" in told.out
    assert told.err == f"{len(root[1])} rows\n"


def test_a_written_question(gb: Program, graph: Path, tmp_path: Path) -> None:
    text = (
        "SELECT ?s ?l { ?s a ?c ; <http://www.w3.org/2004/02/skos/core#prefLabel> ?l }"
    )
    first = gb("query", graph, "-q", text, "-f", "json").out
    assert '"type": "uri"' in first
    file = tmp_path / "my.rq"
    file.write_text(text)
    assert gb("query", graph, "--query-file", file, "-f", "json").out == first
    bound = gb("query", graph, "-q", text, "-p", "l", "Maréa").out
    assert bound.count("\n") == 2
    file.write_bytes(b"\xff")
    assert gb("query", graph, "--query-file", file).code == 3


def test_ask_and_construct(gb: Program, graph: Path) -> None:
    ask = "ASK { ?s ?p ?o }"
    assert (
        json.loads(gb("query", graph, "-q", ask, "-f", "json").out)["boolean"] is True
    )
    assert "<boolean>true</boolean>" in gb("query", graph, "-q", ask, "-f", "xml").out
    assert gb("query", graph, "-q", ask).out == "answer\ntrue\n"
    construct = "CONSTRUCT { ?s a ?c } WHERE { ?s a ?c }"
    assert "@prefix" in gb("query", graph, "-q", construct, "-f", "turtle").out
    assert gb("query", graph, "-q", ask, "-f", "turtle").code == 2


@pytest.mark.parametrize(
    ("args", "code", "message"),
    [
        (["award"], 2, "did you mean awards"),
        (["awards", "-p", "colour", "red"], 2, "no parameter 'colour'"),
        (["-q", "SELECT WHERE"], 2, "line 1"),
        (["-q", "SELECT * { SERVICE <http://x> { ?s ?p ?o } }"], 2, "SERVICE"),
        (["-q", f"SELECT * {{ {'{' * 200}"], 4, "nested"),
    ],
)
def test_questions_that_are_not_answered(
    gb: Program, graph: Path, args: list[str], code: int, message: str
) -> None:
    told = gb("query", graph, *args)
    assert told.code == code
    assert message in told.err


def test_a_question_that_takes_too_long(gb: Program, graph: Path) -> None:
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    told = gb("query", graph, "-q", endless, "--timeout-s", "0.5")
    assert told.code == 4
    assert "0.5 s" in told.err


def test_the_saved_questions_are_listed(gb: Program) -> None:
    lines = gb("query", "--list").out.splitlines()
    assert lines[1].startswith("awards\tQui reçoit combien")
    assert len(gb("query", "--list", "money").out.splitlines()) < len(lines)


# --- show, discrepancies, stats --------------------------------------------------------


def test_show_gives_facts_with_sentence_rule_and_confidence(
    gb: Program, graph: Path
) -> None:
    told = gb("show", graph, "universite de valmer").out
    assert told.startswith("Université de Valmer — organisation\n")
    assert "also called: UV" in told
    assert "ROR https://ror.org/00test" in told
    assert "Award  25 M€ · call: Ports sobres" in told
    assert "« L'Université de Valmer porte Maréa (25 M€)," in told
    assert "rule awards.test" in told
    assert "confidence 1" in told


def test_show_takes_an_alias_or_the_one_thing_with_that_part(
    gb: Program, graph: Path
) -> None:
    whole = gb("show", graph, "Université de Valmer").out
    assert gb("show", graph, "UV").out == whole
    assert gb("show", graph, "Kermad").out.startswith("Jeanne Kermadec — person")
    assert "says Jeanne Kermadec" in gb("show", graph, "Kermad").out
    assert "conditional" in gb("show", graph, "Jusant").out


def test_show_names_what_comes_near(gb: Program, graph: Path) -> None:
    several = gb("show", graph, "Université")
    assert several.code == 2
    assert "did you mean Université de Brume or Université de Valmer?" in several.err
    near = gb("show", graph, "Jeanne Kermadek")
    assert near.code == 2
    assert "did you mean Jeanne Kermadec?" in near.err
    assert "see query things" in gb("show", graph, "zzzz").err


def test_discrepancies_side_by_side(gb: Program, graph: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(gb("discrepancies", graph).out)))
    assert [(row["kind"], row["values"]) for row in rows] == [
        ("name-variant", "Étale | Étalle")
    ]
    assert "Étale (20,5 M€)" in rows[0]["sentences"]
    drawn = gb("discrepancies", graph, "-f", "table").out
    assert "name-variant: Étale (Étale ≠ Étalle)" in drawn
    told = json.loads(gb("discrepancies", graph, "-f", "json").out)
    assert isinstance(told[0]["sentences"], list)


def test_discrepancies_may_fail(gb: Program, graph: Path, tmp_path: Path) -> None:
    assert gb("discrepancies", graph, "--fail-on", "any").code == 1
    assert gb("discrepancies", graph, "--fail-on", "name-variant").code == 1
    assert gb("discrepancies", graph, "--fail-on", "sum-mismatch").code == 0
    (tmp_path / "none.ttl").write_text("")
    none = gb("discrepancies", tmp_path / "none.ttl", "-f", "table", "--fail-on", "any")
    assert none == Ran(0, "no discrepancy\n", "")


def test_stats(gb: Program, graph: Path, tmp_path: Path) -> None:
    told = json.loads(gb("stats", graph, "-f", "json").out)
    assert told["counts"]["graph"]["documents"] == 1
    assert told["counts"]["facts"]["Award"] == 6
    assert told["coverage"]["Award"]["project"] == 0.667
    assert told["coverage"]["Organisation"]["authority"] > 0
    assert told["freshness"] == {
        "first": "2025-03-04",
        "last": "2025-03-04",
        "undated": 0,
    }
    human = gb("stats", graph).out
    assert human.startswith("Graph\n1 document, ")
    assert "published from 2025-03-04" in human
    (tmp_path / "none.ttl").write_text("")
    assert "no date of publication" in gb("stats", tmp_path / "none.ttl").out


# --- validate, export, evaluate ---------------------------------------------------------


def test_validate(gb: Program, graph: Path, sample_quads: list[Quad]) -> None:
    told = gb("validate", graph)
    assert told.code == 0
    assert told.err.startswith("conforms (")
    assert "littoral.txt" in told.out
    broken = graph.with_name("broken.nq")
    write_graph(
        [q for q in sample_quads if not q[1].endswith("wasDerivedFrom>")], broken
    )
    bad = gb("validate", broken, "--language", "en")
    assert bad.code == 1
    assert bad.err.startswith("does not conform (")
    assert "violation" in bad.out
    found = json.loads(gb("validate", broken, "-f", "json").out)
    assert found["conforms"] is False
    assert found["results"][0]["severity"] == "violation"
    turtle = gb("validate", broken, "-f", "turtle").out
    assert "sh:conforms false" in turtle or "shacl#conforms> false" in turtle


def test_validate_with_other_shapes(gb: Program, graph: Path, tmp_path: Path) -> None:
    shapes = tmp_path / "shapes.ttl"
    shapes.write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> .\n"
        "<urn:s> a sh:NodeShape ; sh:targetClass <https://w3id.org/funding-graph/ontology#Awrad> ;\n"
        "  sh:property [ sh:path <urn:p> ; sh:minCount 1 ] .\n"
    )
    told = gb("validate", graph, "--shapes", shapes)
    assert told.code == 0
    assert "shapes: " in told.err
    shapes.write_text("")
    assert gb("validate", graph, "--shapes", shapes).code == 2


@pytest.mark.parametrize("severity", ["warning", "info"])
def test_validate_may_fail_on_less(gb: Program, graph: Path, severity: str) -> None:
    found = json.loads(gb("validate", graph, "-f", "json").out)["results"]
    worse = {"warning": ("warning",), "info": ("warning", "info")}[severity]
    expected = int(any(result["severity"] in worse for result in found))
    assert gb("validate", graph, "--fail-on", severity).code == expected


@pytest.mark.parametrize("suffix", [".ttl", ".nq", ".jsonld", ".rdf"])
def test_export_of_a_graph(gb: Program, graph: Path, suffix: str) -> None:
    out = graph.with_name(f"copy{suffix}")
    assert gb("export", graph, "-o", out) == Ran(0, "", "")
    assert gb("stats", out, "-f", "json").out == gb("stats", graph, "-f", "json").out
    assert gb("export", graph, "-o", "-", "-f", "nquads").out.startswith("<")


@pytest.mark.parametrize("suffix", [".graphml", ".gexf", ".json", ".svg", ".html"])
@pytest.mark.parametrize("view", ["actors", "money", "programmes"])
def test_export_of_a_view(gb: Program, graph: Path, view: str, suffix: str) -> None:
    out = graph.with_name(f"view{suffix}")
    assert gb("export", graph, "--view", view, "-o", out).code == 0
    assert out.stat().st_size > 100
    to_stdout = gb("export", graph, "--view", view, "-o", "-", "-f", suffix[1:]).out
    assert to_stdout == out.read_text()


def test_a_view_on_stdout_is_json(gb: Program, graph: Path) -> None:
    assert json.loads(gb("export", graph, "--view", "actors", "-o", "-").out)


def test_evaluate(gb: Program, notice: Path) -> None:
    notice.with_suffix(".yaml").write_text(
        "tables:\n"
        "  awards:\n"
        "    - {recipient: Université de Valmer, amount_eur: 8000000}\n"
        "    - {recipient: Université de Brume, project: Alizé, amount_eur: 1}\n"
    )
    told = gb("evaluate", ".", "--misses", "--write-figures", "figures.json")
    assert told.code == 0
    assert "precision" in told.out
    assert "cells right" in told.out
    assert "ontology conformance" in told.out
    assert "MISSED   notice awards  recipient: Université de Brume" in told.out
    assert "« L'Université de Valmer reçoit 8 M€ pour le projet Alizé" in told.out
    assert list(json.loads(Path("figures.json").read_text())) == [notice.parent.name]
    (notice.parent / "bad.yaml").write_text("tables: {awards: []}\n")
    (notice.parent / "bad.md").write_text("")
    partly = gb("evaluate", ".", "--write-figures", "partly.json")
    assert partly.code == 3
    assert "1 document could not be read" in partly.err
    assert not Path("partly.json").exists()
    figures = json.loads(gb("evaluate", "notice.yaml", "-f", "json").out)
    assert set(figures) == {"tables", "documents", "cells", "text2kgbench"}


# --- what a terminal shows ---------------------------------------------------------------


def test_a_terminal_gets_tables_and_colour(
    gb: Program, graph: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(console, "on_terminal", lambda: True)
    monkeypatch.setattr("graph_builder.cli.query.on_terminal", lambda: True)
    monkeypatch.setattr("graph_builder.cli.discrepancies.on_terminal", lambda: True)
    assert "───" in gb("query", graph, "awards").out
    assert "───" in gb("query", "--list").out
    assert "≠" in gb("discrepancies", graph).out
    assert "\x1b[" not in gb("query", graph, "awards").out
    monkeypatch.delenv("NO_COLOR")
    assert "\x1b[" in gb("query", graph, "awards").out


def test_progress_is_drawn_on_a_terminal_only(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    with console.progress("documents", quiet=False) as tick:
        tick(1, 2)
    assert capfd.readouterr().err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with console.progress("documents", quiet=False) as tick:
        tick(1, 2)
        tick(2, 2)
    assert "documents" in capfd.readouterr().err


def test_messages_hold_no_control_characters(capfd: pytest.CaptureFixture[str]) -> None:
    console.say("a\x1b[31mb\nc")
    assert capfd.readouterr().err == "a [31mb c\n"


def test_diff_tells_what_changed(gb: Program, tmp_path: Path) -> None:
    for name, amount in (("a", 3), ("b", 5)):
        text = (
            f"L'Université de Lorraine reçoit {amount} M€ pour le projet Cap Voile.\n"
        )
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        gb("build", tmp_path / f"{name}.txt", "-o", tmp_path / f"{name}.nq", "-q")
    old, new = tmp_path / "a.nq", tmp_path / "b.nq"
    told = gb("diff", old, new)
    assert (told.code, told.err) == (1, "0 added, 0 gone, 1 changed, 0 contradicted\n")
    assert "amountAsWritten: 3 M€ → 5 M€" in told.out
    assert gb("diff", old, old).code == 0
    found = json.loads(gb("diff", old, new, "-f", "json").out)
    assert found["changed"][0]["cells"] == ["amount", "amountAsWritten"]
    assert gb("diff", old, new, "-f", "patch").out.startswith("TX .\nD <")


def test_show_tells_who_said_a_fact_first_and_last(gb: Program, tmp_path: Path) -> None:
    for day in ("2025-03-04", "2025-01-02"):
        text = (
            f"---\npublisher: Fil {day[:7]}\npublished: {day}\n---\n\nLe {day[-2:]}. "
        )
        text += "L'Université de Lorraine reçoit 3 M€ pour le projet Cap Voile.\n"
        (tmp_path / f"{day}.md").write_text(text, encoding="utf-8")
    gb("build", tmp_path, "-o", tmp_path / "g.nq", "-q")
    told = gb("show", tmp_path / "g.nq", "Cap Voile")
    assert (
        "first said on 2025-01-02 by Fil 2025-01, last on 2025-03-04 by Fil 2025-03,"
        " in 2 documents"
    ) in " ".join(told.out.split())


def test_rulings_bring_names_together_and_why_tells_it(
    gb: Program, tmp_path: Path
) -> None:
    texts = {
        "a": "Le projet Zéphyr est porté par Nantes Université.\n",
        "b": "Le projet Zéphyr-Mer reçoit 3 M€ de la Région Bretagne.\n",
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    rulings, graph = tmp_path / "rulings.toml", tmp_path / "g.nq"
    rulings.write_text('[[same]]\nnames = ["Zéphyr", "Zéphyr-Mer"]\n', "utf-8")
    sources = [tmp_path / "a.txt", tmp_path / "b.txt"]
    gb("build", *sources, "-o", graph, "-q", "--identity", rulings)
    told = gb("show", graph, "Zéphyr", "--why")
    assert "take the ruling out of" in told.out
    facts = gb("show", graph, "Zéphyr-Mer").out
    assert "Nantes Université" in facts
    assert "3 M€" in facts
    rulings.write_text("[[same]]\nnames = 3\n", "utf-8")
    bad = gb("build", *sources, "-o", graph, "-q", "--identity", rulings)
    assert (bad.code, len(bad.err.splitlines())) == (3, 1)
