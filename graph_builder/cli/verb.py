"""What all verbs share: `--quiet` and `--debug`, and how they are declared."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from functools import partial

import click


@dataclass
class Session:
    """What holds for one run of the program, whichever verb it runs."""

    quiet: bool = False
    debug: bool = False


class Verb(click.Command):
    """A command that takes the common flags after its name too.

    Their short forms give way to options of the verb's own (`query -q TEXT`).
    """

    def __init__(self, *args: object, **given: object) -> None:
        super().__init__(*args, **given)  # type: ignore[arg-type]  # click's own
        taken = {name for parameter in self.params for name in parameter.opts}
        quiet = ("--quiet",) if "-q" in taken else ("-q", "--quiet")
        self.params.append(_flag(*quiet, about="No progress, no summary."))
        self.params.append(_flag("--debug", about="Show the traceback of an error."))

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse, and refuse settings that this verb does not have."""
        known = {p.name for p in self.params if isinstance(p, click.Option) and p.name}
        for name in ctx.default_map or {}:
            if name not in known:
                near = difflib.get_close_matches(name, known, n=1)
                hint = f" (did you mean {_spelt(near[0])}?)" if near else ""
                message = f"the settings set {_spelt(name)!r}, which is no option{hint}"
                raise click.UsageError(message, ctx)
        return super().parse_args(ctx, args)


def _spelt(name: str) -> str:
    """An option as people write it."""
    return name.replace("_", "-")


def _flag(*names: str, about: str) -> click.Option:
    return click.Option(
        names, is_flag=True, expose_value=False, callback=_raise_flag, help=about
    )


def _raise_flag(ctx: click.Context, option: click.Parameter, value: object) -> None:
    if value and option.name:
        setattr(ctx.ensure_object(Session), option.name, True)


verb = partial(click.command, cls=Verb)
"""Declares a verb."""
