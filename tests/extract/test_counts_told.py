"""Counts in the many ways that French tells them; calls and places are invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph_builder.extract import extract
from graph_builder.extract.reading import Reading
from graph_builder.model import Count, Factuality, Stage

_VOUCHED = {Factuality.ASSERTED, Factuality.QUOTED}
_LETTER = {
    Stage.APPLICATIONS: "A",
    Stage.LETTERS_OF_INTENT: "L",
    Stage.PRESELECTED: "P",
    Stage.SELECTED: "S",
    Stage.REJECTED: "R",
}
# A text, and each number that it tells with the letter of its stage.
_TOLD = [
    (
        "L'appel à projets « Ports propres » est ancien. Les six premières vagues ont permis de soutenir 63 projets.",
        "63 S",
    ),
    (
        "Le jury de l'appel à projets « Ports propres » avait été saisi de 54 dossiers ; 18 équipes, présélectionnées à l'automne, ont été auditionnées en janvier.",
        "18 P; 54 A",
    ),
    (
        "L'appel à projets « Ports propres » avait conduit à soutenir huit projets.",
        "8 S",
    ),
    (
        "Le PEPR Sylva-Bio finance huit projets à l'issue de son second appel. Trente-sept avaient été déposés.",
        "37 A; 8 S",
    ),
    (
        "Des 38 lettres d'intention adressées à l'appel à projets « Ports propres », 22 ont débouché sur un dossier complet.",
        "22 A; 38 L",
    ),
    (
        "L'appel à projets « Ports propres » a reçu 62 candidatures, dont 14 ont été retenues.",
        "14 S; 62 A",
    ),
    (
        "Sur 62 candidatures à l'appel à projets « Ports propres », 14 ont été retenues.",
        "14 S; 62 A",
    ),
    (
        "62 dossiers déposés, 14 lauréats : l'appel à projets « Ports propres » a fait le plein.",
        "14 S; 62 A",
    ),
    (
        "Une vingtaine de dossiers ont été déposés à l'appel à projets « Ports propres ».",
        "20 A",
    ),
    (
        "Quatorze lettres d'intention ont été reçues pour l'appel à projets « Ports propres ».",
        "14 L",
    ),
    (
        "Dix projets de plus ont été retenus dans le cadre de l'appel à projets « Ports propres ».",
        "10 S",
    ),
    (
        "Aucun des trois dossiers bretons n'a été retenu à l'appel à projets « Ports propres ».",
        "3 R",
    ),
    (
        "Quatorze projets sur soixante-deux ont été retenus au titre de l'appel à projets « Ports propres ».",
        "14 S; 62 A",
    ),
    (
        "L'appel à projets « Ports propres » a attiré pas moins de 62 consortiums.",
        "62 A",
    ),
    (
        "62 équipes s'étaient portées candidates à l'appel à projets « Ports propres ».",
        "62 A",
    ),
    (
        "62 équipes avaient tenté leur chance à l'appel à projets « Ports propres ».",
        "62 A",
    ),
    (
        "Ils étaient 62 à concourir à l'appel à projets « Ports propres » ; ils ne sont plus que neuf en lice.",
        "62 A; 9 P",
    ),
    (
        "L'appel à projets « Ports propres » a été un succès : 62 dossiers reçus.",
        "62 A",
    ),
    (
        "Le taux de succès de l'appel à projets « Ports propres » est de 22 % : 14 lauréats pour 62 candidats.",
        "14 S; 62 A",
    ),
    ("Neuf projets passent en finale de l'appel à projets « Ports propres ».", "9 P"),
    (
        "Neuf finalistes défendront leur dossier en juin devant le jury de l'appel à projets « Ports propres ».",
        "9 P",
    ),
    (
        "Parmi les 62 candidats à l'appel à projets « Ports propres », neuf ont été invités à déposer un dossier complet.",
        "62 A; 9 P",
    ),
    (
        "À l'issue de la première phase de l'appel à projets « Ports propres », neuf dossiers restent en course.",
        "9 P",
    ),
    (
        "Les 48 autres dossiers de l'appel à projets « Ports propres » ont été écartés.",
        "48 R",
    ),
    ("48 projets ont été recalés à l'appel à projets « Ports propres ».", "48 R"),
    (
        "48 dossiers n'ont pas franchi la première étape de l'appel à projets « Ports propres ».",
        "48 R",
    ),
    (
        "48 candidats à l'appel à projets « Ports propres » repartent bredouilles.",
        "48 R",
    ),
    (
        "L'ANR a sélectionné quatorze projets dans le cadre de l'appel à projets « Ports propres ».",
        "14 S",
    ),
    ("Quatorze lauréats pour l'appel à projets « Ports propres »", "14 S"),
    (
        "L'appel à projets « Ports propres » livre ses quatorze premiers lauréats.",
        "14 S",
    ),
    ("Douze établissements ont décroché le label « Ports propres ».", "12 S"),
    ("Douze établissements labellisés « Ports propres »", "12 S"),
    (
        "Quatorze projets, choisis parmi 62 candidatures, seront financés par l'appel à projets « Ports propres ».",
        "14 S; 62 A",
    ),
    (
        "Quatorze projets, dont trois normands, ont été retenus par l'appel à projets « Ports propres ».",
        "14 S; 3 S",
    ),
    (
        "Sur les quatorze lauréats de l'appel à projets « Ports propres », trois sont normands.",
        "14 S; 3 S",
    ),
    (
        "Cette troisième vague de l'appel à projets « Ports propres » porte à 45 le nombre de lauréats.",
        "45 S",
    ),
    (
        "Au total, 45 projets ont été soutenus par l'appel à projets « Ports propres » depuis 2019.",
        "45 S",
    ),
    (
        "Le jury de l'appel à projets « Ports propres » a auditionné vingt-cinq équipes.",
        "25 P",
    ),
    ("L'appel à projets « Ports propres » a fait l'objet de 62 candidatures.", "62 A"),
    (
        "Le comité de l'appel à projets « Ports propres » a expertisé 62 dossiers.",
        "62 A",
    ),
    (
        "Les 62 dossiers reçus pour l'appel à projets « Ports propres » ont été évalués par 80 experts.",
        "62 A",
    ),
    (
        "À l'appel à projets « Ports propres », on compte 14 lauréats et 48 recalés.",
        "14 S; 48 R",
    ),
    (
        "Six nouveaux projets rejoignent les quatorze lauréats de l'appel à projets « Ports propres ».",
        "14 S; 6 S",
    ),
    (
        "Seuls quatre projets ont convaincu le jury de l'appel à projets « Ports propres ».",
        "4 S",
    ),
    (
        "Le jury de l'appel à projets « Ports propres » n'a retenu que quatre dossiers.",
        "4 S",
    ),
    (
        "Quatre projets ont été primés, deux ont reçu une mention, à l'appel à projets « Ports propres ».",
        "4 S",
    ),
    ("La région compte quatre lauréats de l'appel à projets « Ports propres ».", "4 S"),
    (
        "L'université de Brémont place trois projets parmi les lauréats de l'appel à projets « Ports propres ».",
        "3 S",
    ),
    (
        "Pour sa troisième édition, le concours « Terres neuves » a enregistré 212 inscriptions ; douze start-up sont en finale.",
        "12 P; 212 A",
    ),
    (
        "Des 212 candidats au concours « Terres neuves », il n'en reste que douze.",
        "212 A",
    ),
    (
        "Le concours « Terres neuves » a récompensé sept entreprises parmi 212 candidates.",
        "212 A; 7 S",
    ),
    ("Sept pépites ont été primées au concours « Terres neuves ».", "7 S"),
    (
        "Le concours « Terres neuves » : 212 dossiers, 12 finalistes, 3 vainqueurs.",
        "12 P; 212 A; 3 S",
    ),
    (
        "Le jury du concours « Terres neuves » a examiné pas moins de 212 dossiers avant d'en retenir sept.",
        "212 A; 7 S",
    ),
    (
        "Avec 212 dossiers déposés, le concours « Terres neuves » bat son record.",
        "212 A",
    ),
    (
        "Le cru 2024 du concours « Terres neuves » compte sept lauréats, dont deux femmes.",
        "2 S; 7 S",
    ),
    (
        "Deux cents dossiers environ sont parvenus aux organisateurs du concours « Terres neuves ».",
        "200 A",
    ),
    ("Le concours « Terres neuves » a vu affluer 212 candidatures.", "212 A"),
    ("On dénombre 212 candidatures au concours « Terres neuves ».", "212 A"),
    (
        "Les organisateurs du concours « Terres neuves » ont écarté d'emblée 30 dossiers.",
        "30 R",
    ),
    ("Le concours « Terres neuves » aura distingué 45 entreprises en dix ans.", "45 S"),
    (
        "Cinq entreprises normandes seulement tentaient leur chance au concours « Terres neuves ».",
        "5 A",
    ),
    (
        "Le concours « Terres neuves » offre 30 000 euros à chacun des sept lauréats.",
        "7 S",
    ),
    (
        "Les sept entreprises lauréates du concours « Terres neuves » emploient 120 salariés.",
        "7 S",
    ),
    (
        "Quinze projets se disputaient l'appel « Rivages vivants » ; quatre ont été élus, dont le projet Halicte, porté par l'université de Corbac.",
        "15 A; 4 S",
    ),
    (
        "Sélectionnés parmi une centaine de dossiers, le projet Halicte et le projet Mistral bénéficieront de l'appel « Rivages vivants ».",
        "100 A",
    ),
    (
        "C'est officiel : l'université de Corbac fait partie des quatorze lauréates de l'appel à projets « Rivages vivants ».",
        "14 S",
    ),
    (
        "Le projet Halicte (université de Corbac, 2,1 M€) et le projet Mistral (Inrae, 1,4 M€) sont les deux lauréats girondins de l'appel « Rivages vivants ».",
        "2 S",
    ),
    (
        "À l'appel « Rivages vivants », 19 projets bretons sur 31 ont été retenus.",
        "19 S; 31 A",
    ),
    (
        "Parmi les six candidats malheureux à l'appel « Rivages vivants », on compte le projet Halicte et le projet Mistral.",
        "6 R",
    ),
    (
        "Vingt-deux des trente et un projets déposés à l'appel « Rivages vivants » ont été écartés.",
        "22 R; 31 A",
    ),
    (
        "L'université de Corbac rafle la mise à l'appel « Rivages vivants » avec deux projets retenus, Halicte et Alizé.",
        "2 S",
    ),
    (
        "Seize projets lauréats sur 58 dossiers déposés : tel est le bilan de l'appel « Rivages vivants ».",
        "16 S; 58 A",
    ),
    (
        "Quatre projets bretons ont été présélectionnés à l'appel « Rivages vivants », deux ont été retenus au final.",
        "2 S; 4 P",
    ),
    (
        "Sur les sept lauréats de l'appel « Rivages vivants », deux sont corbacois : le projet Halicte et le projet Alizé.",
        "2 S; 7 S",
    ),
    ("Onze dossiers ont été jugés irrecevables à l'appel « Rivages vivants ».", "11 R"),
    ("L'appel « Rivages vivants » n'a fait que trois heureux.", "3 S"),
]
_NOTHING = [
    "Les lauréats de l'appel à projets « Ports propres » réunissent 62 partenaires et 14 laboratoires.",
    "L'appel à projets « Ports propres » permettra de sélectionner 14 projets.",
    "L'appel à projets « Ports propres » est doté de 62 millions d'euros sur 14 ans.",
    "Les lauréats de l'appel à projets « Ports propres » emploieront 62 chercheurs.",
    "Le projet Orvane, lauréat de l'appel à projets « Ports propres », associe quatorze universités.",
    "Le projet Orvane, lauréat de l'appel à projets « Ports propres », a formé 62 étudiants et accompagné 14 entreprises.",
    "Le jury de l'appel à projets « Ports propres » comptait 14 membres.",
    "Un lauréat sur trois de l'appel à projets « Ports propres » est breton.",
    "Le projet Orvane, lauréat de l'appel à projets « Ports propres », financera 14 thèses.",
    "Les 14 communes du littoral attendaient l'appel à projets « Ports propres ».",
    "Chaque lauréat de l'appel à projets « Ports propres » recevra un accompagnement de 14 mois.",
    "Quarante dossiers ont été déclarés recevables au concours « Terres neuves ».",
]


def _told(reading: Reading) -> str:
    found = {
        f"{fact.count} {_LETTER[fact.stage]}"
        for fact in extract(reading.analysis.document)
        if isinstance(fact, Count) and fact.factuality in _VOUCHED
    }
    return "; ".join(sorted(found))


@pytest.mark.parametrize(("text", "expected"), _TOLD)
def test_counted(text: str, expected: str, read: Callable[..., Reading]) -> None:
    assert _told(read(text)) == expected


@pytest.mark.parametrize("text", _NOTHING)
def test_nothing_counted(text: str, read: Callable[..., Reading]) -> None:
    assert not _told(read(text))
