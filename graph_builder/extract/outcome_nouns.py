"""Nouns that tell an outcome («les lauréats», «l'échec de X») and words that give one («oui à X»)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from graph_builder.extract.french.verbs import any_form, participles
from graph_builder.extract.gates import Worded
from graph_builder.extract.lexicon import load
from graph_builder.extract.outcome_words import ADVERBS, pattern, told
from graph_builder.extract.outcomes import Side, Told
from graph_builder.model import Outcome

_DET = r"(?:l[ae]s? |l'|une? |ce |cet |cette |son |sa |leurs? |notre )?"
_NAME = rf"(?= ?{_DET}(?:[a-z-]+ ){{0,3}}?<[PXOLC]\d+>)"
_OUTCOMES = (Outcome.REJECTED, Outcome.PRESELECTED, Outcome.SELECTED)
_TAIL = 70
_APPOSED = re.compile(
    rf"(?P<after>(?:>|\))(?: \([^()]*\))?(?:,| :| -)? )?(?P<np>(?:{ADVERBS}|parmi les |l'une? des |une? des |seule?s? "
    r"|l[ae] (?:seule?|grande?|<N\d+>|premiere?) |l'unique |grande?s? |heureu\w+ |doubles? |triples? |et "
    r"|<[ND]\d+> |(?<=des )[a-z]+ |declaree?s? |designee?s? |sacree?s? |proclamee?s? )*)$"
)
_GOES_ON = re.compile(
    r",| (?:d[eu]s?|d'|a|aux?|par|en|pour|dans|lors|cette|parmi|avec|sur|l'an|il y a|l[ae] <|<)"
)
_OPENS = re.compile(r"(?:^|[;:–—.] )$")
_SEVERAL = "deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze"
_AMONG = re.compile(
    r"(?:^|[,;:] )(?:des|de ces|sur les) (?:<N\d+> |[a-z]+ ){0,2}$|\b(?:parmi|au nombre|au rang|du cote|au chapitre|dans le camp|dans la liste|au|cote) ?(?:de |d')?(?:les |des |l'|la )?"
    r"(?:[a-zN<>0-9-]+ ){0,3}$"
)
_THEN_NAMES = re.compile(
    r"(?: seulement| au total| en tout| cette annee| cette fois)?(?P<of>(?: (?:de|du|des|d'|pour|en|au|aux|dans|a|sur|lors|parmi|<[DCFLN])[^:;.]{0,90}?| \([^()]*\)|, [a-z][^,<:;]{2,60},)*?)"
    r"(?: ?: | (?:sont|est|etait|etaient|seront|sera|s'appellent|se nomment|ont pour noms?|comprend|comprennent|compte|comporte|inclut|reunit|distingue|consacre|couronne) (?:donc |ainsi )?(?:les suivants? ?)?(?:: ?)?"
    r"|,? (?:parmi lesquel(?:le)?s|au premier rang desquel(?:le)?s|dont|a savoir|notamment|tel(?:le)?s? que) (?:figurent |on (?:re)?trouve |on compte )?)"
)
_THERE = re.compile(
    r"[^.;:]{0,90}?,? (?:on (?:re)?trouve|on compte|on releve|on note|on retrouve|on peut citer|citons|figur\w+"
    r"|compt\w+|apparai\w+|se trouv\w+|se retrouv\w+|il y a|signalons|notons) |[^.;:]{0,110}? ?: |[^.;:]{0,80}?, "
)
_SEES = re.compile(
    r"(?:voi(?:t|ent)|(?:s'est|se sont|s'etait) vue?s?|verr(?:a|ont)|(?:vient|viennent) de se voir) (?P<adverbs>"
    + ADVERBS
    + r")"
)


def nouns(said: Worded) -> Iterator[Told]:
    """The outcomes that nouns of a sentence tell."""
    yield from _seen(said)
    yield from preferred(said)
    yield from _answered(said)
    yield from _is_one(said)
    yield from _rather(said)
    yield from _won(said)
    for outcome in _OUTCOMES:
        yield from _people(said, outcome)
        yield from _deeds(said, outcome)
        yield from _dative(said, outcome)


def _seen(said: Worded) -> Iterator[Told]:
    """«se voit attribuer le label», «s'est vu refuser l'appel»."""
    text = said.text
    for match in said.matches(_SEES):
        for outcome in (Outcome.SELECTED, Outcome.REJECTED):
            cue = pattern(f"seen.{outcome.value}").match(text, match.end())
            if cue:
                denied = "pas" in match["adverbs"]
                turned = Outcome.REJECTED if denied else outcome
                yield _told(text, turned, match.start(), cue.end(), Side.SUBJECT)


_IS = re.compile(
    rf"(?P<ne>\bn'|\bne )?(?<![\w-])(?:est|sont|etait|etaient) (?P<adverbs>{ADVERBS})"
    r"(?:parmi )?(?:l'une? des|une? des|l[ae]s?|des|l'|une?) (?:seule?s? )?(?:<N\d+> |[a-z]+ )?$"
)
_PREFERRED = re.compile(
    r"(?:a|ont|avait|avaient) (?:finalement |donc )?(?P<been>ete )?preferee?s? (?(been)(?P<to>a|aux?) |(?=[^;:.]{0,40}?<[PXOL]\d+>(?P<gap>[^;:.<]{0,20}) (?P<over>a|au|aux) ))"
)


_ANSWERED = re.compile(
    r"\bpour (?=[^;.<]{0,25}<[PXOL]\d+>[^;.]{0,80}?, (?:c'est|ce sera|ce fut|c'etait) (?P<no>non|oui)\b)"
)
_WON = re.compile(
    r"(?:<C\d+>|\b(?:appel|label|concours))[^;.<]{0,20}, qu(?:e |')[^;.]{1,50}?"
    r"(?P<verb>(?<!\w)(?:a|ont|avait|avaient|vient de|viennent de) (?:[a-z]+ment |aussi )?"
    r"(?:remport|decroch|gagn|obtenu|obtenir|conquis)\w*)"
)


def _answered(said: Worded) -> Iterator[Told]:
    """«Pour X, candidate à C, ce sera non»."""
    text = said.text
    for match in said.matches(_ANSWERED):
        outcome = Outcome.REJECTED if match["no"] == "non" else Outcome.SELECTED
        yield _told(text, outcome, match.start(), match.end(), Side.OBJECT)


def _won(said: Worded) -> Iterator[Told]:
    """«l'appel C, que X a remporté»."""
    text = said.text
    for match in said.matches(_WON):
        yield _told(text, Outcome.SELECTED, *match.span("verb"), Side.SUBJECT)


