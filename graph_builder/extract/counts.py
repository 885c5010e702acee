"""How many at a stage of a call: applications, preselected, selected, rejected.

Numbers are read one by one: a denominator («sur 65 candidatures»), else what the clause
says of it («ont été retenues»), what governs it («le jury en a retenu 46»), the words
that go with it («neuf lauréats»), or the number it is a part of («dont trois»).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from graph_builder.extract.calls import CallFinder
from graph_builder.extract.figures import Figure, FigureText, figure_texts
from graph_builder.extract.lexicon import load
from graph_builder.extract.reading import Reading
from graph_builder.model import Count, Factuality, Name, Stage

_ORDER = (
    Stage.REJECTED,
    Stage.PRESELECTED,
    Stage.SELECTED,
    Stage.LETTERS_OF_INTENT,
    Stage.APPLICATIONS,
)
_GATE = re.compile(
    r"laureat|retenu|selection|depos|candidat|dossier|recu|ecart|rejet|recal|prim|elimin"
    r"|distingu|choisi|intention|proposition|en lice|audition|partag|emport|soumis|demande"
    r"|financ|soutenu|accompagn|palmares|examin|gard|presente|rendus? public|vainqueur"
    r"|labellis|bourses|autres|attire|suscite|partie|d'entre|heberg"
)
_BE = (
    r"(?:(?:ne )?(?:est|sont|etaient|etait|furent|fut|restent)|(?:a|ont|avaient|avait)"
    r" (?:deja |donc |d'abord |ainsi |finalement )?ete|se voient|voient)"
)
_ADV = (
    r"(?:(?:donc|ainsi|finalement|deja|d'abord|aussi|egalement|enfin|encore|tous|toutes"
    r"|seulement|au total|en tout|a ce jour|\w+ment) )*"
)
_NO = r"(?:ne |n')[^,;.:]{0,40}?(?:pas|point|guere|jamais|plus)[^,;.:]{0,20}?"
_ADJECTIVES = (
    r"(?:(?:autres?|nouveaux|nouvelles|nouvel|premiers|premieres|derniers|dernieres|grands"
    r"|grandes|seuls|seules|jeunes|futurs|futures|heureux|principaux|petits|petites"
    r"|meilleurs|meilleures) )*"
)
_CUT = re.compile(
    r";|[.!?] |, (?:mais|tandis qu|alors qu|quand) ?| tandis qu| alors qu| : "
)
_ASIDE = re.compile(
    r" ?\([^()]*\)|, (?:de|d'|dont|sur|parmi) [^,]{1,60},|, (?:a|au|en) [^,<]{1,30},"
)
_OUT_OF = (
    r",? (?:sur|parmi) (?:les |un total de |quelque |plus de |pres de )*<N\d+>"
    r"(?: (?:GENERIC))?(?: (?:DONE))?"
)
_PARTITIVE = re.compile(
    r"(?:^|[\s(])(?:sur|parmi)(?: les| un total de| pres de| plus de| quelque| environ)* $"
)
_NUMERATOR = re.compile(r" (?:sur|parmi) (?:les )?$")
_HEDGE = re.compile(
    r"(?:(?:pres de|plus de|quelque|environ|au total|en tout|pas moins de|jusqu'a|les|ses"
    r"|finalement|ces|aux|des|ainsi|donc|seulement|deja|en <D\d+>|<D\d+>|cette annee"
    r"|au final|a) )+$"
)
_OBJECT_END = re.compile(
    r"\s*(?:$|[.,;:)]| (?:et|sur|pour|des|avant|candidat\w*|en|apres|au|parmi|dont) )"
)
_PART = re.compile(r", (?:dont|soit) (?:deja )?$")
_COMPLEMENT = re.compile(
    r"(?: (?:de |d'|du |des |en |a )?(?:l'|la |les )?[a-z0-9][a-z0-9'&+-]*){0,3}?"
)
_STOPS = re.compile(r"[ ,]")
_OTHER = re.compile(r" (?:ans|annees|mois|semaines|jours|territoires|sites|ha|m2|km)\b")
_PROPORTION = {2, 3, 4, 5, 10, 100}
_REACH = 90
_MOST = 100_000


def _filled(words: str) -> str:
    return words.replace("BE", _BE).replace("ADV", _ADV).replace("NO", _NO)


@cache
def _cue(group: str, stage: Stage) -> re.Pattern[str]:
    """The cues of a stage, anchored as their group needs."""
    words = _filled(load("counts").get(group, {}).get(stage.value, "(?!)"))
    if group.startswith("active"):
        return re.compile(rf"(?:^|[\s'(]){words} $")
    if group == "predicate":
        return re.compile(rf",? ?(?:{words})")
    if group == "noun":
        return re.compile(rf"(?:^|[ '])(?:{words})$")
    return re.compile(rf" ?(?:(?:deja|ainsi|finalement) )?(?:{words})(?![\w-])")


@cache
def _noun() -> re.Pattern[str]:
    nouns = "|".join(load("counts")["nouns"])
    return re.compile(
        rf" (?:d'entre (?:eux|elles)|de ces {_ADJECTIVES}(?:{nouns})"
        rf"|{_ADJECTIVES}(?:{nouns})|autres)(?![\w'-])"
    )


@cache
def _generic() -> re.Pattern[str]:
    return re.compile(rf" {_ADJECTIVES}(?:{load('counts')['generic']})(?![\w'-])")


@cache
def _ends_generic() -> re.Pattern[str]:
    return re.compile(rf"(?:{load('counts')['generic']}|equipes?)$")


@cache
def _out_of() -> re.Pattern[str]:
    data = load("counts")
    done = "|".join([data["participle"]["applications"], r"auditionne\w*"])
    return re.compile(_OUT_OF.replace("GENERIC", data["generic"]).replace("DONE", done))


@cache
def _goals() -> re.Pattern[str]:
    return re.compile(load("counts")["goals"])


Verdict = tuple[Stage, str] | None


@dataclass(frozen=True, slots=True)
class _Told:
    """A number with the stage it is said to be at."""

    figure: Figure
    stage: Stage
    cue: str
    rule: str


def _first(group: str, text: str) -> Verdict:
    for stage in _ORDER:
        cue = _cue(group, stage).match(text)
        if cue:
            return stage, cue[0].strip(" ,")
    return None


def _letters(verdict: Verdict, right: str) -> Verdict:
    """Applications that are letters of intent."""
    if verdict and verdict[0] is Stage.APPLICATIONS:
        noun = _noun().match(right)
        if noun and _cue("noun", Stage.LETTERS_OF_INTENT).search(noun[0]):
            return Stage.LETTERS_OF_INTENT, verdict[1]
    return verdict


# --- what the words around a number say ------------------------------------------------


def _denominator(left: str, right: str) -> Verdict:
    """«sur les douze reçus», «parmi 31 candidatures»."""
    if not _PARTITIVE.search(left):
        return None
    own = _own(left, right)
    if own:
        return own
    bare = _NUMERATOR.sub("", left)
    counted = _ends_generic().search(bare) or _generic().match(right)
    if _OTHER.match(right):
        return None
    return (Stage.APPLICATIONS, "sur") if counted else None


def _predicate(left: str, right: str) -> Verdict:
    """«… ont été retenues», «… se partagent 12 M€»."""
    if _PARTITIVE.search(left):
        return None
    rest = _out_of().sub("", _ASIDE.sub("", right), count=1)
    noun = _noun().match(rest)
    for stop in [m.start() for m in _STOPS.finditer(rest[:_REACH])]:
        words = rest[:stop]
        if "<" in words or re.search(r" (?:qui|que|dont|ont|sont|et)$|[;:]", words):
            break
        if words and not noun and not _first("participle", words) and words.count(" ") > 1:
            break
        verdict = _first("predicate", rest[stop:])
        if verdict and not (noun and noun[0].endswith("autres laureats")):
            return _letters(verdict, right)
    return None


def _active(left: str, right: str) -> Verdict:
    """«le jury en a retenu 46», «a reçu 119 candidatures»."""
    bare = _HEDGE.sub("", left)
    for stage in _ORDER:
        cue = _cue("active", stage).search(bare)
        if cue and (_noun().match(right) or _OBJECT_END.match(right)):
            return _letters((stage, cue[0].strip()), right)
        cue = _cue("active_generic", stage).search(bare)
        if cue and (_generic().match(right) or re.match(r" des <N\d+> ", right)):
            return stage, cue[0].strip()
    if bare.endswith("laisse ") and "sur le carreau" in right:
        return Stage.REJECTED, "sur le carreau"
    if re.search(r"restent (?:donc )?les $", left) and right.startswith(" autres"):
        return Stage.REJECTED, "restent"
    return None


def _own(left: str, right: str) -> Verdict:
    """«neuf lauréats», «50 projets sélectionnés», «onze présélectionnés»."""
    noun = _noun().match(right)
    rest = right[noun.end() :] if noun else right
    groups = ["participle"]
    if noun and _generic().match(right):
        groups.append("participle_generic")
    for group in groups:
        verdict = _first(group, rest)
        if verdict is None and noun:
            complement = _COMPLEMENT.match(rest)
            verdict = _after_complement(group, rest) if complement else None
        if verdict:
            return _outcome(verdict, rest, right)
    return _by_noun(noun[0]) if noun else None


def _after_complement(group: str, rest: str) -> Verdict:
    """«31 dossiers de candidature déposés»."""
    for stop in [m.start() for m in _STOPS.finditer(rest[:_REACH])][1:6]:
        words = rest[:stop]
        if "<" in words or re.search(r"[,;:.]| (?:et|qui|que|dont|par|pour|ont|sont|a)$", words):
            return None
        verdict = _first(group, rest[stop:])
        if verdict:
            return verdict
    return None


def _outcome(verdict: tuple[Stage, str], rest: str, right: str) -> Verdict:
    """«présélectionnés non retenus» are rejected."""
    rejected = re.search(rf"^ \S+ (?:{load('counts')['participle']['rejected']})", rest)
    if rejected:
        return Stage.REJECTED, rejected[0].strip()
    return _letters(verdict, right)


def _by_noun(noun: str) -> Verdict:
    for stage in _ORDER:
        cue = _cue("noun", stage).search(noun)
        if cue:
            return stage, cue[0].strip()
    return None


def _elliptic(left: str, right: str) -> Verdict:
    """«…, 21 auditionnés, …»: a participle alone, closed by a mark."""
    verdict = _first("participle", right) if not _noun().match(right) else None
    if verdict and re.match(r"\s?[\w' -]+?(?:[.,;)]|$| et <)", right):
        closed = re.match(r" [\w-]+ ?(?:[.,;)]|$|et <)", right)
        return verdict if closed else None
    return None


_RULES = (_denominator, _elliptic, _predicate, _active, _own)


class _Sentence:
    """The counts told in one sentence."""

    def __init__(self, figures: FigureText) -> None:
        self.figures = figures
        self.text = figures.text
        cuts = [m.end() for m in _CUT.finditer(self.text)]
        self.cuts = [0, *cuts, len(self.text) + 1]

    def told(self) -> list[_Told]:
        """The numbers of the sentence that count something in a call."""
        found: list[_Told] = []
        if _goals().search(self.text):
            return found
        for figure in self.figures.numbers:
            if _countable(figure) and not self._proportion(figure):
                found += self._read(figure, found)
        return found

    def _proportion(self, figure: Figure) -> bool:
        """Whether a number is one of two in «neuf lauréats sur dix»."""
        numbers = self.figures.numbers
        index = numbers.index(figure)
        pairs = [*zip(numbers[index:], numbers[index + 1 : index + 2], strict=False)]
        pairs += [*zip(numbers[max(0, index - 1) : index], [figure], strict=False)]
        return any(
            two.number.value in _PROPORTION
            and re.fullmatch(r"(?: \w+)? sur ", self.text[one.end : two.start])
            and not re.match(r" (?:candidat|depos|dossier)", self.text[two.end :])
            for one, two in pairs
        )

    def _clause(self, figure: Figure) -> tuple[int, int]:
        low = max(c for c in self.cuts if c <= figure.start)
        return low, min(c for c in self.cuts if c > figure.start)

    def _read(self, figure: Figure, before: Sequence[_Told]) -> Iterator[_Told]:
        low, high = self._clause(figure)
        left, right = self.text[low : figure.start], self.text[figure.end : high]
        if re.match(r" autres laureats seront", right):
            return
        for rule in _RULES:
            verdict = rule(left, right)
            if verdict:
                yield _Told(figure, *verdict, rule.__name__.strip("_"))
                return
        last = before[-1] if before else None
        if last and last.stage is Stage.SELECTED and _PART.search(left):
            yield _Told(figure, last.stage, "dont", "part")


def _countable(figure: Figure) -> bool:
    number = figure.number
    value = number.value
    whole = not number.percent and not number.scale and value == int(value)
    return whole and 0 < value < _MOST


# --- facts -----------------------------------------------------------------------------


def _fact(reading: Reading, figures: FigureText, told: _Told, call: Name) -> Count:
    item, sentence = told.figure.number, figures.sentence
    factuality, cues = reading.modality(sentence, item.start, item.end)
    rejected = told.stage is Stage.REJECTED and factuality is Factuality.DENIED
    if rejected or factuality is Factuality.FORMER:
        factuality = Factuality.ASSERTED
    return Count(
        stage=told.stage,
        count=int(item.value),
        call=call,
        evidence=reading.evidence(sentence.start, sentence.end),
        factuality=factuality,
        rule=f"counts.{told.rule}",
        cues=(told.cue, *cues),
        confidence=0.85,
    )


def _facts(reading: Reading) -> Iterator[tuple[Count, bool]]:
    calls = CallFinder(reading)
    for figures in figure_texts(reading):
        sentence = figures.sentence
        if not _GATE.search(reading.analysis.folded, sentence.start, sentence.end):
            continue
        for told in _Sentence(figures).told() if figures.numbers else ():
            call, near = calls.of(told.figure.number.start, sentence)
            if call:
                yield _fact(reading, figures, told, call), near


def _settled(found: Sequence[tuple[Count, bool]]) -> Iterator[Count]:
    """One told twice keeps the call named beside it; preselected ones are not selected."""
    named = {(f.stage, f.count) for f, near in found if near}
    waiting = {(f.call, f.count) for f, _ in found if f.stage is Stage.PRESELECTED}
    for fact, near in found:
        elsewhere = not near and (fact.stage, fact.count) in named
        first = fact.stage is Stage.SELECTED and (fact.call, fact.count) in waiting
        if not elsewhere and not first:
            yield fact


def find_counts(reading: Reading) -> list[Count]:
    """Counts told in sentences; those of tables come from `records`."""
    return list(_settled(list(_facts(reading))))
