"""A local Bot API server with a web chat: Telegram as far as a bot can tell, without an account."""
