"""Storage: a package for each backend of the store, and one that reads and writes content files."""
