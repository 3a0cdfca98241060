"""Log entries: follow-ups and checks that editors write."""
