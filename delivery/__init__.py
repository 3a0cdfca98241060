"""Sending the rows of the outbox, and the consequences of each error."""
