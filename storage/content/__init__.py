"""Reads what editors and translators write: statements and interface catalogues."""

from storage.content.loader import Content, load_content, translation_warnings

__all__ = ["Content", "load_content", "translation_warnings"]
