"""Words around an award that tell whose the project is."""

from __future__ import annotations

import re

CARRIED = re.compile(
    r"\b(?:(?:co)?porte|conduit|mene|emmene|pilote|coordonne|dirige|depose|presente"
    r"|defendu|soumis|gere|heberge|anime|exploite|elabore|monte)e?s? (?:[a-z]+ment )?par "
    r"(?:l[ae] |l')?(?:[a-z-]+ )?$"
    r"|\b(?:projets?|dossiers?|candidatures?|chaires?|equipes?|programmes?)(?: [a-z-]+){0,2} "
    r"(?:de la |de l'|du |de |d')(?:[a-z-]+ )?$"
)
JOINS = re.compile(  # «auquel collabore X»: a subject that follows its verb
    r"\b(?:auquel|a laquelle|auxquel(?:le)?s|avec (?:lequel|laquelle|qui)|s'y|y|ou|dont|que)"
    r" (?:[a-z', -]|<[A-Z]\d+>){0,45}$"
)
LED_ON = re.compile(  # «L'Université de X, qui le pilote»
    r"<O(\d+)>[^<;.]{0,20}, qui (?:l[ea]s? |l'|en )(?:[a-z]+ment )?"
    r"(?:port|pilot|coordonn|condui|men|dirig|assur|anim|emmen|heberg)"
)
OF_PROJECTS = re.compile(
    r"\b(?:projet|dossier|candidature|chaire|plateforme|consortium|demonstrateur)s?\b"
)
OWN = re.compile(
    r"\b(?:son|sa|leur) (?:[a-z]+ ){0,2}?(?:projet|dossier|programme|chaire|plateforme"
    r"|candidature|consortium|<P\d+>),? ?<[PX](\d+)>|\b(?:son|sa) <P(\d+)>"
)
LED_NEXT = re.compile(
    r"(?:(?:ce|cette|cet|le|la) |l')?(?:[a-z]+|<P\d+>),? (?:est |sera |qui est )?"
    r"(?:porte|conduit|mene|emmene|pilote|coordonne|dirige|heberge|gere|depose)e? par "
    r"(?:l[ae] |l')?(?:[a-z-]+ )?<O(\d+)>"
    r"|porte(?:e)? par (?:l[ae] |l')?(?:[a-z-]+ )?<O(\d+)>"
)
AT = re.compile(
    r"(?: ?\([^()]*\))?,? (?:a|au|aux|chez) ?(?:l[ae] |l')?(?:[a-z-]+ )?<O(\d+)>(?=[,;.) ])"
)
GOES_ON = re.compile(
    r"(?:[^;.]{0,60} )?(?:son|sa|elle|il|qu'elle|qu'il|celle-ci|celui-ci|ce dernier"
    r"|cette derniere|l'etablissement|l'universite|l'ecole)\b|.{0,120}\bqu'(?:elle|il)\b"
)
