"""Bots made with the libraries of others."""
