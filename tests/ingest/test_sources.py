"""Files, folders and globs → paths; what cannot be read says so in one line."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from graph_builder.errors import InputError, LimitError
from graph_builder.ingest import expand, limits, read


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.md", "a.txt", "c/d.html", "c/e.yaml", ".hidden/f.md", "g.doc"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("Un texte.", encoding="utf-8")
    return tmp_path


def test_a_folder_is_read_to_the_bottom_by_name(folder: Path) -> None:
    names = [path.relative_to(folder).as_posix() for path in expand([str(folder)])]
    assert names == ["a.txt", "b.md", "c/d.html"]


def test_globs_and_repeats(folder: Path) -> None:
    sources = [str(folder / "*.md"), str(folder / "**/*"), str(folder / "b.md")]
    names = [path.name for path in expand(sources)]
    assert names == ["b.md", "a.txt", "d.html"]


def test_a_name_that_looks_like_a_glob(tmp_path: Path) -> None:
    path = tmp_path / "note[1].md"
    path.write_text("Un texte.", encoding="utf-8")
    assert expand([str(path)]) == [path]


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("missing.md", "no such file"),
        ("*.none", "no document matches"),
        ("g.doc", "save it as text"),
        ("c/e.yaml", r"\.yaml"),
        ("empty", "without documents"),
        ("x" * 300 + ".md", "too long"),
        ("a\0b.md", "null"),
    ],
)
def test_what_names_no_document(folder: Path, name: str, what: str) -> None:
    (folder / "empty").mkdir()
    with pytest.raises(InputError, match=what):
        expand([str(folder / name)])


def test_links_that_loop_are_not_followed(folder: Path) -> None:
    (folder / "c" / "loop").symlink_to(folder, target_is_directory=True)
    (folder / "self.md").symlink_to(folder / "self.md")
    paths = expand([str(folder)])
    assert [p.name for p in paths] == ["a.txt", "b.md", "self.md", "d.html"]
    with pytest.raises(InputError, match=r"self\.md"):
        read(folder / "self.md")


def test_pipes_and_folders_are_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "folder.md").mkdir()
    for name, what in (("pipe.md", "regular"), ("folder.md", "directory")):
        with pytest.raises(InputError, match=what):
            read(tmp_path / name)


def test_a_large_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(limits.MAX_BYTES + 1)
    with pytest.raises(LimitError, match="large"):
        read(path)


@pytest.mark.parametrize(
    "name", ["-a.md", "a\nb.md", 'a>b".md', "é" * 100 + ".md", "%2e%2e.md"]
)
def test_odd_file_names(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("Un texte.", encoding="utf-8")
    assert expand([str(tmp_path)]) == [path]
    document = read(path)
    assert (document.name, document.source) == (name, str(path))


def test_a_file_name_of_broken_bytes(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.md")
    path.write_text("Un texte.", encoding="utf-8")
    assert read(path).name.encode("utf-8")


@pytest.mark.parametrize("name", ["a.docx", "a.yaml", "a"])
def test_unknown_suffixes(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("Un texte.", encoding="utf-8")
    if "." in name:
        with pytest.raises(InputError, match="not read"):
            read(tmp_path / name)
    with pytest.raises(InputError, match=r"not read|without suffix"):
        expand([str(tmp_path / name)])
