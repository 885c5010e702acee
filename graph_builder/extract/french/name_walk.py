"""One walk over the words of a name that a head noun opens: where the name ends.

`Walk` goes on over capitalised words, over adjectives and complements («Institut lorrain
d'informatique», «Laboratoire de mécanique et d'acoustique») and over the place a name ends in
(«Centre d'études marines de Banyuls»). Small words belong to a name only where its head is
written with a capital inside a sentence, or where the lexicon lists them.
"""

from __future__ import annotations

from collections.abc import Sequence

from graph_builder.extract.french.adjectives import is_adjective, is_link_stop
from graph_builder.extract.french.first_names import is_first_name
from graph_builder.extract.french.heads import (
    ACRONYM_HEADS,
    MINISTRIES,
    NAMED_AFTER,
    follows_closely,
    is_head,
    is_name_part,
    listed_words,
)
from graph_builder.extract.french.name_verbs import INFINITIVE, goes_on, straight
from graph_builder.extract.french.tokens import Token

_ENDS = {".", "!", "?", "»", ":", "«", "-", "–", "•", "*", "—"}
_UNNAMED_AFTER = {"region", "departement", "metropole", "ville", "mairie", "ministere"}
_UNITS = {
    *("m", "md", "mds", "k", "€", "%", "million", "millions", "milliard", "milliards"),
    *("euros", "eur", "meur", "keur"),
}
_NUMBERED = 2  # digits a name may end in: «Paris 12»
_REPEATABLE = {"de la", "de l'", "des"}
_OF = {"de", "du", "des", "d'", "de la", "de l'"}
_ABOUT = {"pour la", "pour le", "pour l'", "pour les", "sur la", "sur le", "sur l'", "sur les", "contre la", "contre le", "contre l'", "contre les", "en", "aux"}  # fmt: skip
_STUDIES = {"recherche", "recherches", "etudes", "cooperation", "innovation", "formation", "transfert", "lutte", "coordination", "expertise", "ressources", "competences"}  # fmt: skip
_AHEAD = {"le", "la", "l'", "les", "un", "une", "des", "du", "de", "d'", "ce", "cette", "son", "sa", "ses", "leur"}  # fmt: skip
_SHORTEST = 3  # letters of a small noun in a name
_MOST = 3  # complements in small letters
_LINKS = {"de", "d'", "du", "des", "la", "l'", "les", "en"}
_REGIONS = {  # «Côte d'Azur», «Val de Loire»
    "cote", "val", "pays", "bords", "rives", "cap", "baie", "coeur", "cœur", "vallee", "vallees",
    "terres", "terre", "portes", "porte", "monts", "sud", "nord", "est", "ouest", "bassin",
    "plaine", "golfe", "presqu'ile", "hauts", "sources", "lacs", "bocage", "plateau", "centre",
}  # fmt: skip
_SITED = {"universite", "ecole", "hopital", "clinique", "hospitalier", "communaute", "academie", "conseil", "agence", "port", "chambre", "cci", "faculte", "agglomeration", "syndicat"}  # fmt: skip
_HOUSES = {"pasteur"}  # institutes of one name in several towns
_TITLED = {"association", "fondation", "collectif", "communaute", "federation", "reseau", "cooperative", "agglomeration"}  # fmt: skip


