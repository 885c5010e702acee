"""Policy measures announced: what is set up, who is to do it, by when.

Three ways of saying so are read: the measure as subject («un comité sera créé»,
«un guichet ouvrira»), as object of who acts («la Région ouvrira un guichet»), and as an
infinitive in a list of recommendations or decisions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from graph_builder.extract.figures import Day, FigureText, figure_texts
from graph_builder.extract.french.text import plain
from graph_builder.extract.french.verbs import any_form, futures, infinitives, participles
from graph_builder.extract.lexicon import load
from graph_builder.extract.mention import Mention
from graph_builder.extract.nounphrase import Phrase, noun_phrase, words_of
from graph_builder.extract.reading import Reading
from graph_builder.extract.sentences import Sentence
from graph_builder.model import BlockKind, Kind, Measure, Name

_GATE = re.compile(
    r"\w(?:ra|ront|rons)\b|\b(?:doi(?:t|vent)|va|vont|allons|confie|charger|cree|lance|ouvre|annonce|promet|prevoi|prepare"
    r"|est|sont|deviennent|installe|met|instaure|devient)\b"
)
_TIME = (
    r"(?:(?:a|au|en|des|avant|d'ici|pour|fin|la|le|l'|l'annee|courant|debut|a partir de|a la|a compter de|du mois de|au mois de|vers|au plus tard) ?)*<D\d+>"
    r"|chaque annee|tous les ans|sans attendre|prochainement|bientot|d'ici la|a terme"
)
_ADVERB = (
    r"d'abord|par ailleurs|en outre|aussi|egalement|en complement|ensuite|notamment|de son cote|desormais|donc|enfin|ainsi|meme|prochainement|bientot|\w+ment"
)
_BETWEEN = rf"(?:,? (?:{_ADVERB}|{_TIME}),?)*"
_INDEFINITE = r"(?:un|une|des|de nouveaux|de nouvelles|<N\d+>)"
_DETERMINER = r"(?:une? |des |de nouveaux |de nouvelles |d'(?!ici)|les? |la |l'|leurs? |son |sa |ses |ce |cette |chaque |<N\d+> )"
_SUBJECT = re.compile(rf"(?:^|[,:;] |[(-] ?|\bet )(?P<det>{_DETERMINER})")
_NEW = re.compile(r"(?:^|[\s,:])(?P<det>une? )(?P<np>(?:[\w' -]|<\w\d+>){3,80}?), (?:ouvert|lance|cree|installe|mis en place|instaure|constitue)e?s? (?=(?:avant|d'ici|en|a|au|des|le|fin|debut|courant|pour)\b)")
_RELATIVE = re.compile(r"(?:^|[\s'])(?P<det>une? |le |la |l'|son |sa |d'une? )(?P<np>(?:[\w' -]|<\w\d+>){3,80}?), que (?P<who>[^,;<]{2,60}?) (?P<verb>FUT)(?![\w-])")
_BECOME = re.compile(r"(?:^|[,:;] )(?P<det>les |la |le |l')(?P<np>[\w' -]{4,70}?) (?:deviennent|devient|deviendra|deviendront) (?:des |une? |la |le |les |l')")
_FIRST = re.compile(r"\b(?:action|mesure|decision|chantier|etape|priorite|initiative)s? [^,;.:]{0,40}?(?:sera|est|consistera en)(?: [a-z]+ment)? (?P<det>une? |la (?:creation|mise en place) d'une? )")
_DONE_DEED = re.compile(r"(?:^|[,:;] )(?P<det>le |la |les |l')(?P<np>[\w' +-]{4,70}?), (?P<done>DEED) (?=(?:jusqu|pour|d|de|a|au|en|dans)\b)")
_BENEFIT = re.compile(r"\b(?:beneficier(?:a|ont)|disposer(?:a|ont)|profiter(?:a|ont)) (?:aussi |egalement |desormais |ainsi |en outre )?(?P<det>d'une? |de |d'|des )")
_ENABLE = re.compile(r"\bpermettr(?:a|ont) (?:a|au|aux) (?P<who>[^,;<]{2,50}?) (?:de |d')(?P<verb>[a-z]+(?:er|ir|re)) (?P<det>une? |des )")
_ASIDE = re.compile(r"^(?:,| -) [^;.]*?(?:,| -) ")
_BE = (
    r"(?:ser(?:a|ont)|(?:doi(?:t|vent)|devr(?:a|ont|ait|aient)|v(?:a|ont)) (?:donc |ainsi |par ailleurs |aussi )?etre)"
    r"(?: \w+ment| ainsi| aussi| egalement| donc| bientot| enfin| alors| meme| mis)?"
)
_QUALITY = re.compile(r"^, (?P<words>(?:reserve|dedie|consacre|destine|voue|tourne)e?s? [^,;.<(]+)")
_CLAUSE = re.compile(r"; |: ")
_MISSION = re.compile(rf"\b(?:confi(?:e|er|era|ons)|charg(?:e|er|era)) (?:a |au |aux )?")


@cache
def _words(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'-])(?:{load('measures')['words'][name]})")


def _phrasal(forms: dict[str, str], rest: str) -> dict[str, str]:
    return {f"{form} {rest}".strip(): lemma for form, lemma in forms.items()}


@cache
def _active() -> re.Pattern[str]:
    """A verb of making in the future, or an infinitive after «doit», «va»."""
    future: list[str] = []
    base: list[str] = []
    for lemma in [*load("measures")["makes"], *load("measures")["deeds"]]:
        first, _, rest = lemma.partition(" ")
        rest = plain(rest).replace("œ", "oe").replace("de", "d(?:e |')").strip() if rest == "de" else plain(rest)
        future += _phrasal(futures([first]), rest)
        base += _phrasal(infinitives([first]), rest)
    return re.compile(
        rf"(?<![\w'-])(?:(?P<future>(?:se |s')?(?:{any_form(future)}))"
        rf"|(?:doi(?:t|vent)|devr(?:a|ont)|va|vont|allons|pourront|souhaite|s'engage(?:nt)? a){_BETWEEN} (?P<inf>{any_form(base)}))(?![\w-])"
    )


@cache
def _passive() -> re.Pattern[str]:
    lemmas = [w for w in [*load("measures")["makes"], *load("measures")["deeds"]] if " " not in w]
    place = r"mise?s? (?:en place|en oeuvre|sur pied|en ligne|en service)"
    deeds = any_form(participles(load("measures")["deeds"]))
    return re.compile(
        rf"(?<![\w'-])(?:{_BE} (?P<done>{place}|{any_form(participles(lemmas))})"
        rf"|(?:est|sont)(?: donc| ainsi| egalement)? (?P<kept>{deeds}))(?![\w-])"
    )


@cache
def _deed_nouns() -> dict[str, str]:
    """Folded participle → the noun of the doing."""
    deeds = load("measures")["deeds"]
    return {form: deeds[lemma] for form, lemma in participles(deeds).items()}


@cache
def _policy() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?:premiere?|deuxieme|second|seconde|troisieme|quatrieme|cinquieme|sixieme|nouve(?:au|l|lle|aux|lles)|grand|vaste|futur|autre|meme|double|veritable)s? )*(?:{load('measures')['words']['nouns']})(?![\w-])"
    )


@cache
def _never() -> re.Pattern[str]:
    return re.compile(rf"(?:(?:premiers?|derniers?|nouveaux|autres) )*(?:{load('measures')['words']['never']})(?![\w-])")


@cache
def _relative() -> re.Pattern[str]:
    verbs = [w for w in load("measures")["makes"] if " " not in w]
    return re.compile(_RELATIVE.pattern.replace("FUT", any_form(futures([*verbs, "voter"]))))


@cache
def _done_deed() -> re.Pattern[str]:
    return re.compile(_DONE_DEED.pattern.replace("DEED", any_form(_deed_nouns())))


@dataclass(frozen=True, slots=True)
class _Found:
    """A measure in its sentence: its words, who, and where it is told."""

    words: str
    rule: str
    cue: str
    start: int
    end: int
    verb: int
    responsible: Name | None
    policy: bool


class _Sentence:
    """The measures announced in one sentence."""

    def __init__(self, reading: Reading, figures: FigureText, *, listed: bool) -> None:
        self.reading = reading
        self.figures = figures
        self.text = figures.text
        self.listed = listed
        self.analysis = figures.analysis

    def measures(self) -> Iterator[Measure]:
        """Every measure of the sentence, its date where it has one."""
        seen: set[str] = set()
        for found in [*self._given(), *self._items(), *self._subjects(), *self._happening(), *self._objects(), *self._announced(), *self._described()]:
            deadline = self._deadline(found)
            if found.words in seen or not found.words or not (found.policy or deadline):
                continue
            if _words("unsure").search(self.text, *self._clause(found)):
                continue
            seen.add(found.words)
            yield self._measure(found, deadline)

    def _clause(self, found: _Found) -> tuple[int, int]:
        low = max((m.end() for m in _CLAUSE.finditer(self.text, 0, found.start)), default=0)
        cut = _CLAUSE.search(self.text, found.end)
        return low, cut.start() if cut else len(self.text)

    # --- the measure is the subject -----------------------------------------------------------

    def _subjects(self) -> Iterator[_Found]:
        """«un comité de suivi sera créé», «le dispositif est reconduit»."""
        for cue in _passive().finditer(self.text):
            done = cue["done"] or cue["kept"]
            yield from self._by_subject(cue, done, "passive")
            yield from self._also(cue)

    def _also(self, cue: re.Match[str]) -> Iterator[_Found]:
        """«… et les plafonds relevés de 6 %»."""
        more = re.compile(rf" et (?P<det>les? |la |l')(?P<np>[a-z' -]+?) (?P<done>{any_form(_deed_nouns())})(?![\w-])").search(self.text, cue.end())
        if more and ";" not in self.text[cue.end() : more.start()]:
            phrase = noun_phrase(self.text[: more.start("done")], more.start("np"))
            words = self._deed(phrase, more["done"], more["det"])
            yield self._found(phrase, words, "passive", more, None)

    def _happening(self) -> Iterator[_Found]:
        """«un guichet ouvrira en janvier»."""
        for cue in _words("happens").finditer(self.text):
            yield from self._by_subject(cue, "", "happens")

    def _by_subject(self, cue: re.Match[str], done: str, rule: str) -> Iterator[_Found]:
        subject = self._subject(cue.start())
        if subject is None:
            return
        det, phrase = subject
        if _never().match(self.text, phrase.words[0].start):
            return
        tail = _QUALITY.match(self.text[phrase.end :])
        words = words_of(self.figures, phrase.words)
        if tail:
            words += " " + self.figures.words(phrase.end + tail.start("words"), phrase.end + tail.end("words"))
        if done in _deed_nouns():
            words = self._deed(phrase, done, det)
        policy = _policy().match(self.text, phrase.words[0].start) is not None
        if not policy and (rule == "passive" and cue.group(0).startswith(("est", "sont")) or not det.startswith(("un", "des", "de"))):
            return
        if rule == "passive" and done not in _deed_nouns() and not det.startswith(("un", "des", "de", "<")) and not self._dated_after(cue.end()):
            return
        who = self._agent(cue.end(), self._stop(cue.end())) or self._aside_agent(phrase.end, cue.start())
        deed = rule == "passive" and done in _deed_nouns() and not cue[0].startswith(("est", "sont"))
        yield self._found(phrase, words, rule, cue, who, policy=True if deed else None)

    def _stop(self, start: int) -> int:
        cut = re.compile(r"[;:]").search(self.text, start)
        return cut.start() if cut else len(self.text)

    def _dated_after(self, start: int) -> bool:
        stop = self._stop(start)
        return any(start <= d.start < stop and self._ahead(d) for d in self.figures.dates)

    def _aside_agent(self, start: int, end: int) -> Name | None:
        """Who it is entrusted to in an aside between subject and verb."""
        match = _words("agent").search(self.text, start, end)
        if match:
            return self._mention_at(match.end()) or self._phrase_name(match.end())
        return self._carrier(start, end)

    def _subject(self, end: int) -> tuple[str, Phrase] | None:
        """The noun phrase that is the subject of the verb at a place."""
        low = max((m.end() for m in _CLAUSE.finditer(self.text, 0, end)), default=0)
        for match in _SUBJECT.finditer(self.text, max(low - 2, 0), end):
            phrase = noun_phrase(self.text[:end], match.end())
            if not phrase.words or self.text[match.start() :].startswith(("et d", "- d")):
                continue
            if phrase.words[-1].end > end - 1 or self._reaches(phrase, end):
                return match["det"], phrase
        return None

    def _reaches(self, phrase: Phrase, end: int) -> bool:
        """Nothing but asides, dates and numbers between the subject and its verb."""
        between = self.text[phrase.words[-1].end : end]
        bare = re.sub(r"\([^()]*\)", "", between)
        if re.search(r"[;:]|(?<!\w)(?:qui|et) [a-z]+(?:ra|ront)\b", bare):
            return False
        if bare.count(",") in {0, 2, 3, 4}:
            return len(bare) < 140 and (bare.count(",") > 0 or len(bare) < 40)
        return bare.strip().startswith(",") is False and len(bare) < 60

    def _deed(self, phrase: Phrase, done: str, det: str) -> str:
        """«gel des loyers»: the doing, and what it is done to."""
        noun = _deed_nouns().get(done, "")
        words = words_of(self.figures, phrase.words)
        link = {"les ": "des ", "le ": "du ", "la ": "de la ", "l'": "de l'", "des ": "de "}.get(det, "de ")
        return f"{noun} {link}{words}" if noun else words

    # --- the measure is the object -------------------------------------------------------------

    def _objects(self) -> Iterator[_Found]:
        """«la Région ouvrira en janvier un guichet unique»."""
        for cue in _active().finditer(self.text):
            opening = re.compile(rf"{_BETWEEN}(?:,? (?:a|au|aux) [^,;.<]{{2,40}}?|, (?:sur|dans|avec|a|en) [^,;.]{{2,40}},)? ?(?<=[ '])(?P<det>{_DETERMINER})").match(self.text, cue.end())
            if opening:
                yield from self._object(cue, opening)

    def _object(self, cue: re.Match[str], opening: re.Match[str]) -> Iterator[_Found]:
        phrase = noun_phrase(self.text, opening.end())
        if not phrase.words or _never().match(self.text, phrase.words[0].start):
            return
        if phrase.words[-1].form == "eux":
            return
        policy = _policy().match(self.text, phrase.words[0].start) is not None
        definite = not opening["det"].startswith(("un", "des", "de", "d'"))
        if definite and not re.match(r"(?:appels?|premier|premiere|second|seconde|deuxieme|troisieme|prochaine?s?|nouve|ami|concours|vague|guichet|fonds|contrat|plan)\b", self.text[phrase.words[0].start :]):
            return
        owner = self._owner(cue.start())
        done = cue["inf"] or cue["future"]
        agent = self._agent(phrase.end, self._next(phrase.end))
        yield self._found(phrase, words_of(self.figures, phrase.words), "active", cue, agent or owner, policy=policy and bool(done))
        more = re.compile(r"(?:,| -)? (?:puis|ainsi que|et) (?=une? )(?:une? )").search(self.text, phrase.end, min(len(self.text), phrase.end + 60))
        if more:
            second = noun_phrase(self.text, more.end())
            if second.words and _policy().match(self.text, second.words[0].start):
                agent = self._agent(second.end, len(self.text))
                yield self._found(second, words_of(self.figures, second.words), "active", cue, agent or owner)

    def _next(self, start: int) -> int:
        more = re.compile(r"(?:puis|ainsi que| et) une? ").search(self.text, start)
        return more.start() if more else len(self.text)

    def _announced(self) -> Iterator[_Found]:
        """«crée un fonds», «annonce la création d'un comité», «promet un observatoire»."""
        for cue in _words("present").finditer(self.text):
            opening = re.compile(rf"(?: (?:pour|d'ici) (?:la |le |l')?<D\d+>|{_BETWEEN}) (?:(?P<deverbal>(?:la |le |l'|une? )(?:{load('measures')['words']['deverbal']}) (?:de |d'|du |des ))(?:une? |la |le |l'|les )?|(?P<det>une? |de nouve\w+ ))").match(self.text, cue.end())
            if not opening or re.match(r"[a-z]+-t-(?:il|elle)|-t-", self.text[cue.end() :]):
                continue
            phrase = noun_phrase(self.text, opening.end())
            if not phrase.words or not _policy().match(self.text, phrase.words[0].start):
                continue
            owner = self._owner(cue.start())
            if owner is None:
                continue
            yield self._found(phrase, words_of(self.figures, phrase.words), "announced", cue, self._agent(phrase.end, len(self.text)) or owner)

    def _described(self) -> Iterator[_Found]:
        """Other ways of saying that something new will be."""
        for cue in _NEW.finditer(self.text):
            if self._dated_after(cue.end()):
                yield from self._by_phrase(cue, cue.start("np"), "new", self._agent(cue.end(), self._stop(cue.end())))
        for cue in _relative().finditer(self.text):
            who = self._mention_at(cue.start("who")) or self._phrase_name(cue.start("who"))
            yield from self._by_phrase(cue, cue.start("np"), "relative", who)
        for pattern in (_FIRST, _BENEFIT):
            for cue in pattern.finditer(self.text):
                yield from self._by_phrase(cue, cue.end("det"), "described", self._aside_agent(cue.end(), self._stop(cue.end())))
        for cue in _ENABLE.finditer(self.text):
            who = self._mention_at(cue.start("who")) or self._phrase_name(cue.start("who"))
            yield from self._by_phrase(cue, cue.end("det"), "enabled", who)
        for cue in _BECOME.finditer(self.text):
            yield from self._become(cue)
        for cue in _done_deed().finditer(self.text):
            phrase = noun_phrase(self.text[: cue.start("done")], cue.start("np"))
            if phrase.words and _policy().match(self.text, phrase.words[0].start):
                yield self._found(phrase, self._deed(phrase, cue["done"], cue["det"]), "deed", cue, None)

    def _by_phrase(self, cue: re.Match[str], start: int, rule: str, who: Name | None) -> Iterator[_Found]:
        phrase = noun_phrase(self.text, start)
        if phrase.words and _policy().match(self.text, phrase.words[0].start) and not _never().match(self.text, phrase.words[0].start):
            yield self._found(phrase, words_of(self.figures, phrase.words), rule, cue, who)

    def _become(self, cue: re.Match[str]) -> Iterator[_Found]:
        before = noun_phrase(self.text[: cue.end("np")], cue.start("np"))
        after = noun_phrase(self.text, cue.end())
        if before.words and after.words and _policy().match(self.text, before.words[0].start) and _policy().match(self.text, after.words[0].start):
            words = f"transformation {'des' if cue['det'] == 'les ' else 'de'} {words_of(self.figures, before.words)} en {words_of(self.figures, after.words)}"
            yield self._found(before, words, "become", cue, None)

    def _given(self) -> Iterator[_Found]:
        """«je confie à X une mission», «charger X de présenter un bilan»."""
        for cue in _MISSION.finditer(self.text):
            who = self._mention_at(cue.end()) or self._phrase_name(cue.end())
            opening = re.compile(r"[^;:.]{0,90}?[, ](?P<det>une? )(?=(?:mission|rapport|bilan|inventaire|etude|audit|evaluation|concertation|enquete|inspection|diagnostic|plan|programme|schema|feuille de route))").match(self.text, cue.end())
            if opening is None:
                continue
            phrase = noun_phrase(self.text, opening.end())
            yield self._found(phrase, words_of(self.figures, phrase.words), "entrusted", cue, who)

    def _items(self) -> Iterator[_Found]:
        """«confier le suivi à un interlocuteur unique»: an item of a list of measures."""
        if not self.listed:
            return
        opening = re.match(r"(?:[\W\d]*|article \w+ - d['e] ?)(?P<verb>[a-z]+(?:er|ir|re)) (?=l[ae']|les |une? |des |chaque |du |aux? |a )", self.text)
        if opening is None:
            return
        end = re.compile(r"[;.(]|, (?:le|la|l'|avant|d'ici|sous)|(?: (?:avant|d'ici|en|des|a partir))+ (?:[a-z' ]{0,12})<D|, ").search(self.text, opening.end())
        stop = end.start() if end else len(self.text)
        if opening["verb"] in {"charger", "imputer", "autoriser", "attribuer", "approuver", "allouer", "donner"}:
            return
        words = self.figures.words(opening.start("verb"), stop)
        phrase = Phrase((), stop)
        yield _Found(words, "measures.item", opening["verb"], opening.start("verb"), stop, 0, self._named(stop), policy=bool(phrase.end))

    # --- who, when ------------------------------------------------------------------------------

    def _found(
        self, phrase: Phrase, words: str, rule: str, cue: re.Match[str], who: Name | None, *, policy: bool | None = None
    ) -> _Found:
        start = min(phrase.words[0].start, cue.start()) if phrase.words else cue.start()
        end = max(phrase.end, cue.end())
        known = policy if policy is not None else bool(phrase.words) and _policy().match(self.text, phrase.words[0].start) is not None
        return _Found(words, f"measures.{rule}", cue[0].strip(), start, end, cue.start(), who, known)

    def _mention_at(self, at: int) -> Name | None:
        """The name that stands at a place of the text, article skipped."""
        article = re.compile(r"(?:l'|la |le |les |l |chaque |son |sa |leur |notre )?").match(self.text, at)
        start = self.figures.abstract.position(article.end() if article else at)
        for mention in self.analysis.within(start, start + 2):
            if _acts(mention):
                return mention.name
        return None

    def _phrase_name(self, at: int) -> Name | None:
        return self._body(noun_phrase(self.text, at))

    def _body(self, phrase: Phrase) -> Name | None:
        """What acts and is no name: «les préfectures», «chaque recteur»."""
        words = list(phrase.words)
        cut = next((i for i, w in enumerate(words) if w.form in {"a", "au", "pour", "en", "dans", "par", "avec", "sur"}), len(words))
        words = words[:cut][:8]
        while words and words[0].form in {"son", "sa", "leur", "ses", "leurs", "chaque"} | {"le", "la"}:
            words.pop(0)
        return Name(words_of(self.figures, words), Kind.BODY) if words else None

    def _agent(self, start: int, end: int) -> Name | None:
        """Who it is entrusted to, or run by, after a place."""
        for match in _words("agent").finditer(self.text, start, end):
            return self._mention_at(match.end()) or self._phrase_name(match.end())
        by = re.compile(r" par (?=l'|la |le |les |<|son |sa |une? )").search(self.text, start, end)
        if by:
            return self._mention_at(by.end()) or self._phrase_name(by.end())
        return self._carrier(start, end)

    def _carrier(self, start: int, end: int) -> Name | None:
        """«que le Crous animera»."""
        who = re.compile(rf" que (?P<who>[^,;]{{2,60}}?) (?:{load('measures')['words']['carries']})").search(self.text, start, end)
        if who:
            return self._mention_at(who.start("who")) or self._phrase_name(who.start("who"))
        return None

    def _owner(self, end: int) -> Name | None:
        """The subject: the last name that acts before the verb, else a noun phrase."""
        start = self.figures.sentence.start
        stop = self.figures.abstract.position(end)
        low = max((m.end() for m in _CLAUSE.finditer(self.text, 0, end)), default=0)
        named = [m for m in self.analysis.within(max(start, self.figures.abstract.position(low)), stop) if _acts(m)]
        free = [m for m in named if not re.search(r"(?:d[eu']|des|de la|de l'|par|avec|a|au|pour|en|dans|via|selon)(?: la| l'| le| les)? ?$", self.analysis.folded[max(start, m.start - 12) : m.start])]
        if free:
            return free[-1].name if not self._split(free[-1].end, stop) else free[0].name
        chunk = self.text[low:end]
        subject = re.match(r"(?:[^,]*<D\d+>,? )?(?P<det>les? |la |l'|une? |chaque |chacun )", chunk)
        if subject:
            phrase = noun_phrase(self.text[:end], low + subject.end("det"))
            return self._body(phrase)
        return None

    def _split(self, start: int, stop: int) -> bool:
        return ";" in self.analysis.folded[start:stop]

    def _named(self, start: int) -> Name | None:
        after = [m for m in self.analysis.within(self.figures.abstract.position(start), self.figures.sentence.end) if _acts(m)]
        if after:
            return after[0].name
        inside = re.search(r"\((?:le |la |l')?(?P<who>[a-z][^(),<]+)", self.text)
        return Name(self.figures.words(inside.start("who"), inside.end("who")), Kind.BODY) if inside else None

    def _deadline(self, found: _Found) -> str:
        low, high = self._clause(found)
        days = [d for d in self.figures.dates if low <= d.start < high and self._ahead(d)]
        after = [d for d in days if d.start >= found.verb]
        best = after or days
        return _iso(best[0] if after else best[-1]) if best else ""

    def _ahead(self, day: Day) -> bool:
        date = day.date
        published = self.analysis.document.published
        if not date.iso or (date.end_iso and not date.deadline):
            return False
        today = published.isoformat() if published else ""
        if re.match(r"aujourd'hui|ce jour|ce matin", plain(date.text)):
            return False
        return date.iso >= today[: len(date.iso)]

    def _measure(self, found: _Found, deadline: str) -> Measure:
        sentence = self.figures.sentence
        return Measure(
            measure=found.words,
            responsible=found.responsible,
            deadline=deadline,
            evidence=self.reading.evidence(sentence.start, sentence.end),
            rule=found.rule,
            cues=(found.cue,),
            confidence=0.7,
        )


