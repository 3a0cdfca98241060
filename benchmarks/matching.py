"""How many headlines are proposed for the right initiative: ``python benchmarks/matching.py``.

The corpus of the tests, by language and by initiative, without the log of the statement: its entries are
about the very events that the headlines tell. ``--wrong`` lists the headlines that are not matched as they
should be. The exit status is 1 when precision is below 0.8 or recall below 0.7.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.proposals.headlines import HELD_OUT, TUNING, Judged, figures, judged, matcher  # noqa: E402 - the path is set above

PRECISION, RECALL = 0.8, 0.7


def row(name: str, some: list[Judged]) -> str:
    """Return a line of the table."""
    of = figures(some)
    return (
        f"| {name} | {len(some)} | {of.concerned} | {of.proposed} | {of.right} | {of.precision:.2f} "
        f"| {of.recall:.2f} |"
    )


def rows(file: str, all_of_them: list[Judged]) -> list[str]:
    """Return the lines of a file: all of it, each language, each initiative."""
    languages = sorted({each.headline.language for each in all_of_them})
    named = {each.headline.initiative for each in all_of_them} | {each.proposed for each in all_of_them}
    by_language = [
        row(language, [each for each in all_of_them if each.headline.language == language])
        for language in languages
    ]
    by_initiative = [
        row(
            slug,
            [each for each in all_of_them if slug in (each.headline.initiative, each.proposed)],
        )
        for slug in sorted(each for each in named if each is not None)
    ]
    return [row(f"**{file}**", all_of_them), *by_language, *by_initiative]


def wrong_ones(all_of_them: list[Judged]) -> list[str]:
    """Return the headlines that are not matched as they should be."""
    return [
        f"{each.headline.language}: {each.headline.story.title}: "
        f"{each.proposed or 'not proposed'} instead of {each.headline.initiative or 'nothing'}"
        for each in all_of_them
        if each.proposed != each.headline.initiative
    ]


def main() -> int:
    """Print the table; return the exit status."""
    matcher(with_log=False)
    status = 0
    print("| | headlines | concern one | proposed | rightly | precision | recall |")
    print("|---|---|---|---|---|---|---|")
    for file in (TUNING, HELD_OUT):
        began = time.perf_counter()
        all_of_them = list(judged(file, with_log=False))
        took = (time.perf_counter() - began) * 1000 / len(all_of_them)
        print("\n".join(rows(file, all_of_them)))
        result = figures(all_of_them)
        status |= int(result.precision < PRECISION or result.recall < RECALL)
        if "--wrong" in sys.argv:
            print("\n".join(wrong_ones(all_of_them)), file=sys.stderr)
        print(f"{file}: {took:.0f} ms a headline", file=sys.stderr)
    return status


if __name__ == "__main__":
    sys.exit(main())
