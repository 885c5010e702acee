"""What is built, opened, installed: «une halle d'essais», «son usine de batteries»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from graph_builder.extract.clauses import Telling
from graph_builder.extract.lexicon import load
from graph_builder.model import Kind, Name

_ADJECTIVES = r"(?:(?:nouvel(?:le)?|nouveaux?|nouvelles|future?s?|grande?s?|petite?s?|premi(?:er|ere)s?|vaste|seconde?|deuxieme|troisieme|autre|propre|toute?|immense|veritable|<N\d+>) )*"
_DETERMINER = r"(?:(?<![\w-])(?:une?|l[ae]s?|s(?:on|a|es)|leurs?|cet?|cette|notre|nos|d'une?|du|deux|trois|<N\d+>|au|a la) |(?<![\w-])(?:l'|d'|a l'))"
_STOP = r"(?!(?:a|ont|aura|est|sont|et|ou|qui|que|dont|sera|seront|au|aux|en|sur|dans|pour|par|avec|y|se|sort|ouvre|ouvrira|verra|voit|de|des|du|la|le|les|un|une|vient|va|vont|doit|doivent|s|n|ne|dediee?s?|consacree?s?|destinee?s?|vouee?s?|baptisee?s?|nommee?s?|appelee?s?|organisee?s?|prevue?s?|tenue?s?|situee?s?|installee?s?|implantee?s?|basee?s?|reunie?s?|signee?s?|accueillie?s?|hier|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b|\w+(?:era|ira|dra|ront|ait|aient)\b)"
WORD = rf"{_STOP}[a-z][a-z-]+(?!')"
_OF = r"(?:de la |de l'|de |d'|des |du )"
_COMPLEMENT = rf"(?: {_OF}{WORD}| {WORD}){{0,4}}(?: (?:de la |de l'|des |du |d'|de )(?:<[OPXEL]\d+>))?"


@dataclass(frozen=True, slots=True)
class Building:
    """A noun phrase for something built: its span in the abstracted text."""

    start: int
    end: int


@cache
def phrases(list_: str) -> re.Pattern[str]:
    """Noun phrases whose head is in a list of the lexicon, as the group `np`."""
    nouns = "|".join(sorted(load("locations")["heads"][list_], key=len)[::-1])
    return re.compile(
        rf"{_DETERMINER}{_ADJECTIVES}(?P<np>(?:{nouns})s?(?![\w-])(?! <[PXOE]){_COMPLEMENT})"
    )


def buildings(telling: Telling, low: int, high: int) -> Iterator[Building]:
    """The unnamed buildings, sites and facilities of a stretch, in order."""
    for match in phrases("buildings").finditer(telling.text, low, high):
        yield Building(*match.span("np"))


def named(telling: Telling, building: Building) -> Name:
    """The words of a building as the text has them."""
    start = telling.abstract.position(building.start)
    last = next((s for s in telling.slots if s.end == building.end), None)
    end = telling.abstract.position(building.end, end=True)
    if last:
        end = telling.abstract.items[last.index].end
    label = " ".join(telling.reading.analysis.text[start:end].split())
    return Name(label, Kind.PHRASE, (label,))
