"""The port ``Outbox`` on PostgreSQL."""

from storage.postgres.changing import PostgresRows
from storage.postgres.closing import PostgresClosing
from storage.postgres.enqueuing import PostgresEnqueuing
from storage.postgres.figures import PostgresFigures
from storage.postgres.leasing import PostgresLeases


class PostgresOutbox(PostgresEnqueuing, PostgresLeases, PostgresClosing, PostgresRows, PostgresFigures):
    """The outbox of a database, which any number of replicas lease rows from."""
