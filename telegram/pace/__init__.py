"""Pacing: all calls share the rates that Telegram allows, and wait as long as it asks for."""
