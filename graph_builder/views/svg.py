"""A scene as SVG: no script, no font, nothing fetched."""

from __future__ import annotations

import re
from html import escape

from graph_builder.views.scene import PAPER, Box, Curve, Disc, Scene, Shape, Text, Wedge

_FONT = "'DejaVu Sans', Verdana, 'Segoe UI', Helvetica, Arial, sans-serif"
_ILLEGAL = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def svg(scene: Scene) -> str:
    """The picture as one SVG document."""
    size = f'width="{_n(scene.width)}" height="{_n(scene.height)}"'
    box = f'viewBox="0 0 {_n(scene.width)} {_n(scene.height)}"'
    shapes = "\n".join(map(_shape, scene.shapes))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} {box} role="img"'
        f' font-family="{_FONT}">\n<title>{_text(scene.title)}</title>\n'
        f'<rect width="100%" height="100%" fill="{PAPER}"/>\n{shapes}\n</svg>\n'
    )


def page(scene: Scene) -> str:
    """The picture as a page of its own."""
    head = f'<meta charset="utf-8"><title>{_text(scene.title)}</title>'
    style = "<style>body{margin:0}svg{max-width:100%;height:auto}</style>"
    return (
        f'<!doctype html>\n<html lang="fr">\n<head>{head}{style}</head>\n'
        f"<body>\n{svg(scene)}</body>\n</html>\n"
    )


def _shape(shape: Shape) -> str:
    match shape:
        case Disc():
            return _disc(shape)
        case Box():
            return _box(shape)
        case Curve():
            return _curve(shape)
        case Wedge():
            points = " ".join(f"{_n(x)},{_n(y)}" for x, y in shape.points)
            style = f'fill="{shape.fill}" fill-opacity="{_n(shape.opacity)}"'
            return f'<polygon points="{points}" {style}/>'
        case Text():
            return _label(shape)


def _disc(disc: Disc) -> str:
    x, y = disc.centre
    place = f'cx="{_n(x)}" cy="{_n(y)}" r="{_n(disc.radius)}"'
    style = f'fill="{disc.fill}" stroke="{PAPER}" stroke-width="1.5"'
    return _titled("circle", f"{place} {style}", disc.title)


def _box(box: Box) -> str:
    x, y = box.corner
    place = f'x="{_n(x)}" y="{_n(y)}" width="{_n(box.width)}" height="{_n(box.height)}"'
    return _titled("rect", f'{place} rx="2" fill="{box.fill}"', box.title)


def _curve(curve: Curve) -> str:
    start, *rest = (f"{_n(x)},{_n(y)}" for x, y in curve.points)
    style = (
        f'fill="none" stroke="{curve.colour}" stroke-width="{_n(curve.width)}"'
        f' stroke-opacity="{_n(curve.opacity)}"'
    )
    if curve.dashed:
        style += ' stroke-dasharray="5 4"'
    return _titled("path", f'd="M{start} C{" ".join(rest)}" {style}', curve.title)


def _label(text: Text) -> str:
    x, y = text.at
    style = f'font-size="{_n(text.size)}" fill="{text.colour}"'
    if text.anchor != "start":
        style += f' text-anchor="{text.anchor}"'
    if text.bold:
        style += ' font-weight="600"'
    if text.halo:
        style += (
            f' stroke="{PAPER}" stroke-width="3.5" stroke-linejoin="round"'
            ' paint-order="stroke"'
        )
    return f'<text x="{_n(x)}" y="{_n(y)}" {style}>{_text(text.text)}</text>'


def _titled(tag: str, attributes: str, title: str) -> str:
    if not title:
        return f"<{tag} {attributes}/>"
    return f"<{tag} {attributes}><title>{_text(title)}</title></{tag}>"


def _text(text: str) -> str:
    return escape(_ILLEGAL.sub("\ufffd", text))


def _n(number: float) -> str:
    """A coordinate to a tenth, without idle zeros."""
    text = f"{number:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