class Walk:
    """One walk forward from a head noun over the words of its name."""

    def __init__(
        self, words: Sequence[Token], at: int, *, first: int, kept: bool = False
    ) -> None:
        self.words, self.head, self.head_at = words, words[at], at
        self.end, self.proper, self.complements = at, False, 0
        self.linked: set[str] = set()
        self.direct = False
        self.kept = kept  # whether mere adjectives make a name: «Fonds vert»
        self.announced = self._announced(first)

    def _announced(self, first: int) -> bool:
        """Whether the capital of the head (or of «Grand» before it) says a name begins."""
        before = self.words[first - 1] if first else None
        return (
            before is not None
            and before.text not in _ENDS
            and "\n" not in self.words[first].gap
            and self.words[first].capital
            and self.head.plain not in ACRONYM_HEADS
        )

    @property
    def named(self) -> bool:
        """Whether the words after the head make a name of it."""
        return self.proper or self.complements > 0

    def run(self) -> None:
        """Walk to the last word of the name; mere adjectives make none."""
        if not self.announced and (site := self._site(self.head_at + 1)):
            self.end, self.proper = site, True
            self.linked.add("de")
        while step := self._step(self.end + 1):
            self.end = step
        while (
            not (self.named or self.kept)
            and self.end > self.head_at
            and not self._listed(self.end)
        ):
            self.end -= 1

    def _site(self, at: int) -> int:
        """Index of the place that a small name ends in: «lycée viticole de Belmont», or 0."""
        words, begin, complements = self.words, at, 0
        if self.head.plain in listed_words("descriptive") | MINISTRIES | _UNNAMED_AFTER:
            return 0
        while at < len(words) and follows_closely(words[at]):
            if words[at].capital:
                own = straight(words[at - 1]) in {"de", "d'", "du"} and at > begin + 1
                return at if own and self._a_site(at) else 0
            if not words[at].word or (
                is_link_stop(words[at].plain) and straight(words[at]) not in _LINKS
            ):
                return 0
            noun = (
                not is_adjective(words[at].plain) and straight(words[at]) not in _LINKS
            )
            complements += noun and words[at].plain not in listed_words("inside")
            if complements > _MOST - 1 or (at == begin and noun) or is_head(words[at]):
                return 0
            at += 1
        return 0

    def _a_site(self, at: int) -> bool:
        token = self.words[at]
        return not (is_head(token) or token.text.isupper() or is_first_name(token))

    def _listed(self, at: int) -> bool:
        return self.words[at].plain in listed_words("inside")

    def _step(self, at: int) -> int:
        """Index of the next word of the name, or 0 where the name ends."""
        if at >= len(self.words) or not follows_closely(self.words[at]):
            return 0
        token = self.words[at]
        if is_name_part(token):
            return self._proper(at)
        if self._listed(at) or self._adjective(token) or self._done(at):
            return at
        if token.plain in {",", "et"} and self.head.plain in MINISTRIES:
            return self._over_link(at + 1)
        return self._and(at + 1) if token.plain == "et" else self._over_link(at)

    def _adjective(self, token: Token) -> bool:
        """«Laboratoire d'écologie alpine», «association Labos ouverts»."""
        open_ = self.announced and not self.proper
        titled = self.head.plain in _TITLED and self.direct and not self.linked
        return (open_ or titled) and token.word and is_adjective(token.plain)

    def _done(self, at: int) -> bool:
        titled = self.head.plain in _TITLED and at - 1 > self.head_at
        return titled and goes_on(self.words, at)

    def _proper(self, at: int) -> int:
        token = self.words[at]
        long = len(token.text) > _NUMBERED or not (self.proper or self.announced)
        bare = self.head.plain in _UNNAMED_AFTER and not self.proper
        if token.text.isdigit() and (long or bare or self._counts(at)):
            return 0
        if is_head(token) and token.plain not in listed_words("inside") and self.proper:
            return 0
        if self._person_ahead(at):
            return 0
        self.direct = self.direct or not self.proper
        self.proper = True
        return at

    def _counts(self, at: int) -> bool:
        """Whether a number counts: «accorde à l'Université de Nantes 2 M€», «12,5 %»."""
        after = self.words[at + 1 : at + 3]
        if not after or after[0].plain in _UNITS:
            return bool(after)
        decimal = after[0].text == "," and not any(token.gap for token in after)
        return decimal and after[-1].text.isdigit()

    def _person_ahead(self, at: int) -> bool:
        """«la présidente de Région Anne Rey»: no region is named after her."""
        unnamed = self.head.plain in _UNNAMED_AFTER or (
            not self.head.capital and self.head.plain not in NAMED_AFTER
        )
        if not unnamed or self.end > self.head_at or not is_first_name(self.words[at]):
            return False
        return at + 1 < len(self.words) and self.words[at + 1].capital

    def _and(self, at: int) -> int:
        """«de mécanique et d'acoustique», «Voir et Comprendre», «sur l'eau et les sols»."""
        if at >= len(self.words) or not follows_closely(self.words[at]):
            return 0
        if self.proper:
            titled = self.head.plain in _TITLED and self.direct and not self.linked
            token = self.words[at]
            joined = titled and is_name_part(token) and not token.text.isupper()
            return at if joined and not is_head(token) else 0
        if not self.complements:
            return 0
        link, noun = self._link(at)
        about = link in {"le", "la", "l'", "les"} and any(
            other.startswith(("sur ", "pour ", "contre ")) for other in self.linked
        )
        if link in _OF or not link or about:
            agent = self.words[noun + 1 : noun + 2]  # «et opéré par» joins no noun
            verbal = bool(agent) and agent[0].plain in {"par", "conjointement"}
            return noun if self._small_noun(noun) and not verbal else 0
        return 0

    def _link(self, at: int) -> tuple[str, int]:
        """The linking words that begin at `at`, and the index after them."""
        begin = at
        while (
            at < len(self.words)
            and follows_closely(self.words[at])
            and straight(self.words[at]) in listed_words("links")
        ):
            at += 1
        return " ".join(straight(w) for w in self.words[begin:at]), at

    def _over_link(self, at: int) -> int:
        link, at = self._link(at)
        if not link or at >= len(self.words) or not follows_closely(self.words[at]):
            return 0
        token = self.words[at]
        if is_name_part(token):
            return self._over_to_proper(link, at)
        sea = link == "la" and self.head.plain == "communaute" and token.plain == "mer"
        if self.proper:
            return at if sea else 0
        if token.plain in listed_words("inside"):
            self.complements += self.announced and link in _OF | _ABOUT
            self.linked.add(link)
            return at
        about = link in _ABOUT and self._open(link, at)
        if (link in _OF or about) and self._small_noun(at):
            self.complements += 1
            self.linked.add(link)
            return at
        return 0

    def _open(self, link: str, at: int) -> bool:
        """Whether «en», «pour la» may lead on: «recherche en …», not «l'Institut en assume la …»."""
        last = self.words[self.end].plain
        if self.complements and last not in _STUDIES:
            return False
        ahead = self.words[at + 1] if at + 1 < len(self.words) else None
        counted = ahead is not None and (
            ahead.text.isdigit() or straight(ahead) in _AHEAD
        )
        return link != "en" or (self.end > self.head_at and not counted)

    def _over_to_proper(self, link: str, at: int) -> int:
        apart = self.kept and self.complements  # «les Rencontres de l'optique de Dijon»
        if self.words[at].text.isdigit() or apart:
            return 0
        if self.proper and not self._continues(link, at):
            return 0
        small = not (self.head.capital or self.announced)
        if (
            small
            and is_head(self.words[at])
            and self.words[at].capital
            and self.head.plain != "fondation"
        ):
            return 0  # «la direction du Centre d'études»: the centre is meant
        self.linked.add(link)
        self.proper = True
        return at

    def _small_noun(self, at: int) -> bool:
        """Whether a small noun goes on with a name that a capital has announced."""
        if at >= len(self.words) or not self.announced or self.complements >= _MOST:
            return False
        token = self.words[at]
        small = token.word and token.text[0].islower() and follows_closely(token)
        other = is_head(token) and token.plain not in listed_words("inside")
        verb = is_link_stop(token.plain) or INFINITIVE.search(token.plain)
        return small and len(token.text) >= _SHORTEST and not other and not verb

    def _continues(self, link: str, at: int) -> bool:
        """Whether a link may lead on after a proper part («des Pays de l'Adour»)."""
        if self.head.plain in MINISTRIES:
            return link not in {"pour", "en", "sur"}
        last, token = self.words[self.end], self.words[at]
        if last.plain in _REGIONS and link in _OF:
            return True
        if link in {"de", "du", "d'"} and is_head(last):
            return True  # «la Fondation de l'Université de Nantes»
        if link in _REPEATABLE and link not in self.linked:
            return True
        town_tells = self.head.plain in _SITED or last.plain in _HOUSES
        site = (self.direct and town_tells) or (
            not self.direct and not self.linked & {"de", "d'"}
        )
        other = is_head(token) or token.text.isupper() or is_first_name(token)
        return site and not other and self.sited(link)

    def sited(self, link: str) -> bool:
        """Whether a name may end in the place it is at: «université Philipps de Marbourg»."""
        return (
            link in {"de", "d'", "du"}
            and link not in self.linked
            and self.head.plain not in _UNNAMED_AFTER
            and self.head.plain not in listed_words("weak")
        )
