"""What each part of the extraction brings: the figures without it.

    python benchmarks/ablation.py [--peer PYTHON]

Parts are taken out by replacing functions in a process of their own; the product has no
switches for it. With PYTHON (an interpreter that has spaCy and `fr_core_news_md`), its
persons and organisations are tried as an addition. Never run on `untouched`.
"""

from __future__ import annotations

import argparse
import functools
import importlib
import importlib.util
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

HERE = Path(__file__).resolve().parent
CORPUS = HERE.parent / "tests" / "corpus"
SETS = ("development", "tuned")
COLUMNS = ("core", "awards precision", "awards recall", "envelopes", "soft")
_EXACT = {"dates", "factuality", "gazetteer", "money", "numbers", "verbs"}  # no cues
_SHORT = 3  # lists up to this length are no vocabulary
_PERSON, _ORGANISATION = "PER", "ORG"

Figures = dict[str, float]


def replace(module: str, name: str, value: object) -> None:
    """Put another value in a module's name; the name must be there."""
    place = importlib.import_module(module)
    getattr(place, name)
    setattr(place, name, value)


def nothing(*given: object, **more: object) -> tuple[()]:
    """Finds nothing, whatever it is asked."""
    del given, more
    return ()


# --- the parts ---------------------------------------------------------------------


def as_it_is(peer: str) -> None:
    """Take nothing out."""
    del peer


def half_of_the_lexicon(peer: str) -> None:
    """Every second word of each list of cues; cues written as patterns stay."""
    del peer
    lexicon = _early("graph_builder.extract.lexicon")
    whole: Callable[[str], Any] = lexicon.load

    def load(name: str) -> Any:  # noqa: ANN401 - TOML
        return whole(name) if name in _EXACT else halved(whole(name))

    replace(lexicon.__name__, "load", functools.cache(load))


def _early(name: str) -> ModuleType:
    """A package, imported before its parent, which would import all that uses it."""
    file = HERE.parent.joinpath(*name.split("."), "__init__.py")
    spec = importlib.util.spec_from_file_location(
        name, file, submodule_search_locations=[str(file.parent)]
    )
    if spec is None or spec.loader is None:
        raise SystemExit(name)
    sys.modules[name] = module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def halved(data: Any) -> Any:  # noqa: ANN401 - TOML
    """TOML with every second entry of its longer lists."""
    if isinstance(data, dict):
        return {key: halved(value) for key, value in data.items()}
    return data[::2] if isinstance(data, list) and len(data) > _SHORT else data


def without_authorities(peer: str) -> None:
    """No list of organisations, programmes, calls, regions and cities."""
    del peer
    replace("graph_builder.authority", "_rows", nothing)
    replace("graph_builder.extract.analysis", "find_known", nothing)
    replace("graph_builder.extract.kind_shapes", "is_numbered_call", nothing)
    replace("graph_builder.resolve.index", "homonyms", dict)


def without_coreference(peer: str) -> None:
    """«le projet», «l'établissement», «Il», «celle-ci» stand for nothing."""
    del peer
    for name in ("find_descriptions", "find_pronouns"):
        replace("graph_builder.extract.analysis", name, nothing)


def without_tables(peer: str) -> None:
    """Cells are neither names nor rows."""
    del peer
    replace("graph_builder.extract.records", "_in_tables", nothing)
    replace("graph_builder.extract.analysis", "find_cells", nothing)


def without_records(peer: str) -> None:
    """Neither tables, nor list items, nor enumerations without a verb."""
    without_tables(peer)
    replace("graph_builder.extract.records", "_in_lists", nothing)
    replace("graph_builder.extract.records", "_in_sentences", nothing)


def with_persons(peer: str) -> None:
    """The statistical model's persons, where the grammar names nothing."""
    _with_entities(peer, {_PERSON})


def with_persons_and_organisations(peer: str) -> None:
    """Its organisations too."""
    _with_entities(peer, {_PERSON, _ORGANISATION})


