"""When and around which event something was made public."""

from __future__ import annotations

import re
from functools import cache

from graph_builder.extract.french.dates import DateMention
from graph_builder.extract.french.text import plain
from graph_builder.extract.lexicon import load
from graph_builder.extract.office_cells import squeezed
from graph_builder.extract.reading import Reading
from graph_builder.extract.sentences import Sentence

_DAY = 10  # characters of an ISO day
_LONGEST = 12  # words of an event
_STOP = re.compile(
    r"[.;:«»?!\n]|,(?! (?:de|du|d')\b)"
    r"| (?:les?|une?|ses|son|sa|que|qu'|dont|qui|a annonce|ont|pour|afin|tenue?s?|organisee?s?) "
)
_ARTICLES = re.compile(
    r"(?:de (?:sa|son|ses|leur) |d'une? |de l'|de la |des? |du |l'|la |le |les )*"
)
_DATE_LEAD = re.compile(r"\s(?:ce|le|de|du)\s$")
_SIGNED = re.compile(
    r"(?<![\w-])(?:usine(?:-ecole)?|contrat|convention|accord|partenariat|chaire|batiment|site|programme|centre|institut"
    r"|campus|plateforme|plate-forme|protocole|plan|maison|halle|ecole)s?\b"
)
_SIGNED_STOP = re.compile(r"[,.;:()]|$| (?:que|qui|a|ont|de la meme) ")
_FEMININE = {"convention", "chaire", "plateforme", "plate-forme", "maison", "halle"}


@cache
def _events() -> dict[str, list[str]]:
    return dict(load("announcements")["events"])


@cache
def _leads() -> re.Pattern[str]:
    leads = "|".join(_events()["leads"])
    nouns = "|".join([*_events()["nouns"], *_events()["places"]])
    return re.compile(
        rf"\b(?:(?P<lead>{leads}) |(?:au|a la|aux|a l'|dans le|sur le) ?(?P<noun>(?:{nouns})\b))"
    )


def day_of(reading: Reading, sentence: Sentence, verb: int, *, past: bool) -> str:
    """ISO day of an announcement.

    Told in its sentence, else (of something past) in the one before, else the day of
    publication; "" where the document has none.
    """
    if day := day_in(reading, sentence.start, sentence.end, verb):
        return day
    words = reading.analysis.folded[sentence.start : sentence.end]
    if any(turn in words for turn in _events()["same_day"]):
        before = [d.iso for d in _days(reading, 0, sentence.start)]
        if before:
            return before[-1]
    if past and (day := _day_before(reading, sentence)):
        return day
    return published(reading)


def published(reading: Reading) -> str:
    """ISO day of publication, or ""."""
    day = reading.analysis.document.published
    return day.isoformat() if day else ""


def _days(reading: Reading, start: int, end: int) -> list[DateMention]:
    dates = reading.analysis.dates
    return [d for d in dates if start <= d.start < end and len(d.iso) == _DAY]


def day_in(reading: Reading, start: int, end: int, verb: int) -> str:
    """The day named nearest to a verb in a span, deadlines apart; ISO, or ""."""
    today = published(reading)
    days = [
        d
        for d in _days(reading, start, end)
        if not d.deadline and not (today and d.iso > today)
    ]
    best = min(days, key=lambda d: (abs(d.start - verb), d.start), default=None)
    return best.iso if best else ""


def _day_before(reading: Reading, sentence: Sentence) -> str:
    earlier = [
        s
        for s in reading.analysis.sentences
        if s.block == sentence.block and s.end <= sentence.start
    ]
    if not earlier:
        return ""
    return day_in(reading, earlier[-1].start, earlier[-1].end, earlier[-1].end)


def announced_event(reading: Reading, sentence: Sentence, stem: str, verb: int) -> str:
    """The event around which something is announced, as a short noun phrase, or ""."""
    folded = reading.analysis.folded
    for lead in _leads().finditer(folded, sentence.start, sentence.end):
        start = lead.start("noun") if lead["noun"] else _noun_start(folded, lead)
        if phrase := _phrase(reading, start, sentence.end):
            return phrase
    action = load("announcements")["events"]["actions"].get(stem)
    return action_on(reading, action, verb, sentence) if action else ""


def _noun_start(folded: str, lead: re.Match[str]) -> int:
    """Where the noun of the event begins: after «lors d'une», at «visite» of «en visite»."""
    if lead["lead"].startswith("en ") and lead["lead"] != "en marge":
        return lead.start("lead") + 3
    article = _ARTICLES.match(folded, lead.end())
    return article.end() if article else lead.end()


def _phrase(reading: Reading, start: int, end: int) -> str:
    """The words of an event from its noun on, days left out."""
    text = reading.analysis.text
    stop = _STOP.search(reading.analysis.folded, start, end)
    high = stop.start() if stop else end
    parts, at = [], start
    for date in _days(reading, start, high):
        parts.append(_DATE_LEAD.sub(" ", text[at : date.start]))
        at = date.end
    phrase = squeezed(" ".join([*parts, text[at:high]]))
    return phrase.strip(" ,") if len(phrase.split()) <= _LONGEST else ""


def action_on(reading: Reading, action: str, end: int, sentence: Sentence) -> str:
    """«signature du contrat de plan» from «ont signé … le contrat de plan»."""
    folded = reading.analysis.folded
    back = " que " in folded[sentence.start : end] or action == "inauguration"
    spans = [(end, sentence.end), (sentence.start, end)]
    for low, high in reversed(spans) if back else spans:
        if found := _SIGNED.search(folded, low, high):
            stop = _SIGNED_STOP.search(folded, found.end(), high)
            phrase = reading.analysis.text[
                found.start() : stop.start() if stop else high
            ]
            return squeezed(f"{action} {_link(phrase)}{phrase}")
    return action


def _link(phrase: str) -> str:
    noun = plain(phrase).split()[0]
    if noun[0] in "aeiouh" and noun != "halle":
        return "de l'"
    return "de la " if noun in _FEMININE else "du "
