"""The rules for Russian, over pymorphy3."""
