"""Worker: the names that `fr_core_news_md` finds in some texts, as JSON on stdout.

python entities.py TEXTS.json      # a list of texts; needs spaCy and the model only
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import spacy


def main() -> None:
    """Start, end and label of each named entity, a list a text."""
    texts = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    pipeline = spacy.load("fr_core_news_md")
    found = [
        [(e.start_char, e.end_char, e.label_) for e in read.ents]
        for read in pipeline.pipe(texts)
    ]
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
