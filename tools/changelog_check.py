"""The rule that a change of the program comes with its line in the changelog.

``python -m tools.changelog_check`` looks at the commits since the last tag that stand on that with this rule.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tools.project import git, rooms

CHANGELOG = "CHANGELOG.md"
NONE = "Changelog: none"
"""A line of this in the body says that there is nothing to tell users."""
THIS = "tools/changelog_check.py"
UNRELEASED = "## [Unreleased]\n"


class ChangelogWrong(Exception):
    """The changelog cannot be released; the message says why."""


def commits_without_entry(folder: Path) -> list[str]:
    """Return the commits that change the program and not the changelog, and do not say that none is due.

    Merges are left out: what they bring was looked at by itself. Commits that do not stand on the one that
    brought the rule, which may be older, are not asked for what nobody told their authors.
    """
    first = git(folder, "log", "--diff-filter=A", "--format=%H", "--reverse", "--", THIS).partition("\n")[0]
    if not first:
        return []
    since = ["--ancestry-path", f"{first}..HEAD", *(f"^{tag}" for tag in _last_tag(folder))]
    changed = git(folder, "rev-list", "--no-merges", "--reverse", *since, "--", *rooms(folder)).split()
    return [
        git(folder, "show", "--no-patch", "--format=%h %s", each)
        for each in changed
        if _lacks_entry(folder, each)
    ]


def _last_tag(folder: Path) -> list[str]:
    try:
        return [git(folder, "describe", "--tags", "--abbrev=0", "--match=v*")]
    except subprocess.CalledProcessError:
        return []


def _lacks_entry(folder: Path, commit: str) -> bool:
    if NONE in git(folder, "show", "--no-patch", "--format=%b", commit).splitlines():
        return False
    return not git(folder, "show", "--format=", "--name-only", commit, "--", CHANGELOG)


def with_release(changelog: str, version: str, day: str) -> str:
    """Return the changelog with what is unreleased under a version and a day.

    Raises:
        ChangelogWrong: nothing is unreleased, or the version has a section already.

    """
    before, unreleased, after = changelog.partition(UNRELEASED)
    if not unreleased or not after.partition("\n## ")[0].strip():
        raise ChangelogWrong(
            f"{CHANGELOG} has nothing under “{UNRELEASED.strip()}”: there is nothing to release."
        )
    if f"## [{version}]" in changelog:
        raise ChangelogWrong(f"{CHANGELOG} has a section for {version} already. Choose the next version.")
    return f"{before}{UNRELEASED}\n## [{version}] - {day}\n{after}"


def main(folder: Path) -> int:
    """Print the commits that lack an entry; return the exit status."""
    if not (folder / ".git").exists():
        return 0  # a copy without its history
    lacking = commits_without_entry(folder)
    for each in lacking:
        sys.stderr.write(f"{each}: neither changes {CHANGELOG} nor says “{NONE}” in its body.\n")
    return 1 if lacking else 0


if __name__ == "__main__":
    sys.exit(main(Path(__file__).parents[1]))
