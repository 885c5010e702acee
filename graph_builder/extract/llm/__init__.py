"""The optional proposer: a language model may propose facts, the text decides.

What it says counts only where its verbatim quote stands in the text and its cells
stand in that quote; all else is dropped and counted. The text is data: whatever it asks
of the model, nothing but facts of known tables, bound to its own words, comes back.

    propose(document, extract(document), Endpoint("http://localhost:11434/v1", "MODEL"))
"""

from graph_builder.extract.llm.endpoint import Endpoint
from graph_builder.extract.llm.proposal import Proposal, Reason
from graph_builder.extract.llm.proposer import propose

__all__ = ["Endpoint", "Proposal", "Reason", "propose"]
