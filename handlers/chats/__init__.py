"""Chats: their language, their topics, and what is stored about them."""
