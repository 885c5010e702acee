"""Words that name no organisation by themselves: there are many of each."""

from __future__ import annotations

_MANY = """
academie academique agence agglomeration association cabinet campus centre chambre
chru chu cite club collectivite comite commission communaute commune comue
conference conseil cooperative creps crous departement departemental direction ecole
elu ens ensa entreprise etablissement evaluation expert faculte federal federale
federation fondation fonds groupe hopital iae iep ihu inp insa inspe institut
international iut jury labex laboratoire lycee medecine metier metropole
metropolitain ministere national organisme partenaire permanente plateforme pole
port pres presidence president programme projet pui qualification rectorat region
regional reseau satt scientifique service site societe syndicat technologie ufr umr
union unite universitaire universite ville
"""

COMMON = frozenset(_MANY.split())
"""Folded and in the singular; a name made of such words means another in each text."""
