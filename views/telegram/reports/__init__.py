"""Readers' reports."""
