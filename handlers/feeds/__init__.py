"""Feeds of news, as owners change them and editors see them."""
