"""Broadcasts without a bot around them."""
