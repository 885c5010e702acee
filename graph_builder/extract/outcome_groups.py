"""Those of whom an outcome was told as a number, named in the sentence after it.

«Sept candidats ne sont pas retenus. Parmi eux, le jury cite X et Y»; «C'est le cas de X».
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph_builder.extract.outcome_nouns import called
from graph_builder.extract.outcome_words import told
from graph_builder.extract.outcomes import Side, Told
from graph_builder.model import Outcome

REACH = 2  # sentences from what was told of a group to those of it that are named
_ADVERBS = r"(?:,? ?(?:notamment|aussi|egalement|par exemple|entre autres|ainsi|surtout|en particulier|enfin),?)?"
_OF_THEM = re.compile(
    rf"(?:parmi (?:eux|elles|ceux-ci|celles-ci|ces (?:<N\d+> )?(?:{told('people.things')}|{told('people.selected')})|les (?:heureux )?(?:laureats|elus|recales))"
    r"|au nombre d(?:e ceux-ci|e celles-ci|esquels)|a leurs cotes|dans (?:le|ce) lot)\b"
    rf"|(?P<case>c'est|ce (?P<not>n')est pas) ?{_ADVERBS} ?le cas ?{_ADVERBS} ?(?=d[eu'])"
    rf"|(?:on y (?:re)?trouve|y figurent|on peut citer|citons|figurent)\b"
    r"|(?:il s'agit|ce sont)(?= (?:de |d'|des |du )?(?:l[ae]s? |l')?(?:projets? |dossiers? |universites? )?<[PXO]\d+>)"
)
_CITES = re.compile(
    r"\b(?:cit\w+|mention\w+|figur\w+|(?:re)?trouv\w+|not\w+|relev\w+|compt\w+|signal\w+|evoqu\w+|distingu\w+) "
)
_TO_COME = re.compile(r"\b(?:sera|seront|serait|seraient|attendus?|d'ici)\b")
_NAMES = re.compile(r"[^.;]{0,60}<[PXO]\d+>")
_CALLED = re.compile(  # «des 52 Equipex retenus»
    r"(?:<N\d+>|les|des) <[CF]\d+> (?:\w+ )?(?:retenu|selectionne|labellise|finance|laureat)e?s\b"
)
_FUNDED = re.compile(
    rf"\b(?:les|<N\d+>|ces|des|[a-z]+) (?:<N\d+> )?(?:autres? )?(?:{told('people.things')})(?<=[sx])\b[^.;<]{{0,60}}"
    r"\b(?:recoivent|recevront|se partagent|se partageront|beneficient|beneficieront|obtiennent|percevront|decrochent)\b[^.;]{0,30}<M\d+>"
)


def of_group(text: str, found: Sequence[Told]) -> Outcome | None:
    """The outcome that a sentence without candidates tells of several of them."""
    if _TO_COME.search(text):
        return None
    if found:
        return found[-1].outcome
    for outcome in (Outcome.REJECTED, Outcome.PRESELECTED, Outcome.SELECTED):
        if any(m[0][-1] in "sx" for m in called(outcome).finditer(text)):
            return outcome
    return Outcome.SELECTED if _FUNDED.search(text) or _CALLED.search(text) else None


def named_of(text: str, group: Outcome | None, last: Outcome | None) -> list[Told]:
    """«Parmi eux, le jury cite X et Y»: those listed are some of that group.

    «C'est aussi le cas de X», «Ce n'est pas le cas de X»: as those told of `last`, or not.
    """
    opening = _OF_THEM.match(text) if group or last else None
    outcome = group
    if opening and opening["case"]:
        outcome = _turned(group or last) if opening["not"] else group or last
    if opening is None or outcome is None:
        return []
    end = opening.end()
    colon = text.find(": ", end)
    cites = _CITES.search(text, end)
    if colon > 0 and _NAMES.match(text, colon):
        end = colon + 1
    elif cites and _NAMES.match(text, cites.end()):
        end = cites.end()
    return [Told(outcome, opening.start(), end, Side.LISTED, opening[0])]


def _turned(outcome: Outcome | None) -> Outcome | None:
    """The other outcome."""
    if outcome is None:
        return None
    selected = outcome is Outcome.SELECTED
    return Outcome.REJECTED if selected else Outcome.SELECTED
