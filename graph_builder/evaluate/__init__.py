"""Tables said against tables wanted: how good the product reads.

golds = read_gold([Path("tests/corpus/tuned")])
evaluate_build(golds, build([gold.document for gold in golds])).score.core.f1
"""

from graph_builder.evaluate.answering import answers
from graph_builder.evaluate.bearing import bearing_sentence
from graph_builder.evaluate.gold import Gold, read_gold
from graph_builder.evaluate.grounding import Grounding, grounding
from graph_builder.evaluate.matching import CORE, KEYS, OTHERS, SOFT, fold
from graph_builder.evaluate.running import (
    Evaluation,
    dropped,
    evaluate_build,
    figures,
    read_figures,
    with_figures,
)
from graph_builder.evaluate.scoring import Miss, Score, Tally, score

__all__ = [
    "CORE",
    "KEYS",
    "OTHERS",
    "SOFT",
    "Evaluation",
    "Gold",
    "Grounding",
    "Miss",
    "Score",
    "Tally",
    "answers",
    "bearing_sentence",
    "dropped",
    "evaluate_build",
    "figures",
    "fold",
    "grounding",
    "read_figures",
    "read_gold",
    "score",
    "with_figures",
]
