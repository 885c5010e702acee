"""Put what a benchmark prints between the marks of a page, with date and commit.

python throughput.py … | python paste.py ../docs/performance.md
"""

from __future__ import annotations

import datetime as dt
import re
import subprocess
import sys
from pathlib import Path

_MEASURED = re.compile(r"(?<=<!-- measured -->\n).*?(?=<!-- /measured -->)", re.DOTALL)


def pasted(page: str, printed: str, when: str) -> str:
    """The page with new figures.

    Raises:
        ValueError: there is no place for them, or nothing was printed.
    """
    if not printed.strip() or not _MEASURED.search(page):
        message = "no figures, or no marks to put them between"
        raise ValueError(message)
    told = f"\n{when}\n\n{printed.strip()}\n\n"
    return _MEASURED.sub(lambda _: told, page, count=1)


def main() -> None:
    """From stdin into the page."""
    page = Path(sys.argv[1])
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"],  # noqa: S607 - whichever git is there
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    ).stdout.strip()
    today = dt.datetime.now(dt.UTC).date().isoformat()
    when = f"Measured on {today} at commit {commit}."
    page.write_text(pasted(page.read_text("utf-8"), sys.stdin.read(), when), "utf-8")


if __name__ == "__main__":
    main()
