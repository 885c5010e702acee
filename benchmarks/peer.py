"""Worker: `fr_core_news_md` alone over some texts, once; figures as JSON on stdout.

python peer.py TEXTS.json          # a list of texts; needs spaCy and the model only
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

import spacy

_BATCH = 16


def main() -> None:
    """Load the whole pipeline, start up on two short texts, then measure one pass."""
    texts = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    pipeline = spacy.load("fr_core_news_md")
    list(pipeline.pipe(["Le projet reçoit 2 M€.", "Nancy accueille le site."]))
    wall, cpu = time.perf_counter(), time.process_time()
    tokens = sum(len(read) for read in pipeline.pipe(texts, batch_size=_BATCH))
    figures = {
        "wall": time.perf_counter() - wall,
        "cpu": time.process_time() - cpu,
        "words": sum(len(text.split()) for text in texts),
        "tokens": tokens,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "versions": f"spaCy {spacy.__version__}, fr_core_news_md "
        f"{pipeline.meta['version']}",
    }
    json.dump(figures, sys.stdout)


if __name__ == "__main__":
    main()
