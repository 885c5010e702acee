"""Announcements made up by a seeded generator, with what they say.

    for one in announcements(10_000, seed=1): one.name, one.text, one.truth

    python benchmarks/announcements.py 1000 FOLDER [SEED]    # files, and truth.json

Institutions and calls are real (our authority lists), all else is invented: projects,
persons, amounts, outcomes. Texts vary in outlet, order, layout (sentences, a list, a
table) and in what the institutions are called. The same seed gives the same texts, and
one text does not hang on how many there are.
"""

from __future__ import annotations

import datetime as dt
import json
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graph_builder import authority
from graph_builder.authority import Record

Row = dict[str, object]
Tables = dict[str, list[Row]]

_SYLLABLES = "ba bri cal dor el fen gal hé ilo jas ka lum mé nor or pha qui rho sel ti"
_SYLLABLES_2 = "ul va wen xa yl zé an dre gi mar"
_FIRST = "Agathe Baptiste Coralie Damien Estelle Fabrice Gwenaëlle Hugo Inès Jocelyn"
_LAST = "Aubrac Belval Carnoy Delmotte Esnault Fauvel Guérande Hamelin Izard Jourdain"
_OUTLETS = "La Dépêche des campus|Fil recherche|Le Courrier du supérieur|Labo presse"
_THEMES = (
    "les batteries|l'eau|le stockage du carbone|les protéines végétales|la robotique"
    "|la cybersécurité|les matériaux biosourcés|l'imagerie médicale|la forêt|le son"
)
_ELIDED = {"université", "institut", "école", "agence", "observatoire", "office", "irt"}
_MASCULINE = {"centre", "bureau", "muséum", "conservatoire", "commissariat"}
_MONTHS = "janvier février mars avril mai juin juillet août septembre octobre"
_MONTHS += " novembre décembre"


@dataclass(frozen=True, slots=True)
class Announcement:
    """One text in Markdown, the answer tables it must give, and who is named how.

    Attributes:
        name: of its file.
        text: with front matter.
        truth: rows by table, of the tables that are complete: awards, selections,
            counts, envelopes, partners, roles.
        named: by what an institution is called in it, its key in our lists.
    """

    name: str
    text: str
    truth: Tables
    named: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Project:
    name: str
    carrier: str
    tenths: int  # of a million euros
    theme: str
    partner: str

    @property
    def amount(self) -> str:
        whole, tenth = divmod(self.tenths, 10)
        return f"{whole},{tenth} M€" if tenth else f"{whole} M€"


def announcements(count: int, seed: int = 1) -> Iterator[Announcement]:
    """The first texts of a seed."""
    return (_announcement(number, seed) for number in range(count))


@cache
def _institutions() -> tuple[Record, ...]:
    kinds = {"university", "research-organisation"}
    return tuple(one for one in authority.organisations() if one.kind in kinds)


@cache
def _calls() -> tuple[str, ...]:
    return tuple(p.label for p in authority.programmes() if p.kind == "call")


class _Draft:
    """One announcement as it is made up."""

    def __init__(self, number: int, seed: int) -> None:
        self.any = random.Random(f"{seed}/{number}")  # noqa: S311 - no secret
        self.named: dict[str, str] = {}
        institutions = self.any.sample(_institutions(), 9)
        names = [self._name(record) for record in institutions]
        self.call = self.any.choice(_calls())
        self.projects = [
            _Project(
                self._coined(),
                names[n],
                self.any.randint(8, 240),
                self._theme(),
                names[n + 4],
            )
            for n in range(self.any.randint(2, 4))
        ]
        self.rejected = names[8]
        self.person = (
            f"{self.any.choice(_FIRST.split())} {self.any.choice(_LAST.split())}"
        )
        self.day = dt.date(2021, 1, 4) + dt.timedelta(days=self.any.randrange(1800))

    def _name(self, record: Record) -> str:
        """What it is called: mostly its name, at times another that is long enough."""
        others = [alias for alias in record.aliases if " " in alias]
        called = self.any.choice([record.label] * 2 + others)
        self.named[called] = record.key
        return called

    def _coined(self) -> str:
        return "".join(self.any.choices(_SYLLABLES.split(), k=3)).capitalize()

    def _theme(self) -> str:
        return self.any.choice(_THEMES.split("|"))

    @property
    def total(self) -> str:
        tenths = sum(project.tenths for project in self.projects)
        return _Project("", "", tenths, "", "").amount

    def date(self) -> str:
        return f"{self.day.day} {_MONTHS.split()[self.day.month - 1]} {self.day.year}"


