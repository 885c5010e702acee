"""Plain text and Markdown → pieces: one reader, for what agencies send mixes both.

Each `_read_…` method looks at the line it stands at, keeps what it makes of it, and
says how many lines that took; 0 where the line is not of its kind.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph_builder.ingest import flow, front, inline, texttable
from graph_builder.ingest.dateline import is_dispatch_line
from graph_builder.ingest.headings import infer, may_head
from graph_builder.ingest.limits import MAX_LINES, MAX_PARTS, too_many
from graph_builder.ingest.pagination import without_page_marks
from graph_builder.ingest.pieces import Draft, Piece
from graph_builder.model import BlockKind

_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*))?$")
_RULE = re.compile(r"[ \t]*([-*_=~])(?:[ \t]*\1){2,}+[ \t]*$")
_UNDERLINE = re.compile(r" {0,3}(?:={3,}|-{3,})[ \t]*$")
_ITEM = re.compile(
    r"([ \t]*)(?:[-*+•▪◦‣●■–—➡→►▶👉✅🔹🔸]\ufe0f?|\d{1,3}[.)])"
    r"(?:[ \t\u00a0\u202f]+(?=\S))(.*)"
)
_MARK = re.compile(r"[ \t]*(?:[–—]|(\d{1,3})[.)])(?=[ \t\u00a0\u202f])")
_QUOTE = re.compile(r" {0,3}>")
_QUOTE_MARKS = re.compile(r"[ \t]*(?:>[ \t]*)*")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_DEFINITION = re.compile(r" {0,3}\[(?!\^)[^\[\]]+\]:[ \t]*\S+(?:[ \t]+[\"'(].*)?$")
_FOOTNOTE = re.compile(r" {0,3}\[\^[^\[\]\s]+\]:[ \t]*")
_IMAGE = re.compile(r"[ \t]*!\[([^\[\]]*)\]\([^()]*\)[ \t]*$")
_BOLD = re.compile(r"[ \t]*(\*\*|__)(?=\S)([^*_]+)(?<=\S)\1[ \t]*$")
# First characters of lines that may be something else than a paragraph.
_MARKS = frozenset(" \t#-*+•▪◦‣●■–—➡→►▶👉✅🔹🔸>`~[|_=!©0123456789")
_TELLING = frozenset("©°\t|")  # characters that such a line may hold further on
_BULLETS = "-*+•▪◦‣●■➡→►▶👉✅🔹🔸"  # dashes may as well go on a sentence
_ENDS = ".!?…:;,"
_LONGEST_CREDIT = 220
_BOLD_LEVEL = 4


def read(text: str, *, markdown: bool) -> Draft:
    """What a text says of itself, and its pieces.

    Args:
        text: clean text, lines ended by a newline.
        markdown: resolve all Markdown; else only what plain text shares with it.
    """
    if text.count("\n") + text.count("\f") > MAX_LINES:
        parts = "lines"
        raise too_many(parts, MAX_LINES)
    head, body = front.split(text)
    lines = without_page_marks(_without_comments(body, markdown=markdown).split("\n"))
    reader = _Reader(lines, markdown=markdown)
    pieces = reader.read()
    if not (markdown or any(map(_HEADING.match, lines))):
        pieces = infer(pieces, reader.alone)
    return Draft(pieces, head.title, head.publisher, head.published)


def _without_comments(text: str, *, markdown: bool) -> str:
    """Markdown without HTML comments; one that never ends is text."""
    if not markdown or "<!--" not in text:
        return text
    parts = []
    place = 0
    while (start := text.find("<!--", place)) >= 0:
        end = text.find("-->", start)
        if end < 0:
            break
        parts.append(text[place:start])
        place = end + 3
    return "".join([*parts, text[place:]])


class _Reader:
    """Reads lines into pieces, top to bottom, each line once."""

    def __init__(self, lines: Sequence[str], *, markdown: bool) -> None:
        self.lines, self.markdown = lines, markdown
        self.flow = flow.of(lines, joins_all=markdown)
        self.clean = inline.plain if markdown else inline.unmarked
        self.pieces: list[Piece] = []
        self.place = 0
        self.alone: list[int] = []  # paragraphs that may be headings of plain text

    def read(self) -> list[Piece]:
        kinds = (
            self._read_fence,
            self._read_rule,
            self._read_aligned,
            self._read_heading,
            self._read_quote,
            self._read_item,
            self._read_table,
            self._read_special,
            self._read_paragraph,
        )
        while self.place < len(self.lines):
            if len(self.pieces) > MAX_PARTS:
                parts = "blocks"
                raise too_many(parts, MAX_PARTS)
            line = self.lines[self.place]
            if not line or line.isspace():
                self.place += 1
                continue
            self.place += next(taken for kind in kinds if (taken := kind(line)))
        return self.pieces

    def _keep(self, kind: BlockKind, text: str, level: int = 0) -> None:
        text = flow.one_line(self.clean(text))
        if text:
            self.pieces.append(Piece(kind, text, level))

    def _read_fence(self, line: str) -> int:
        match = _FENCE.match(line) if self.markdown else None
        if match is None:
            return 0
        end = self.place + 1
        while end < len(self.lines) and not self.lines[end].lstrip().startswith(
            match[1]
        ):
            text = flow.one_line(self.lines[end])
            self.pieces += [Piece(BlockKind.PARAGRAPH, text)] if text else []
            end += 1
        return end + 1 - self.place

    def _read_rule(self, line: str) -> int:
        return int(_RULE.match(line) is not None)

    def _read_heading(self, line: str) -> int:
        if match := _HEADING.match(line):
            text = (match[2] or "").rstrip()
            bare = text.rstrip("#")
            text = text if bare[-1:].strip() else bare  # a closing run stands apart
            self._keep(BlockKind.HEADING, text, len(match[1]))
            return 1
        after = self.lines[self.place + 1 : self.place + 2]
        if after and _UNDERLINE.match(after[0]) and not self._is_marked(line):
            self._keep(BlockKind.HEADING, line, 1 if "=" in after[0] else 2)
            return 2
        return 0

    def _read_quote(self, line: str) -> int:
        if not _QUOTE.match(line):
            return 0
        end = self.place
        groups: list[list[str]] = [[]]
        while end < len(self.lines) and _QUOTE.match(self.lines[end]):
            text = _QUOTE_MARKS.sub("", self.lines[end], count=1)
            if text.strip():
                groups[-1].append(text)
            else:
                groups.append([])
            end += 1
        for group in filter(None, groups):
            for text in self.flow.paragraphs(group):
                self._keep(BlockKind.QUOTE, text)
        return end - self.place

    def _read_item(self, line: str) -> int:
        match = _ITEM.match(line)
        if match is None:
            return 0
        rest = self._rest_of_paragraph()
        joined = self.markdown or all(more[:2].isspace() for more in rest)
        first, *others = self.flow.paragraphs([match[2], *rest], joined=joined)
        level = len(match[1].expandtabs(4)) // 2 + 1
        self._keep(BlockKind.ITEM, first, level)
        for text in others:
            self._keep(BlockKind.PARAGRAPH, text)
        return 1 + len(rest)

    def _read_aligned(self, line: str) -> int:
        if self.markdown or "  " not in line.strip():
            return 0
        rows, taken = texttable.aligned_table(self.lines, self.place, self._cell)
        self.pieces += [Piece(BlockKind.TABLE, rows=rows)] if taken else []
        return taken

    def _read_table(self, line: str) -> int:
        rows: texttable.Rows = []
        taken = 0
        if "|" in line:
            rows, taken = texttable.pipe_table(self.lines, self.place, self._cell)
        elif "\t" in line:
            rows, taken = texttable.tab_table(self.lines, self.place, self._cell)
        if any(cell.text for row in rows for cell in row):
            self.pieces.append(Piece(BlockKind.TABLE, rows=rows))
        return taken

    def _cell(self, text: str) -> str:
        return flow.one_line(self.clean(text))

    def _read_special(self, line: str) -> int:
        if line[0] not in _MARKS and _TELLING.isdisjoint(line):
            return 0
        if image := _IMAGE.match(line):
            self._keep(BlockKind.CAPTION, image[1])
            return 1
        if is_dispatch_line(line):
            self._keep(BlockKind.PARAGRAPH, line)
            return 1
        if self.markdown and _DEFINITION.match(line):
            return 1
        if (bold := _BOLD.match(line)) and self._stands_alone() and may_head(bold[2]):
            self._keep(BlockKind.HEADING, bold[2], _BOLD_LEVEL)
            return 1
        return self._read_credit(line)

    def _read_credit(self, line: str) -> int:
        """A photo credit ends a caption: the line after it is another matter."""
        if "©" not in line or len(line) > _LONGEST_CREDIT:
            return 0
        self._keep(BlockKind.PARAGRAPH, line)
        return 1

    def _read_paragraph(self, line: str) -> int:
        rest = self._rest_of_paragraph()
        if self.markdown and line.lstrip().startswith("[^"):
            line = _FOOTNOTE.sub("", line)
        texts = self.flow.paragraphs([line, *rest])
        if len(texts) == 1 and self._is_blank(self.place - 1):
            self.alone.append(len(self.pieces))
        for text in texts:
            self._keep(BlockKind.PARAGRAPH, text)
        return 1 + len(rest)

    def _rest_of_paragraph(self) -> list[str]:
        """Lines after this one up to a blank one or the start of another block."""
        end = self.place + 1
        while end < len(self.lines):
            line = self.lines[end]
            if not line or line.isspace():
                break
            if self._interrupts(line, end):
                break
            end += 1
        return list(self.lines[self.place + 1 : end])

    def _interrupts(self, line: str, place: int) -> bool:
        """Whether `line` starts another block without a blank line before it."""
        if _TELLING.isdisjoint(line) and line[0] not in _MARKS:
            return False
        if ("©" in line and len(line) <= _LONGEST_CREDIT) or is_dispatch_line(line):
            return True
        if any(p.match(line) for p in (_HEADING, _RULE, _QUOTE, _FENCE)):
            return True
        if match := _ITEM.match(line):
            mark = line[match.end(1)]
            if mark in _BULLETS or self._goes_on(line, place):
                return True
            return flow.ends_sentence(self.lines[place - 1], _ENDS)
        return self._is_row(line, place)

    def _goes_on(self, line: str, place: int) -> bool:
        """Whether a dash or number goes on a list that the line before belongs to."""
        mark = _MARK.match(line)
        before = _MARK.match(self.lines[place - 1])
        if not mark or not before:
            return False
        if mark[1] and before[1]:
            return int(mark[1]) == int(before[1]) + 1
        return mark[0].strip() == before[0].strip()

    def _is_row(self, line: str, place: int) -> bool:
        """Whether a table begins at `line`; its cells are not looked at."""
        if "|" in line:
            return bool(texttable.pipe_table(self.lines[place : place + 3], 0, str)[1])
        return "\t" in line and bool(texttable.tab_table([line], 0, str)[1])

    def _is_marked(self, line: str) -> bool:
        """Whether `line` starts a block of a kind that shows."""
        return line[0] in _MARKS and self._interrupts(line, self.place)

    def _stands_alone(self) -> bool:
        """Whether blank lines stand around this one."""
        return self._is_blank(self.place - 1) and self._is_blank(self.place + 1)

    def _is_blank(self, place: int) -> bool:
        """Whether there is no text on a line; there is none beyond the text's ends."""
        return not 0 <= place < len(self.lines) or not self.lines[place].strip()
