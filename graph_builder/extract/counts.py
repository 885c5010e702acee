"""How many at a stage of a call: applications, preselected, selected, rejected.

Numbers are read one by one: a denominator («sur 65 candidatures»), else what the clause
says of it («ont été retenues»), what governs it («le jury en a retenu 46»), the words
that go with it («neuf lauréats»), or the number it is a part of («dont trois»).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from graph_builder.extract.figures import Figure, FigureText
from graph_builder.extract.lexicon import load
from graph_builder.extract.reading import Reading
from graph_builder.model import Count, Factuality, Kind, Name, Stage

_ORDER = (
    Stage.REJECTED,
    Stage.PRESELECTED,
    Stage.SELECTED,
    Stage.LETTERS_OF_INTENT,
    Stage.APPLICATIONS,
)
_GATE = re.compile(
    r"laureat|retenu|selection|depos|candidat|dossier|recu|ecart|rejet|recal|prim|labellis"
    r"|distingu|choisi|intention|proposition|en lice|audition|partag|emport|soumis|demande"
    r"|financ|soutenu|accompagn|palmares|examin|parmi|gard|presente|rendus? public|vainqueur"
)
_BE = (
    r"(?:(?:ne )?(?:est|sont|etaient|etait|furent|fut|seront|sera|restent)"
    r"|(?:a|ont|avaient|avait|auront|aura) (?:deja |donc |d'abord |ainsi |finalement )?ete|se voient|voient)"
)
_ADV = r"(?:(?:donc|ainsi|finalement|deja|d'abord|aussi|egalement|enfin|encore|tous|toutes|seulement|exactement|au total|en tout|a ce jour|\w+ment) )*"
_ADJECTIVES = (
    r"(?:(?:autres?|nouveaux|nouvelles|nouvel|premiers|premieres|derniers|dernieres|grands|grandes|seuls|seules"
    r"|jeunes|futurs|futures|heureux|principaux|petits|petites|meilleurs|meilleures) )*"
)
_TAIL = r"(?P<tail>(?: (?!BAR)(?:(?:de|du|des|d'|l'|la|le|les|en|a|au|aux|et) ?)?(?:(?:la |l'|les )?(?:<C\d+>|[a-z][\w'&+-]*))){0,9}?)"
_CUT = re.compile(r";|[.!?] |, (?:mais|tandis qu|alors qu|quand) ?| tandis qu| alors qu| : ")
_ASIDE = re.compile(r" ?\([^()]*\)|, (?:de|d'|dont|sur|parmi) [^,]{1,60},|, (?:a|au|en) [^,<]{1,30},")
_OUT_OF = re.compile(
    r",? (?:sur|parmi) (?:les |un total de |quelque |plus de |pres de )*<N\d+>"
    r"(?: [a-z'-]+)?(?: (?:depose|recu|soumis|presente|examine|evalue|candidat|auditionne|en (?:lice|competition))\w*)?"
)
_PARTITIVE = re.compile(r"(?:^|[\s(])(?:sur|parmi)(?: les| un total de| pres de| plus de| quelque| environ)* $")
_DES = re.compile(r"<N\d+> (?:[a-z]+ )?des $")
_DEFINITE = re.compile(r"(?:^|\W)(?:les|des|ces|ses|aux|nos|leurs) (?:quelque )?$")
_HEDGE = re.compile(
    r"(?:(?:pres de|plus de|quelque|environ|au total|en tout|pas moins de|jusqu'a|finalement|les|ses|ces|aux|des|ainsi|donc|seulement|deja|en <D\d+>|<D\d+>|cette annee|au final|a) )+$"
)
_PROPORTION = {2, 3, 4, 5, 10, 100}
_GENERIC = re.compile(r" (?:dossiers?|projets?|candidatures?|candidat\w*|propositions?|demandes?|equipes?|laureat\w*)\b")
_SMALLEST_SCALE = 2
_MOST = 100_000


@cache
def _cue(group: str, stage: Stage) -> re.Pattern[str]:
    """The cues of a stage, anchored as their group needs."""
    words = load("counts")[group].get(stage.value, "(?!)")
    words = words.replace("BE", _BE).replace("ADV", _ADV)
    if group == "active":
        return re.compile(rf"(?:^|[\s'(]){words} $")
    if group == "predicate":
        return re.compile(rf",? ?(?:qui )?(?:{words})")
    return re.compile(rf" ?(?:{words})(?![\w-])")


@cache
def _noun() -> re.Pattern[str]:
    nouns = "|".join(load("counts")["nouns"])
    return re.compile(rf" (?:d'entre (?:eux|elles)|de ces {_ADJECTIVES}(?:{nouns})|{_ADJECTIVES}(?:{nouns}))(?![\w'-])")


@cache
def _participle() -> re.Pattern[str]:
    words = "|".join(load("counts")["participle"].values())
    return re.compile(rf" (?:(?:deja|ainsi|finalement) )?(?:{words})(?![\w-])")


@dataclass(slots=True)
class _Told:
    """A number with the stage it is said to be at."""

    figure: Figure
    stage: Stage | None = None
    rule: str = ""
    cue: str = ""
    part: bool = False


class _Sentence:
    """The counts told in one sentence."""

    def __init__(self, figures: FigureText) -> None:
        self.figures = figures
        self.text = figures.text
        self.cuts = [0, *(m.end() for m in _CUT.finditer(self.text)), len(self.text)]

    def told(self) -> list[_Told]:
        """The numbers of the sentence that count something in a call."""
        found: list[_Told] = []
        for figure in self.figures.numbers:
            if self._countable(figure):
                told = self._read(figure, found)
                if told.stage:
                    found.append(told)
        return found

    def _countable(self, figure: Figure) -> bool:
        number = figure.item
        value = number.value  # type: ignore[union-attr] # `numbers` holds numbers only
        plain = not number.percent and not number.scale  # type: ignore[union-attr]
        return plain and value == int(value) and 0 < value < _MOST

    def _clause(self, figure: Figure) -> tuple[int, int]:
        low = max(c for c in self.cuts if c <= figure.start)
        return low, min(c for c in self.cuts if c > figure.start)

    def _read(self, figure: Figure, before: list[_Told]) -> _Told:
        low, high = self._clause(figure)
        left, right = self.text[low : figure.start], self.text[figure.end : high]
        for rule in (self._denominator, self._predicate, self._active, self._own):
            stage, cue = rule(left, right)
            if stage:
                return _Told(figure, stage, rule.__name__.strip("_"), cue)
        return self._part(figure, left, right, before)

    # --- rules, best first -------------------------------------------------------

    def _denominator(self, left: str, right: str) -> tuple[Stage | None, str]:
        """«sur les douze reçus», «parmi 31 candidatures»."""
        if not _PARTITIVE.search(left):
            return None, ""
        stage, cue = self._own(left, right)
        if stage:
            return stage, cue
        if _GENERIC.match(right):
            return Stage.APPLICATIONS, "sur"
        if re.search(r"(?:dossiers|projets|candidatures|candidats|propositions|equipes|demandes) (?:sur|parmi) $", left):
            return Stage.APPLICATIONS, "sur"
        return None, ""

    def _predicate(self, left: str, right: str) -> tuple[Stage | None, str]:
        """«… ont été retenues», «… se partagent 12 M€»."""
        if _PARTITIVE.search(left):
            return None, ""
        rest = _OUT_OF.sub("", _ASIDE.sub("", right), count=1)
        subject = re.match(
            rf"(?P<np>{_noun().pattern})?(?P<mid>(?: (?:de |d'|du |des |la |l'|les |et |en |a )*[a-z0-9][\w'&+-]*){{0,6}}?),?(?= )",
            rest,
        )
        if not subject:
            return None, ""
        for stop in self._stops(rest):
            words = rest[:stop]
            if words and not self._subject(words):
                continue
            for stage in _ORDER:
                cue = _cue("predicate", stage).match(rest, stop)
                if cue and not cue[0].strip(", ").startswith("qui"):
                    return stage, cue[0].strip(", ")
        return None, ""

    def _stops(self, rest: str) -> list[int]:
        """Where the predicate may begin: after each of the first words."""
        found = [0]
        for match in re.finditer(r"[ ,]", rest[:90]):
            found.append(match.start())
        return found

    def _subject(self, words: str) -> bool:
        """Whether the words after a number may be the rest of a subject."""
        if "<N" in words or "<M" in words or re.search(r"[;:]| qui | que | dont | ont | sont ", words + " "):
            return False
        return bool(_noun().match(words) or re.match(rf" {_ADJECTIVES.rstrip('*')}", words) or _participle().match(words))

    def _active(self, left: str, right: str) -> tuple[Stage | None, str]:
        """«le jury en a retenu 46», «a reçu 119 candidatures»."""
        bare = _HEDGE.sub("", left)
        for stage in _ORDER:
            cue = _cue("active", stage).search(bare)
            if cue and (_noun().match(right) or re.match(r"\s*(?:$|[.,;:)]| et | sur | pour | des | avant | candidat| en | apres )", right)):
                return self._checked(stage, cue[0].strip(), bare, right)
        return None, ""

    def _checked(self, stage: Stage, cue: str, bare: str, right: str) -> tuple[Stage | None, str]:
        if cue == "laisse" and "carreau" not in right:
            return None, ""
        if cue in {"remporte", "place", "compte", "obtient", "rafle", "gagne", "decroche", "pour", "accorde a", "accordes a", "soutient", "finance", "accompagne"}:
            return (stage, cue) if re.match(rf" {_ADJECTIVES}(?:laureat|des <N|projets?|dossiers|etablissements|campus)", right) else (None, "")
        return stage, cue

    def _own(self, left: str, right: str) -> tuple[Stage | None, str]:
        """«neuf lauréats», «50 projets sélectionnés», «onze présélectionnés»."""
        noun = _noun().match(right)
        rest = right[noun.end() :] if noun else right
        rest = re.sub(r"^(?: (?:de|d'|du) ?[a-z'-]+)?(?: [a-z'-]+)?(?= (?:pre-?)?[a-z]+(?:es?|is?|us?|uits?)s?\b)", "", rest, count=1) if noun else rest
        for stage in _ORDER:
            for group in ("participle",):
                for piece in (right[noun.end() :] if noun else right, rest):
                    cue = _cue(group, stage).match(piece)
                    if cue and piece.startswith(" "):
                        return stage, cue[0].strip()
        if noun:
            for stage in _ORDER:
                cue = re.search(rf" (?:{load('counts')['noun'].get(stage.value, '(?!)')})$", noun[0])
                if cue:
                    return stage, cue[0].strip()
        return None, ""

    def _part(self, figure: Figure, left: str, right: str, before: list[_Told]) -> _Told:
        """«dont trois en Occitanie»; «trois des vingt-neuf projets lauréats»."""
        last = before[-1] if before else None
        if last and re.search(r", (?:dont|soit) (?:deja )?$", left) and last.stage is Stage.SELECTED and not re.match(r" (?:ans|mois|femmes)", right):
            return _Told(figure, last.stage, "part", "dont", part=True)
        return _Told(figure)


class _Calls:
    """Which call a count belongs to."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading

    def of(self, start: int, low: int, high: int) -> tuple[Name | None, bool]:
        """The call nearest in the sentence, else the one in force; whether it is near."""
        calls = [
            m
            for m in self.reading.analysis.within(low, high)
            if m.name and m.name.kind is Kind.CALL
        ]
        if calls:
            best = min(calls, key=lambda m: (abs(m.start - start), m.start))
            return best.name, True
        return self.reading.context.call_at(start), False