def _acts(mention: Mention) -> bool:
    return mention.name is not None and mention.name.kind in {Kind.ORGANISATION, Kind.PERSON, Kind.BODY, Kind.PROJECT}


def _iso(day: Day) -> str:
    date = day.date
    named = date.kind == "day" and date.deadline and any(c.isdigit() for c in date.text)
    return date.iso if named else (date.end_iso or date.iso)[:4]


def find_measures(reading: Reading) -> list[Measure]:
    """Measures announced in sentences and in lists of recommendations."""
    found: list[Measure] = []
    for index, figures in enumerate(figure_texts(reading)):
        sentence = figures.sentence
        listed = _listed(reading, index)
        if sentence.kind is BlockKind.TITLE:
            continue
        if listed or _GATE.search(reading.analysis.folded, sentence.start, sentence.end):
            found += _Sentence(reading, figures, listed=listed).measures()
    return _unique(found)


def _listed(reading: Reading, index: int) -> bool:
    """Whether a sentence is an item of recommendations, decisions, wishes."""
    sentence = reading.analysis.sentences[index]
    folded = reading.analysis.folded
    if folded.startswith("article", sentence.start):
        return True
    if sentence.kind is not BlockKind.ITEM:
        return False
    heading = plain(reading.context.heading(sentence.start))
    lead = next((s for s in reversed(reading.analysis.sentences[:index]) if s.kind is not BlockKind.ITEM), None)
    opening = folded[lead.start : lead.end] if lead else ""
    return any(_words("lists").search(words) for words in (heading, opening))


def _unique(found: Sequence[Measure]) -> list[Measure]:
    kept: list[Measure] = []
    for fact in found:
        stems = _stems(fact.measure)
        if not any(stems <= _stems(k.measure) for k in kept):
            kept.append(fact)
    return kept


def _stems(words: str) -> frozenset[str]:
    return frozenset(w[:6] for w in re.findall(r"\w{3,}", plain(words)))
