"""Instructions of a page → text at places: the other door to pypdf, for its fonts."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any, cast

from pypdf import PageObject, PdfReader
from pypdf.generic import ContentStream, DictionaryObject, StreamObject
from pypdf.generic._font import Font

from graph_builder.ingest.decode import clean
from graph_builder.ingest.limits import too_many
from graph_builder.ingest.pdf.page import Page, Run

Matrix = tuple[float, float, float, float, float, float]
MAX_OPERATIONS = 3_000_000
"""Most instructions of a document."""
_SAME: Matrix = (1, 0, 0, 1, 0, 0)
_TURNED: dict[int, Matrix] = {
    90: (0, -1, 1, 0, 0, 0),
    180: (-1, 0, 0, -1, 0, 0),
    270: (0, 1, -1, 0, 0, 0),
}
_DEEPEST = 8  # forms within forms
_FORM = 50  # instructions that a form is worth: it is parsed anew each time
_DEEPEST_STACK = 256
_SHOWING = frozenset(("Tj", "TJ", "'", '"'))
_MOVING = frozenset(("BT", "Td", "TD", "Tm", "T*"))
_SETTING = {
    "Tc": ("spacing", 1),
    "Tw": ("words", 1),
    "Tz": ("stretch", 0.01),
    "TL": ("leading", 1),
    "Ts": ("rise", 1),
}
_LIGATURES = re.compile("[\ufb00-\ufb06]")
_WEIGHTS = ("bold", "black", "heavy", "semibold", "demi")


def paint(page: PageObject, reader: PdfReader, left: Budget) -> Page:
    """What is painted on one page, turned as it is shown."""
    turned = _TURNED.get(page.rotation % 360, _SAME)
    (x, y), (right, top) = page.cropbox.lower_left, page.cropbox.upper_right
    corners = [
        _at(_times((1, 0, 0, 1, a, b), turned)) for a, b in ((x, y), (right, top))
    ]
    made = Page(min(y for _, y in corners), max(y for _, y in corners))
    painter = _Painter(made, reader, left)
    contents = page.get("/Contents")
    if contents is not None:
        painter.paint(ContentStream(contents, reader, "bytes"), page, turned)
    return made


def _times(one: Matrix, other: Matrix) -> Matrix:
    """The map that does `one`, then `other`."""
    a, b, c, d, e, f = one
    p, q, r, s, t, u = other
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def _at(matrix: Matrix) -> tuple[float, float]:
    return matrix[4], matrix[5]


def _numbers(operands: Sequence[object], count: int) -> list[float]:
    """The last numbers of an instruction.

    Raises:
        ValueError: there are not as many.
    """
    taken = [float(one) for one in operands[-count:] if isinstance(one, (int, float))]
    if len(taken) != count or not all(map(math.isfinite, taken)):
        msg = "operands are missing"
        raise ValueError(msg)
    return taken


@dataclass(slots=True)
class Budget:
    """Instructions that a document may still have."""

    operations: int = MAX_OPERATIONS

    def spend(self, operations: int = 1) -> None:
        """Count some more.

        Raises:
            LimitError: those are too many.
        """
        self.operations -= operations
        if self.operations < 0:
            parts = "instructions"
            raise too_many(parts, MAX_OPERATIONS)


@dataclass(slots=True)
class _State:
    """What q keeps and Q brings back."""

    place: Matrix = _SAME
    font: _Letters | None = None
    size: float = 1
    spacing: float = 0
    words: float = 0
    stretch: float = 1
    leading: float = 0
    rise: float = 0


class _Letters:
    """A font: bytes → letters and how wide they are."""

    def __init__(self, font: Font) -> None:
        self._font = font
        name = f"{font.name} {font.font_descriptor.weight}".lower()
        self.bold = any(word in name for word in _WEIGHTS)

    def read(self, shown: bytes | str) -> tuple[str, float, int, int]:
        """Text, its width in thousandths of its size, its signs, its spaces."""
        font = self._font
        if isinstance(shown, str):
            raw, signs = shown, list(shown)
        elif isinstance(font.encoding, str):
            raw = shown.decode(font.encoding, "replace")
            signs = list(raw)
        else:
            raw = "".join(map(chr, shown))
            signs = [font.encoding.get(byte, chr(byte)) for byte in shown]
        text = "".join(str(font.character_map.get(sign, sign)) for sign in signs)
        text = text.replace("\x7f", "•")  # as codes without a sign show in WinAnsi
        width = font.get_text_width(raw)
        return text, width, len(raw), raw.count(" ")


class _Painter:
    """Follows the instructions of a page and keeps the text that they paint."""

    def __init__(self, page: Page, reader: PdfReader, left: Budget) -> None:
        self._page, self._reader, self._left = page, reader, left
        self._state, self._stack = _State(), list[_State]()
        self._line = self._text = _SAME
        self._within: list[int] = []  # forms being painted
        self._fonts: dict[int, _Letters] = {}

    def paint(self, stream: ContentStream, owner: DictionaryObject, at: Matrix) -> None:
        """Follow a stream whose fonts and forms are those of `owner`."""
        kept, depth = self._state, len(self._stack)
        self._state = replace(kept, place=at)
        resources = _inherited(owner)
        for operands, operator in stream.operations:
            self._left.spend()
            name = operator.decode("latin-1")
            with suppress(ValueError, OverflowError):  # as viewers do: leave it out
                self._follow(name, list(operands), resources)
        del self._stack[depth:]
        self._state = kept

    def _follow(self, name: str, given: list[Any], resources: DictionaryObject) -> None:
        if name in _SHOWING:
            self._show_line(name, given)
        elif name in _MOVING:
            self._move(name, given)
        elif name in _SETTING:
            attribute, factor = _SETTING[name]
            setattr(self._state, attribute, _numbers(given, 1)[0] * factor)
        elif name == "Tf":
            self._state.font = self._font(given[0] if given else "", resources)
            self._state.size = _numbers(given, 1)[0]
        elif name == "Do" and given:
            self._form(_entry(resources, "/XObject", given[0]))
        elif name == "INLINE IMAGE":
            self._page.pictures = True
        else:
            self._keep(name, given)

    def _keep(self, name: str, given: list[Any]) -> None:
        """The stack of states, and the place of all that follows."""
        if name == "q" and len(self._stack) < _DEEPEST_STACK:
            self._stack.append(replace(self._state))
        elif name == "Q" and self._stack:
            self._state = self._stack.pop()
        elif name == "cm":
            self._state.place = _times(_matrix(given), self._state.place)

    def _move(self, name: str, given: list[Any]) -> None:
        if name == "BT":
            self._line = _SAME
        elif name == "Tm":
            self._line = _matrix(given)
        else:
            across, up = (
                (0, -self._state.leading) if name == "T*" else _numbers(given, 2)
            )
            if name == "TD":
                self._state.leading = -up
            self._line = _times((1, 0, 0, 1, across, up), self._line)
        self._text = self._line

    def _show_line(self, name: str, given: list[Any]) -> None:
        if name in "'\"":
            if name == '"' and len(given) > 2:  # noqa: PLR2004 - its three operands
                self._state.words, self._state.spacing = _numbers(given[:2], 2)
            self._move("T*", [])
        shown = given[-1] if given else ""
        for part in shown if isinstance(shown, list) else [shown]:
            self._left.spend()
            if isinstance(part, (bytes, str)):
                self._show(part)
            elif isinstance(part, (int, float)):
                self._advance(-float(part) / 1000 * self._state.size)

    def _show(self, shown: bytes | str) -> None:
        state = self._state
        if state.font is None:
            return
        text, width, signs, spaces = state.font.read(shown)
        before = _times((1, 0, 0, 1, 0, state.rise), _times(self._text, state.place))
        wide = width / 1000 * state.size + signs * state.spacing
        self._advance(wide + spaces * state.words)
        right = _times(self._text, state.place)[4]
        upright = abs(before[1]) < abs(before[0]) and before[0] > 0
        text = clean(
            unicodedata.normalize("NFKC", text) if _LIGATURES.search(text) else text
        )
        if upright and text:
            size = abs(state.size) * math.hypot(before[2], before[3])
            run = Run(text, before[4], right, before[5], size, state.font.bold)
            self._page.runs.append(run)

    def _advance(self, across: float) -> None:
        step = across * self._state.stretch
        self._text = _times((1, 0, 0, 1, step, 0), self._text)

    def _font(self, name: object, resources: DictionaryObject) -> _Letters | None:
        found = _entry(resources, "/Font", name)
        if found is None:
            return None
        if id(found) not in self._fonts:
            self._fonts[id(found)] = _Letters(Font.from_font_resource(found))
        return self._fonts[id(found)]

    def _form(self, form: DictionaryObject | None) -> None:
        """Paint a form where it is used, but not within itself."""
        if form is None or not isinstance(form, StreamObject):
            return
        if form.get("/Subtype") == "/Image":
            self._page.pictures = True
        elif id(form) not in self._within and len(self._within) < _DEEPEST:
            self._left.spend(_FORM)
            self._within.append(id(form))
            given = form.get("/Matrix")
            at = _matrix(given) if given is not None else _SAME
            kept = self._line, self._text
            stream = ContentStream(form, self._reader, "bytes")
            self.paint(stream, form, _times(at, self._state.place))
            self._line, self._text = kept
            self._within.pop()


def _matrix(given: Sequence[object]) -> Matrix:
    a, b, c, d, e, f = _numbers(given, 6)
    return a, b, c, d, e, f


def _inherited(owner: DictionaryObject) -> DictionaryObject:
    """The resources of a page or form, those of its ancestors where it has none."""
    node: Any = owner
    for _ in range(_DEEPEST_STACK):
        found = node.get("/Resources")
        if found is not None and isinstance(found.get_object(), DictionaryObject):
            return cast("DictionaryObject", found.get_object())
        if node.get("/Parent") is None:
            break
        node = node["/Parent"].get_object()
    return DictionaryObject()


def _entry(
    resources: DictionaryObject, kind: str, name: object
) -> DictionaryObject | None:
    """The font or form that resources call so."""
    known = resources.get(kind)
    known = known.get_object() if known is not None else None
    found = known.get(name) if isinstance(known, DictionaryObject) else None
    found = found.get_object() if found is not None else None
    return found if isinstance(found, DictionaryObject) else None
