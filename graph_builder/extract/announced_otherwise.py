"""Announcements no verb of making public says: speeches, assemblies, lists that «came out»."""

from __future__ import annotations

import re
from functools import cache

from graph_builder.extract.announced import action_on, day_in, published
from graph_builder.extract.french.text import plain
from graph_builder.extract.lexicon import load
from graph_builder.extract.office_cells import squeezed
from graph_builder.extract.reading import Reading
from graph_builder.model import Announcement, Evidence, Kind, Name

_INAUGURATES = re.compile(r"\binaugur\w+")
_OUT = re.compile(
    r"\b(?:nouvelle|liste|annonce|verdict|resultats?|reponse|decision)(?: \w+){0,2}"
    r" (?:est|etait|sont|etaient) tombee?s?\b"
)
_GIVER = re.compile(
    r"\b(?:c'est (?:l[ae] |l')|(?:recu|obtenu|decroche) (?:du |de la |de l')|par (?:l[ae] |l'))$"
)
_GIVER_REACH = 200  # characters after a list that came out in which its giver is named
_SIGNED = re.compile(
    r"\bsignee?s? [^.;:]{0,40}?(?=(?:la|le|les|une|un)"
    r" (?:convention|contrat|accord|charte|pacte|protocole|partenariat))"
)
_FIRST_LINES = 4
_DATELINE = 60  # characters of a line that says where and when
# «un communiqué de l'agence publié mardi», «Réponse du ministère, publiée le 3 mai»
_DOCUMENT = re.compile(
    r"\b(?:communique(?: de presse)?(?: commun)?(?: (?:diffuse|publie|envoye|date)(?: [^,.;]{1,25}?)?)?|reponse"
    r"|declaration) (?:de l[ae] |de l'|du |des |de |d'|par l[ae] |par l')"
)
_ISSUED = re.compile(r"\b(?:publie|diffuse|rendu public|date|transmis|paru)")
_PARTIES = re.compile(r"\brepresentai?en?t\b|en presence de|autour de la table")
_NEWS = re.compile(
    r"\b(?:demandes?|projets?|dossiers?|subventions?|aides?|candidatures?|laureate?s?|m€|k€"
    r"|financements?)\b"
)
_DECIDES = re.compile(r"\b(?:deliberation|delibere|a l'unanimite|decide)\b")
_ARTICLE = re.compile(r"^(?:l[ae]s? |l['’])", re.IGNORECASE)
_OWN = re.compile(
    r"\b(?:notre|nos) (?:projet|dossier|candidature|universite|etablissement|equipe|laboratoire"
    r"|ecole)s?\b"
)
_FIRST = 200  # characters of a document that show whose it is
_SUCCESS = re.compile(r"\b(?:laureat|retenu|obtenu|selectionne|confirme|decroche)")


def announced_otherwise(reading: Reading, *, alone: bool) -> list[Announcement]:
    """Announcements without a verb of making public; `alone`: no other was found."""
    found = [
        *_speech(reading),
        *_came_out(reading),
        *_assembly(reading),
        *_signed(reading),
        *_documents(reading),
    ]
    return found or (_own(reading) if alone else [])


def _made(
    name: Name, date: str, event: str, evidence: tuple[Evidence, ...], rule: str
) -> Announcement:
    return Announcement(
        announcer=name,
        date=date,
        event=event,
        evidence=evidence,
        rule=f"announcements.{rule}",
        confidence=0.7,
    )


@cache
def _speeches() -> re.Pattern[str]:
    words = "|".join(load("announcements")["events"]["speeches"])
    return re.compile(rf"(?:{words})\b")


def _speech(reading: Reading) -> list[Announcement]:
    """A speech: who holds it announces what it says."""
    analysis = reading.analysis
    head = next(iter(analysis.document.blocks), None)
    if head is None or not _speeches().search(analysis.folded, head.start, head.end):
        return []
    people = [p for p in reading.links.people if head.start <= p.start < head.end]
    if not people or people[0].name is None:
        return []
    day = _dateline(reading) or published(reading)
    event = "inauguration" if _INAUGURATES.search(analysis.folded) else ""
    evidence = reading.evidence(head.start, head.end)
    return [_made(people[0].name, day, event, evidence, "speech")]


def _dateline(reading: Reading) -> str:
    """The day in the first lines of a document, where they are no more than a dateline."""
    for block in reading.analysis.document.blocks[:_FIRST_LINES]:
        days = [
            d
            for d in reading.analysis.dates
            if block.start <= d.start < block.end and d.kind == "day" and d.iso
        ]
        if days and block.end - block.start < _DATELINE:
            return days[0].iso
    return ""


def _came_out(reading: Reading) -> list[Announcement]:
    """Lists that came out: «La liste est tombée hier ; c'est l'agence qui l'a publiée»."""
    folded = reading.analysis.folded
    cue = _OUT.search(folded) if "tombe" in folded else None
    sentence = reading.sentence_at(cue.start()) if cue else None
    if cue is None or sentence is None:
        return []
    day = day_in(reading, sentence.start, sentence.end, cue.end())
    after = [
        m.name
        for m in reading.analysis.within(cue.end(), sentence.end + _GIVER_REACH)
        if m.name
        and m.name.kind is Kind.ORGANISATION
        and _GIVER.search(folded, cue.end(), m.start)
    ]
    evidence = reading.evidence(sentence.start, sentence.end)
    return [_made(name, day, "", evidence, "came_out") for name in after[:1] if day]


