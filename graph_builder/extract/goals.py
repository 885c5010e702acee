"""Which numbers of a sentence are goals: what governs each, and where one is today."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from graph_builder.extract.figures import Figure, FigureText
from graph_builder.extract.french.numbers import Number
from graph_builder.extract.french.verbs import (
    any_form,
    futures,
    infinitives,
    participles,
    presents,
)
from graph_builder.extract.lexicon import load

_HEDGE = (
    r"(?:(?:pres de|pres d'|environ|quelque|plus de|plus d'|au moins|au total|jusqu'a"
    r"|en moyenne|chaque annee|par an|au minimum|de l'ordre de|encore|toujours|ainsi|au plus"
    r"|en tout|a terme|autour de|egalement|aussi|notamment|donc|desormais|finalement"
    r"|d'abord|ensuite"
    r"|(?:(?:a|en|des|avant|pour|vers|d'ici(?: a)?|a l'horizon|a horizon|fin|la|le|l'annee) )*<D\d+>),? )*$"
)
_DEFINITE = re.compile(
    r"(?:^|[\s(])(?:les|ces|ses|aux|nos|leurs|vos|des) (?:quelque )?$"
)
_FROM = r"(?:^|[\s,:])(?:de|d')\s?(?:HEDGE)?<N(?P<low>\d+)>(?P<between>[^;.<]{0,60}(?:<D\d+>)?[^;.<]{0,30}?) a (?:plus de |pres de |environ )?$"
_LOW = re.compile(rf"(?<![\w-])(?:de|d') ?{_HEDGE}")
_LOW_AFTER = re.compile(r"[^;,.<]{0,40}(?:<D\d+>)? ?a (?:pres de |plus de |environ )?<N\d+>")
_AND = re.compile(
    r"^(?P<rest>.*?)(?:,|,? et(?: enfin| meme)?|,? ainsi que|,? puis|,? ou)"
    r"(?P<to>(?: (?:a|de|d'))?)(?: (?:quelque|environ|pres de|plus de|au moins))* $"
)
_DONT = re.compile(r"[,(] ?(?:dont|parmi lesquels|parmi lesquelles)(?: (?:quelque|environ|pres de|plus de|au moins|la moitie|pour))* $")
_PASSIVE = (
    r"(?:doi(?:t|vent)|devr(?:a|ont|ait|aient)|ser(?:a|ont)|soi(?:t|ent)|aur(?:a|ont) ete|vont|va)"
    r"(?: \w+ment| ainsi| aussi| egalement| encore| donc| desormais| y| alors)?"
    r"(?: (?:etre|avoir ete))?(?: \w+ment| ainsi| progressivement)? (?P<done>PART)(?![\w-])"
)
_BECOME = re.compile(r"(?: [a-z' -]{2,40}?)? (?:de plus|supplementaires) (?P<verb>\w+(?:ront|ra))(?P<what> [a-z' -]+)?")
_BE_LEVEL = re.compile(
    r"(?:(?:doi(?:t|vent)|devr(?:a|ont|ait|aient)|va|vont) (?:etre|compter|avoisiner)|ser(?:a|ont)|soi(?:t|ent)|soyez|soyons|passer(?:a|ont)|atteindr(?:a|ont))"
    r"(?: au nombre de| a| de)? HEDGE".replace("HEDGE", _HEDGE[:-1] + "$")
)
_PAIR_AFTER = re.compile(r"[^;.]{0,80} (?:a|de) <N")
_THAT = re.compile(rf"(?<![\w-])(?:que|qu')[^;.]{{3,70}}? \w+(?:ent|e|isse|issent)(?: sur| a| pour)? {_HEDGE}")
_PERFECT = (
    r"(?:doi(?:t|vent)|devr(?:a|ont|ait|aient)|aur(?:a|ont))(?: \w+ment| en outre| ainsi| deja| aussi| egalement)?"
    r"(?: avoir)? (?P<done>PART|donne naissance a) "
)
_COMPTENT = re.compile(r"(?:que|qu').{3,60}(?:compt|represent|constitu)(?:ent|e|eront|era)(?: pour)? $")


@dataclass(frozen=True, slots=True)
class Goal:
    """A number aimed at.

    Attributes:
        figure: the number.
        how: the rule that found it, a short name.
        cue: the words that tell.
        at: where the words that govern it begin in the text.
        action: the verb whose object is counted, or "".
        baseline: the number it is to replace, where it stands in «de … à …».
        dated: whether a date to reach it by is needed.
        part_of: the goal it is a part of («dont 500 femmes»).
    """

    figure: Figure
    how: str
    cue: str
    at: int
    action: str = ""
    baseline: Figure | None = None
    dated: bool = False
    part_of: Figure | None = None


@cache
def cues(name: str) -> re.Pattern[str]:
    """The patterns of a list of cues in the lexicon, as whole words."""
    words = load("targets")[name]
    choice = words if isinstance(words, str) else "|".join(words)
    return re.compile(rf"(?<![\w-])(?:{choice})")


def _phrasal(
    group: str, tense: Callable[[list[str]], dict[str, str]]
) -> dict[str, str]:
    """Forms of verbs, some of several words of which the first one changes."""
    found: dict[str, str] = {}
    for lemma in load("targets")[group]:
        first, _, rest = lemma.partition(" ")
        for form in tense([first]):
            found[f"{form} {rest}".strip()] = lemma
    return {_folded(form): lemma for form, lemma in found.items()}


def _folded(words: str) -> str:
    return words.replace("à", "a").replace("î", "i").replace("é", "e")


@cache
def _forms(group: str, tense: str) -> dict[str, str]:
    tenses = {"infinitive": infinitives, "future": futures, "present": presents}
    return _phrasal(group, tenses[tense])


@cache
def _governing(group: str, tense: str, tail: str) -> re.Pattern[str]:
    """A verb right before a number, hedges and dates between."""
    choice = any_form(_forms(group, tense))
    return re.compile(rf"(?<![\w-])(?:s'|se |y |en )?(?P<verb>{choice}) {tail}{_HEDGE}")


@cache
def _verbs(group: str, tense: str) -> re.Pattern[str]:
    """A verb anywhere."""
    return re.compile(rf"(?<![\w-])(?:s'|se )?(?P<verb>{any_form(_forms(group, tense))})(?![\w-])")


@cache
def _from_to() -> re.Pattern[str]:
    return re.compile(_FROM.replace("HEDGE", _HEDGE[:-1]))


@cache
def _passive() -> re.Pattern[str]:
    lemmas = [w for w in load("targets")["actions"] if " " not in w]
    return re.compile(_PASSIVE.replace("PART", any_form(participles(lemmas))))


@cache
def _perfect() -> re.Pattern[str]:
    lemmas = [w for w in load("targets")["actions"] if " " not in w]
    return re.compile(_PERFECT.replace("PART", any_form(participles(lemmas))) + _HEDGE)


@cache
def _and_done() -> re.Pattern[str]:
    lemmas = [w for w in load("targets")["actions"] if " " not in w]
    return re.compile(rf"(?:,| et) (?P<done>{any_form(participles(lemmas))}|donne naissance a) {_HEDGE}")


@cache
def done_by() -> dict[str, str]:
    """Folded participles of the verbs that count, with their infinitive."""
    return participles([w for w in load("targets")["actions"] if " " not in w])


@cache
def _present() -> re.Pattern[str]:
    """A verb that counts in the present or the past, right before a number."""
    present = any_form(_forms("actions", "present"))
    done = any_form(done_by())
    return re.compile(
        rf"(?<![\w-])(?:(?P<verb>{present})|(?:a|ont|avait|avaient) (?P<done>{done}))"
        rf"(?: a peine| deja| que| <D\d+>| aujourd'hui| actuellement| a peu pres)* {_HEDGE}"
    )


def present_action(left: str) -> str:
    """The infinitive of the verb that has its object after `left`, or ""."""
    found = _present().search(left)
    if found is None:
        return ""
    verb = found["verb"]
    return _forms("actions", "present")[verb] if verb else done_by()[found["done"]]


@cache
def load_verbs() -> dict[str, str]:
    """Folded infinitives and futures of the verbs that multiply."""
    lemmas = load("targets")["factors"]
    return infinitives(lemmas) | futures(lemmas)


@cache
def _factors() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?P<verb>{any_form(load_verbs())})(?![\w-])")


@cache
def _shares(group: str) -> re.Pattern[str]:
    verbs = any_form({**_forms(group, "infinitive"), **_forms(group, "future")})
    shares = any_form(load("targets")["shares"])
    return re.compile(rf"(?<![\w-])(?P<verb>{verbs})(?: [\w' ]{{3,40}}?)? (?:d'|de |des )(?P<share>{shares})\b")


class GoalFinder:
    """Finds the goals of one sentence; `aimed` where its heading announces goals."""

    def __init__(self, figures: FigureText, *, aimed: bool) -> None:
        self.figures = figures
        self.text = figures.text
        self.aimed = aimed
        self.colon = cues("colon").search(self.text)

    def goals(self) -> list[Goal]:
        """The numbers aimed at, in order."""
        found: list[Goal] = []
        for figure in self.figures.numbers:
            if not self._counts(figure):
                continue
            left = self.text[: figure.start]
            goal = next(self._readings(figure, left), None)
            goal = goal or self._chained(figure, left, found)
            if goal:
                found.append(goal)
        return sorted([*found, *self._worded(found)], key=lambda g: g.figure.start)

    # --- goals without a number ----------------------------------------------------------

    def _worded(self, known: list[Goal]) -> Iterator[Goal]:
        """«doubler la part de …», «réduire d'un quart sa consommation»."""
        taken = {g.at for g in known}
        for cue in _factors().finditer(self.text):
            lemma = load_verbs()[cue["verb"]]
            aimed = cue["verb"] not in infinitives([lemma]) or self._aim(cue.start()) or self.aimed
            if aimed and cue.start() not in taken and not _PAIR_AFTER.match(re.sub(r", qui .*", "", self.text[cue.end() :])):
                factor = load("targets")["factors"][lemma]
                figure = self._spelt(cue.start(), cue.end(), Decimal(factor), percent=False)
                yield Goal(figure, "factor", cue[0], cue.start(), dated=True)
        for group in ("rises", "falls"):
            for cue in _shares(group).finditer(self.text):
                if cue["verb"] in _forms(group, "future") or self._aim(cue.start()) or self.aimed:
                    value = Decimal(load("targets")["shares"][cue["share"]])
                    figure = self._spelt(cue.start("share"), cue.end("share"), value, percent=True)
                    yield Goal(figure, f"change_{group}", cue[0], cue.start("verb"), dated=True)

    def _spelt(self, start: int, end: int, value: Decimal, *, percent: bool) -> Figure:
        """A figure that words give."""
        low = self.figures.abstract.position(start)
        high = self.figures.abstract.position(end, end=True)
        words = self.figures.analysis.text[low:high]
        return Figure(Number(low, high, words, value, percent=percent, in_words=True), start, end)

    def _counts(self, figure: Figure) -> bool:
        """No duration, area or rank; «contre 1 800» is where one is, not a goal."""
        right = self.text[figure.end :]
        if re.match(rf" (?:{load('targets')['units']})(?![\w-])", right):
            return False
        left = self.text[max(0, figure.start - 60) : figure.start]
        if _DEFINITE.search(left) or (_LOW.search(left) and _LOW_AFTER.match(right)):
            return False
        return not re.search(r"(?:contre|au lieu de|par rapport a)(?: [\w']+){0,3} $", left)

    def _readings(self, figure: Figure, left: str) -> Iterator[Goal]:
        """What governs the number, best reading first."""
        yield from self._change(figure, left)
        yield from self._object(figure, left)
        yield from self._aimed_at(figure, left)
        yield from self._subject(figure, left)
        yield from self._nominal(figure, left)

    # --- governed by a verb ----------------------------------------------------------

    def _aim(self, before: int) -> re.Match[str] | None:
        """The last cue of aiming before a place."""
        last = None
        for last in cues("aims").finditer(self.text, 0, before):
            pass
        return last

    def _change(self, figure: Figure, left: str) -> Iterator[Goal]:
        """«porter de 31 à 45», «augmenter de 30 %», «devra être portée à 35 %»."""
        pair = _from_to().search(left)
        verb = self._changing(left if pair is None else left[: pair.start()])
        low = self._number(int(pair["low"])) if pair else None
        if pair and verb:
            yield self._goal(figure, "from_to", verb, baseline=low)
        elif pair and re.search(r"(?:doubl|tripl|quadrupl|pass|augment|progress|mont|baiss|recul|diminu)\w*(?:ra|ront)\b", left):
            yield self._goal(figure, "from_to", pair, baseline=low, dated=True)
        for group, tail in (("changes", "(?:[^;<]{0,90}? )?a "), ("rises", "(?:[^;:<]{0,40} )?de "), ("falls", "(?:[^;:<]{0,40} )?de ")):
            for tense in ("infinitive", "future"):
                cue = _governing(group, tense, tail).search(left)
                if cue and (tense == "future" or self._aim(cue.start("verb"))or self._bare(cue.start("verb"))):
                    yield self._goal(figure, f"change_{group}", cue, dated=not self._strong(cue.start()))
        cue = re.search(rf"(?:doi(?:t|vent)|devr(?:a|ont|ait|aient)|ser(?:a|ont)) (?:etre )?(?:porte|ramene|releve|abaisse|eleve|limite|hisse)e?s? a {_HEDGE}", left)
        if cue:
            yield self._goal(figure, "change_passive", cue)
        cue = re.search(rf"(?:doi(?:t|vent)|devr(?:a|ont|ait|aient))(?: \w+ment| en outre| ainsi| deja| aussi)* avoir (?:augmente|baisse|progresse|diminue|reduit|recule|cru|accru)[^;<]{{0,30}} de {_HEDGE}", left)
        if cue:
            yield self._goal(figure, "change_rises", cue, dated=True)
        cue = re.search(rf"(?:doi(?:t|vent)|devr(?:a|ont|ait|aient)|ser(?:a|ont))(?: \w+ment)? (?:etre )?(?:augmente|baisse|diminue|reduit|releve|abaisse|majore|allege|renforce)e?s?[^;<]{{0,20}} (?:de|d') ?{_HEDGE}", left)
        if cue and figure.number.percent:
            yield self._goal(figure, "change_rises", cue, dated=True)

    def _changing(self, left: str) -> re.Match[str] | None:
        """A verb of change that is aimed at, before «de … à»."""
        for tense in ("infinitive", "future"):
            last = None
            for last in _verbs("changes", tense).finditer(left):
                pass
            if last and (tense == "future" or self._aim(last.start()) or self._bare(last.start())):
                return last
        return None

    def _bare(self, at: int) -> bool:
        """An infinitive that opens a sentence, or follows a colon or «et de»."""
        opening = re.search(r"(?:^|[:;-]) ?(?:[a-z]+ : )?(?:<\w\d+> )?$", self.text[:at])
        return bool(opening) and (self.aimed or self.colon is not None or at == 0)

    def _object(self, figure: Figure, left: str) -> Iterator[Goal]:
        """«former 4 000 étudiants», «comptera 187 000 places»."""
        for group in ("actions", "levels"):
            for tense in ("infinitive", "future"):
                cue = _governing(group, tense, "").search(left)
                if cue is None:
                    continue
                at = cue.start("verb")
                aimed = self.aimed or self._aim(at) or self._bare(at)
                if tense == "infinitive" and not aimed:
                    continue
                lemma = _forms(group, tense)[cue["verb"]]
                yield self._goal(
                    figure,
                    f"{tense}_{group}",
                    cue,
                    action=lemma if group == "actions" else "",
                    dated=tense == "future" or not self._strong(at),
                )
        cue = _perfect().search(left)
        if cue:
            yield self._goal(figure, "perfect", cue, action=done_by().get(cue["done"], ""), dated=not self._strong(cue.start()))
        deed = re.search(rf"(?:l'|la |le |une? )?(?P<deed>{load('targets')['deeds']}) (?:de |d'){_HEDGE}", left)
        if deed and (self._aim(deed.start()) or cues("direct").search(left)):
            yield self._goal(figure, "deed", deed, dated=not self._strong(deed.start()))

    def _strong(self, before: int) -> bool:
        return self.aimed or cues("strong").search(self.text, 0, before) is not None

    def _aimed_at(self, figure: Figure, left: str) -> Iterator[Goal]:
        """«vise 500 start-up», «Objectif : 1 000 diplômés»."""
        cue = re.search(rf"{cues('direct').pattern} ?{_HEDGE}", left)
        if cue and not _DEFINITE.search(left):
            yield self._goal(figure, "direct", cue, dated=cue[0].startswith(("prevoi", "attend", "en attend")))
        cue = re.search(rf"{cues('colon').pattern} {_HEDGE}", left)
        if cue:
            yield self._goal(figure, "colon", cue)

    # --- subject, or no verb at all -------------------------------------------------------

    def _subject(self, figure: Figure, left: str) -> Iterator[Goal]:
        """«230 000 apprenants doivent être formés», «devront être 300 en 2025»."""
        soit = re.search(r"(?:veu\w+|voul\w+|voudr\w+|souhait\w+|objectif\w*|but)[^;.]{0,30} (?:que |qu')(?P<who>une? [^;.,]{3,30}) sur \w+, soit $", left)
        if figure.number.percent and soit:
            yield self._goal(figure, "one_in", soit)
        cue = _BE_LEVEL.search(left)
        if cue:
            yield self._goal(figure, "be", cue, dated=not self._strong(cue.start()))
        if _COMPTENT.search(left) and self._strong(len(left)):
            yield self._goal(figure, "be", re.search("que|qu'", left))
        if _DEFINITE.search(left):
            return
        passive = _passive().search(self.text, figure.end, figure.end + 110)
        if passive and not re.search(r"[;<]", self.text[figure.end : passive.start()]):
            yield self._goal(figure, "passive", passive, action=done_by()[passive["done"]], dated=True)
        more = _BECOME.match(self.text, figure.end)
        if more:
            yield self._goal(figure, "more", more)
        if figure.number.percent and not passive and re.search(r"(?:veu\w+|voul\w+|voudr\w+|souhait\w+|objectif\w*|but)[^;.]{0,40} (?:que|qu'|:) $", left):
            yield self._goal(figure, "that", re.search(r"(?:veu\w+|voul\w+|voudr\w+|souhait\w+|objectif|but)", left))
        cue = _THAT.search(left)
        if cue and self._strong(cue.start()):
            yield self._goal(figure, "that_verb", cue, action=present_action(left))

    def _nominal(self, figure: Figure, left: str) -> Iterator[Goal]:
        """Under a heading of goals: «Santé : 80 % des CHU équipés avant 2026»."""
        if self.aimed and re.fullmatch(rf"(?:[\w' &-]{{1,50}} ?[:-] ?)?{_HEDGE[:-1]}", left):
            yield self._goal(figure, "nominal", re.match("", left))

    def _chained(self, figure: Figure, left: str, found: list[Goal]) -> Goal | None:
        """«… et 750 étudiants», «…, dont 500 femmes», «, puis 3 000 en 2030»."""
        last = found[-1] if found else None
        if last is None:
            return None
        between = left[last.figure.end :]
        if _DONT.search(between) and "<N" not in between:
            return replace(last, figure=figure, how="part", baseline=None, part_of=last.figure)
        done = _and_done().search(between) if last.how == "perfect" else None
        if done:
            return replace(last, figure=figure, action=done_by().get(done["done"], ""))
        chain = _AND.match(between)
        if chain is None or re.search(r"[;.]|<N\d+> ans", between) or last.how == "be":
            return None
        verb = re.search(r"\w+(?:er|ir|ront|ra)\b (?!an)", chain["rest"][-25:])
        if verb and not chain["rest"].endswith("<"):
            return None
        return replace(last, figure=figure, how="chained", baseline=None, part_of=None)

    def _goal(
        self,
        figure: Figure,
        how: str,
        cue: re.Match[str] | None,
        **more: object,
    ) -> Goal:
        words, at = (cue[0].strip(" ,"), cue.start()) if cue else ("", 0)
        return Goal(figure, how, re.sub(r"<\w\d+>", "…", words), at, **more)  # type: ignore[arg-type] # fields by name

    def _number(self, index: int) -> Figure | None:
        mark = f"<N{index}>"
        return next(
            (f for f in self.figures.numbers if self.text[f.start : f.end] == mark), None
        )
