"""Backups: everything of a store in one file, which any other store can be restored from."""
