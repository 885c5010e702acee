"""Lines → paragraphs: hard-wrapped text is joined, deliberate lines are kept."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

_NARROWEST, _WIDEST = 45, 130  # columns of hard-wrapped text
_FEWEST = 3  # full lines that make a text hard-wrapped
_WIDTHS = 2000  # lines measured
_ENDS = ".!?…"
_AFTER_END = '»”")]\u00a0\u202f '
_BROKEN_WORD = re.compile(r"([^\W\d_][\w’']*(?:-[^\W\d_]+)*)-$")
_WORD = re.compile(r"[\w’'-]+")
_SPACES = re.compile(r"[ \t\n\f]+")
_HARD_BREAK = re.compile(r"(?:  |\\)$")  # of Markdown
# Beginnings and ends of words that keep their hyphen where nothing else tells.
_HYPHENATED = re.compile(
    r"(?:porte|sous|vice|mi|demi|semi|non|avant|après|arrière|celui|celle|ceux|celles"
    r"|peut|lui|elle|eux|franco|anglo|quatre|vingt|soixante|trente|quarante|cinquante"
    r"|grand|haut|nord|sud|centre|rendez|savoir|chef|là|ci|.*-.*)$",
    re.IGNORECASE,
)
_CLITIC = re.compile(
    r"(?:t-)?(?:il|elle|on|ils|elles|je|nous|vous|ce|ci|là|mêmes?|lui|dire|être|en|de"
    r"|du|à)\b"
)
_LONGEST_WORD = 60
_SHORT_LINE = 60  # a line no longer than that may be broken on purpose


@dataclass(slots=True)
class Flow:
    """How the lines of one text hang together.

    Attributes:
        column: width to which the text is hard-wrapped, 0 where it is not.
        joins_all: lines go on whatever their length (Markdown's soft breaks).
        words: words of the text, which settle whether a hyphen at a line's end stays.
    """

    column: int = 0
    joins_all: bool = False
    words: Callable[[], Counter[str]] = field(default=Counter)

    def paragraphs(self, lines: Sequence[str], *, joined: bool = False) -> list[str]:
        """Paragraphs that consecutive lines make, each without a newline.

        `joined` makes them one, but for hard breaks.
        """
        made: list[list[str]] = []
        before = ""
        for line in lines:
            text = one_line(line)
            broken = self.joins_all and _HARD_BREAK.search(before)
            if made and not broken and (joined or self._goes_on(made[-1][-1], text)):
                made[-1].append(text)
            else:
                made.append([text])
            before = line
            if self.joins_all and text.endswith("\\"):
                made[-1][-1] = text[:-1].rstrip()
        return [self._joined(parts) if len(parts) > 1 else parts[0] for parts in made]

    def _goes_on(self, before: str, line: str) -> bool:
        """Whether `line` goes on what the line before it says."""
        if line.startswith("©"):
            return False
        if self._is_full(before, line) or self._seam(before, line)[0] == "":
            return True
        ended = ends_sentence(before)
        if self.joins_all and (ended or len(before) > _SHORT_LINE):
            return True
        if line[:1].islower():
            return not ends_sentence(before, _ENDS)
        return not ended and line[:1] in ",;:.()»"

    def _is_full(self, before: str, line: str) -> bool:
        """Whether the first word of `line` had no room on the line before."""
        if not self.column:
            return False
        first_word = line.find(" ") % (len(line) + 1)
        return len(before) + 1 + first_word > 0.92 * self.column

    def _joined(self, parts: Sequence[str]) -> str:
        out = [parts[0]]
        for part in parts[1:]:
            glue, cut = self._seam(out[-1], part)
            out[-1] = out[-1][: len(out[-1]) - cut]
            out += [glue + part]
        return "".join(out)

    def _seam(self, before: str, after: str) -> tuple[str, int]:
        """What goes between two lines, and how many characters the first one loses."""
        match = (
            _BROKEN_WORD.search(before[-_LONGEST_WORD:])
            if before.endswith("-")
            else None
        )
        if match is None or not after[:1].isalpha():
            return " ", 0
        return "", int(after[:1].islower() and not self._keeps(match[1], after))

    def _keeps(self, head: str, after: str) -> bool:
        """Whether the hyphen at a line's end belongs to the word («porte-parole»)."""
        tail = _WORD.match(after)
        rest = tail[0] if tail else ""
        words = self.words()
        whole, split = words[(head + rest).lower()], words[f"{head}-{rest}".lower()]
        if whole != split:
            return split > whole
        return bool(_HYPHENATED.match(head) or _CLITIC.match(after))


def one_line(text: str) -> str:
    """`text` on one line, single spaces between words; no-break spaces stay."""
    if "  " in text or "\t" in text or "\n" in text or "\f" in text:
        text = _SPACES.sub(" ", text)
    return text.strip()


def ends_sentence(text: str, ends: str = ".!?…:;") -> bool:
    """Whether `text` ends in one of the marks `ends`, brackets and quotes aside."""
    return text.rstrip(_AFTER_END)[-1:] in tuple(ends)


def of(lines: Sequence[str], *, joins_all: bool) -> Flow:
    """The flow of a text's lines."""
    memo: list[Counter[str]] = []

    def words() -> Counter[str]:
        if not memo:
            memo.append(_count(lines))
        return memo[0]

    return Flow(_column(lines), joins_all, words)


def _count(lines: Iterable[str]) -> Counter[str]:
    return Counter(w.lower() for line in lines for w in _WORD.findall(line))


def _column(lines: Sequence[str]) -> int:
    """Width to which a text is wrapped, 0 for one with a line a paragraph."""
    widths = sorted(
        len(w) for w in map(str.strip, lines[:_WIDTHS]) if w and "\t" not in w
    )
    if not widths:
        return 0
    widest = widths[int(0.97 * (len(widths) - 1))]
    if not _NARROWEST <= widest <= _WIDEST:
        return 0
    full = sum(width >= 0.8 * widest for width in widths)
    return widest if full >= max(_FEWEST, 0.3 * len(widths)) else 0
