"""What a draft finds in texts of others: ``python benchmarks/drafts.py FOLDER [--held-out] [--show]``.

Each ``*.toml`` of the folder has ``language``, ``held_out``, ``text`` and ``initiatives``, a list of
``{ sentence = "words of the sentence", title = "words of the title" }``. An initiative is found if a
candidate of that sentence has those words in its title, in whatever forms, and in sight if its sentence is
among the candidates or under "look". "Sentences caught" are those with initiatives that have a candidate,
whatever its title; "sentences right" are those with a candidate that have an initiative.
Without ``--held-out`` the texts that are held out are left out; with it, only they are read.
"""

from __future__ import annotations

import re
import sys
import tomllib
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1]))

from drafting.draft_builder import draft_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

SHORTEST_STEM, LONGEST_ENDING = 4, 3
"""Letters by which two forms of a word are compared, and most letters in which they differ."""
_WORD = re.compile(r"[^\W_]+")


@dataclass
class Counts:
    """What was found in one or several texts."""

    initiatives: int = 0
    found: int = 0
    in_sight: int = 0
    candidates: int = 0
    right: int = 0
    marked_sentences: int = 0
    candidate_sentences: int = 0
    caught: int = 0
    listed: int = 0
    sentences: int = 0

    def add(self, other: Counts) -> None:
        """Add the counts of another text."""
        for name, value in zip(vars(self), astuple(other), strict=True):
            setattr(self, name, getattr(self, name) + value)

    def row(self, name: str) -> str:
        """Return the row of a table."""
        cells = [
            str(self.initiatives),
            _share(self.found, self.initiatives),
            _share(self.in_sight, self.initiatives),
            _share(self.right, self.candidates),
            _share(self.caught, self.marked_sentences),
            _share(self.caught, self.candidate_sentences),
            _share(self.listed, self.sentences),
        ]
        return f"| {name} | {' | '.join(cells)} |"


def _share(part: int, whole: int) -> str:
    return f"{part} of {whole} ({part / whole:.0%})" if whole else "–"


def compare(raw: Mapping[str, Any], *, show: bool) -> Counts:
    """Return what a draft finds of the initiatives that are marked in a text."""
    draft = draft_of(raw["text"], raw["language"])
    counts = Counts(len(raw["initiatives"]), candidates=len(draft.candidates), sentences=draft.sentences)
    left = list(draft.candidates)
    listed = {each.sentence for each in draft.candidates} | {each.sentence for each in draft.look}
    for marked in raw["initiatives"]:
        fitting = [
            each
            for each in left
            if _has(each.sentence, marked["sentence"]) and _names(each.title, marked["title"])
        ]
        counts.found += bool(fitting)
        left = [each for each in left if each not in fitting[:1]]
        seen = any(_has(each, marked["sentence"]) for each in listed)
        counts.in_sight += seen
        if show and not fitting:
            print(f"  {'missed' if seen else 'NOT IN SIGHT'}: {marked}")
    marks = {each["sentence"] for each in raw["initiatives"]}
    chosen = {" ".join(each.sentence.split()) for each in draft.candidates}
    counts.marked_sentences, counts.candidate_sentences = len(marks), len(chosen)
    counts.caught = sum(any(mark in each for each in chosen) for mark in marks)
    counts.right = counts.candidates - len(left)
    counts.listed = len(listed)
    if show:
        for each in left:
            print(f"  false: {each.title!r} ({each.stance}) in {each.sentence!r}")
    return counts


def _has(sentence: str, words: str) -> bool:
    return words in " ".join(sentence.split())


def _names(title: str, words: str) -> bool:
    """Tell whether a title has words whose beginnings are those of all the words."""
    there = _WORD.findall(title.lower())
    stems = [each[: max(SHORTEST_STEM, len(each) - LONGEST_ENDING)] for each in _WORD.findall(words.lower())]
    return all(any(each.startswith(stem) for each in there) for stem in stems)


def main(folder: Path, *, held_out: bool, show: bool) -> None:
    """Print the table."""
    print(
        "| text | initiatives | found | in sight | candidates right | sentences caught | sentences right "
        "| sentences listed |"
    )
    print("|---" * 8 + "|")
    totals: dict[str, Counts] = {}
    for path in sorted(folder.glob("*.toml")):
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        if raw["held_out"] == held_out:
            counts = compare(raw, show=show)
            print(counts.row(f"{path.stem} ({raw['language']})"))
            totals.setdefault(raw["language"], Counts()).add(counts)
    for language, total in totals.items():
        print(total.row(f"all ({language})"))


if __name__ == "__main__":
    main(Path(sys.argv[1]), held_out="--held-out" in sys.argv, show="--show" in sys.argv)
