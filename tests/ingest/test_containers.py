"""Files of several documents: JSON Lines, feeds, archives; a bad one spoils no other."""

from __future__ import annotations

import datetime as dt
import itertools
import json
import random
import stat
import time
import zipfile
from pathlib import Path

import pytest

from graph_builder.errors import GraphBuilderError, InputError, LimitError
from graph_builder.ingest import (
    Part,
    Skipped,
    documents,
    expand,
    limits,
    parts,
    read,
    survey,
)
from graph_builder.model import Document

FEED = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Le Courrier &amp; Cie</title>
<link>https://courrier.example/</link>
<item><title>Halo &lt;b&gt;gagne&lt;/b&gt;</title><link>https://courrier.example/halo</link>
<guid isPermaLink="false">halo-1</guid><pubDate>Tue, 12 Mar 2024 23:30:00 +0100</pubDate>
<media:description>Photo : AFP</media:description><description>En bref</description>
<content:encoded><![CDATA[<p>Le projet Halo reçoit 3&nbsp;M€.</p><ul><li>Nimbe</li></ul>]]>
</content:encoded></item>
<item><title>Vide</title></item>
<item><title>Nimbe</title><guid>https://courrier.example/nimbe</guid>
<description>Le projet Nimbe reçoit 2 M€.</description></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Université</title>
<entry><title type="html">Deux &lt;i&gt;pôles&lt;/i&gt;</title><id>tag:u.example,2024:1</id>
<link rel="edit" href="https://u.example/edit"/><link href="https://u.example/1"/>
<published>2024-03-12T08:00:00Z</published><author><name>Anne Morvan</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Halo &amp; Nimbe</p>
<p>gagnent.</p></div></content></entry></feed>"""


def told(path: Path) -> list[str]:
    """What came of each document of a file, in short."""
    made = []
    for found in documents(path):
        if isinstance(found, Document):
            made.append(f"{found.name}: {found.text}")
        elif isinstance(found, Skipped):
            made.append(f"skipped {Path(found.source).name}: {found.reason}")
        else:
            made.append(found.line().removeprefix(f"{path.parent}/"))
    return made


def whole(path: Path) -> list[Document]:
    return [found for found in documents(path) if isinstance(found, Document)]


# --- JSON Lines ----------------------------------------------------------------------


def test_lines_are_documents(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    record = {
        "id": "n 1",
        "title": "Halo gagne",
        "publisher": "AEF",
        "published": "2024-03-12T08:00:00+01:00",
        "text": "## Lauréats\n\nLe projet **Halo** reçoit 3 M€.",
        "url": "https://aef.example/1",
    }
    web = {"id": 2, "text": "<h1>Nimbe</h1><p>Il reçoit 2&nbsp;M€.</p>"}
    lines = [json.dumps(record), "", json.dumps(web), json.dumps({"text": "Trois."})]
    path.write_text("\ufeff" + "\n".join(lines))
    first, second, third = whole(path)
    assert first.text == "Halo gagne\n\nLauréats\n\nLe projet Halo reçoit 3 M€."
    assert (first.name, first.source) == ("a.jsonl#n 1", "https://aef.example/1")
    assert (first.title, first.publisher) == ("Halo gagne", "AEF")
    assert first.published == dt.date(2024, 3, 12)
    assert (second.name, second.text) == ("a.jsonl#2", "Nimbe\n\nIl reçoit 2\u00a0M€.")
    assert (third.name, third.source) == ("a.jsonl#line-4", f"{path}#line-4")


def test_bad_lines_are_refused_one_by_one(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    lines = [
        b'{"id": "x", "text": "Un."}',
        b"{",
        b"[1]",
        b'{"text": 3}',
        b'{"text": "  "}',
        b'{"text": "a", "published": "demain"}',
        b'{"id": "x", "text": "Deux."}',
        b'{"text": "caf\xe9"}',
        b'{"text": ' + b"[" * 100_000,
        b'{"id": ' + b"1" * 5000 + b"}",
        b'{"text": "Trois."}',
    ]
    path.write_bytes(b"\n".join(lines))
    made = told(path)
    assert made[0] == "a.jsonl#x: Un."
    assert made[-1] == "a.jsonl#line-11: Trois."
    for number, (line, what) in enumerate(
        zip(
            made[1:-1],
            (
                "not JSON",
                "not a JSON object",
                "text is no string",
                "no text",
                "“demain” is no date",
                "a second document with the id x, that of line-1",
                "not valid UTF-8",
                "not JSON",
                "not JSON",
            ),
            strict=True,
        ),
        2,
    ):
        assert line.startswith(f"a.jsonl#line-{number}: {what}")


def test_an_endless_line_is_refused_and_the_next_one_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    long = b'{"text": "' + b"a" * (limits.MAX_BYTES + 5) + b'"}\n'
    path.write_bytes(long + b'{"text": "Deux."}\n')
    first, second = told(path)
    assert first.startswith("a.jsonl#line-1: ")
    assert "MB" in first
    assert second == "a.jsonl#line-2: Deux."


# --- feeds ---------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["f.rss", "f.xml"])
def test_a_feed(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(FEED)
    assert told(path) == [
        f"{name}#halo-1: Halo gagne\n\nLe projet Halo reçoit 3\u00a0M€.\n\nNimbe",
        f"{name}#entry-2: an entry without text (nothing to read)",
        f"{name}#https://courrier.example/nimbe: Nimbe\n\nLe projet Nimbe reçoit 2 M€.",
    ]
    first, second = whole(path)
    assert (first.title, first.publisher) == ("Halo gagne", "Le Courrier & Cie")
    assert first.published == dt.date(2024, 3, 12)
    assert first.source == "https://courrier.example/halo"
    assert second.source == "https://courrier.example/nimbe"


def test_an_atom_feed(tmp_path: Path) -> None:
    path = tmp_path / "f.atom"
    path.write_text(ATOM)
    (only,) = whole(path)
    assert only.name == "f.atom#tag:u.example,2024:1"
    assert only.text == "Deux pôles\n\nHalo & Nimbe\n\ngagnent."
    assert (only.publisher, only.source) == ("Université", "https://u.example/1")
    assert only.published == dt.date(2024, 3, 12)


LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (f"<!DOCTYPE rss [<!ENTITY a0 'ha'>{LAUGHS}]><rss>&a9;</rss>", "entities"),
        (
            "<!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><rss>&x;</rss>",
            "ent",
        ),
        ("<html><body>Halo</body></html>", "neither RSS nor Atom"),
        ("<rss><channel></rss>", "not well-formed XML at line 1"),
        ("<rss><channel/></rss>", "no document in it"),
        ("", "not well-formed"),
        ("<?xml version='1.0' encoding='martian'?><rss/>", "not well-formed"),
    ],
)
def test_what_is_no_feed(tmp_path: Path, text: str, what: str) -> None:
    path = tmp_path / "f.xml"
    path.write_text(text)
    (line,) = told(path)
    assert line.startswith("f.xml: ")
    assert what in line


def test_entries_before_a_break_stay(tmp_path: Path) -> None:
    path = tmp_path / "f.xml"
    path.write_text(FEED[: FEED.index("<guid>https")])
    assert [line.partition(":")[0] for line in told(path)] == [
        "f.xml#halo-1",
        "f.xml#entry-2",
        "f.xml",
    ]


# --- archives ------------------------------------------------------------------------


def zipped(path: Path, members: dict[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in members.items():
            made.writestr(name, data)
    return path


def test_an_archive(tmp_path: Path) -> None:
    inner = '{"id": 1, "text": "Dans une ligne."}\nnon\n'
    path = zipped(
        tmp_path / "a.zip",
        {
            "d/b.md": "# Halo",
            "a.txt": "Nimbe.",
            "l.jsonl": inner,
            "f.rss": FEED,
            "d/": "",
            "d/c.png": "x",
            ".git/x.md": "x",
            "__MACOSX/a.txt": "x",
            "d/vide.md": "",
        },
    )
    assert told(path) == [
        "skipped x.md: a hidden entry",
        "skipped a.txt: a file of the Finder",
        "a.zip!/a.txt: Nimbe.",
        "a.zip!/d/b.md: Halo",
        "skipped c.png: documents in .png are not read",
        "a.zip!/d/vide.md: empty (nothing to read)",
        "a.zip!/f.rss#halo-1: Halo gagne\n\nLe projet Halo reçoit 3\u00a0M€.\n\nNimbe",
        "a.zip!/f.rss#entry-2: an entry without text (nothing to read)",
        "a.zip!/f.rss#https://courrier.example/nimbe: Nimbe\n\nLe projet Nimbe reçoit 2 M€.",
        "a.zip!/l.jsonl#1: Dans une ligne.",
        (
            "a.zip!/l.jsonl#line-2: not JSON: expecting value"
            " (a line is {id, title, publisher, published, text, url})"
        ),
    ]
    assert whole(path)[0].source == f"{path}!/a.txt"


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("../../etc/cron.md", "leads out"),
        ("/etc/cron.md", "leads out"),
        ("a/../../b.md", "leads out"),
        ("C:\\b.md", "odd name"),
        ("a\nb.md", "odd name"),
        ("b.zip", "archive within"),
        ("b.tar.gz", "archive within"),
    ],
)
def test_odd_members_are_refused(tmp_path: Path, name: str, what: str) -> None:
    path = zipped(tmp_path / "a.zip", {name: "x", "z.txt": "Nimbe."})
    lines = told(path)
    assert what in lines[0]
    assert "\n" not in lines[0]
    assert lines[1:] == ["a.zip!/z.txt: Nimbe."]


def test_links_and_encrypted_members_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    link = zipfile.ZipInfo("b.md")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(path, "w") as made:
        made.writestr(link, "/etc/passwd")
        made.writestr("c.md", "secret")
    data = bytearray(path.read_bytes())
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.rfind(mark) + flags] |= 1
    path.write_bytes(data)
    first, second = told(path)
    assert "a link" in first
    assert "an encrypted member" in second


def test_bombs_are_refused(tmp_path: Path) -> None:
    path = zipped(
        tmp_path / "a.zip", {"b.txt": b"a" * (limits.MAX_BYTES + 2), "c.txt": "C."}
    )
    first, second = told(path)
    assert "MB we read" in first
    assert second == "a.zip!/c.txt: C."
    data = path.read_bytes()  # a member that claims to be smaller than it is
    size = (limits.MAX_BYTES + 2).to_bytes(4, "little")
    path.write_bytes(data.replace(size, (5).to_bytes(4, "little")))
    first, second = told(path)
    assert "damaged" in first
    assert second == "a.zip!/c.txt: C."


def test_limits_of_a_whole_archive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = zipped(tmp_path / "a.zip", {f"{n}.txt": "abcd" for n in range(5)})
    monkeypatch.setattr("graph_builder.ingest.archive.MAX_CONTAINER", 10)
    assert [line.partition(":")[0] for line in told(path)] == [
        "a.zip!/0.txt",
        "a.zip!/1.txt",
        "a.zip",
    ]
    monkeypatch.undo()
    monkeypatch.setattr("graph_builder.ingest.containers.MAX_MEMBERS", 3)
    assert len(told(path)) == 4
    assert isinstance(list(documents(path))[-1], LimitError)


@pytest.mark.parametrize("cut", [0, 10, 50, -30, -5])
def test_a_truncated_archive(tmp_path: Path, cut: int) -> None:
    path = zipped(tmp_path / "a.zip", {"a.txt": "Nimbe." * 50})
    path.write_bytes(path.read_bytes()[:cut])
    (line,) = told(path)
    assert line.startswith("a.zip: not a ZIP archive")


def test_a_list_of_members_that_claims_a_gigabyte(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a.txt": "Nimbe."})
    data = bytearray(path.read_bytes())
    place = data.rfind(b"PK\x05\x06")
    data[place + 12 : place + 16] = (1 << 30).to_bytes(4, "little")
    path.write_bytes(data)
    assert "longer than we read" in told(path)[0]


# --- all of them ---------------------------------------------------------------------


def test_random_bytes_and_random_damage(tmp_path: Path) -> None:
    chance = random.Random(5)  # noqa: S311 - no secret
    good = {
        "a.zip": zipped(
            tmp_path / "g.zip", {"a.txt": "A.", "f.xml": FEED}
        ).read_bytes(),
        "a.xml": FEED.encode(),
        "a.jsonl": b'{"text": "a"}\n' * 20,
    }
    for name, data in good.items():
        path = tmp_path / name
        cases = [chance.randbytes(2000) for _ in range(5)]
        for _ in range(60):
            spoilt = bytearray(data)
            for _ in range(chance.randrange(1, 10)):
                spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
            cases.append(bytes(spoilt))
        for case in cases:
            path.write_bytes(case)
            for found in documents(path):
                if isinstance(found, GraphBuilderError):
                    assert found.where.startswith(str(path))
                    assert "\n" not in found.line()


@pytest.mark.parametrize("name", ["a.zip", "a.jsonl", "a.rss"])
def test_files_that_cannot_be_opened(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    assert "directory" in told(tmp_path / name)[0]
    (gone,) = parts(tmp_path / f"gone-{name}")
    assert isinstance(gone, InputError)
    assert "no such file" in gone.line()


def test_members_are_taken_out_one_by_one(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with path.open("w") as file:
        for number in range(100_000):
            file.write(json.dumps({"id": number, "text": "a" * 100}) + "\n")
    begun = time.process_time()
    first = list(itertools.islice(parts(path), 3))
    assert time.process_time() - begun < 0.5
    assert [one.name for one in first if isinstance(one, Part)] == [
        "a.jsonl#0",
        "a.jsonl#1",
        "a.jsonl#2",
    ]


def test_a_file_of_one_document_is_one_part(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("# Halo")
    assert [one.name for one in whole(path)] == ["a.md"]


def test_read_is_for_one_document(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a.txt": "A."})
    with pytest.raises(InputError, match="several documents"):
        read(path)


def test_a_pdf_in_an_archive(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a.pdf": b"%PDF-1.4 nothing"})
    assert told(path)[0].startswith("a.zip!/a.pdf: a damaged PDF")


def test_a_survey_tells_what_is_left_out(tmp_path: Path) -> None:
    for name in ("a.md", "b.png", ".c.md", "d"):
        (tmp_path / name).write_text("x")
    (tmp_path / ".e").mkdir()
    (tmp_path / "loop").symlink_to(tmp_path)
    found = survey([str(tmp_path)])
    reasons = {Path(s.source).name: s.reason for s in found if isinstance(s, Skipped)}
    assert reasons == {
        ".c.md": "a hidden entry",
        ".e": "a hidden entry",
        "b.png": "documents in .png are not read",
        "d": "a name without suffix",
        "loop": "a link to a folder",
    }
    assert expand([str(tmp_path)]) == [tmp_path / "a.md"]
