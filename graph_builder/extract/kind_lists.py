"""Lists of names: what the noun before a list, or one of its names, tells of the others.

«deux start-up, X et Y» are organisations; so is Z in «le CNRS, l'Inserm et Z».
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from graph_builder.extract.kind_phrases import nouns_from, phrase_before
from graph_builder.extract.mention import Mention
from graph_builder.model import Kind

_ASIDE = re.compile(r"[»\"]?(?: ?\([^()\n]{1,60}\))?")
_AND = r",? (?:et|ainsi que|ou|comme|mais aussi)(?: enfin)? ?"
_ARTICLE = r"(?:l[ae] |les |l')?"
_OF = r"(?:de l[ae] |de l'|des |du |de |d'|avec l[ae]s? |avec l'|avec |par l[ae]s? |par l'|par )"
_JOINT = re.compile(rf"(?:{_AND}|, ?)(?:{_ARTICLE}|(?P<of>{_OF}))[«\"]? ?")
_GOVERNED = re.compile(rf"(?:^|[ '(]){_OF}$")
_PURPOSE = re.compile(r"\bpour (?:l[ae] |l')?[«\"]? ?$")
_OWNED = re.compile(  # «…, et PRJ, de l'université»: another project with its carrier
    r"[»\"]?(?: ?\([^()]*\))?,? (?:par |de l|du |de la |des |d'[a-z]|que |qu'|qui |porte|coordonne|pilote|depose|conduit|mene|defendu|soumis|presente|a [a-z-]+, (?:par|de l|du)|\()"
)
_FRONTED = re.compile(  # «Avec X, Y …»: Y is the subject
    r"(?:^|[.!?:;»–-] ?|\n)(?:[A-ZÀ-Þ][a-zà-ÿ]*(?:é|ée|és|ées|ue?s?|ise?s?|ite?s?)|Avec|Pour|Quant à|Via|Selon|D['’]après|Outre|Après|Chez|Dans|Grâce à|À|Au|Sur|Pendant|Depuis|Avant|Derrière|Comme|Face à)(?: [a-zà-ÿ’'-]+){0,8} ?(?:[Ll][ae]s? |[Ll]['’])?[«*\"]? ?$"
)
_SEVERAL = re.compile(  # between the noun and its list
    r"(?:,? (?:dont|parmi lesquel(?:le)?s|comme|tel(?:le)?s que|notamment|a savoir|et notamment)|,| :)?(?: l[ae]s?| l')?[ «\"]*$"
)
_WINDOW = 70
_GAP = 24  # characters a joint may have
_KINDS = {Kind.ORGANISATION, Kind.PROJECT}


def chains(
    text: str, folded: str, mentions: Sequence[Mention]
) -> Iterator[list[Mention]]:
    """Runs of names that commas and «et» join, asides in brackets left out."""
    chain: list[Mention] = []
    reach = 0
    for mention in mentions:
        if mention.start < reach:  # in the aside of the name before
            continue
        counted = mention.kind is Kind.GROUP
        if chain and (counted or not _joined(text, folded, chain, reach, mention)):
            if _listed(folded, chain):
                yield chain
            chain = []
        chain += [] if counted else [mention]
        aside = _ASIDE.match(folded, mention.end)
        reach = aside.end() if aside else mention.end
    if _listed(folded, chain):
        yield chain


def _listed(folded: str, chain: Sequence[Mention]) -> bool:
    """Whether names make a list: two that a mere comma joins are one thing and its apposition."""
    if len(chain) != 2:  # noqa: PLR2004
        return len(chain) > 1
    between = folded[chain[0].end : chain[1].start]
    return bool(re.search(r"\b(?:et|ou|que|aussi|comme)\b", between))


def _joined(
    text: str, folded: str, chain: Sequence[Mention], reach: int, mention: Mention
) -> bool:
    """Whether a name goes on with a list; «X, de l'université A, et Y» does not with A."""
    near = 0 < mention.start - reach <= _GAP
    joint = _JOINT.fullmatch(folded, reach, mention.start) if near else None
    if not joint:
        return False
    comma, last = joint[0].startswith(","), chain[-1].start
    governed = _GOVERNED.search(folded, max(0, last - _GAP), last)
    if joint["of"] and comma and not governed:
        return False
    if mention.kind is None and _OWNED.match(folded, mention.end):
        return len(chain) > 1 and chain[-1].kind is None
    if len(chain) == 1 and _PURPOSE.search(folded, max(0, last - _GAP), last):
        return mention.kind is not Kind.ORGANISATION  # «… pour X et le CHU pour Y»
    if len(chain) > 1 or not comma:
        return True
    oxford = governed and " et" in joint[0] and mention.kind is None
    sited = chain[0].kind is Kind.PLACE and mention.kind is None
    return not (oxford or sited or fronted(text, last))


def fronted(text: str, start: int) -> bool:
    """Whether a name stands in a phrase before the subject: «Avec X, …», «Géré par X, …»."""
    return _FRONTED.search(text, max(0, start - _WINDOW), start) is not None


def told_of_list(folded: str, first: Mention) -> Kind | None:
    """The kind a noun in the plural gives to the list that a name opens."""
    before = folded[max(0, first.start - _WINDOW) : first.start].rsplit("\n", 1)[-1]
    joint = _SEVERAL.search(before)
    phrase = phrase_before(before[: joint.start()] if joint else before)
    return phrase.kind if phrase and phrase.several else None


_COUNTED = re.compile(  # «trois projets sont retenus : »
    r"(?:les|des|ces|nos|ses|leurs|autres|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|\d+)(?: [a-z-]+){0,2}? (?=[a-z])"
)
_OPENS = re.compile(r"(?:: |, |; |\bet |\bpuis |\benfin )(?:l[ae] |l')?[«\"]? ?$")
_SENTENCE = 400  # characters of a list that are followed


def items_told(
    folded: str, mentions: Sequence[Mention]
) -> Iterator[tuple[Mention, Kind]]:
    """Names that open the items after «trois projets sont retenus : », with the kind told."""
    colon, told, closed = -1, None, -1
    for mention in mentions:
        if mention.kind is Kind.GROUP:
            continue
        low = max(0, mention.start - _WINDOW, closed)
        mark = folded.rfind(" : ", low, mention.start)
        if mark >= 0 and mark != colon:
            colon, told = mark, _counted(folded, mark)
        closed = mention.end
        if told is None or mention.kind is not None:
            continue
        between = folded[colon : mention.start]
        if "\n" in between or ". " in between or len(between) > _SENTENCE:
            told = None
        elif between.count("(") == between.count(")") and _OPENS.search(between):
            yield mention, told


def _counted(folded: str, colon: int) -> Kind | None:
    """The kind of the plural noun of the sentence that a colon ends."""
    start = max(folded.rfind(end, 0, colon) for end in (". ", "\n", " : ")) + 1
    for match in _COUNTED.finditer(folded, max(start, colon - _SENTENCE), colon):
        if kind := nouns_from(folded, match.end(), several=True):
            return kind
    return None


def kind_of_list(chain: Sequence[Mention]) -> Kind | None:
    """The kind that the names of a list whose kind is known have in common."""
    kinds = Counter(m.kind for m in chain if m.kind in _KINDS)
    return kinds.most_common(1)[0][0] if len(kinds) == 1 else None
