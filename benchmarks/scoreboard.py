"""How long the picture of a scoreboard takes: the first one of a process, and later ones, in milliseconds.

``python benchmarks/scoreboard.py`` draws the shipped statement in every language and both themes, the first
one in processes of their own. The exit status is 1 when a median is over what a drawing may take.
"""

from __future__ import annotations

import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from storage.content import load_content  # noqa: E402 - the path is set above
from views.commands import RESERVED  # noqa: E402 - as above
from views.pictures.drawing import Drawing, scoreboard_drawing  # noqa: E402 - as above
from views.pictures.scoreboard import paint  # noqa: E402 - as above
from views.pictures.themes import Theme  # noqa: E402 - as above
from views.translate import translators  # noqa: E402 - as above

TODAY = date(2026, 11, 22)
PROCESSES, ROUNDS = 10, 20
LONGEST_MS = 100


def drawings() -> list[tuple[str, Drawing]]:
    """Return what is drawn of the shipped statement, by language."""
    content = load_content(ROOT / "content", ROOT / "content", RESERVED)
    (statement, *_) = content.statements.values()
    languages = translators(content.catalogues)
    return [(each, scoreboard_drawing(statement, tr, TODAY)) for each, tr in languages.items()]


def milliseconds(drawing: Drawing, theme: Theme) -> float:
    """Paint once, not from the cache."""
    paint.cache_clear()
    began = time.perf_counter()
    paint(drawing, theme)
    return (time.perf_counter() - began) * 1000


def first_ones() -> list[float]:
    """Return how long the first picture takes in processes of their own."""
    command = [sys.executable, __file__, "--first"]
    runs = (subprocess.run(command, capture_output=True, check=True, text=True) for _ in range(PROCESSES))  # noqa: S603 - this file
    return [float(run.stdout) for run in runs]


def row(name: str, times: list[float], size: str) -> None:
    """Print one line of the table."""
    print(f"| {name} | {median(times):.0f} | {max(times):.0f} | {size} |")


def main() -> None:
    """Print the table."""
    if sys.argv[1:] == ["--first"]:
        print(milliseconds(drawings()[0][1], Theme.LIGHT))
        return
    print("| picture | median ms | worst ms | kB |\n|---|---|---|---|")
    first = first_ones()
    row(f"first of a process ({PROCESSES})", first, "")
    medians = [median(first)]
    for language, drawing in drawings():
        for theme in Theme:
            times = [milliseconds(drawing, theme) for _ in range(ROUNDS)]
            row(f"{language}, {theme}", times, str(len(paint(drawing, theme)) // 1024))
            medians.append(median(times))
    if max(medians) > LONGEST_MS:
        sys.exit(f"A median is {max(medians):.0f} ms; {LONGEST_MS} ms are allowed.")


if __name__ == "__main__":
    main()
