"""Formatted text: from markup to entities, from entities to HTML, and detection of links and the like."""
