"""Verbs and turns of saying around quoted words."""

from __future__ import annotations

import re
from functools import cache

from graph_builder.extract.lexicon import load

_CLITICS = r"(?:(?:s'|se |lui |leur |nous |me |m'|y |en |l'|n'en |ne )*)"
_ADVERBS = (
    r"(?:aussi|egalement|ainsi|alors|encore|ensuite|enfin|notamment|d'ailleurs|toutefois"
    r"|cependant|meme|hier|deja|\w+ment)"
)
_WRITERS = (
    r"(?:selon|d'apres|dixit|a en croire|(?:de l'avis|aux yeux|aux dires|dans la bouche|sous la plume) de) "
    r"|(?:de l'avis|aux yeux|aux dires|dans la bouche|sous la plume) d'"
    r"|(?:de l'avis|aux yeux|aux dires|dans la bouche|sous la plume) d(?:u|es) "
)
AFTER = re.compile(
    rf"[\s,.!?…*_]*{_CLITICS}(?P<verb>[a-z]+)(?P<turned>(?:-t)?-(?:ils?|elles?|on))?(?=[\s,.;:!?]|$)"
)
LEAD_AFTER = re.compile(rf"[\s,.]*\(?(?:{_WRITERS})|, pour ")
LEADS_BEFORE = re.compile(rf"(?:^|[,;] |\b(?:et|mais|car) )(?:{_WRITERS}|pour )")
REACTION = re.compile(
    r"\s*[:,-] (?:(?:la|le|l')\s?)?(?:reaction|mots?|phrase|constat|cri du coeur|formule|avertissement"
    r"|appel|message|verdict) (?:est )?(?:signee? )?(?:de |d')(?:m\. |mme )?"
)
WHEREABOUTS = re.compile(r"[^.;:«»]{0,30}?\b(?:dans|a|au|chez|du cote d[eu]|cote) ")
_PARTICIPLE = re.compile(rf",? (?:{_ADVERBS} )*(?P<part>[a-z]+)\b")
_AUXILIARIES = {
    "a",
    "ont",
    "avait",
    "avaient",
    "aura",
    "aurait",
    "est",
    "sont",
    "s'est",
}
_LAST_WORDS = 14  # words before a quote among which its verb of saying stands


@cache
def words_of(name: str) -> frozenset[str]:
    """A list of `lexicon/statements.toml`."""
    words = load("statements")[name]
    return frozenset(words.split() if isinstance(words, str) else words)


@cache
def forms() -> frozenset[str]:
    """Verbs of saying in the third person, all tenses built from the present."""
    found = set(words_of("present")) | words_of("others")
    for verb in words_of("present"):
        if verb.endswith("e"):
            stem = verb if verb.endswith("ge") else verb[:-1]
            found |= {f"{verb}{ending}" for ending in ("nt", "ra", "ront")}
            found |= {f"{stem}{ending}" for ending in ("ait", "aient", "a")}
        elif verb.endswith("d"):
            found |= {f"{verb}{ending}" for ending in ("ent", "ait", "aient", "ra")}
    return frozenset(found)


def spoken(prefix: str) -> bool:
    """Whether folded words before a quote hold a verb of saying."""
    last = re.findall(r"[a-z]+", prefix)[-_LAST_WORDS:]
    return any(w in forms() or w in words_of("participles") for w in last)


def subject_start(folded: str, match: re.Match[str], high: int) -> int:
    """Where the subject of a verb of saying (a match of AFTER) begins; 0 if it is none."""
    verb, at = match["verb"], match.end()
    if verb in _AUXILIARIES:
        part = _PARTICIPLE.match(folded, at, high)
        return part.end() if part and part["part"] in words_of("participles") else 0
    helped = load("statements")["helpers"].get(verb)
    if helped is not None:
        follows = re.match(rf" ?(?:{'|'.join(helped)})\b|(?!.)", folded[at:high])
        if follows and follows[0]:
            return at + follows.end()
    return at if verb in forms() else 0
