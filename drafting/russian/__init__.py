"""The rules for Russian, with word lists and pymorphy3."""
