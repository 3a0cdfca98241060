"""Pages about feeds of news."""