def _announcement(number: int, seed: int) -> Announcement:
    draft = _Draft(number, seed)
    layout = (_sentences, _items, _table)[draft.any.randrange(3)]
    outlet = draft.any.choice(_OUTLETS.split("|"))
    title = f"{draft.call} : {len(draft.projects)} lauréats, {draft.total}"
    head = f"title: {json.dumps(title, ensure_ascii=False)}\npublisher: {outlet}"
    parts = [
        f"---\n{head}\npublished: {draft.day.isoformat()}\n---",
        _lead(draft),
        *layout(draft),
        *draft.any.sample([_refused(draft), _quoted(draft), _aside(draft)], 3),
    ]
    text = "\n\n".join(parts) + "\n"
    return Announcement(f"annonce-{number:06}.md", text, _truth(draft), draft.named)


_LEADS = (
    "L'ANR a annoncé le {day} {who} lauréats de « {call} », dotés de {total}.",
    "Les {who} lauréats de « {call} », annoncés le {day}, se partageront {total}.",
)


def _lead(draft: _Draft) -> str:
    who = len(draft.projects)
    lead = draft.any.choice(_LEADS)
    return lead.format(day=draft.date(), call=draft.call, who=who, total=draft.total)


_TELLINGS = (
    "Le projet {name}, porté par {carrier}, reçoit {amount}.",
    "{Carrier} obtient {amount} pour son projet {name}.",
    "Doté de {amount}, le projet {name} est coordonné par {carrier}.",
)


def _sentences(draft: _Draft) -> list[str]:
    return [
        draft.any.choice(_TELLINGS).format(
            name=p.name,
            carrier=_the(p.carrier),
            Carrier=_the(p.carrier, opens=True),
            amount=p.amount,
        )
        + f" Il porte sur {p.theme} et associe {_the(p.partner)}."
        for p in draft.projects
    ]


def _items(draft: _Draft) -> list[str]:
    lines = [
        f"- {p.name}, porté par {_the(p.carrier)} : {p.amount} ;"
        for p in draft.projects
    ]
    return ["Les lauréats :", "\n".join(lines), *_partners(draft)]


def _table(draft: _Draft) -> list[str]:
    rows = [f"| {p.name} | {p.carrier} | {p.amount} |" for p in draft.projects]
    head = "| Projet | Porteur | Montant |\n| --- | --- | --- |\n"
    return [head + "\n".join(rows), *_partners(draft)]


def _partners(draft: _Draft) -> list[str]:
    return [
        f"Le projet {p.name} porte sur {p.theme} et associe {_the(p.partner)}."
        for p in draft.projects
    ]


def _refused(draft: _Draft) -> str:
    return f"La candidature de {_the(draft.rejected)} n'a pas été retenue.".replace(
        "de le ", "du "
    ).replace("de Le ", "du ")


def _quoted(draft: _Draft) -> str:
    carrier = draft.projects[0].carrier
    return (
        f"« Nous recruterons dès la rentrée prochaine », assure {draft.person},"
        f" président de {_the(carrier)}.".replace("de le ", "du ")
    )


def _aside(draft: _Draft) -> str:
    theme = draft._theme()  # noqa: SLF001 - of this module
    return f"La recherche sur {theme} avance depuis dix ans dans la région."


def _the(name: str, *, opens: bool = False) -> str:
    """A name with its article, as far as its first word tells."""
    first = name.split(maxsplit=1)[0]
    if first.casefold() in _ELIDED:
        article = "L'" if opens else "l'"
        return f"{article}{name}"
    if first.casefold() in _MASCULINE:
        return f"{'Le' if opens else 'le'} {name}"
    return name


def _truth(draft: _Draft) -> Tables:
    call = draft.call
    amounts = [project.tenths * 100_000 for project in draft.projects]
    pairs = list(zip(draft.projects, amounts, strict=True))
    return {
        "awards": [
            {"recipient": p.carrier, "project": p.name, "amount_eur": a}
            for p, a in pairs
        ],
        "envelopes": [{"object": call, "amount_eur": sum(amounts)}],
        "selections": [
            *({"candidate": p.name, "outcome": "selected"} for p in draft.projects),
            {"candidate": draft.rejected, "outcome": "rejected"},
        ],
        "counts": [{"call": call, "stage": "selected", "count": len(draft.projects)}],
        "partners": [
            {"project": p.name, "organisation": o, "part": part}
            for p in draft.projects
            for o, part in ((p.carrier, "lead"), (p.partner, "partner"))
        ],
        "roles": [{"person": draft.person, "role": "président"}],
    }


def main(count: str, folder: str, seed: str = "1") -> None:
    """Write texts and truth.json into a folder."""
    into = Path(folder)
    into.mkdir(parents=True, exist_ok=True)
    truth = {}
    for one in announcements(int(count), int(seed)):
        (into / one.name).write_text(one.text, encoding="utf-8")
        truth[one.name] = {"tables": one.truth, "named": one.named}
    words = json.dumps(truth, ensure_ascii=False, indent=1)
    (into / "truth.json").write_text(words, encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
