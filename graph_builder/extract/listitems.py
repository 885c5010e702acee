"""List items as records in their setting: winners, rejected, those who pay."""

from __future__ import annotations

import re
from dataclasses import replace

from graph_builder.extract.domain import HEDGE
from graph_builder.extract.factuality import modality
from graph_builder.extract.french.money import MoneyMention
from graph_builder.extract.itemreader import Draft, ItemReader
from graph_builder.extract.mention import Mention
from graph_builder.extract.nominal import countable
from graph_builder.extract.pattern import Abstract
from graph_builder.extract.reading import Reading
from graph_builder.extract.record import Record, Share
from graph_builder.extract.setting import Setting
from graph_builder.extract.sources import is_payer
from graph_builder.extract.tablerows import host
from graph_builder.model import Factuality

_PAID = re.compile(
    rf"\W*{HEDGE}<M(\d+)>(?: sur <N\d+> ans)?,? (?:(?:apportes?|verses?|finances?|issus?|venus?) )?"
    r"(?:de la part d[eu] |de l[a'] ?|d[eu]s? |d'|par l[ae'] ?|par |via l[ae'] ?)(?:[a-z-]+ )?<[OF](\d+)>"
    r" ?(?:\([^()]*\))? ?[;,.]?(?: et)?"
)


def item_record(
    reading: Reading, abstract: Abstract, setting: Setting, *, strong: bool
) -> Record | None:
    """The record of one item in its setting; None where it is no record.

    `strong` tells that the words above say what those listed are («Non retenus :»).
    """
    reader = ItemReader(reading, abstract)
    draft = reader.read() or _paid(abstract)
    if draft is None:
        return None
    if setting.firms and draft.project and not draft.leads:
        draft.leads, draft.project = [draft.project], None
    folded = reading.analysis.folded
    factuality, cues = modality(folded, abstract.start, reader.sentence_end())
    base = Record(
        start=abstract.start,
        end=abstract.end,
        rule="item",
        cues=(*setting.cues, *cues),
        factuality=factuality if draft.shares else Factuality.ASSERTED,
    )
    if _pays(draft, setting):
        return _financer(reading, draft, base, setting)
    if not _tells(draft, setting, strong=strong):
        return None
    themes = reader.themes() if draft.project else ()
    return replace(_candidate(reading, draft, setting, base), themes=themes)


def _tells(draft: Draft, setting: Setting, *, strong: bool) -> bool:
    """Whether an item tells enough to be a record."""
    named = draft.project or draft.leads
    if draft.shares:
        return bool(named or draft.persons)
    if setting.each and draft.project:
        return True
    placed = draft.project and (draft.leads or draft.places)
    strong = strong and not draft.persons
    return bool(named and strong) or bool(placed and setting.outcome)


def _candidate(
    reading: Reading, draft: Draft, setting: Setting, base: Record
) -> Record:
    """A candidate, with its carrier, place, share and the fate told above."""
    together = draft.joint and draft.project is not None
    at_home = host(reading) if draft.persons else None
    leads = (at_home,) if at_home else tuple(draft.leads) or tuple(draft.persons)
    first = leads if draft.carried else leads[:1]
    place = (setting.place,) if setting.place else ()
    each = (Share(setting.each),) if setting.each else ()
    return replace(
        base,
        project=draft.project,
        leads=() if together else first,
        members=(*(leads if together else leads[len(first) :]), *draft.members),
        host=leads[0] if leads else None,
        places=tuple(dict.fromkeys((*draft.places, *place))),
        shares=tuple(draft.shares) or each,
        outcome=setting.outcome,
        call=draft.call or setting.call,
        programme=draft.programme or setting.programme,
    )


def _paid(abstract: Abstract) -> Draft | None:
    """«1,8 M€ de l'ANR»: an amount, then who pays it."""
    match = _PAID.fullmatch(abstract.text)
    if match is None:
        return None
    amount, payer = (abstract.items[int(match[g])] for g in (1, 2))
    if not isinstance(amount, MoneyMention) or not isinstance(payer, Mention):
        return None
    if payer.name is None or not countable(amount.money):
        return None
    return Draft(leads=[payer.name], shares=[Share(amount.money)])


def _pays(draft: Draft, setting: Setting) -> bool:
    """Whether an item tells what a region, the State or a fund pays."""
    name = draft.programme or next(iter(draft.leads), None)
    alone = draft.shares and draft.project is None and len(draft.leads) < 2  # noqa: PLR2004 # one payer
    told = setting.share or setting.outcome is None
    return bool(alone and told and name and is_payer(name))


def _financer(
    reading: Reading, draft: Draft, base: Record, setting: Setting
) -> Record | None:
    """A share of the project that the text speaks of."""
    project = reading.context.project_at(base.start) or setting.thing
    payer = draft.programme or draft.leads[0]
    if project is None:
        return None
    shares = tuple(Share(s.money, funder=payer, part=True) for s in draft.shares[:1])
    return replace(base, rule="financer", project=project, shares=shares)
