"""Formatted text: markup to entities, entities to HTML, and what Telegram finds by itself."""