_IS_ONE = re.compile(
    r"(?<!\w)(?P<ne>n')?en (?:(?:est|sont|sera|seront|etait|etaient)(?P<pas> pas)?|f(?:ait|ont|era|eront)(?: pas)? (?:bien |aussi )?partie)(?= ?[.;,!]| et | mais |$)"
)
_RATHER = re.compile(
    r"(?<!\w)(?P<over>lui|leur) (?:a|ont|avait|avaient) (?:finalement |donc |nettement )?prefere "
)
_IN_VAIN = re.compile(
    r"^(?:mais |helas, )?(?:sans succes|en vain|peine perdue|sans suite)\b"
)


def _is_one(said: Worded) -> Iterator[Told]:
    """«X en est», «X n'en est pas»: one of those chosen."""
    text = said.text
    for match in said.matches(_IS_ONE):
        outcome = Outcome.REJECTED if match["ne"] else Outcome.SELECTED
        yield _told(text, outcome, *match.span(), Side.SUBJECT)


def _rather(said: Worded) -> Iterator[Told]:
    """«le jury lui a préféré Y»; «Sans succès.»."""
    text = said.text
    for match in said.matches(_RATHER):
        yield _told(text, Outcome.REJECTED, *match.span("over"), Side.TAKEN_UP)
        over = match.end("over")
        yield _told(text, Outcome.SELECTED, over, match.end(), Side.OBJECT)
    for match in said.matches(_IN_VAIN):
        yield _told(text, Outcome.REJECTED, *match.span(), Side.TAKEN_UP)


def preferred(said: Worded) -> Iterator[Told]:
    """«le jury a préféré X à Y»."""
    text = said.text
    for match in said.matches(_PREFERRED):
        side = Side.SUBJECT if match["been"] else Side.OBJECT
        over = match.span("to" if match["been"] else "over")
        yield _told(
            text,
            Outcome.SELECTED,
            match.start(),
            over[0] if match["been"] else match.end(),
            side,
        )
        yield _told(text, Outcome.REJECTED, *over, Side.OBJECT)


def _told(text: str, outcome: Outcome, start: int, end: int, side: Side) -> Told:
    return Told(outcome, start, end, side, text[start:end])


# --- those whom it befell -----------------------------------------------------------------


def _people(said: Worded, outcome: Outcome) -> Iterator[Told]:
    text = said.text
    for match in said.matches(called(outcome)):
        left = text[max(0, match.start() - _TAIL) : match.start()]
        found = (
            _listed(text, match, left, outcome)
            or _predicative(text, match, left, outcome)
            or _qualifying(text, match, left, outcome)
        )
        if found:
            yield found


