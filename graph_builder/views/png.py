"""A scene as PNG, drawn by matplotlib (the extra `[png]`), twice as fine as the SVG."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from graph_builder.errors import UsageError
from graph_builder.views.scene import PAPER, Box, Curve, Disc, Scene, Shape, Text, Wedge

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_DPI = 144
_POINTS = 0.72  # a pixel at 100 to the inch, in points
_ALIGN = {"start": "left", "middle": "center", "end": "right"}


def png(scene: Scene) -> bytes:
    """The picture as PNG, the same bytes for the same scene and matplotlib.

    Raises:
        UsageError: matplotlib is not installed.
    """
    try:
        from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415 - an extra
        from matplotlib.figure import Figure  # noqa: PLC0415 - an extra
    except ImportError as error:
        what = "PNG needs matplotlib"
        hint = "pip install 'graph-builder[png]', or write .svg"
        raise UsageError(what, hint=hint) from error
    figure = Figure(figsize=(scene.width / 100, scene.height / 100), facecolor=PAPER)
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, scene.width)
    axes.set_ylim(scene.height, 0)
    axes.set_axis_off()
    for order, shape in enumerate(scene.shapes):
        _draw(axes, shape, order)
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", dpi=_DPI, metadata={"Software": None})
    return buffer.getvalue()


def _draw(axes: Axes, shape: Shape, order: int) -> None:
    if isinstance(shape, Text):
        _text(axes, shape, order)
    else:
        axes.add_patch(_patch(shape, order))


def _patch(shape: Disc | Box | Curve | Wedge, order: int) -> Any:  # noqa: ANN401 - patches of several classes
    from matplotlib import patches  # noqa: PLC0415 - an extra

    match shape:
        case Disc():
            return patches.Circle(
                shape.centre,
                shape.radius,
                facecolor=shape.fill,
                edgecolor=PAPER,
                linewidth=1.5 * _POINTS,
                zorder=order,
            )
        case Box():
            return patches.Rectangle(
                shape.corner, shape.width, shape.height, color=shape.fill, zorder=order
            )
        case Wedge():
            return patches.Polygon(
                shape.points,
                facecolor=shape.fill,
                alpha=shape.opacity,
                linewidth=0,
                zorder=order,
            )
        case Curve():
            return _stroke(shape, order)


def _stroke(curve: Curve, order: int) -> Any:  # noqa: ANN401 - as above
    from matplotlib import patches  # noqa: PLC0415 - an extra
    from matplotlib.path import Path  # noqa: PLC0415 - an extra

    codes = [Path.MOVETO, Path.CURVE4, Path.CURVE4, Path.CURVE4]
    return patches.PathPatch(
        Path(curve.points, codes),
        facecolor="none",
        edgecolor=curve.colour,
        linewidth=curve.width * _POINTS,
        linestyle=(0, (3, 2.5)) if curve.dashed else "solid",
        alpha=curve.opacity,
        capstyle="butt",
        zorder=order,
    )


def _text(axes: Axes, text: Text, order: int) -> None:
    from matplotlib import patheffects  # noqa: PLC0415 - an extra

    halo = [patheffects.withStroke(linewidth=3.5 * _POINTS, foreground=PAPER)]
    axes.text(
        *text.at,
        text.text,
        parse_math=False,  # a dollar sign is a dollar sign
        fontsize=text.size * _POINTS,
        ha=_ALIGN[text.anchor],
        va="baseline",
        color=text.colour,
        fontweight="bold" if text.bold else "normal",
        path_effects=halo if text.halo else None,
        zorder=order,
    )
