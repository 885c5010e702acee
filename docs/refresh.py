"""Runs the commands of README.md and docs/*.md and puts their output into the pages.

    python docs/refresh.py           # rewrite what is pasted
    python docs/refresh.py --check   # exit 1 if a page tells another output

A fenced block `console` holds commands (`$ …`) with their output, stdout and stderr as
a person sees them; a block `python` may be followed by a block `text` with its output.
Commands run in one scratch folder a page, where the project's folders are linked, with
the Python that runs this. What installs, and the test suite, is left to `.ci/run`.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from graph_builder.pipeline import build
from graph_builder.store import MemoryView
from graph_builder.views import actors, render

ROOT = Path(__file__).resolve().parent.parent
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
PICTURE = ROOT / "docs" / "actors.svg"
_LINKED = ("examples", "tests", "docs", "shapes", "ontology")
_BLOCK = re.compile(
    r"^```(?P<kind>console|python)\n(?P<body>.*?)^```\n(?P<gap>\n*```text\n)?"
    r"(?P<said>(?(gap).*?^```\n))",
    re.MULTILINE | re.DOTALL,
)
_COMMAND = re.compile(r"^\$ (?:.*\\\n)*.*\n(?:> .*\n)*", re.MULTILINE)
_FIGURES = re.compile(r"(?<=<!-- figures -->\n).*?(?=<!-- /figures -->)", re.DOTALL)
_SETS = {
    "development": "development",
    "tuned": "our own, tuned on",
    "untouched": "our own, untouched",
}
_LEFT_TO_CI = re.compile(r"-m venv|pip install|-m pytest")


def refreshed(page: str) -> str:
    """The page with the outputs that its commands give now.

    Raises:
        RuntimeError: a command or a piece of Python fails.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for link in _LINKED:
            (folder / link).symlink_to(ROOT / link)
        (folder / ".venv").mkdir()
        (folder / ".venv" / "bin").symlink_to(Path(sys.executable).parent)
        page = _BLOCK.sub(lambda block: _block(block, folder), page)
    return _FIGURES.sub(lambda _: figures_table(), page)


def figures_table() -> str:
    """The figures kept of the corpus, as Markdown."""
    kept = json.loads((ROOT / "tests" / "corpus" / "figures.json").read_text())
    head = "| documents | core P | R | F1 | awards P | R | soft F1 |\n"
    rows = [
        _row(kept[name], f"{told}, {_documents(name)} documents")
        for name, told in _SETS.items()
        if name in kept
    ]
    return head + "| --- |" + " ---: |" * 6 + "\n" + "".join(rows)


def _documents(name: str) -> int:
    """How many documents a set of the corpus has."""
    return len(list((ROOT / "tests" / "corpus" / name).glob("*.yaml")))


def _row(rates: dict[str, dict[str, float]], name: str) -> str:
    core, awards, soft = rates["core"], rates["awards"], rates["soft"]
    cells = (
        *(core[rate] for rate in ("precision", "recall", "f1")),
        *(awards[rate] for rate in ("precision", "recall")),
        soft["f1"],
    )
    return f"| {name} | " + " | ".join(f"{cell:.2f}" for cell in cells) + " |\n"


def picture() -> bytes:
    """The actors of the example, as the README shows them (SVG)."""
    built = build([ROOT / "examples" / "neuf-clusters-ia.md"])
    return render(actors(MemoryView(built.quads)), ".svg")


def _block(block: re.Match[str], folder: Path) -> str:
    if block["kind"] == "console":
        commands = _COMMAND.findall(block["body"])
        body = "".join(command + _told(command, folder) for command in commands)
        return f"```console\n{body}```\n" if _runs(commands) else block[0]
    said = _run([sys.executable, "-c", block["body"]], folder)
    kept = f"```python\n{block['body']}```\n"
    return f"{kept}{block['gap']}{said}```\n" if block["gap"] else kept


def _runs(commands: list[str]) -> bool:
    """Whether a block holds more than what is left to `.ci/run`."""
    return any(_parts(command) for command in commands)


def _parts(command: str) -> list[str]:
    joined = command[2:].replace("\\\n", " ").replace("\n> ", "\n")
    return [part for part in joined.split("&&") if not _LEFT_TO_CI.search(part)]


def _told(command: str, folder: Path) -> str:
    return _run(["bash", "-c", " && ".join(_parts(command))], folder)


def _run(command: list[str], folder: Path) -> str:
    """What a command prints, errors among it.

    Raises:
        RuntimeError: it ends with something else than 0 or 1 (findings).
    """
    bin_folder = folder / ".venv" / "bin"
    env = {**os.environ, "NO_COLOR": "1", "PATH": f"{bin_folder}:{os.environ['PATH']}"}
    ran = subprocess.run(  # noqa: S603 - our own pages
        command,
        cwd=folder,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    if ran.returncode not in (0, 1) or "Traceback" in ran.stdout:
        message = f"{command[-1].strip()}\n{ran.stdout}"
        raise RuntimeError(message)
    said = "\n".join(line.rstrip() for line in ran.stdout.strip("\n").split("\n"))
    return f"{said}\n" if said else ""


def main() -> int:
    """Refresh every page, or say which are stale."""
    stale = []
    fresh = {page: refreshed(page.read_text("utf-8")).encode() for page in PAGES}
    for file, content in {**fresh, PICTURE: picture()}.items():
        if not file.exists() or file.read_bytes() != content:
            stale.append(file.name)
            if "--check" not in sys.argv:
                file.write_bytes(content)
    print("stale:" if "--check" in sys.argv else "rewritten:", *stale or ["none"])
    return int(bool(stale) and "--check" in sys.argv)


if __name__ == "__main__":
    sys.exit(main())
