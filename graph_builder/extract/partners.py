"""Who carries a project and who takes part in it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from graph_builder.extract.lexicon import load
from graph_builder.extract.pattern import Abstract
from graph_builder.extract.reading import Reading
from graph_builder.extract.sentences import Sentence
from graph_builder.model import Kind, Name, Part, Partner

_DET = r"(?:l[ae]s? |l')?"


@cache
def _lead_patterns() -> tuple[tuple[str, str], ...]:
    """(rule, pattern) with slots `prj` and `org`."""
    done, does = load("partners")["carry"]["participle"], load("partners")["carry"]["verb"]
    aside = r"(?:,? ?\([^()]*\))?(?:,? (?:a|en) <L\d+>)?"
    return (
        ("carried_by", rf"{{prj:PX}}{aside},? (?:qui (?:est|sera) |est |sera |a ete |egalement |aussi |un projet |projet )*{done}(?: \w+ment)? par {_DET}{{org:OX}}"),
        ("carries_relative", rf"{{prj:PX}}{aside},? que (?:{does}) {_DET}{{org:OX}}"),
        ("relative_carries", rf"{{prj:PX}},? que {_DET}{{org:OX}} (?:{does})"),
        ("carries", rf"{{org:O}}(?: \([^()]*\))?,? (?:qui )?(?:{does}) (?:ainsi |aussi |egalement )?(?:le |la |l')?(?:projet |chaire |consortium |cluster |programme )?{{prj:PX}}"),
        ("bracket", r"{prj:PX} \((?:l[ae] |l')?{org:O}(?:,| ?\))"),
        ("of", rf"{{prj:PX}}, (?:de|du|d'|porte par) ?{_DET}{{org:O}}"),
        ("lead_of", rf"{{org:O}},? (?:est |sera |, )?(?:le |la )?(?:chef de file|coordinat\w+|porteu\w+|pilote) (?:de |du |d')(?:la |l')?{{prj:PX}}"),
        ("has_lead", rf"{{prj:PX}}(?:, dont| a| dont|,)? ?(?:pour )?(?:le |la )?(?:chef de file|coordinat\w+|porteu\w+|pilote)(?: est|,)? ?{_DET}{{org:O}}"),
        ("whose_lead", rf"{{prj:PX}}, dont {_DET}{{org:O}} (?:est|sera|assure) (?:le |la )?(?:chef de file|coordination|pilotage|porteur)"),
        ("entrusted", rf"{{prj:PX}} (?:est|a ete|sera) (?:confie|attribue)e? (?:a|au) ?{_DET}{{org:O}}"),
        ("carried_before", rf"{done} par {_DET}{{org:O}}(?: \([^()]*\))?, (?:l[ae] |l')?(?:projet |cluster )?{{prj:PX}}"),
    )  # fmt: skip


def _leads_in(reading: Reading, sentence: Sentence, text: Abstract) -> Iterator[Partner]:
    for rule, pattern in _lead_patterns():
        for found in text.find(pattern):
            project, lead = found.mention("prj"), found.mention("org")
            if project and lead and project.name and lead.name:
                yield Partner(
                    project=project.name,
                    organisation=lead.name,
                    part=Part.LEAD,
                    evidence=reading.evidence(*found.span()),
                    rule=f"partners.{rule}",
                    confidence=0.9,
                )


def find_partners(reading: Reading) -> list[Partner]:
    """Leads and partners told in sentences."""
    return [
        fact
        for sentence, text in reading.sentences
        for fact in _leads_in(reading, sentence, text)
    ]


def leads(facts: list[Partner]) -> dict[Name, Name]:
    """Project → the organisation that leads it, where the document names one only."""
    found: dict[Name, list[Name]] = {}
    for fact in facts:
        if fact.part is Part.LEAD and fact.organisation.kind is not Kind.PERSON:
            known = found.setdefault(fact.project, [])
            if fact.organisation not in known:
                known.append(fact.organisation)
    return {project: names[0] for project, names in found.items()}
