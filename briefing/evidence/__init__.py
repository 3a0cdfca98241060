"""The addresses of evidence: whether they are still there, and copies of them in an archive."""
