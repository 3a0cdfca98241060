"""The figures of the packaged content."""
