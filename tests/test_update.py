"""A store folder is brought up to date, whatever happened before and in which order."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from graph_builder.assemble import nquads
from graph_builder.errors import InputError, LimitError, UsageError
from graph_builder.pipeline import Options, Update, build, update
from graph_builder.store import FolderView, FolderWriter, open_folder
from graph_builder.store.folder import LEDGER

TEXTS = {
    "voile.md": "---\ntitle: Cap Voile\npublished: 2025-03-04\n---\n\n"
    "L'Université de Lorraine reçoit 3 M€ pour le projet Cap Voile.\n",
    "brise.txt": "La Région Bretagne finance le projet Brise à hauteur de 2 M€.\n",
    "ecume.txt": "L'Université de Lorraine reçoit 4 M€ pour le projet Cap Voile.\n",
    "houle.md": "# Houle\n\nLe projet Houle est porté par l'Université de Lorraine.\n",
}
QUICK = Options(validate=False)


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "annonces"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def bring(tmp_path: Path, texts: Path) -> Callable[..., Update]:
    """Brings one store up to date with the texts."""

    def call(*, prune: bool = False) -> Update:
        return update(tmp_path / "kg", [texts], options=QUICK, prune=prune)

    return call


def graph(folder: Path) -> bytes:
    return nquads(sorted(open_folder(folder).quads()))


def merged(folder: Path) -> list[tuple[str, ...]]:
    """The merge as the index has it."""
    rows = open_folder(folder).select("SELECT ?s ?p ?o { ?s ?p ?o }").rows
    return sorted(tuple(map(str, row)) for row in rows)


def same_as_anew(folder: Path, texts: Path, tmp_path: Path) -> None:
    """The store is what one build of the texts gives, named graphs and merge."""
    built = build([texts], options=QUICK)
    assert graph(folder) == nquads(built.quads)
    anew = tmp_path / "anew"
    shutil.rmtree(anew, ignore_errors=True)
    state = update(anew, [texts], options=QUICK).state
    assert merged(folder) == merged(anew)
    assert state == update(folder, [texts], options=QUICK).state


def test_a_store_is_what_a_build_of_one_file_is(
    tmp_path: Path, texts: Path, bring: Callable[..., Update]
) -> None:
    done = bring()
    assert (len(done.read), done.skipped, done.documents) == (4, 0, 4)
    same_as_anew(tmp_path / "kg", texts, tmp_path)


def test_what_has_not_changed_is_not_read_again(bring: Callable[..., Update]) -> None:
    first = bring()
    again = bring()
    assert (again.read, again.replaced, again.skipped) == ((), (), 4)
    assert again.state == first.state
    assert again.nodes == first.nodes


def test_a_changed_document_is_replaced(
    tmp_path: Path, texts: Path, bring: Callable[..., Update]
) -> None:
    bring()
    brise = texts / "brise.txt"
    brise.write_text("Le Département du Calvados donne 5 M€ au projet Brise.\n")
    done = bring()
    assert [Path(one).name for one in done.replaced] == ["brise.txt"]
    assert done.skipped == 3
    same_as_anew(tmp_path / "kg", texts, tmp_path)


def test_only_pruning_forgets(
    tmp_path: Path, texts: Path, bring: Callable[..., Update]
) -> None:
    bring()
    (texts / "voile.md").unlink()
    assert bring().documents == 4
    done = bring(prune=True)
    assert [Path(one).name for one in done.dropped] == ["voile.md"]
    same_as_anew(tmp_path / "kg", texts, tmp_path)


def test_one_by_one_in_any_order_is_all_at_once(tmp_path: Path, texts: Path) -> None:
    paths = sorted(texts.iterdir())
    graphs = set()
    for seed in range(4):
        random.Random(seed).shuffle(paths)  # noqa: S311
        folder = tmp_path / f"kg{seed}"
        for path in paths:
            update(folder, [path], options=QUICK)
        graphs.add(graph(folder))
    assert graphs == {nquads(build([texts], options=QUICK).quads)}


def test_a_contradiction_comes_and_goes_with_its_documents(
    tmp_path: Path, texts: Path, bring: Callable[..., Update]
) -> None:
    bring()
    between = b"ontology#between>"
    assert graph(tmp_path / "kg").count(between) == 2
    ecume = texts / "ecume.txt"
    ecume.write_text(TEXTS["ecume.txt"].replace("4 M", "3 M"), encoding="utf-8")
    bring()
    assert between not in graph(tmp_path / "kg")
    same_as_anew(tmp_path / "kg", texts, tmp_path)
    ecume.write_text(TEXTS["ecume.txt"].replace("4 M", "2,4 M"), encoding="utf-8")
    bring()
    assert graph(tmp_path / "kg").count(between) == 2
    same_as_anew(tmp_path / "kg", texts, tmp_path)
    ecume.unlink()
    bring(prune=True)
    assert between not in graph(tmp_path / "kg")
    same_as_anew(tmp_path / "kg", texts, tmp_path)


def test_a_contradiction_follows_what_a_thing_is(
    tmp_path: Path, texts: Path, bring: Callable[..., Update]
) -> None:
    """Two spellings are one thing, or not: a store is what one build gives."""
    bring()
    paris = texts / "paris.txt"
    paris.write_text("Le projet Cap Écume reçoit 9 M€ de la Région Bretagne.\n")
    bring()
    same_as_anew(tmp_path / "kg", texts, tmp_path)
    (texts / "ocean.txt").write_text(
        "Le projet « Cap-Écume » reçoit 8 M€ de la Région Bretagne.\n"
    )
    bring()
    same_as_anew(tmp_path / "kg", texts, tmp_path)
    paris.unlink()
    bring(prune=True)
    same_as_anew(tmp_path / "kg", texts, tmp_path)


def test_of_copies_the_first_dated_is_shown_whenever_it_comes(
    tmp_path: Path, texts: Path, bring: Callable[..., Update]
) -> None:
    bring()
    body = TEXTS["voile.md"].replace("2025-03-04", "2025-03-01")
    (texts / "zephyr.md").write_text(body, encoding="utf-8")
    done = bring()
    assert (done.documents, done.copies) == (4, 1)
    same_as_anew(tmp_path / "kg", texts, tmp_path)
    (texts / "zephyr.md").unlink()
    assert bring(prune=True).copies == 0
    same_as_anew(tmp_path / "kg", texts, tmp_path)


def test_other_options_read_all_again(tmp_path: Path, texts: Path) -> None:
    update(tmp_path / "kg", [texts], options=QUICK)
    surer = Options(validate=False, min_confidence=0.99)
    assert len(update(tmp_path / "kg", [texts], options=surer).replaced) == 4
    other = Options(base="https://example.org/id/", validate=False)
    with pytest.raises(UsageError, match="start with"):
        update(tmp_path / "kg", [texts], options=other)


def test_a_document_that_cannot_be_read_any_more_goes(
    texts: Path, bring: Callable[..., Update]
) -> None:
    bring()
    (texts / "brise.txt").write_bytes(b"PK\x03\x04")
    done = bring()
    assert [refusal.error.exit_code for refusal in done.refused] == [3]
    assert done.documents == 3


def test_a_store_without_any_document_is_an_error(tmp_path: Path) -> None:
    scan = tmp_path / "scan.txt"
    scan.write_bytes(b"PK\x03\x04")
    with pytest.raises(InputError, match="zip archive"):
        update(tmp_path / "kg", [scan], options=QUICK)


def test_one_build_writes_at_a_time(
    tmp_path: Path, bring: Callable[..., Update]
) -> None:
    with FolderWriter(tmp_path / "kg"), pytest.raises(LimitError, match="another"):
        bring()
    bring()


def test_folders_with_other_things_are_left_alone(tmp_path: Path, texts: Path) -> None:
    with pytest.raises(InputError, match="other things"):
        update(texts, [texts], options=QUICK)
    with pytest.raises(InputError, match="no store"):
        open_folder(texts)
    damaged = tmp_path / "damaged"
    damaged.mkdir()
    (damaged / LEDGER).write_bytes(b"not a database, but long enough to be one" * 99)
    with pytest.raises(InputError, match="cannot be used"):
        open_folder(damaged)


def test_readers_see_the_last_finished_build(
    tmp_path: Path, texts: Path, bring: Callable[..., Update]
) -> None:
    bring()
    before = graph(tmp_path / "kg")
    view = open_folder(tmp_path / "kg")
    with FolderWriter(tmp_path / "kg") as writer, writer.transaction():
        writer.ledger.drop(str((texts / "houle.md").resolve()))
    behind = open_folder(tmp_path / "kg")
    assert behind.behind
    assert not view.behind
    assert graph(tmp_path / "kg") == before
    assert len(list(behind.select("SELECT * { ?d a ?c }").rows)) > 0
    bring()
    assert graph(tmp_path / "kg") == before


def test_a_missing_index_is_made_again(
    tmp_path: Path, bring: Callable[..., Update]
) -> None:
    bring()
    before = merged(tmp_path / "kg")
    (index,) = (tmp_path / "kg").glob("index-*")
    shutil.rmtree(index)
    assert not open_folder(tmp_path / "kg").finished
    assert merged(tmp_path / "kg") == before  # from the ledger
    bring()
    assert open_folder(tmp_path / "kg").finished


def test_two_workers_make_the_same_store(tmp_path: Path, texts: Path) -> None:
    one = update(tmp_path / "one", [texts], options=QUICK)
    two = update(tmp_path / "two", [texts], options=QUICK, workers=2)
    assert one.state == two.state


def test_a_killed_build_loses_nothing_and_goes_on(tmp_path: Path, texts: Path) -> None:
    """The moments are spread over the whole build; more in `.ci/kill9`."""
    for number in range(6):
        (texts / f"note-{number}.txt").write_text(f"Note {number} : 2 M€ pour Cap.\n")
    command = [sys.executable, "-m", "graph_builder", "build", str(texts), "-q"]
    began = time.monotonic()
    subprocess.run([*command, "-o", str(tmp_path / "whole")], check=True)  # noqa: S603
    whole, took = graph(tmp_path / "whole"), time.monotonic() - began
    kg, before = tmp_path / "kg", set[str]()
    chance = random.Random(7)  # noqa: S311
    for _ in range(5):
        process = subprocess.Popen([*command, "-o", str(kg)], start_new_session=True)  # noqa: S603
        try:
            process.wait(chance.uniform(took / 3, took))
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        if (kg / LEDGER).is_file():
            now = {quad[3] for quad in open_folder(kg).quads() if "document" in quad[3]}
            assert before <= now
            said = set(nquads(open_folder(kg).quads()).splitlines())
            assert said <= set(whole.splitlines())
            before = now
    subprocess.run([*command, "-o", str(kg)], check=True)  # noqa: S603
    assert graph(kg) == whole
    assert isinstance(open_folder(kg), FolderView)
