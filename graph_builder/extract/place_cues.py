"""What tells that a name no list knows is a place: prepositions, nouns, its own form, a bracket."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from graph_builder.extract.french.text import plain
from graph_builder.extract.lexicon import load
from graph_builder.extract.mention import Mention

# «grâce à», «confié à»: an «à» that leads to no place.
_DATIVE = re.compile(
    r"(?<!\w)(?:quant|grace|face|associee?s?|confiee?s?|accordee?s?|attribuee?s?|allouee?s?|destinee?s?|consacree?s?|revien(?:t|nent)|va|vont|ira|iront|euros|€|rapport|candidate?s?|participe(?:nt)?|contribue(?:nt)?|dediee?s?|s'ajoute(?:nt)?|succed\w+|adossee?s?|rattachee?s?|s'adosse(?:nt)?|se substitue(?:nt)?|se join\w+|renonc\w+|profit\w+|appartien\w+|remis\w*|remet\w*|vers[eé]\w*|octroy\w+|decern\w+|place|naissance|s'oppos\w+|notifie\w*|promis\w*|promet\w*|propos\w+|demand\w+|due?s?|doit|doivent|reserve\w*|confi\w+|offr?\w+|ced\w+|vend\w*|donne\w*|fourni\w*) a$"
)
_AT = {"à ", "à\u00a0"}
_ARTICLED = re.compile(r"à (?:La |Les |L['’])$")  # «à La Baule»
_AUX = re.compile(r"\baux? $")  # «au Bourget-du-Lac»
# Toponyms by their form: «Saint-Loup-sur-Orbe», «Bourg-la-Reine», «L'Isle-d'Abeau».
_FORM = re.compile(
    r"(?:(?:Saint|Sainte|St|Ste)-[A-ZÀ-Þ][\w'’-]+|[A-ZÀ-Þ][\w'’]+-(?:sur|sous|lès|lez|les|la|le|en|de|du|des|d['’]|aux|au|l['’])-?[A-ZÀ-Þ][\w'’-]+)"
)
_AFTER = 60  # characters after a name in which its département stands


@cache
def _before() -> tuple[tuple[re.Pattern[str], int], ...]:
    """Words right before a name of a place, with the weight of each."""
    nouns = load("locations")["places"]
    towns, firms = "|".join(nouns["towns"]), "|".join(nouns["firms"])
    return (
        (re.compile(rf"(?:^|[\s'])(?:{towns}) (?:de|du|des|d'|de la)$"), 4),
        (
            re.compile(
                rf"(?:^|[\s'])(?:une|deux|trois|quatre|cinq|plusieurs|autre|des) (?:jeunes? |petites? )?(?:{firms})s? (?:de|d')$"
            ),
            3,
        ),
        (re.compile(r"(?:^|[\s'(])(?:pres|proximite|portes|loin|environs|cote) (?:de|d')$"), 4),
        (re.compile(r"(?:^|[\s'])dans (?:le departement (?:de|du) )?(?:l[ae]s?|l')$"), 1),
    )  # fmt: skip


@cache
def _wholes() -> re.Pattern[str]:
    """A département, land or country that follows a town: «(Isère)», «, en Lozère»."""
    territories = load("territories")
    names = "|".join(
        re.escape(plain(n)) for n in (*territories["clear"], *territories["ambiguous"])
    )
    return re.compile(
        rf"(?: \((?:{names})\)|,? (?:en|dans l[ae]s?|dans l') ?(?:{names})(?![\w-])|, (?:{names})\))"
    )


_LED = re.compile(r"(?:^|[\s(,'])(?:a|au|aux|de|d'|du|des|sur|\()$")
_EN = re.compile(r"(?:^|[\s(,])en$")


def place_votes(folded: str, raw: str, mention: Mention, before: str) -> Iterator[int]:
    """Weights of what tells that a mention is a place; `before`: folded words before it."""
    lead = raw[max(0, mention.start - 5) : mention.start]
    if lead[-2:].lower() in _AT and not _DATIVE.search(before):
        yield 3
    if _ARTICLED.search(lead) or (_AUX.search(lead) and "-" in mention.text):
        yield 3
    if _FORM.fullmatch(mention.text):
        yield 3
    if _EN.search(before) and mention.text[1:].islower():
        yield 2
    for cue, weight in _before():
        if cue.search(before):
            yield weight
    if _LED.search(before) and _wholes().match(
        folded, mention.end, mention.end + _AFTER
    ):
        yield 4