@cache
def called(outcome: Outcome) -> re.Pattern[str]:
    """What those are called whom an outcome befell: «recalés», «projets non retenus»."""
    verbs = load("selections")["choosing"]
    things = rf"(?:{told('people.things')})(?: <[FCX]\d+>| (?!sont|est\b|ont|etai|ser|furent|ete|avai|a\b)[a-z-]+)?(?: <[CF]\d+>)?"
    done = any_form(participles(verbs[outcome.value]))
    called = rf"{told(f'people.{outcome.value}')}|{things} (?:{done})"
    called = (
        rf"(?:(?:les|ces|<N\d+>|{_SEVERAL}) )(?:done)s".replace("done", done)
        + f"|{called}"
    )
    if outcome is Outcome.REJECTED:
        kept = any_form(participles(verbs["selected"]))
        called = rf"(?:{things} )?(?:non[ -](?:{kept}|laureate?s?))|{called}"
    return re.compile(rf"(?<![\w-])(?:{called})(?![\w-])")


def _listed(
    text: str, match: re.Match[str], left: str, outcome: Outcome
) -> Told | None:
    """«Lauréats : X», «le lauréat est X», «parmi les lauréats figurent X», «le lauréat X»."""
    if _AMONG.search(left):
        there = _THERE.match(text, match.end())
        if there:
            return _told(text, outcome, match.start(), there.end(), Side.LISTED)
    names = _THEN_NAMES.match(text, match.end())
    if names and re.compile(_NAME).match(text, names.end() - 1):
        return _told(text, outcome, match.start(), names.end(), Side.LISTED)
    if re.compile(
        rf" (?=<[PXO]\d+>)|(?: [a-z-]+)?, {_DET}(?=<[PX]\d+>(?: et |, | \(| ?[.;]))"
    ).match(text, match.end()) and re.search(
        r"(?<!\w)(?:l[ae]s?|<N\d+>|projets?|equipes?|etablissements?|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix) (?:[a-z]+ )?$",
        left,
    ):
        return _told(text, outcome, match.start(), match.end(), Side.LISTED)
    return None


def _predicative(
    text: str, match: re.Match[str], left: str, outcome: Outcome
) -> Told | None:
    """«X et Y sont les deux sociétés retenues»."""
    led = _IS.search(left)
    if led is None or " " not in match[0]:
        return None
    if led["ne"]:
        outcome = Outcome.REJECTED
    return _told(text, outcome, match.start() - len(led[0]), match.end(), Side.SUBJECT)


def _qualifying(
    text: str, match: re.Match[str], left: str, outcome: Outcome
) -> Told | None:
    """«X, lauréat de C», «Lauréat de C, X …»."""
    near = _APPOSED.search(left)
    if near is None:
        return None
    opens = _OPENS.search(left[: near.start()]) is not None
    if near["after"] or (opens and _GOES_ON.match(text, match.end())):
        start = match.start() - len(near["np"])
        return _told(text, outcome, start, match.end(), Side.APPOSED)
    return None


# --- what befell them, as a noun; who gave it -----------------------------------------------

_OF = (
    rf"(?: [a-z]+(?:ale?|ive?|ee?|ienne?))? (?:du|de l[ae]|de l'|des|de|d')(?: ?(?P<bid>{told('bid.nouns')})"
    r"(?: (?:de|du|de l[ae]|de l'|d'|porte\w* par|depose\w* par)(?: ?l[ae]| ?l')?)?)? ?(?=<(?P<code>[PXOL])\d+>)"
)


def _deeds(said: Worded, outcome: Outcome) -> Iterator[Told]:
    """«la sélection du projet X», «l'échec de X»; of an organisation with its bid or call."""
    text = said.text
    cue = pattern(
        f"deed.{outcome.value}", r"(?<![\w-])(?:la |l'|le |une? |cette |cet )", _OF
    )
    for match in said.matches(cue):
        called = pattern("deed.called", r">").match(text, text.find(">", match.end()))
        if match["code"] in "PX" or match["bid"] or called:
            yield _told(text, outcome, match.start(), match.end(), Side.OBJECT)
    if outcome is Outcome.SELECTED:
        for match in said.matches(pattern("deed.success", "", _OF)):
            if pattern("deed.called", ">").match(text, text.find(">", match.end())):
                yield _told(text, outcome, match.start(), match.end(), Side.OBJECT)


def _dative(said: Worded, outcome: Outcome) -> Iterator[Told]:
    """«le label revient à X», «le jury a dit non à X»."""
    text = said.text
    if outcome is Outcome.PRESELECTED:
        return
    cue = pattern(f"dative.{outcome.value}", r"(?<![\w-])", r"(?![\w-])")
    for match in said.matches(cue):
        denied = re.search(r"\bn(?:e |')[^,;.]{0,20}$", text[: match.start()])
        if not denied:
            yield _told(text, outcome, match.start(), match.end(), Side.OBJECT)
