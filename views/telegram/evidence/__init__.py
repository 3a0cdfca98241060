"""Pages about the sources of evidence."""
