"""Conversion of all stored objects to documents of JSON, for every backend that writes them."""
