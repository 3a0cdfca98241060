"""A release: ``python -m tools.release 1.2.0`` sets the version, builds, checks, commits and tags.

Nothing leaves this machine: ``git push --follow-tags`` and the upload of ``dist/`` are for whoever releases.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tarfile
import zipfile
from datetime import UTC, datetime
from email import message_from_bytes
from pathlib import Path

from packaging.metadata import Metadata

from tools.changelog_check import CHANGELOG, ChangelogWrong, with_release
from tools.project import git, rooms

VERSION_FILE = "bot/__init__.py"
VERSION = re.compile(r'^__version__ = "([^"]+)"$', re.MULTILINE)
RIGHT_VERSION = re.compile(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)((a|b|rc)\d+)?")


class ReleaseRefused(Exception):
    """The release cannot be made; the message says what to do."""


def release(folder: Path, version: str, day: str, *, is_trial: bool) -> list[Path]:
    """Make a release and return its files; a trial leaves them alone, with neither a commit nor a tag.

    Raises:
        ReleaseRefused: the tree is dirty, the version is wrong or taken, or what was built is not right.

    """
    _check_version(folder, version)
    if dirty := git(folder, "status", "--porcelain"):
        raise ReleaseRefused(f"Commit or remove this first:\n{dirty}")
    changed = {name: (folder / name).read_text(encoding="utf-8") for name in (VERSION_FILE, CHANGELOG)}
    try:
        released = with_release(changed[CHANGELOG], version, day)
        (folder / CHANGELOG).write_text(released, encoding="utf-8")
        versioned = VERSION.sub(f'__version__ = "{version}"', changed[VERSION_FILE])
        (folder / VERSION_FILE).write_text(versioned, encoding="utf-8")
        files = _build(folder, version)
        if not is_trial:
            git(folder, "commit", "--quiet", "--message", f"build: Release {version}.", "--", *changed)
            git(folder, "tag", "--annotate", f"v{version}", "--message", f"Release {version}")
            return files
    except ChangelogWrong as error:
        _restore(folder, changed)
        raise ReleaseRefused(str(error)) from error
    except BaseException:
        _restore(folder, changed)
        raise
    _restore(folder, changed)
    return files


def _check_version(folder: Path, version: str) -> None:
    if not RIGHT_VERSION.fullmatch(version):
        raise ReleaseRefused(
            f"“{version}” is no version. Give one such as VERSION=1.2.0 or VERSION=1.2.0rc1."
        )
    if git(folder, "tag", "--list", f"v{version}"):
        raise ReleaseRefused(f"{version} is tagged already. Choose the next version.")


def _restore(folder: Path, changed: dict[str, str]) -> None:
    for name, text in changed.items():
        (folder / name).write_text(text, encoding="utf-8")


def _build(folder: Path, version: str) -> list[Path]:
    """Build wheel, sdist and the list of what they stand on; return them, checked."""
    dist = folder / "dist"
    wheel, sdist = (dist / f"briefing_bot-{version}{end}" for end in ("-py3-none-any.whl", ".tar.gz"))
    sbom = dist / f"briefing_bot-{version}.cdx.json"
    _run(folder, "build", "--no-isolation", "--outdir", str(dist), ".")
    of_lock = ("requirements", "requirements.lock", "--pyproject", "pyproject.toml")
    _run(folder, "cyclonedx_py", *of_lock, "--output-reproducible", "--output-file", str(sbom))
    _check_wheel(folder, wheel, version)
    _check_sdist(sdist, version)
    return [wheel, sdist, sbom]


def _run(folder: Path, *module: str) -> None:
    ended = subprocess.run(  # noqa: S603 - our own commands
        [sys.executable, "-m", *module], cwd=folder, capture_output=True, encoding="utf-8", check=False
    )
    if ended.returncode:
        raise ReleaseRefused(f"“python -m {' '.join(module)}” failed:\n{ended.stdout}{ended.stderr}")


def _check_wheel(folder: Path, path: Path, version: str) -> None:
    with zipfile.ZipFile(path) as wheel:
        held = set(wheel.namelist())
        _check_metadata(wheel.read(f"briefing_bot-{version}.dist-info/METADATA"), version)
    if missing := set(git(folder, "ls-files", *rooms(folder), "content").splitlines()) - held:
        raise ReleaseRefused(
            f"The wheel lacks {', '.join(sorted(missing))}. See package-data in pyproject.toml."
        )


def _check_sdist(path: Path, version: str) -> None:
    with tarfile.open(path) as sdist:
        metadata = sdist.extractfile(f"briefing_bot-{version}/PKG-INFO")
        _check_metadata(metadata.read() if metadata else b"", version)


def _check_metadata(written: bytes, version: str) -> None:
    """Check what an index asks of the metadata: its fields, its version, a description of a known kind."""
    metadata = Metadata.from_email(written, validate=True)
    described = message_from_bytes(written).get_payload()
    if (
        str(metadata.version) != version
        or metadata.description_content_type != "text/markdown"
        or not described
    ):
        raise ReleaseRefused(
            f"The metadata is not right: version {metadata.version}, or the README is missing."
        )


def main() -> int:
    """Make the release that the command line names; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("version")
    parser.add_argument("--trial", action="store_true", help="build and check, but neither commit nor tag")
    given = parser.parse_args()
    day = datetime.now(UTC).date().isoformat()
    try:
        files = release(Path.cwd(), given.version, day, is_trial=given.trial)
    except ReleaseRefused as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.writelines(f"{each.relative_to(Path.cwd())}\n" for each in files)
    return 0


if __name__ == "__main__":
    sys.exit(main())