def _facts(reading: Reading) -> Iterator[tuple[Count, bool]]:
    calls = _Calls(reading)
    for sentence in reading.analysis.sentences:
        folded = reading.analysis.folded[sentence.start : sentence.end]
        if not _GATE.search(folded):
            continue
        figures = FigureText(reading, sentence)
        if not figures.numbers:
            continue
        for told in _Sentence(figures).told():
            start = told.figure.item.start
            call, near = calls.of(start, sentence.start, sentence.end)
            if call is None:
                continue
            yield _fact(reading, figures, told, call), near


def _fact(reading: Reading, figures: FigureText, told: _Told, call: Name) -> Count:
    item = told.figure.item
    sentence = figures.sentence
    factuality, cues = reading.modality(sentence, item.start, item.end)
    if told.stage is Stage.REJECTED and factuality is Factuality.DENIED:
        factuality = Factuality.ASSERTED
    if factuality is Factuality.FORMER:
        factuality = Factuality.ASSERTED
    return Count(
        stage=told.stage or Stage.APPLICATIONS,
        count=int(item.value),  # type: ignore[union-attr] # `numbers` holds numbers only
        call=call,
        evidence=reading.evidence(sentence.start, sentence.end),
        factuality=factuality,
        rule=f"counts.{told.rule}",
        cues=(told.cue, *cues) if told.cue else cues,
        confidence=0.85,
    )


def find_counts(reading: Reading) -> list[Count]:
    """Counts told in sentences; one told twice keeps the call named nearest to it."""
    found = list(_facts(reading))
    named = {(f.stage, f.count) for f, near in found if near}
    return [f for f, near in found if near or (f.stage, f.count) not in named]
