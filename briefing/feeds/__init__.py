"""Feeds of news: which are read, when next, and how they are."""
