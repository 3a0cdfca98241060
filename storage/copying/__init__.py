"""Copying all objects of one store into another, and reading all of them once."""