def _with_entities(peer: str, labels: set[str]) -> None:
    """Add the model's entities where nothing is, its kinds where none is known."""
    from graph_builder.extract import analysis  # noqa: PLC0415 - after replacements
    from graph_builder.extract.mention import Mention  # noqa: PLC0415
    from graph_builder.model import Kind  # noqa: PLC0415

    kinds = {_PERSON: Kind.PERSON, _ORGANISATION: Kind.ORGANISATION}
    told = entities(peer)
    names: Callable[..., list[Mention]] = getattr(analysis, "_names")  # noqa: B009 - private

    def more(document: Any, *given: Any) -> list[Mention]:  # noqa: ANN401
        found = names(document, *given)
        spans = {(m.start, m.end): m for m in found}
        for start, end, label in told[document.text]:
            if label in labels:
                words, kind = document.text[start:end], kinds[label]
                mention = Mention(start, end, words, kind, "listed")
                same = spans.get((start, end))
                if same and same.kind is None:
                    same.kind = kind
                elif not any(mention.overlaps(m) for m in found):
                    found.append(mention)
        return sorted(found, key=lambda m: m.start)

    replace("graph_builder.extract.analysis", "_names", more)


def entities(peer: str) -> dict[str, list[tuple[int, int, str]]]:
    """What the model finds, by text."""
    from graph_builder.ingest import read  # noqa: PLC0415 - after replacements

    texts = [read(path).text for path in documents()]
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump(texts, file)
        file.flush()
        command = [peer, str(HERE / "entities.py"), file.name]
        done = subprocess.run(command, stdout=subprocess.PIPE, check=True)  # noqa: S603
    return dict(zip(texts, json.loads(done.stdout), strict=True))


def documents() -> list[Path]:
    """The documents of the sets."""
    from graph_builder.evaluate import read_gold  # noqa: PLC0415 - after replacements

    return [gold.document for name in SETS for gold in read_gold([CORPUS / name])]


PARTS: dict[str, Callable[[str], None]] = {
    "as it is": as_it_is,
    "half of the lexicon's words": half_of_the_lexicon,
    "without the authority lists": without_authorities,
    "without coreference": without_coreference,
    "without tables": without_tables,
    "without tables, lists, enumerations": without_records,
    "with spaCy's persons": with_persons,
    "with spaCy's persons and organisations": with_persons_and_organisations,
}
_PEER = "with spaCy"


# --- one part, in a process of its own -----------------------------------------------


def figures(part: str, peer: str) -> dict[str, Figures]:
    """What is reached on each set after a part was taken out or added."""
    PARTS[part](peer)
    from graph_builder.evaluate import evaluate_build, read_gold  # noqa: PLC0415
    from graph_builder.pipeline import Options, build  # noqa: PLC0415

    reached = {}
    for name in SETS:
        golds = read_gold([CORPUS / name])
        built = build([g.document for g in golds], options=Options(validate=False))
        if built.refused:
            raise SystemExit(built.refused[0].error.line())
        score = evaluate_build(golds, built).score
        awards = score.tables["awards"]
        reached[name] = {
            "core": score.core.f1,
            "awards precision": awards.precision,
            "awards recall": awards.recall,
            "envelopes": score.tables["envelopes"].f1,
            "soft": score.soft.f1,
        }
    return reached


def apart(part: str, peer: str) -> dict[str, Figures]:
    """The figures of one part from a fresh process."""
    command = [sys.executable, __file__, "--part", part, "--peer", peer]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True)  # noqa: S603
    reached: dict[str, Figures] = json.loads(done.stdout)
    return reached


def table(reached: dict[str, dict[str, Figures]]) -> str:
    """Figures as Markdown, a table a set; the difference in core F1 in points."""
    lines = []
    for name in SETS:
        base = reached["as it is"][name]["core"]
        lines += [
            f"| {name} | core F1 | points | awards P | awards R | envelopes | soft |",
            "|---|--:|--:|--:|--:|--:|--:|",
        ]
        for part, sets in reached.items():
            core, *others = (f"{sets[name][column]:.3f}" for column in COLUMNS)
            points = 100 * (sets[name]["core"] - base)
            lines.append(f"| {part} | {core} | {points:+.1f} | {' | '.join(others)} |")
        lines.append("")
    return "\n".join(lines)


def main() -> None:
    """Measure each part and print, or give one part's figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peer", default="", help="Python that has the model")
    parser.add_argument("--part", choices=PARTS, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.part:
        json.dump(figures(given.part, given.peer), sys.stdout)
        return
    reached = {}
    for part in PARTS:
        if given.peer or not part.startswith(_PEER):
            began = time.perf_counter()
            reached[part] = apart(part, given.peer)
            print(f"{part}: {time.perf_counter() - began:.0f} s", file=sys.stderr)
    print(table(reached))


if __name__ == "__main__":
    main()
