"""A folder that holds the site as files, and nothing that anybody else put there."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

LIST = ".briefing-site"
"""The file in which the names of all files of the site stand, one a line; it marks the folder as a site's."""


class FolderRefused(Exception):
    """The folder has files that are none of the site; the message says what to do."""


class SiteFolder:
    """The folder of a site."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def replace_all(self, files: Mapping[str, bytes]) -> None:
        """Let the folder hold these files, by name, in the place of those of an earlier site.

        Files that are none of the site stay. A file whose content is right already is not written, so that
        what copies the folder elsewhere copies what changed.

        Raises:
            FolderRefused: with nothing written, if a file of others is in the way.
            OSError: the folder cannot be written.

        """
        earlier = self._earlier()
        in_the_way = [name for name in files if name not in earlier and (self._folder / name).exists()]
        if in_the_way:
            raise FolderRefused(f"{self._folder / in_the_way[0]} is no file of the site. Move it elsewhere.")
        self._folder.mkdir(parents=True, exist_ok=True)
        # Both, so that files of a run that is cut off count as the site's in the next one.
        self._write_list(earlier | files.keys())
        for name, content in files.items():
            self._write(name, content)
        for name in sorted(earlier - files.keys()):
            self._remove(name)
        self._write_list(files)

    def _earlier(self) -> set[str]:
        """Return the names of the files of an earlier site; FolderRefused if the folder is none of a site."""
        if not self._folder.exists():
            return set()
        if not self._folder.is_dir():
            raise FolderRefused(f"{self._folder} is a file. Name a folder.")
        if not (self._folder / LIST).is_file():
            if any(self._folder.iterdir()):
                raise FolderRefused(
                    f"{self._folder} holds other files. Name an empty folder, or one of an earlier site."
                )
            return set()
        names = (self._folder / LIST).read_text(encoding="utf-8").splitlines()
        return {name for name in names if self._is_inside(name)}

    def _is_inside(self, name: str) -> bool:
        """Tell whether a name leads to a file in the folder, and not past it."""
        return (self._folder / name).resolve().is_relative_to(self._folder.resolve())

    def _write(self, name: str, content: bytes) -> None:
        path = self._folder / name
        if path.is_file() and path.read_bytes() == content:
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)

    def _remove(self, name: str) -> None:
        """Remove a file, and the folders that are empty without it."""
        path = self._folder / name
        path.unlink(missing_ok=True)
        for parent in path.parents:
            if parent == self._folder or not parent.is_dir() or any(parent.iterdir()):
                break
            parent.rmdir()

    def _write_list(self, names: Iterable[str]) -> None:
        lines = "".join(f"{name}\n" for name in sorted(names))
        (self._folder / LIST).write_text(lines, encoding="utf-8")
