"""Initiatives that editors are to look at again."""
