"""What the draft extractor finds in speeches: ``python benchmarks/draft.py [--show] [--without-held-out]``.

One row a speech: found, missed and false candidates, initiatives and deadlines apart. With ``--show`` it
lists what was missed and what is false. The speeches marked as held out were written before the rules and
not run while the rules were written; ``--without-held-out`` leaves them so.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.draft.speeches import Outcome, Speech, compare, load_speeches


def row(speech: Speech, initiatives: Outcome, deadlines: Outcome) -> str:
    """Return a row of the table."""
    name = f"{speech.name} (held out)" if speech.held_out else speech.name
    cells = [*initiatives.counts, *deadlines.counts]
    return f"| {name} | {speech.language} | {' | '.join(map(str, cells))} |"


def main(*, show: bool, held_out: bool) -> None:
    """Print the table."""
    print("| speech | | initiatives found | missed | false | deadlines found | missed | false |")
    print("|---|---|---|---|---|---|---|---|")
    details = []
    for speech in load_speeches():
        if speech.held_out and not held_out:
            continue
        outcomes = compare(speech)
        print(row(speech, *outcomes))
        for outcome in outcomes:
            details += [f"{speech.name}: missed {each}" for each in outcome.missed]
            details += [f"{speech.name}: false {each}" for each in outcome.false]
    if show:
        print("\n".join(["", *details]))


if __name__ == "__main__":
    main(show="--show" in sys.argv, held_out="--without-held-out" not in sys.argv)
