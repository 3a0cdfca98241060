"""Broadcasts: one message of the newsroom's own to many chats at once."""
