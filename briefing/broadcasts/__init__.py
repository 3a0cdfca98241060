"""Broadcasts: one message from editors to many chats."""
