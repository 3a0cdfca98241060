"""Statement files of owners, and their versions."""
