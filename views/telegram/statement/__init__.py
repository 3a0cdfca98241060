"""A statement, its log and where each initiative stands."""