@cache
def _met() -> re.Pattern[str]:
    verbs = "|".join(load("announcements")["turns"]["assembly"])
    return re.compile(
        r"\breunie?s? [^.;:]{3,60}?, (?P<who>l[ae]s? [^,.;:]{5,90}?|l'[^,.;:]{5,90}?)"
        rf" (?:a|ont) (?:\w+ment )?(?:{verbs})e?s? (?P<what>[^.;:]{{5,120}})"
        r"|(?P<body>(?:conseil|assemblee|commission|comite)[^,.;:]{0,50}?) s'est reunie?\b[^.;]*"
    )


def _assembly(reading: Reading) -> list[Announcement]:
    """Assemblies: «Réunie lundi, la commission permanente a retenu quatre projets»."""
    folded = reading.analysis.folded
    for match in _met().finditer(folded) if "reuni" in folded else ():
        news = _NEWS.search(match["what"]) if match["who"] else _DECIDES.search(folded)
        sentence = reading.sentence_at(match.start())
        if not news or sentence is None:
            continue
        start, end = match.span("who" if match["who"] else "body")
        day = day_in(reading, sentence.start, sentence.end, match.start())
        label = squeezed(_ARTICLE.sub("", reading.analysis.text[start:end]))
        evidence = reading.evidence(sentence.start, sentence.end)
        name = _met_in(reading, start, end) or Name(label, Kind.ORGANISATION)
        return [_made(name, day, label, evidence, "assembly")] if day else []
    return []


def _met_in(reading: Reading, start: int, end: int) -> Name | None:
    """The organisation whose assembly met."""
    inside = [
        m.name
        for m in reading.analysis.within(start, end)
        if m.name and m.name.kind is Kind.ORGANISATION
    ]
    return inside[-1] if inside else None


def _signed(reading: Reading) -> list[Announcement]:
    """«… a été signée hier la convention. A, de X, et B, de Y, représentaient…»."""
    folded, sentences = reading.analysis.folded, reading.analysis.sentences
    cue = _SIGNED.search(folded) if "signe" in folded else None
    sentence = reading.sentence_at(cue.start()) if cue else None
    if cue is None or sentence is None:
        return []
    low, high = sentence.start, sentence.end
    high = next((s.end for s in sentences if s.start >= high), high)
    day = day_in(reading, low, sentence.end, cue.start())
    if not day or not _PARTIES.search(folded, low, high):
        return []
    parties = (h.organisation for h in reading.holdings if low <= h.start < high)
    event = action_on(reading, "signature", cue.end(), sentence)
    evidence = reading.evidence(low, high)
    return [
        _made(p, day, event, evidence, "signed") for p in dict.fromkeys(parties) if p
    ]


def _documents(reading: Reading) -> list[Announcement]:
    """«Six projets sont retenus, selon un communiqué de l'agence publié mardi»."""
    folded, found = reading.analysis.folded, []
    for match in _DOCUMENT.finditer(folded):
        sentence = reading.sentence_at(match.start())
        if sentence is None or not _ISSUED.search(folded, match.start(), sentence.end):
            continue
        day = day_in(reading, sentence.start, sentence.end, match.end())
        near = reading.analysis.within(match.end(), match.end() + 1)
        name = near[0].name if near else None
        if day and name and name.kind in {Kind.ORGANISATION, Kind.PERSON}:
            evidence = reading.evidence(sentence.start, sentence.end)
            found.append(_made(name, day, "", evidence, "document"))
    return found


def _own(reading: Reading) -> list[Announcement]:
    """A text of an institution on its own success: who publishes it, or speaks as «nous»."""
    document = reading.analysis.document
    if not _SUCCESS.search(reading.analysis.folded):
        return []
    name = _publisher(reading) if document.publisher else _speaking(reading)
    if name is None:
        return []
    evidence = reading.evidence(0, _whole_words(reading.analysis.text))
    return [_made(name, published(reading), "", evidence, "own")]


def _publisher(reading: Reading) -> Name | None:
    """The publisher, where the text names it as an organisation that acts."""
    wanted = plain(reading.analysis.document.publisher)
    for mention in reading.analysis.mentions:
        name = mention.name
        if name and name.kind is Kind.ORGANISATION and mention.source != "anaphor":
            forms = {plain(form) for form in (name.label, *name.aliases)}
            if wanted in forms:
                return name
    return None


def _speaking(reading: Reading) -> Name | None:
    """The first organisation named before «notre projet»."""
    own = _OWN.search(reading.analysis.folded)
    if own is None:
        return None
    head = (
        m.name
        for m in reading.analysis.within(0, own.start())
        if m.name and m.name.kind is Kind.ORGANISATION
    )
    return next(head, None)


def _whole_words(text: str) -> int:
    """Where the first words of a text end, at most so many characters on."""
    return len(text) if len(text) <= _FIRST else text.rfind(" ", 0, _FIRST + 1)
