"""The owner and the newspaper of the tests of feeds."""

from tests.feeds.conftest import newspaper, owner, server

__all__ = ["newspaper", "owner", "server"]
