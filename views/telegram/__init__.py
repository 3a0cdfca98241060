"""Messages, keyboards and callback data for Telegram."""
