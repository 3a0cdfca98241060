"""A statement, its log and the status of each initiative."""
