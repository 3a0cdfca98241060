"""Drafts of statement files from articles."""
