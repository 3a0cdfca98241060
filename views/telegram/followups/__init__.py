"""Follow-ups and checks that editors write."""
