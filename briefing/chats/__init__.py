"""Chats: their kinds, languages and topics."""
