"""Markdown inside a line: marks taken off, so that names read clean."""

from __future__ import annotations

import html
import re

from graph_builder.ingest.decode import clean

_SPECIAL = re.compile(r"[*_`\[\\<&]")
_IMAGE_OR_LINK = re.compile(
    r"!?\[([^\[\]]*)\]\((?:[^()\s]|\([^()\s]*\))*+(?:\s+[\"'][^\"'()]*[\"'])?\)"
)
_REFERENCE = re.compile(r"\[([^\[\]]+)\]\[[^\[\]]*\]")
_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]+\]")
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]+)>")
_CODE = re.compile(r"(?<!`)(`++)([^`]++)\1(?!`)")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_MOST_RUNS = 20_000  # of marks in a block; a text with more has other uses for them
_RUN = re.compile(r"\*+|_+")
# Escaped characters wait here while marks are taken off: a private place of Unicode.
_HIDE, _SHOW = 0xF0000, {0xF0000 + code: chr(code) for code in range(33, 127)}


def plain(text: str) -> str:
    """Text of a Markdown line: emphasis, code, links, escapes and entities resolved."""
    if not _SPECIAL.search(text):
        return text
    if "\\" in text:
        text = _ESCAPED.sub(lambda m: chr(_HIDE + ord(m[1])), text)
    if "`" in text:
        text = _CODE.sub(_as_code, text)
    text = unmarked(text)
    if "<" in text:
        text = _BREAK.sub(" ", _AUTOLINK.sub(r"\1", text))
    if "&" in text:
        text = clean(html.unescape(text)).replace("\n", " ")
    return text.translate(_SHOW)


def unmarked(text: str) -> str:
    """`text` without the marks of links and emphasis that plain text has as well."""
    if "[" in text:
        text = _IMAGE_OR_LINK.sub(r"\1", text)
        text = _FOOTNOTE.sub("", _REFERENCE.sub(r"\1", text))
    return _without_emphasis(text) if "*" in text or "_" in text else text


def _as_code(match: re.Match[str]) -> str:
    return "".join(
        chr(_HIDE + ord(c)) if "!" <= c <= "~" and not c.isalnum() else c
        for c in match[2].strip()
    )


def _without_emphasis(text: str) -> str:
    """`text` without the pairs of `*` and `_` that open and close emphasis.

    One pass over the runs of marks with a stack of open ones, as CommonMark does it,
    but more lenient where marks touch punctuation.
    """
    if text.count("*") + text.count("_") > _MOST_RUNS:
        return text
    runs: list[tuple[int, int, list[int]]] = []
    opened: dict[str, list[list[int]]] = {"*": [], "_": []}
    for match in _RUN.finditer(text):
        start, end = match.span()
        opens, closes = _flanks(text, start, end)
        stack = opened[text[start]]
        stays = [start, end]  # part of the run that is kept
        if closes:
            _close(stack, stays)
        if opens and stays[0] < stays[1]:
            stack.append(stays)
        runs.append((start, end, stays))
    return _cut(text, runs)


def _flanks(text: str, start: int, end: int) -> tuple[bool, bool]:
    """Whether the run of marks at `start` may open and may close emphasis."""
    before, after = text[start - 1 : start] or " ", text[end : end + 1] or " "
    if (
        before.isalnum()
        and after.isalnum()
        and (text[start] == "_" or before.isdigit())
    ):
        return False, False
    return not after.isspace(), not before.isspace()


def _close(stack: list[list[int]], stays: list[int]) -> None:
    """Take as many marks off the run as open runs match, and off those."""
    while stack and stays[0] < stays[1]:
        opener = stack[-1]
        pairs = min(opener[1] - opener[0], stays[1] - stays[0])
        opener[1] -= pairs
        stays[0] += pairs
        if opener[0] == opener[1]:
            stack.pop()


def _cut(text: str, runs: list[tuple[int, int, list[int]]]) -> str:
    parts = []
    place = 0
    for start, end, stays in runs:
        parts += [text[place:start], text[stays[0] : stays[1]]]
        place = end
    return "".join([*parts, text[place:]])
