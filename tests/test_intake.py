"""Sources of all kinds through a build: files of several documents, and the manifest."""

from __future__ import annotations

import json
import os
import zipfile
from pathlib import Path

import pytest

from graph_builder.assemble import nquads
from graph_builder.errors import InputError
from graph_builder.pipeline import Manifest, Options, build, update

QUICK = Options(validate=False)
TEXT = "L'Université de Nantes reçoit {} M€ pour le projet Alizé {}."


def line(number: int, **more: str) -> str:
    return json.dumps({"id": str(number), "text": TEXT.format(number, number), **more})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.md").write_text(TEXT.format(50, 50))
    (folder / "b.png").write_bytes(b"x")
    lines = [line(n) for n in range(1, 7)]
    lines[2] = "{"
    (folder / "c.jsonl").write_text("\n".join(lines))
    with zipfile.ZipFile(folder / "d.zip", "w") as made:
        made.writestr("e.md", TEXT.format(60, 60))
        made.writestr("f.md", TEXT.format(50, 50))
        made.writestr("g.doc", "x")
        made.writestr("../h.md", "x")
    return folder


def told(manifest: Manifest) -> dict[str, str]:
    """What became of each source, by the end of its name."""
    made = json.loads(manifest.json())
    return {
        one["source"].rpartition("/in/")[2]: " ".join(
            filter(None, (one["status"], one.get("reason", "")))
        )
        for one in made["sources"]
    }


def test_members_are_documents_and_a_bad_one_refuses_itself(folder: Path) -> None:
    seen: list[tuple[int, int]] = []
    manifest = Manifest()
    built = build(
        [folder],
        options=QUICK,
        manifest=manifest,
        on_document=lambda done, found: seen.append((done, found)),
    )
    assert [document.name for document in built.documents] == [
        "a.md",
        "c.jsonl#1",
        "c.jsonl#2",
        "c.jsonl#4",
        "c.jsonl#5",
        "c.jsonl#6",
        "d.zip!/e.md",
    ]
    assert told(manifest) == {
        "a.md": "read",
        "b.png": "skipped documents in .png are not read",
        "c.jsonl#1": "read",
        "c.jsonl#2": "read",
        "c.jsonl#4": "read",
        "c.jsonl#5": "read",
        "c.jsonl#6": "read",
        "c.jsonl#line-3": (
            "refused not JSON: expecting property name enclosed in double quotes"
        ),
        "d.zip!/../h.md": "refused a member with a name that leads out of the archive",
        "d.zip!/e.md": "read",
        "d.zip!/f.md": f"refused the same text as {folder}/a.md",
        "d.zip!/g.doc": "skipped documents in .doc are not read",
    }
    assert seen[-1] == (10, 10)
    assert all(done <= found for done, found in seen)


def test_workers_change_nothing(folder: Path) -> None:
    one, two = Manifest(), Manifest()
    alone = build([folder], options=QUICK, manifest=one)
    files = sorted(folder.iterdir(), reverse=True)
    spread = build(
        [path for path in files if path.suffix != ".png"],
        options=QUICK,
        workers=2,
        manifest=two,
    )
    assert nquads(alone.quads) == nquads(spread.quads)
    assert {k: v for k, v in told(one).items() if k != "b.png"} == told(two)


def test_a_manifest_tells_of_documents(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    known = {"title": "Alizé", "publisher": "AEF", "published": "2024-03-12"}
    path.write_text(line(1, **known, url="https://aef.example/1"))
    manifest = Manifest()
    assert not manifest
    (document,) = build([path], options=QUICK, manifest=manifest).documents
    made = json.loads(manifest.json())
    assert made["counts"] == {"read": 1, "skipped": 0, "refused": 0}
    assert made["sources"] == [
        {
            "source": f"{path}#1",
            "status": "read",
            "media_type": "text/plain",
            "sha256": document.sha256,
            **known,
            "url": "https://aef.example/1",
        }
    ]


def test_a_manifest_of_a_build_that_fails(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("{\n[")
    manifest = Manifest()
    with pytest.raises(InputError, match="none of 2 documents"):
        build([path], options=QUICK, manifest=manifest)
    assert len(told(manifest)) == 2


def test_a_pipe_is_refused_without_waiting(folder: Path, tmp_path: Path) -> None:
    os.mkfifo(folder / "p.md")
    assert len(build([folder], options=QUICK).refused) == 4
    updated = update(tmp_path / "kg", [folder], options=QUICK)
    assert any("not a regular file" in r.error.line() for r in updated.refused)


# --- a store -------------------------------------------------------------------------


def test_a_store_reads_only_the_members_that_changed(tmp_path: Path) -> None:
    path, store = tmp_path / "a.jsonl", tmp_path / "kg"
    path.write_text("\n".join(map(line, (1, 2, 3))))
    first = update(store, [path], options=QUICK)
    assert (len(first.read), first.skipped, first.documents) == (3, 0, 3)
    again = update(store, [path], options=QUICK)
    assert (len(again.read), again.skipped, again.documents) == (0, 3, 3)
    path.write_text("\n".join([line(1), line(3, title="Trois"), line(4)]))
    manifest = Manifest()
    third = update(store, [path], options=QUICK, manifest=manifest)
    assert (len(third.read), len(third.replaced), third.skipped) == (1, 1, 1)
    assert third.documents == 3  # the second is no longer there
    assert sorted(told(manifest).values()) == [
        "read",
        "read",
        "skipped unchanged since it was last read",
    ]
    path.unlink()
    other = tmp_path / "b.md"
    other.write_text(TEXT.format(9, 9))
    last = update(store, [other], options=QUICK, prune=True)
    assert last.documents == 1


def test_a_store_is_what_a_build_of_the_same_is(folder: Path, tmp_path: Path) -> None:
    update(tmp_path / "one", [folder], options=QUICK)
    path = folder / "c.jsonl"
    whole = path.read_text()
    path.write_text("\n".join(whole.split("\n")[:2]))
    update(tmp_path / "two", [folder], options=QUICK, workers=2)
    path.write_text(whole)
    one = update(tmp_path / "one", [folder], options=QUICK)
    two = update(tmp_path / "two", [folder], options=QUICK)
    assert one.state == two.state
    assert {r.source for r in one.refused} == {r.source for r in two.refused} != set()
