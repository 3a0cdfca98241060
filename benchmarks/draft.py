"""What the draft extractor finds in speeches: ``python benchmarks/draft.py [--show] [--without-held-out]``.

One row a speech: found, missed and false candidates, initiatives and deadlines apart. With ``--show`` it
lists what was missed and what is false. The speeches marked as held out were run once when the rules were
finished; what they showed was mended afterwards. ``--without-held-out`` leaves them out.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.drafts.speeches import Outcome, Speech, compare, load_speeches

if TYPE_CHECKING:
    from collections.abc import Iterator


def rows(speech: Speech, initiatives: Outcome, deadlines: Outcome) -> Iterator[str]:
    """Yield the rows of a speech: that of the first run of one that was held out, and that of today."""
    if speech.first_run is not None:
        yield _row(f"{speech.name} (held out, first run)", speech, *speech.first_run)
    name = f"{speech.name} (today)" if speech.held_out else speech.name
    yield _row(name, speech, initiatives.counts, deadlines.counts)


def _row(name: str, speech: Speech, *counts: tuple[int, ...]) -> str:
    cells = [str(count) for each in counts for count in each]
    return f"| {name} | {speech.language} | {' | '.join(cells)} |"


def main(*, show: bool, held_out: bool) -> None:
    """Print the table."""
    print("| speech | | initiatives found | missed | false | deadlines found | missed | false |")
    print("|---|---|---|---|---|---|---|---|")
    details = []
    for speech in load_speeches():
        if speech.held_out and not held_out:
            continue
        outcomes = compare(speech)
        print("\n".join(rows(speech, *outcomes)))
        for outcome in outcomes:
            details += [f"{speech.name}: missed {each}" for each in outcome.missed]
            details += [f"{speech.name}: false {each}" for each in outcome.false]
    if show:
        print("\n".join(["", *details]))


if __name__ == "__main__":
    main(show="--show" in sys.argv, held_out="--without-held-out" not in sys.argv)
