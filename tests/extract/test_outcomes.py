"""Outcomes in the many ways that French tells them; names and places are invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph_builder.extract import extract
from graph_builder.extract.reading import Reading
from graph_builder.model import Factuality, Outcome, Selection

_VOUCHED = {Factuality.ASSERTED, Factuality.QUOTED}
_LETTER = {Outcome.SELECTED: "S", Outcome.PRESELECTED: "P", Outcome.REJECTED: "R"}
_BEFORE = (
    "L'appel à projets « Campus durables » est ouvert aux universités. On y attendait le "
    "projet Solterra, le projet Orvane, le projet Milvus et le projet Tarvel.\n\n"
)
# A text, and the letter of each outcome (selected, preselected, rejected) with its candidate.
_TOLD = [
    (
        "Deux autres dossiers accompagnés par l'université de Brémont, Axosol et Rhénatis, n'ont pas été retenus.",
        "R Axosol; R Rhénatis",
    ),
    (
        "L'université de Kervac a été déboutée de sa demande dans l'appel à projets « Campus durables ».",
        "R université de Kervac",
    ),
    ("Le projet Solterra, classé septième, n'a pu être financé.", "R Solterra"),
    (
        "Retenu à l'appel à projets « Campus durables », Solterra démarrera en septembre. Ce n'est pas le cas d'Orvane.",
        "R Orvane; S Solterra",
    ),
    (
        "Deux lauréats seulement pour l'appel à projets « Campus durables » : Solterra et Orvane.",
        "S Orvane; S Solterra",
    ),
    (
        "Parmi les quatre finalistes qui échouent figurent « Cap Nord », présenté par l'université de Brémont, et « Delta », défendu par l'université de Milhac.",
        "R Cap Nord; R Delta",
    ),
    (
        "Sept candidats ne sont pas retenus. Parmi eux, le jury cite Orvane, que présentait l'université de Brémont, et Milvus, déposé par l'université de Kervac.",
        "R Milvus; R Orvane",
    ),
    (
        "Le jury a distingué huit projets. Parmi eux, deux sont portés depuis l'outre-mer : Solterra, du CHU de Brémont, consacré à l'eau, et Orvane (forêts), du CHU de Kervac.",
        "S Orvane; S Solterra",
    ),
    (
        "Les lauréats de l'appel à projets « Campus durables » sont connus. Il s'agit de Solterra, d'Orvane et de Milvus.",
        "S Milvus; S Orvane; S Solterra",
    ),
    (
        "Des 52 équipements retenus par le jury, la moitié ont signé leur convention. C'est le cas de Solterra, le spectromètre de l'université de Brémont.",
        "S Solterra",
    ),
    (
        "Trois projets sur treize sont sélectionnés. L'université de Brémont pilotera le projet Solterra. Le projet Orvane étudiera les batteries. Le projet Milvus concerne les sols.",
        "S Milvus; S Orvane; S Solterra",
    ),
    (
        "Les dossiers de l'université de Brémont, pour le site de Kervac, et de l'université de Milhac ont été écartés au terme des auditions.",
        "R université de Brémont; R université de Milhac",
    ),
    (
        "La Région a sélectionné le projet Solterra en 2016 et le projet Orvane en 2019.",
        "S Orvane; S Solterra",
    ),
    (
        "Aucun des projets bretons, dont Orvane, n'a été retenu à l'appel à projets « Campus durables ».",
        "R Orvane",
    ),
    (
        "Le palmarès de l'appel à projets « Campus durables » comprend Solterra (université de Brémont), Orvane (CHU de Brémont) et Milvus.",
        "S Milvus; S Orvane; S Solterra",
    ),
    (
        "L'ANR a annoncé mardi la liste des lauréats de l'appel à projets « Campus durables », parmi lesquels Solterra et Orvane.",
        "S Orvane; S Solterra",
    ),
    (
        "Le projet Solterra fait partie des douze projets que l'ANR financera au titre de l'appel à projets « Campus durables ».",
        "S Solterra",
    ),
    (
        "Le label « Campus durables » a été renouvelé pour quatre ans à l'université de Brémont.",
        "S université de Brémont",
    ),
    ("L'appel à projets « Campus durables » a sacré le projet Solterra.", "S Solterra"),
    (
        "Le projet Vigie-Littoral, que porte l'université de Brémont, vient d'être sélectionné par l'Agence nationale de la recherche.",
        "S Vigie-Littoral",
    ),
    (
        "Vigie-Littoral vient de décrocher le label « Territoire d'innovation ».",
        "S Vigie-Littoral",
    ),
    ("C'est finalement le projet Solterra qui a été choisi par le jury.", "S Solterra"),
    ("C'est Solterra qui l'emporte.", "S Solterra"),
    ("Le jury a tranché : Solterra est retenu.", "S Solterra"),
    (
        "L'université de Brémont compte parmi les douze lauréats de l'appel à projets « Campus durables ».",
        "S université de Brémont",
    ),
    ("L'université de Brémont est au nombre des lauréats.", "S université de Brémont"),
    (
        "L'université de Brémont rejoint la liste des établissements labellisés « Campus durables ».",
        "S université de Brémont",
    ),
    ("Solterra s'impose dans l'appel à projets « Campus durables ».", "S Solterra"),
    ("Le jury a donné sa préférence au projet Solterra.", "S Solterra"),
    ("Le choix du jury s'est porté sur le projet Solterra.", "S Solterra"),
    ("Le jury a jeté son dévolu sur Solterra.", "S Solterra"),
    (
        "La Région a attribué le label « Campus durables » à l'université de Brémont.",
        "S université de Brémont",
    ),
    (
        "L'université de Brémont s'est vu attribuer le label « Campus durables ».",
        "S université de Brémont",
    ),
    (
        "L'université de Brémont obtient le label « Campus durables ».",
        "S université de Brémont",
    ),
    (
        "Le label « Campus durables » a été décerné à l'université de Brémont.",
        "S université de Brémont",
    ),
    (
        "Le label « Campus durables » revient à l'université de Brémont.",
        "S université de Brémont",
    ),
    ("La commission a validé le dossier Solterra.", "S Solterra"),
    ("Le dossier Solterra a été validé par le jury.", "S Solterra"),
    (
        "Le dossier de l'université de Brémont a reçu un avis favorable du jury.",
        "S université de Brémont",
    ),
    (
        "Le jury international a donné son feu vert au projet Solterra, de l'université de Brémont.",
        "S Solterra",
    ),
    ("Solterra décroche le sésame.", "S Solterra"),
    ("Félicitations à Solterra, lauréat du concours « Villes sobres » !", "S Solterra"),
    (
        "Bravo à l'université de Brémont, lauréate de la troisième vague de « Campus durables » !",
        "S université de Brémont",
    ),
    (
        "Lauréat de l'appel à projets « Campus durables », Solterra démarrera en septembre.",
        "S Solterra",
    ),
    ("Sélectionné parmi 48 candidats, Solterra démarrera en septembre.", "S Solterra"),
    (
        "Le succès de Solterra à l'appel « Campus durables » récompense deux ans de travail.",
        "S Solterra",
    ),
    (
        "La sélection du projet Solterra par l'ANR, dans le cadre de l'appel « Campus durables », a été annoncée lundi.",
        "S Solterra",
    ),
    (
        "Distingué par le jury du concours « Villes sobres », le projet Solterra entre en phase de réalisation.",
        "S Solterra",
    ),
    ("L'appel à projets « Campus durables » a souri à Solterra.", "S Solterra"),
    (
        "Deux projets alsaciens tirent leur épingle du jeu : Solterra et Orvane.",
        "S Orvane; S Solterra",
    ),
    (
        "Trois lauréats ont été désignés : Solterra (université de Brémont), Orvane (Inria) et Milvus (CEA).",
        "S Milvus; S Orvane; S Solterra",
    ),
    ("Les lauréats sont Solterra, Orvane et Milvus.", "S Milvus; S Orvane; S Solterra"),
    (
        "Les trois lauréats sont : Solterra, Orvane, Milvus.",
        "S Milvus; S Orvane; S Solterra",
    ),
    ("Ont été retenus les projets Solterra et Orvane.", "S Orvane; S Solterra"),
    ("Sont lauréats : Solterra, Orvane et Milvus.", "S Milvus; S Orvane; S Solterra"),
    ("Parmi les lauréats figurent Solterra et Orvane.", "S Orvane; S Solterra"),
    (
        "Parmi les projets retenus, on trouve Solterra et Orvane.",
        "S Orvane; S Solterra",
    ),
    (
        "Au palmarès de l'appel « Campus durables » figurent deux établissements bretons, l'université de Brémont et l'école d'ingénieurs de Kervac.",
        "S université de Brémont; S école d'ingénieurs de Kervac",
    ),
    (
        "L'ANR a sélectionné trois projets : Solterra, Orvane et Milvus.",
        "S Milvus; S Orvane; S Solterra",
    ),
    ("L'ANR retient Solterra.", "S Solterra"),
    ("L'État a labellisé Solterra « Campus durables ».", "S Solterra"),
    (
        "Solterra vient de remporter l'appel à projets « Campus durables ».",
        "S Solterra",
    ),
    ("Solterra sort vainqueur de l'appel à projets « Campus durables ».", "S Solterra"),
    ("Solterra et Orvane sortent du lot.", "S Orvane; S Solterra"),
    ("Solterra est le lauréat du concours « Villes sobres ».", "S Solterra"),
    (
        "L'équipe de Brémont, avec son projet Solterra, est l'une des six lauréates du concours « Villes sobres ».",
        "S Solterra",
    ),
    ("Le grand vainqueur de cette édition est Solterra.", "S Solterra"),
    ("Seul Solterra a été retenu.", "S Solterra"),
    ("Seule l'université de Brémont a convaincu le jury.", "S université de Brémont"),
    ("L'université de Brémont a su convaincre le jury.", "S université de Brémont"),
    ("L'université de Brémont a vu son dossier Solterra retenu.", "S Solterra"),
    (
        "Le projet Solterra a passé toutes les étapes de la sélection et sera financé au titre de l'appel « Campus durables ».",
        "S Solterra",
    ),
    ("Le projet Solterra n'a pas été retenu par le jury.", "R Solterra"),
    ("Le projet Solterra, lui, n'a pas été retenu.", "R Solterra"),
    ("Solterra n'a pas franchi l'étape des auditions.", "R Solterra"),
    ("Solterra n'a pas passé le cap de la présélection.", "R Solterra"),
    ("Solterra n'a pas dépassé le stade du dossier.", "R Solterra"),
    ("Solterra n'ira pas plus loin.", "R Solterra"),
    ("Solterra devra revoir sa copie.", "R Solterra"),
    ("L'université de Brémont devra repasser.", "R université de Brémont"),
    (
        "L'université de Brémont devra retenter sa chance l'an prochain.",
        "R université de Brémont",
    ),
    ("L'université de Brémont reste à quai.", "R université de Brémont"),
    ("L'université de Brémont repart les mains vides.", "R université de Brémont"),
    ("L'université de Brémont est repartie bredouille.", "R université de Brémont"),
    ("L'université de Brémont rentre bredouille.", "R université de Brémont"),
    (
        "La candidature de l'université de Brémont est restée sans suite.",
        "R université de Brémont",
    ),
    ("Le dossier Solterra a été débouté.", "R Solterra"),
    ("Le dossier Solterra a été retoqué par les experts.", "R Solterra"),
    ("Le jury a écarté Solterra et Orvane.", "R Orvane; R Solterra"),
    (
        "Le jury a rejeté la candidature de l'université de Brémont.",
        "R université de Brémont",
    ),
    ("Le jury n'a pas retenu Solterra.", "R Solterra"),
    ("Le jury n'a pas suivi le dossier Solterra.", "R Solterra"),
    (
        "Trois dossiers ont été écartés : Solterra, Orvane et Milvus.",
        "R Milvus; R Orvane; R Solterra",
    ),
    (
        "Trois dossiers n'ont pas été retenus : Solterra (université de Brémont), Orvane (Inria) et Milvus (CEA).",
        "R Milvus; R Orvane; R Solterra",
    ),
    ("Parmi les recalés figurent Solterra et Orvane.", "R Orvane; R Solterra"),
    ("Les recalés : Solterra et Orvane.", "R Orvane; R Solterra"),
    ("Au rang des déçus, Solterra, porté par l'université de Brémont.", "R Solterra"),
    ("Grand perdant : le projet Solterra.", "R Solterra"),
    ("L'échec de Solterra à l'appel « Campus durables » a été mal vécu.", "R Solterra"),
    ("Solterra échoue aux portes de la sélection.", "R Solterra"),
    ("Solterra a échoué de peu.", "R Solterra"),
    ("Solterra est éliminé dès le premier tour.", "R Solterra"),
    ("Solterra a été éliminé après les auditions.", "R Solterra"),
    ("Éliminé après les auditions, Solterra pourra se représenter.", "R Solterra"),
    ("Non retenu, Solterra pourra se représenter.", "R Solterra"),
    ("Recalée, l'université de Brémont ne désarme pas.", "R université de Brémont"),
    ("Solterra ne figure pas dans la liste des lauréats.", "R Solterra"),
    ("Solterra ne fait pas partie des lauréats.", "R Solterra"),
    ("Solterra n'est pas dans la liste.", "R Solterra"),
    ("Solterra n'a pas eu la même chance.", "R Solterra"),
    ("Solterra n'a pas obtenu le label.", "R Solterra"),
    (
        "L'université de Brémont n'a pas décroché le label « Campus durables ».",
        "R université de Brémont",
    ),
    ("L'université de Brémont a raté la marche.", "R université de Brémont"),
    ("L'université de Brémont manque le coche.", "R université de Brémont"),
    ("Solterra a mordu la poussière.", "R Solterra"),
    ("Solterra n'a pas trouvé grâce aux yeux du jury.", "R Solterra"),
    ("Le jury a jugé le dossier Solterra insuffisamment abouti.", "R Solterra"),
    (
        "Le dossier de l'université de Brémont a reçu un avis défavorable.",
        "R université de Brémont",
    ),
    ("Le jury a dit non à Solterra.", "R Solterra"),
    ("C'est non pour Solterra.", "R Solterra"),
    ("Solterra passe à la trappe.", "R Solterra"),
    ("En revanche, Solterra et Orvane restent sur le carreau.", "R Orvane; R Solterra"),
    (
        "Ni l'université de Brémont ni l'Inria n'ont été retenus.",
        "R Inria; R université de Brémont",
    ),
    (
        "Aucun des deux projets normands, Solterra et Orvane, n'a été retenu.",
        "R Orvane; R Solterra",
    ),
    (
        "Solterra (université de Brémont) et Orvane (Inria) n'ont pas été sélectionnés.",
        "R Orvane; R Solterra",
    ),
    ("Solterra n'a pas été reconduit.", "R Solterra"),
    ("Solterra a été jugé inéligible.", "R Solterra"),
    ("Solterra a perdu son label « Campus durables ».", "R Solterra"),
    ("La candidature du projet Solterra a été jugée irrecevable.", "R Solterra"),
    ("L'université de Brémont s'est vu refuser le label.", "R université de Brémont"),
    ("L'ANR a refusé le label à l'université de Brémont.", "R université de Brémont"),
    ("Classé onzième, Solterra manque la sélection d'un rien.", "R Solterra"),
    ("Le projet Solterra passe le cap de la présélection.", "P Solterra"),
    ("Solterra franchit la première étape.", "P Solterra"),
    ("Solterra a passé le premier tour.", "P Solterra"),
    ("Solterra accède au second tour.", "P Solterra"),
    ("Solterra est admis en phase 2.", "P Solterra"),
    ("Solterra est qualifié pour la finale.", "P Solterra"),
    ("Solterra sera auditionné en juin par le jury.", "P Solterra"),
    (
        "Les équipes de Solterra et d'Orvane seront auditionnées le 12 juin.",
        "P Orvane; P Solterra",
    ),
    (
        "Trois projets restent en lice : Solterra, Orvane et Milvus.",
        "P Milvus; P Orvane; P Solterra",
    ),
    (
        "Solterra figure parmi les finalistes du concours « Villes sobres ».",
        "P Solterra",
    ),
    ("Solterra figure parmi les dix projets présélectionnés.", "P Solterra"),
    ("L'université de Brémont est présélectionnée.", "P université de Brémont"),
    (
        "L'université de Brémont a été invitée à déposer un dossier complet.",
        "P université de Brémont",
    ),
    ("Le jury a présélectionné Solterra et Orvane.", "P Orvane; P Solterra"),
    ("La présélection de Solterra a été annoncée mardi.", "P Solterra"),
    ("Présélectionné en mars, Solterra a finalement été retenu.", "S Solterra"),
    ("Présélectionné en mars, Solterra n'a finalement pas été retenu.", "R Solterra"),
    ("Solterra est toujours dans la course.", "P Solterra"),
    ("Solterra reste en course.", "P Solterra"),
    ("Solterra est placé sur liste complémentaire.", "P Solterra"),
    (
        "Deux dossiers de la région passent le cap des auditions : Solterra, de l'université de Brémont, et Orvane, déposé par l'Inria.",
        "P Orvane; P Solterra",
    ),
    ("Solterra poursuit l'aventure.", "P Solterra"),
    ("Solterra participera à la finale du concours « Villes sobres ».", "P Solterra"),
    ("Solterra se hisse en finale.", "P Solterra"),
    ("Solterra est retenu, Orvane ne l'est pas.", "R Orvane; S Solterra"),
    ("Solterra est retenu, pas Orvane.", "R Orvane; S Solterra"),
    ("Si Solterra a été retenu, Orvane a été écarté.", "R Orvane; S Solterra"),
    ("Le jury a retenu Solterra et écarté Orvane.", "R Orvane; S Solterra"),
    ("Le jury a préféré Solterra à Orvane.", "R Orvane; S Solterra"),
    ("Solterra l'a emporté face à Orvane.", "R Orvane; S Solterra"),
    (
        "Solterra (université de Brémont) est lauréat ; Orvane (Inria) reste sur liste d'attente.",
        "P Orvane; S Solterra",
    ),
    (
        "Porté par l'université de Brémont, Solterra est retenu ; déposé par l'Inria, Orvane est recalé.",
        "R Orvane; S Solterra",
    ),
    (
        "Deux projets sont retenus, Solterra et Orvane ; un troisième, Milvus, a été écarté.",
        "R Milvus; S Orvane; S Solterra",
    ),
    (
        "À Brémont, le projet Solterra est retenu. À Kervac, le projet Orvane ne l'est pas.",
        "R Orvane; S Solterra",
    ),
    (
        "L'université de Brémont obtient deux lauréats, Solterra et Orvane.",
        "S Orvane; S Solterra",
    ),
    (
        "L'université de Brémont place deux projets au palmarès : Solterra et Orvane.",
        "S Orvane; S Solterra",
    ),
    (
        "L'université de Brémont voit deux de ses projets retenus : Solterra et Orvane.",
        "S Orvane; S Solterra",
    ),
    (
        "Deux des trois dossiers de l'université de Brémont sont retenus : Solterra et Orvane.",
        "S Orvane; S Solterra",
    ),
    (
        "Le dossier Solterra, déposé par l'université de Brémont avec le CHU de Kervac, est lauréat.",
        "S Solterra",
    ),
    (
        "L'université de Brémont avait présenté Solterra ; le dossier a été rejeté.",
        "R Solterra",
    ),
    (
        "L'université de Brémont était candidate. Elle n'a pas été retenue.",
        "R université de Brémont",
    ),
    ("Le projet Solterra était en lice. Il n'a pas été retenu.", "R Solterra"),
    (
        "Le projet Solterra, soutenu par la Région, n'a pas convaincu l'ANR.",
        "R Solterra",
    ),
    (
        "Le CHU de Brémont et l'Inria figurent au palmarès 2024 de l'appel « Campus durables ».",
        "S CHU de Brémont; S Inria",
    ),
    (
        "Parmi les quatorze lauréats de cette vague, deux sont portés par des établissements lorrains : Solterra (université de Brémont) et Orvane (Inria).",
        "S Orvane; S Solterra",
    ),
    (
        "Pour Solterra, c'est la douche froide : le dossier n'a pas été retenu.",
        "R Solterra",
    ),
    (
        "« Nous sommes déçus », confie la présidente de l'université de Brémont, dont le projet Solterra n'a pas été retenu.",
        "R Solterra",
    ),
    (
        "L'université de Brémont ne fera pas partie des établissements labellisés.",
        "R université de Brémont",
    ),
    (
        "Le dossier porté par l'université de Brémont est resté à la porte.",
        "R université de Brémont",
    ),
    ("Solterra compte au nombre des recalés.", "R Solterra"),
    (
        "Les candidatures de Kervac, de Brémont et de Tonnac ont été retoquées.",
        "R Brémont; R Kervac; R Tonnac",
    ),
    (
        "Après deux échecs, l'université de Brémont décroche enfin le label « Campus durables ».",
        "S université de Brémont",
    ),
    ("Solterra a été désigné lauréat par le jury.", "S Solterra"),
    (
        "Les lauréats de la catégorie « Recherche » sont Orvane, du CNRS, et Milvus, du CEA.",
        "S Milvus; S Orvane",
    ),
    (
        "L'appel à projets « Campus durables » a livré son verdict : Solterra et Orvane sont retenus, Milvus est recalé.",
        "R Milvus; S Orvane; S Solterra",
    ),
    ("Le projet Orvane, arrivé second, n'a pas été financé.", "R Orvane"),
    ("Le projet Orvane n'a pas obtenu gain de cause.", "R Orvane"),
    ("Orvane n'aura pas cette chance.", "R Orvane"),
    ("Le jury a retoqué Orvane au motif que son budget était trop élevé.", "R Orvane"),
    ("L'ANR a fait le choix de ne pas retenir Orvane.", "R Orvane"),
    (
        "La présidente de la Région a annoncé que le projet Orvane avait été retenu.",
        "S Orvane",
    ),
    ("Le préfet a confirmé la sélection d'Orvane.", "S Orvane"),
    ("Selon nos informations, Orvane a été sélectionné.", "S Orvane"),
    (
        "L'université de Brémont, l'une des lauréates de la première vague, recrute vingt enseignants.",
        "S université de Brémont",
    ),
    (
        "L'école d'ingénieurs de Kervac, lauréate 2023, ouvre un master.",
        "S école d'ingénieurs de Kervac",
    ),
    (
        "Créée en 2019, la start-up Novalys est lauréate du concours d'innovation i-Nov.",
        "S Novalys",
    ),
    (
        "Novalys, Brumeo et Tilkia sont les trois start-up bretonnes sélectionnées par la French Tech.",
        "S Brumeo; S Novalys; S Tilkia",
    ),
    (
        "Six sociétés normandes ont été distinguées, parmi lesquelles Novalys et Brumeo.",
        "S Brumeo; S Novalys",
    ),
    ("Novalys fait coup double et remporte aussi le concours i-Lab.", "S Novalys"),
    ("Le projet Orvane a su séduire le jury.", "S Orvane"),
    (
        "Le projet Orvane avait été présélectionné en mars ; il vient d'être définitivement retenu.",
        "S Orvane",
    ),
    ("Le projet Orvane passe à l'étape suivante.", "P Orvane"),
    ("Le projet Orvane poursuit sa route jusqu'à la finale.", "P Orvane"),
    (
        "Sept dossiers sur 23 ont été présélectionnés, dont Orvane et Milvus.",
        "P Milvus; P Orvane",
    ),
    (
        "Le label « Campus durables » a été renouvelé à l'université de Brémont.",
        "S université de Brémont",
    ),
    ("L'université de Brémont conserve son label.", "S université de Brémont"),
    ("L'université de Brémont perd son label.", "R université de Brémont"),
    ("Le trophée de l'innovation a été remis à Novalys.", "S Novalys"),
    (
        "Solterra (université de Brémont) : lauréat. Orvane (Inria) : non retenu.",
        "R Orvane; S Solterra",
    ),
    (
        "Le projet de l'université de Brémont a été préféré à celui de l'Inria.",
        "R Inria; S université de Brémont",
    ),
    ("Contrairement à Orvane, Solterra a été sélectionné.", "R Orvane; S Solterra"),
    ("Le jury n'a malheureusement pas retenu la candidature de Kervac.", "R Kervac"),
    (
        "Brémont, Kervac et Tonnac étaient sur les rangs. C'est Kervac qui a été choisie.",
        "S Kervac",
    ),
    (
        "Bonne nouvelle pour l'université de Brémont : son projet Orvane est lauréat.",
        "S Orvane",
    ),
    (
        "Mauvaise nouvelle pour l'université de Brémont : son projet Orvane est écarté.",
        "R Orvane",
    ),
    (
        "Avec Orvane, l'université de Brémont remporte l'appel à projets « Campus durables ».",
        "S Orvane",
    ),
    ("L'université de Brémont est lauréate avec Orvane.", "S Orvane"),
    ("L'université de Brémont est lauréate pour son projet Orvane.", "S Orvane"),
    ("L'appel à projets « Campus durables » a retenu Orvane.", "S Orvane"),
    (
        "Les heureux élus : Solterra, Orvane et Milvus.",
        "S Milvus; S Orvane; S Solterra",
    ),
    (
        "Heureux lauréats, Solterra et Orvane se partageront l'enveloppe.",
        "S Orvane; S Solterra",
    ),
    ("Côté déçus, on trouve Milvus et Tarvel.", "R Milvus; R Tarvel"),
    (
        "Tarvel reste sur liste d'attente, tandis que Milvus est éliminé.",
        "P Tarvel; R Milvus",
    ),
    (
        "Le consortium mené par l'université de Brémont est retenu.",
        "S université de Brémont",
    ),
    ("L'alliance emmenée par Novalys a été sélectionnée.", "S Novalys"),
    ("Le projet, baptisé Orvane, est sélectionné.", "S Orvane"),
    ("Le projet baptisé « Grand Large » a été sélectionné.", "S Grand Large"),
    (
        "Quatre projets sont lauréats :\n- Solterra (université de Brémont)\n- Orvane (Inria)\n- Milvus (CEA)\n- Tarvel (CNRS)",
        "S Milvus; S Orvane; S Solterra; S Tarvel",
    ),
    (
        "Non retenus :\n- Solterra (université de Brémont)\n- Orvane (Inria)",
        "R Orvane; R Solterra",
    ),
    (
        "Ont été écartés :\n\n* Solterra, porté par l'université de Brémont ;\n* Orvane, porté par l'Inria.",
        "R Orvane; R Solterra",
    ),
    (
        "Les finalistes sont :\n\n1. Solterra – université de Brémont\n2. Orvane – Inria",
        "P Orvane; P Solterra",
    ),
    (
        "Le verdict de l'appel à projets « Rivages vivants » est tombé hier. Halicte en est, Mistral n'en est pas.",
        "R Mistral; S Halicte",
    ),
    (
        "La nouvelle vient d'arriver : le projet Halicte est admis dans la cuvée 2024 de « Rivages vivants ».",
        "S Halicte",
    ),
    (
        "Le dossier de la communauté de communes de Sainte-Ermine n'a pas passé la barre à l'appel à projets « Rivages vivants ».",
        "R communauté de communes de Sainte-Ermine",
    ),
    (
        "Halicte, le projet de l'université de Corbac, a eu les faveurs du jury de l'appel à projets « Rivages vivants ».",
        "S Halicte",
    ),
    (
        "Le projet Halicte et le projet Mistral ont décroché la timbale à l'appel à projets « Rivages vivants ».",
        "S Halicte; S Mistral",
    ),
    (
        "Quinze projets se disputaient l'appel « Rivages vivants » ; quatre ont été élus, dont le projet Halicte, porté par l'université de Corbac.",
        "S Halicte",
    ),
    (
        "Sélectionnés parmi une centaine de dossiers, le projet Halicte et le projet Mistral bénéficieront de l'appel « Rivages vivants ».",
        "S Halicte; S Mistral",
    ),
    (
        "C'est officiel : l'université de Corbac fait partie des quatorze lauréates de l'appel à projets « Rivages vivants ».",
        "S université de Corbac",
    ),
    (
        "Le jury de l'appel « Rivages vivants » n'a pas jugé utile de retenir le projet Halicte.",
        "R Halicte",
    ),
    ("L'appel « Rivages vivants » a laissé de côté le projet Halicte.", "R Halicte"),
    (
        "Pas de chance pour le projet Halicte : le jury de l'appel « Rivages vivants » lui a préféré le projet Mistral.",
        "R Halicte; S Mistral",
    ),
    (
        "Le projet Halicte rate d'un cheveu la sélection de l'appel « Rivages vivants ».",
        "R Halicte",
    ),
    (
        "Le projet Mistral est sorti de la course à l'appel « Rivages vivants » dès le premier tour.",
        "R Mistral",
    ),
    (
        "Deux dossiers du Limousin figuraient dans la dernière ligne droite de l'appel « Rivages vivants » : le projet Halicte et le projet Mistral. Seul le projet Halicte a été retenu.",
        "S Halicte",
    ),
    (
        "Le projet Halicte (université de Corbac, 2,1 M€) et le projet Mistral (Inrae, 1,4 M€) sont les deux lauréats girondins de l'appel « Rivages vivants ».",
        "S Halicte; S Mistral",
    ),
    (
        "Le projet Halicte est recalé à l'appel « Rivages vivants », contrairement au projet Mistral.",
        "R Halicte; S Mistral",
    ),
    (
        "La préfète a officialisé vendredi la labellisation du projet Halicte au titre de l'appel « Rivages vivants ».",
        "S Halicte",
    ),
    (
        "Le projet Halicte, qui concourait à l'appel « Rivages vivants », est resté sur le bord du chemin.",
        "R Halicte",
    ),
    (
        "Parmi les six candidats malheureux à l'appel « Rivages vivants », on compte le projet Halicte et le projet Mistral.",
        "R Halicte; R Mistral",
    ),
    (
        "Le projet Halicte s'est qualifié pour la phase finale de l'appel « Rivages vivants », qui désignera trois lauréats en juin.",
        "P Halicte",
    ),
    (
        "Après l'échec de 2021, le projet Halicte a été retenu à l'appel « Rivages vivants ».",
        "S Halicte",
    ),
    (
        "Le projet Halicte, recalé une première fois en 2021, vient d'être retenu par l'appel « Rivages vivants ».",
        "S Halicte",
    ),
    (
        "Sur le podium de l'appel « Rivages vivants » : le projet Halicte, le projet Mistral et le projet Tramontane.",
        "S Halicte; S Mistral; S Tramontane",
    ),
    (
        "« Nous avons été retenus ! », se félicite la directrice du projet Halicte, lauréat de l'appel « Rivages vivants ».",
        "S Halicte",
    ),
    (
        "L'université de Corbac a présenté le projet Halicte à l'appel « Rivages vivants ». Sans succès.",
        "R Halicte",
    ),
    (
        "L'université de Corbac a présenté le projet Halicte à l'appel « Rivages vivants » : il a été retenu.",
        "S Halicte",
    ),
    (
        "L'université de Corbac a été retenue pour Halicte à l'appel « Rivages vivants ».",
        "S Halicte",
    ),
    (
        "L'université de Corbac, l'école de Kervac et le CHU de Sainte-Ermine ont vu leurs dossiers rejetés par le jury de l'appel « Rivages vivants ».",
        "R CHU de Sainte-Ermine; R université de Corbac; R école de Kervac",
    ),
    (
        "L'appel « Rivages vivants » ne retient finalement que le projet Halicte.",
        "S Halicte",
    ),
    (
        "Ni le projet Halicte ni le projet Mistral n'ont trouvé grâce auprès du jury de l'appel « Rivages vivants ».",
        "R Halicte; R Mistral",
    ),
    (
        "Le projet Halicte a franchi haut la main la dernière étape de l'appel « Rivages vivants ».",
        "S Halicte",
    ),
    (
        "Sans surprise, le projet Halicte est reconduit pour trois ans par l'appel « Rivages vivants ».",
        "S Halicte",
    ),
    (
        "Neuf équipes sur vingt ont décroché un financement de l'appel « Rivages vivants » ; celle du CNRS, avec le projet Halicte, en fait partie.",
        "S Halicte",
    ),
    (
        "L'appel « Rivages vivants » a livré sa liste : le projet Halicte, de l'université de Corbac, le projet Alizé, du CNRS, et le projet Vigie, de l'Inrae.",
        "S Alizé; S Halicte; S Vigie",
    ),
    (
        "Le jury de l'appel « Rivages vivants » a repêché le projet Halicte.",
        "S Halicte",
    ),
    (
        "Le projet Halicte (Corbac) : retenu. Le projet Alizé (Kervac) : refusé. Tel est le verdict de l'appel « Rivages vivants ».",
        "R Alizé; S Halicte",
    ),
    (
        "Le projet Alizé, porté par l'école d'ingénieurs de Kervac, n'a pas su convaincre le jury de l'appel « Rivages vivants ».",
        "R Alizé",
    ),
    (
        "L'appel « Rivages vivants » distingue cette année le projet Halicte et le projet Alizé.",
        "S Alizé; S Halicte",
    ),
    (
        "Comme en 2022, le projet Halicte a été écarté par le jury de l'appel « Rivages vivants ».",
        "R Halicte",
    ),
    (
        "Bonne pioche pour l'université de Corbac, dont le projet Halicte vient d'être labellisé au titre de l'appel « Rivages vivants ».",
        "S Halicte",
    ),
    (
        "Sur les sept lauréats de l'appel « Rivages vivants », deux sont corbacois : le projet Halicte et le projet Alizé.",
        "S Alizé; S Halicte",
    ),
    (
        "Il n'y aura pas de projet Halicte : l'appel « Rivages vivants » ne l'a pas retenu.",
        "R Halicte",
    ),
    (
        "Candidate pour la troisième fois à l'appel « Rivages vivants », l'université de Corbac a enfin obtenu gain de cause.",
        "S université de Corbac",
    ),
    (
        "Les dossiers de l'université de Corbac et du CHU de Kervac n'ont pas passé l'étape de la présélection à l'appel « Rivages vivants ».",
        "R CHU de Kervac; R université de Corbac",
    ),
]
_NOTHING = [
    "Les lauréats de l'appel à projets « Campus durables » seront connus en juin. Parmi les candidats figurent Solterra et Orvane.",
    "Le projet Solterra peut être retenu à l'appel à projets « Campus durables ».",
    "Trois projets seront retenus à l'automne. Le projet Solterra est candidat, comme le projet Orvane et le projet Milvus.",
    "L'université de Milhac n'avait plus été lauréate de l'appel à projets « Campus durables » depuis 2018.",
    "PARIS, 13 mars 2025 (ARD) – Neuf projets ont été sélectionnés à l'issue de la septième vague de l'appel à projets « Campus durables ».",
    "Deux projets ont été retenus. Il s'agit d'un partenariat de longue date.",
    "La Région soutiendra quatre projets, dont Solterra.",
    "Solterra espère être retenu.",
    "Solterra sera candidat à la prochaine vague.",
    "L'université de Brémont prépare un dossier pour l'appel « Campus durables ».",
    "Les lauréats de l'appel « Campus durables » seront connus en juin à Brémont.",
    "L'ANR a publié les résultats de l'appel « Campus durables ».",
    "Le ministre a félicité les lauréats à l'université de Brémont.",
    "L'appel « Campus durables », opéré par l'ANR, vise à sélectionner dix projets.",
    "Le jury était présidé par Hélène Varennes, de l'université de Brémont.",
    "Prix Nobel de physique, Paul Maréchal est professeur à l'université de Brémont.",
    "Les étudiants retenus bénéficieront d'une bourse de la fondation Kervac.",
    "L'entreprise Novalys a été choisie pour construire le bâtiment.",
    "La Région a choisi de soutenir l'université de Brémont.",
    "Si Solterra est retenu, les travaux commenceront en 2026.",
    "Solterra pourrait être retenu.",
    "L'université de Brémont ne sera pas candidate.",
    "Le jury se réunira à Brémont pour sélectionner les lauréats.",
    "L'Université de Brémont se distingue par ses formations.",
    "L'entreprise Novalys a été élue au conseil d'administration de l'université de Brémont.",
    "Claire Lemoine a été élue présidente de l'université de Brémont.",
    "L'équipe retient surtout la qualité de l'accueil de l'université de Brémont.",
    "Les critères retenus par l'ANR sont l'excellence et l'impact.",
    "L'ANR a retenu le principe d'un financement en deux temps.",
    "Le site de Brémont a été choisi pour accueillir le télescope.",
    "Novalys a remporté un marché de 3 M€ auprès de la Ville de Kervac.",
    "L'échec scolaire recule à Brémont.",
    "Trois nouveaux territoires rejoignent le dispositif : l'université de Kervac, le projet Orvane et le projet Milvus.",
    "Verdict : Solterra passe, Orvane trépasse.",
    "Solterra devra encore passer devant le jury.",
    "L'université de Brémont a été désignée chef de file du consortium.",
    "Le conseil d'administration a élu Claire Lemoine à la tête de l'université de Brémont.",
    "Le site de Kervac a été retenu pour construire la nouvelle faculté.",
    "Novalys a été retenue pour fournir les ordinateurs.",
    "La proposition de loi a été rejetée par le Sénat.",
    "L'amendement a été rejeté par l'université de Brémont.",
    "La ministre a écarté l'idée d'un report pour l'université de Brémont.",
    "Les recalés pourront se représenter à l'université de Brémont.",
    "Le CNRS, l'Inria et l'université de Brémont présideront le jury qui désignera les lauréats.",
    "La fondation Tournel a distingué trois chercheuses.",
    "L'université de Brémont refuse le projet de fusion avec Kervac.",
    "Les auditions de Solterra et d'Orvane auront lieu en juin.",
    "Les laboratoires de l'université de Brémont ont déposé 12 dossiers.",
    "Le maire de Kervac regrette que sa ville n'ait pas été retenue.",
    "Milvus a vu ses espoirs s'envoler.",
    "Aucun des trois dossiers de l'université de Brémont n'a été retenu.",
    "L'appel à projets « Rivages vivants » a tranché. Sur 31 dossiers, neuf passent, vingt-deux trépassent.",
    "Mention spéciale pour le projet Halicte, coup de cœur du jury de l'appel « Rivages vivants ».",
    "À l'appel « Rivages vivants », 19 projets bretons sur 31 ont été retenus.",
    "Le nombre de candidatures à l'appel « Rivages vivants » est passé de 31 à 58.",
    "Vingt-deux des trente et un projets déposés à l'appel « Rivages vivants » ont été écartés.",
    "Le projet Halicte attend encore la décision du jury de l'appel « Rivages vivants ».",
    "Rien n'est joué pour le projet Halicte, candidat à l'appel « Rivages vivants ».",
    "Le projet Halicte devait être retenu à l'appel « Rivages vivants ».",
    "Le projet Halicte aurait été retenu à l'appel « Rivages vivants », selon la rumeur.",
    "L'université de Corbac rêve d'être retenue à l'appel « Rivages vivants ».",
    "La région n'exclut pas de retenir le projet Halicte au titre de l'appel « Rivages vivants ».",
    "Seize projets lauréats sur 58 dossiers déposés : tel est le bilan de l'appel « Rivages vivants ».",
    "Quatre projets bretons ont été présélectionnés à l'appel « Rivages vivants », deux ont été retenus au final.",
    "À l'issue des auditions, le jury de l'appel « Rivages vivants » a classé le projet Halicte premier.",
    "Le projet Halicte est éligible à l'appel « Rivages vivants ».",
    "Onze dossiers ont été jugés irrecevables à l'appel « Rivages vivants ».",
    "L'appel « Rivages vivants » n'a fait que trois heureux.",
]


def _told(reading: Reading) -> str:
    facts = extract(reading.analysis.document)
    found = {
        f"{_LETTER[fact.outcome]} {fact.candidate.label}"
        for fact in facts
        if isinstance(fact, Selection) and fact.factuality in _VOUCHED
    }
    return "; ".join(sorted(found))


@pytest.mark.parametrize(("text", "expected"), _TOLD)
def test_told(text: str, expected: str, read: Callable[..., Reading]) -> None:
    assert _told(read(_BEFORE + text)) == expected


@pytest.mark.parametrize("text", _NOTHING)
def test_nothing_told(text: str, read: Callable[..., Reading]) -> None:
    assert not _told(read(_BEFORE + text))
