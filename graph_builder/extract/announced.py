"""When and where something was made public; announcements that no verb says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from graph_builder.extract.french.text import plain
from graph_builder.extract.lexicon import load
from graph_builder.extract.office_cells import squeezed
from graph_builder.extract.reading import Reading
from graph_builder.extract.sentences import Sentence
from graph_builder.model import Announcement, Evidence, Kind, Name

_DAY = 10  # characters of an ISO day
_STOP = re.compile(r"[.;:«»?!\n]|,(?! (?:de|du|d')\b)| (?:les?|une?|des|ses|son|sa|que|qu'|dont|qui|a annonce|ont) ")


@cache
def _leads() -> re.Pattern[str]:
    leads = "|".join(load("announcements")["events"]["leads"])
    nouns = "|".join(load("announcements")["events"]["nouns"].split())
    places = "|".join(load("announcements")["events"]["places"].split())
    return re.compile(rf"\b(?:(?P<lead>{leads}) |(?:au|a la|aux|a l'|dans le|sur le) ?(?P<noun>(?:{nouns}|{places})\b))")


def day_of(
    reading: Reading, sentence: Sentence, verb: int, earlier: Sequence[Announcement], *, past: bool
) -> str:
    """ISO day of an announcement: told in its sentence, in the one before, else the publication's."""
    if day := _day_in(reading, sentence.start, sentence.end, verb):
        return day
    folded = reading.analysis.folded
    if any(w in folded[sentence.start : sentence.end] for w in load("announcements")["events"]["same_day"]):
        before = [d.iso for d in reading.analysis.dates if d.end <= sentence.start and len(d.iso) == _DAY]
        if before:
            return before[-1]
    if past and (day := _day_before(reading, sentence)):
        return day
    published = reading.analysis.document.published
    return published.isoformat() if published else ""


def _day_in(reading: Reading, start: int, end: int, verb: int) -> str:
    days = [
        d
        for d in reading.analysis.dates
        if start <= d.start < end and len(d.iso) == _DAY and not d.deadline
    ]
    near = [d for d in days if d.start >= verb] or days
    best = min(days, key=lambda d: (abs(d.start - verb), d.start), default=None) if near else None
    return best.iso if best else ""


def _day_before(reading: Reading, sentence: Sentence) -> str:
    sentences = reading.analysis.sentences
    index = next((i for i, s in enumerate(sentences) if s.start == sentence.start), 0)
    if not index or sentences[index - 1].block != sentence.block:
        return ""
    last = sentences[index - 1]
    return _day_in(reading, last.start, last.end, last.end)


def announced_event(reading: Reading, sentence: Sentence, stem: str, verb_end: int) -> str:
    """The event around which something is announced, as a short noun phrase, or ""."""
    folded, text = reading.analysis.folded, reading.analysis.text
    for lead in _leads().finditer(folded, sentence.start, sentence.end):
        start = lead.start("noun") if lead["noun"] else _noun_start(folded, lead)
        phrase = _phrase(reading, start, sentence.end)
        if phrase:
            return phrase
    action = load("announcements")["events"]["actions"].get(stem)
    if action:
        return _action(text, folded, action, verb_end, sentence)
    return ""


def _noun_start(folded: str, lead: re.Match[str]) -> int:
    """Where the noun of the event begins: after «lors d'une», at «visite» of «en visite»."""
    if lead["lead"].startswith("en ") and lead["lead"] not in {"en marge"}:
        return lead.start("lead") + 3
    article = re.compile(r"(?:d'une? |de l'|de la |des? |du |l'|la |le |les )*").match(folded, lead.end())
    return article.end() if article else lead.end()


def _phrase(reading: Reading, start: int, end: int) -> str:
    """The words of an event from its noun on, dates left out."""
    folded, text = reading.analysis.folded, reading.analysis.text
    dates = [d for d in reading.analysis.dates if start <= d.start < end]
    stop = _STOP.search(folded, start, end)
    high = stop.start() if stop else end
    parts, at = [], start
    for date in dates:
        if date.start < high and len(date.iso) == _DAY:
            parts.append(re.sub(r"\s(?:ce|le|de|du)\s$", " ", text[at : date.start]))
            at = date.end
    phrase = squeezed(" ".join([*parts, text[at:high]]))
    return phrase.strip(" ,") if len(phrase.split()) <= 12 else ""  # noqa: PLR2004 (an event is a short phrase)


