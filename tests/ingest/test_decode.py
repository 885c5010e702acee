"""Encodings, normal form, invisible characters, refusals."""

from __future__ import annotations

import time
import unicodedata

import pytest

from graph_builder.errors import InputError, LimitError
from graph_builder.ingest import limits, read_bytes
from graph_builder.ingest.decode import clean, decode

SENTENCE = "L’université de Corvenne reçoit 3 M€ à l’été, « enfin »."


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", b"\xef\xbb\xbf"),
        ("utf-16", b""),
        ("utf-16-be", b"\xfe\xff"),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-32", b""),
        ("cp1252", b""),
    ],
)
def test_encodings_give_one_text(encoding: str, mark: bytes) -> None:
    assert read_bytes(mark + SENTENCE.encode(encoding), "a.txt").text == SENTENCE


def test_latin_1() -> None:
    text = "Réunie à Corvenne, l’équipe fête ses lauréats.".replace("’", "'")
    assert read_bytes(text.encode("latin-1"), "a.txt").text == text


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "empty"),
        (b" \r\n\t ", "empty"),
        (b"a\x00b", "NUL"),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"PK\x03\x04rest", "zip"),
        (b"\x89PNG\r\n\x1a\n", "image"),
        (b"\xff\xfe\x00\xd8", "UTF-16"),
        (b"\xef\xbb\xbf\xff\xfe", "UTF-8"),
        ("Привет, мир, как дела".encode("cp1251"), "encoding"),
        ("Le déjà-vu d’été à Évry, où l’œuvre".encode() + b"\xff", "encoding"),
        (bytes(range(128, 256)) * 4, "encoding"),
        (b"abc\x81def", "encoding"),
        ("\u200b\u2060\ufeff".encode(), "no text"),
    ],
)
def test_refusals_are_one_line(data: bytes, what: str) -> None:
    with pytest.raises(InputError, match=what) as caught:
        read_bytes(data, "a.txt", source="in/a.txt")
    assert caught.value.line().startswith("in/a.txt: ")
    assert "\n" not in caught.value.line()


def test_too_large() -> None:
    with pytest.raises(LimitError, match="MB"):
        decode(b"a" * (limits.MAX_BYTES + 1))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\r\nb\rc\x85d\u2028e", "a\nb\nc\nd\ne"),
        ("Cor\u200bven\u00adne\u202e\ufeff", "Corvenne"),
        ("déve\u00ad\n   loppement", "développement"),
        ("3\u00a0M€ l’été – 2\u202f000", "3\u00a0M€ l’été – 2\u202f000"),
        ("a\x07\x1bb\ufffe\ud800", "ab"),
    ],
)
def test_clean(text: str, expected: str) -> None:
    assert clean(text) == expected


def test_decomposed_input_gives_the_same_document() -> None:
    composed = read_bytes(SENTENCE.encode(), "a.txt")
    decomposed = read_bytes(unicodedata.normalize("NFD", SENTENCE).encode(), "a.txt")
    assert composed == decomposed


def test_a_tower_of_marks_is_linear() -> None:
    begun = time.process_time()
    text = clean("e" + "\u0301\u0323" * 500_000)
    assert time.process_time() - begun < 5
    assert len(text) < 100
