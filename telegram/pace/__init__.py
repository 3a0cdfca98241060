"""Whose turn it is: everything that leaves shares one pace, and what Telegram imposes is obeyed."""
