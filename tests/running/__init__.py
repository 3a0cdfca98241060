"""Starting, stopping and failing."""