def _action(text: str, folded: str, action: str, end: int, sentence: Sentence) -> str:
    """«signature du contrat de plan» from «ont signé … le contrat de plan»."""
    nouns = r"(?:contrat|convention|accord|partenariat|chaire|batiment|site|programme|centre|institut|campus|plateforme|plate-forme|protocole|plan|maison|halle|ecole)s?\b"
    back = " que " in folded[sentence.start : end] or action == "inauguration"
    spans = [(end, sentence.end), (sentence.start, end)]
    for low, high in reversed(spans) if back else spans:
        found = re.compile(nouns).search(folded, low, high)
        if found:
            stop = re.compile(r"[,.;:()]|$| (?:que|qui|a|ont|de la meme) ").search(folded, found.end(), high)
            phrase = text[found.start() : stop.start() if stop else high]
            link = "de la" if plain(phrase).split()[0] in {"convention", "chaire", "plateforme", "maison", "halle"} else "du"
            return squeezed(f"{action} {link} {phrase}")
    return action


# --- announcements that no verb of making public says ---------------------------------------


def special(reading: Reading, found: Sequence[Announcement]) -> list[Announcement]:
    """Speeches, assemblies that met, lists that «came out», threads of an institution."""
    extra = [*_speech(reading), *_came_out(reading), *_assembly(reading), *_signed(reading)]
    return extra or ([] if found else _own(reading))


def _made(
    reading: Reading, name: Name, date: str, event: str, evidence: tuple[Evidence, ...], rule: str
) -> Announcement:
    return Announcement(
        announcer=name, date=date, event=event, evidence=evidence, rule=f"announcements.{rule}", confidence=0.7
    )


def _published(reading: Reading) -> str:
    published = reading.analysis.document.published
    return published.isoformat() if published else ""


def _speech(reading: Reading) -> list[Announcement]:
    """A speech: who holds it announces what it says."""
    analysis = reading.analysis
    head = analysis.document.blocks[0] if analysis.document.blocks else None
    words = "|".join(load("announcements")["events"]["speeches"])
    if head is None:
        return []
    title = re.compile(rf"(?:{words})\b").search(analysis.folded, head.start, head.end)
    people = [p for p in reading.links.people if head.start <= p.start < head.end]
    if not title or not people or people[0].name is None:
        return []
    opening = re.compile(r"\b(inaugur\w+|pos\w+ la premiere pierre|remis\w+ des prix)").search(analysis.folded)
    event = "inauguration" if opening and opening[0].startswith("inaug") else ""
    evidence = reading.evidence(head.start, head.end)
    return [_made(reading, people[0].name, _published(reading), event, evidence, "speech")]


def _came_out(reading: Reading) -> list[Announcement]:
    """«La liste est tombée hier ; c'est l'agence qui l'a mise en ligne.»"""
    folded = reading.analysis.folded
    cue = re.compile(r"\b(?:nouvelle|liste|annonce|verdict|resultats?|reponse|decision)(?: \w+){0,2} (?:est|etait|sont|etaient) tombee?s?\b").search(folded)
    sentence = reading.sentence_at(cue.start()) if cue else None
    if cue is None or sentence is None:
        return []
    day = _day_in(reading, sentence.start, sentence.end, cue.end())
    after = [
        m
        for m in reading.analysis.within(cue.end(), sentence.end + 200)
        if m.name and m.name.kind is Kind.ORGANISATION and _giver(folded, m.start)
    ]
    if not day or not after or after[0].name is None:
        return []
    evidence = reading.evidence(sentence.start, sentence.end)
    return [_made(reading, after[0].name, day, "", evidence, "came_out")]


def _giver(folded: str, position: int) -> bool:
    return bool(re.search(r"\b(?:c'est (?:l[ae] |l')|(?:recu|obtenu|decroche) (?:du |de la |de l')|par (?:l[ae] |l'))$", folded[:position]))


