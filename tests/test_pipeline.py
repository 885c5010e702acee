"""The stages in order, on documents of our own."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from graph_builder.assemble import nquads
from graph_builder.errors import InputError, InternalError, LimitError, UsageError
from graph_builder.extract import extract
from graph_builder.ingest import read_bytes
from graph_builder.pipeline import Build, Options, build
from graph_builder.pipeline import reading as stages
from graph_builder.validate import validate
from graph_builder.vocabulary import FG, SKOS

GRANT = """\
# Cap Voile : 12 M€ pour deux projets

L'Université de Nantes reçoit 8 M€ pour le projet Alizé, au titre de France 2030.
L'Université de Brest reçoit 4 M€ pour le projet Noroît.
"""
OTHER = "La Région Bretagne accorde 3 M€ au projet Suroît, porté par l'Ifremer.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "grant.md").write_text(GRANT)
    (tmp_path / "other.txt").write_text(OTHER)
    (tmp_path / "third.txt").write_text("Rien à signaler au port de Vannes.\n")
    return tmp_path


def test_a_build_holds_documents_facts_quads_and_report(folder: Path) -> None:
    built = build([folder])
    assert [d.name for d in built.documents] == ["grant.md", "other.txt", "third.txt"]
    assert built.facts
    assert list(built.quads) == sorted(set(built.quads))
    assert built.report.conforms
    assert built.sha256 == hashlib.sha256(nquads(built.quads)).hexdigest()
    assert not built.refused


def test_every_evidence_relocates(folder: Path) -> None:
    for reading in build([folder]).readings:
        text = reading.document.text
        for fact in reading.facts:
            assert fact.evidence
            assert all(text[e.start : e.end] == e.exact for e in fact.evidence)


def same(one: Build, other: Build) -> bool:
    return nquads(one.quads) == nquads(other.quads) and one.report == other.report


def test_workers_and_order_change_nothing(folder: Path) -> None:
    seen: list[tuple[int, int]] = []
    alone = build([folder], on_document=lambda done, total: seen.append((done, total)))
    files = sorted(folder.iterdir(), reverse=True)
    assert same(alone, build(files, workers=2))
    assert seen == [(1, 3), (2, 3), (3, 3)]


def test_hash_seeds_change_nothing(folder: Path) -> None:
    code = (
        "import sys; from graph_builder.pipeline import build; "
        "print(build([sys.argv[1]]).sha256)"
    )
    told = {
        subprocess.run(  # noqa: S603 - our own program
            [sys.executable, "-c", code, str(folder)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(told) == 1


def test_a_document_read_before_is_a_source() -> None:
    built = build([read_bytes(OTHER.encode(), "-")])
    assert built.documents[0].name == "-"


def test_a_bad_document_stops_no_other(folder: Path) -> None:
    (folder / "bad.txt").write_bytes(b"PK\x03\x04\x00\x00")
    (folder / "empty.md").write_text("")
    for workers in (1, 2):
        built = build([folder], workers=workers)
        assert len(built.readings) == 3
        names = [Path(refusal.source).name for refusal in built.refused]
        assert names == ["bad.txt", "empty.md"]
        assert all(isinstance(r.error, InputError) for r in built.refused)
        assert "bad.txt" in built.refused[0].error.line()


def test_none_readable_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("")
    (tmp_path / "b.txt").write_text(" ")
    with pytest.raises(InputError, match="none of 2 documents"):
        build([tmp_path])
    with pytest.raises(InputError, match=r"a\.txt"):
        build([tmp_path / "a.txt"])
    with pytest.raises(InputError, match="no source"):
        build([])


def test_the_one_error_keeps_its_kind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("Bonjour.")

    def fail(_path: Path) -> None:
        what = "too large"
        raise LimitError(what, where="a.txt")

    monkeypatch.setattr(stages, "read", fail)
    with pytest.raises(LimitError):
        build([tmp_path])


def test_a_fault_of_ours_in_one_document_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def faulty(document: object) -> object:
        if getattr(document, "name", "") == "other.txt":
            raise ZeroDivisionError
        return extract(document)  # type: ignore[arg-type]

    monkeypatch.setattr(stages, "extract", faulty)
    built = build([folder])
    (refusal,) = built.refused
    assert isinstance(refusal.error, InternalError)
    assert isinstance(refusal.error.__cause__, ZeroDivisionError)
    assert "report" in refusal.error.line()


def test_options_reach_the_graph(folder: Path) -> None:
    grant = folder / "grant.md"
    options = Options(base="https://example.org/kg/", min_confidence=1.0)
    built = build([grant], options=options)
    assert all(quad[3].startswith("<https://example.org/kg/") for quad in built.quads)
    assert any('"min-confidence"' in quad for quad in built.quads)
    told = [f for f in built.facts if f.rule]
    assert all(fact.confidence == 1.0 for fact in told)
    assert not build([grant], options=Options(validate=False)).report.results
    with pytest.raises(UsageError):
        build([folder], options=Options(base="no iri"))


def test_what_several_documents_name_is_told_once(tmp_path: Path) -> None:
    grant = GRANT.replace("Brest", "Nantes").replace("Noroît", "Alizé 2")
    (tmp_path / "one.md").write_text(GRANT)
    (tmp_path / "two.md").write_text(grant.replace("Alizé", "ALIZÉ"))
    (tmp_path / "three.md").write_text(
        "Nantes Université reçoit 8 M€ pour le projet Alizé, grâce à France 2030.\n"
    )
    built = build([tmp_path])
    assert built.report.conforms
    assert validate(built.quads) == built.report
    labels = [quad for quad in built.quads if quad[1] == SKOS.prefLabel]
    assert len({s for s, *_ in labels}) == len(labels) > 3
    others = {quad[:3] for quad in built.quads if quad[1] == SKOS.altLabel}
    assert not others & {(s, SKOS.altLabel, o) for s, _, o, _ in labels}
    links = [quad[:1] for quad in built.quads if quad[1] == FG.reason]
    assert len(set(links)) == len(links)


def test_a_copy_is_left_out(folder: Path) -> None:
    alone = build([folder / "grant.md"])
    (folder / "copy.md").write_text(f"---\ndate: 2024-05-06\n---\n{GRANT}")
    (folder / "again.md").write_text(GRANT)
    built = build([folder / name for name in ("grant.md", "copy.md", "again.md")])
    assert len(built.readings) == 1
    assert len(built.facts) == len(alone.facts)
    assert built.report.conforms
    (kept,) = built.documents
    told = {
        Path(refusal.source).name: refusal.error.line() for refusal in built.refused
    }
    assert kept.published
    assert sorted(told) == ["again.md", "grant.md"]
    assert "the same text as" in told["again.md"]


def test_a_missing_source_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        build([tmp_path / "nowhere.txt"])
