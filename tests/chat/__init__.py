"""Reading and groups, over the wire."""