def _assembly(reading: Reading) -> list[Announcement]:
    """«Réunie lundi, la commission permanente a retenu quatre projets.»"""
    folded, text = reading.analysis.folded, reading.analysis.text
    verbs = "|".join(load("announcements")["turns"]["assembly"])
    met = re.compile(
        rf"\breunie?s? [^.;:]{{3,60}}?, (?P<who>l[ae]s? [^,.;:]{{5,90}}?|l'[^,.;:]{{5,90}}?) (?:a|ont) (?:\w+ment )?(?:{verbs})e?s? (?P<what>[^.;:]{{5,120}})"
        rf"|(?P<body>(?:conseil|assemblee|commission|comite)[^,.;:]{{0,50}}?) s'est reunie?\b[^.;]*"
    )
    for match in met.finditer(folded):
        sentence = reading.sentence_at(match.start())
        group = "who" if match["who"] else "body"
        if sentence is None or not _decides(reading, match):
            continue
        day = _day_in(reading, sentence.start, sentence.end, match.start())
        name = _body(reading, match.start(group), match.end(group))
        event = squeezed(re.sub(r"^(?:l[ae]s? |l['’])", "", text[match.start(group) : match.end(group)], flags=re.IGNORECASE))
        evidence = reading.evidence(sentence.start, sentence.end)
        return [_made(reading, name, day, event, evidence, "assembly")] if day else []
    return []


def _signed(reading: Reading) -> list[Announcement]:
    """«… a été signée hier la convention. A, président de X, et B, de Y, représentaient…»."""
    folded = reading.analysis.folded
    cue = re.compile(r"\bsignee?s? [^.;:]{0,40}?(?=(?:la|le|les|une|un) (?:convention|contrat|accord|charte|pacte|protocole|partenariat))").search(folded)
    sentence = reading.sentence_at(cue.start()) if cue else None
    if cue is None or sentence is None:
        return []
    day = _day_in(reading, sentence.start, sentence.end, cue.start())
    high = next((s.end for s in reading.analysis.sentences if s.start >= sentence.end), sentence.end)
    if not day or not re.search(r"\brepresentai?en?t\b|en presence de|autour de la table", folded[sentence.start : high]):
        return []
    parties = [h.organisation for h in reading.holdings if sentence.start <= h.start < high and h.organisation]
    event = _action(reading.analysis.text, folded, "signature", cue.end(), sentence)
    evidence = reading.evidence(sentence.start, high)
    return [_made(reading, name, day, event, evidence, "signed") for name in dict.fromkeys(parties)]


def _decides(reading: Reading, match: re.Match[str]) -> bool:
    if match["who"]:
        return bool(re.search(r"\b(?:demandes?|projets?|dossiers?|subventions?|aides?|candidatures?|laureate?s?|m€|k€|financements?)\b", match["what"]))
    return bool(re.search(r"\b(?:deliberation|delibere|a l'unanimite|decide)\b", reading.analysis.folded))


def _body(reading: Reading, start: int, end: int) -> Name:
    """The organisation whose assembly met, else the assembly."""
    inside = [
        m for m in reading.analysis.within(start, end) if m.name and m.name.kind is Kind.ORGANISATION
    ]
    label = squeezed(re.sub(r"^(?:l[ae]s? |l['’])", "", reading.analysis.text[start:end], flags=re.IGNORECASE))
    return inside[-1].name if inside and inside[-1].name else Name(label, Kind.ORGANISATION)


def _own(reading: Reading) -> list[Announcement]:
    """A text an institution signs and in which it speaks of its own success as «nous»."""
    analysis = reading.analysis
    own = re.compile(r"\b(?:notre|nos) (?:projet|dossier|candidature|universite|etablissement|equipe|laboratoire|ecole)s?\b").search(analysis.folded)
    if not own or not re.search(r"\b(?:laureat|retenu|obtenu|selectionne|confirme|decroche)", analysis.folded):
        return []
    head = [
        m
        for m in analysis.within(0, own.start())
        if m.name and m.name.kind is Kind.ORGANISATION
    ]
    if not head or head[0].name is None:
        return []
    return [_made(reading, head[0].name, _published(reading), "", reading.evidence(own.start(), own.end()), "own")]
