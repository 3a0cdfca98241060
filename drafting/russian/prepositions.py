"""Russian prepositions: their cases, and expressions that begin circumstances."""

from __future__ import annotations

from types import MappingProxyType

ADJUNCTS = frozenset(
    {
        ("в", "рамках"),
        ("в", "целях"),
        ("с", "целью"),
        ("в", "ходе"),
        ("в", "соответствии"),
        ("с", "учетом"),
        ("с", "привлечением"),
        ("при", "участии"),
        ("за", "счет"),
        ("в", "связи"),
        ("в", "течение"),
        ("на", "базе"),
        ("на", "основе"),
        ("на", "площадке"),
        ("по", "итогам"),
        ("в", "качестве"),
        ("в", "области"),
        ("в", "сфере"),
        ("в", "интересах"),
        ("под", "эгидой"),
        ("при", "поддержке"),
        ("на", "уровне"),
        ("в", "формате"),
        ("с", "участием"),
        ("наряду", "с"),
        ("в", "контексте"),
    }
)
"""Two words that begin a circumstance, never an object."""
CASES_AFTER = MappingProxyType(
    {
        "в": ("loct", "accs"),
        "во": ("loct", "accs"),
        "на": ("loct", "accs"),
        "о": ("loct",),
        "об": ("loct",),
        "по": ("datv",),
        "к": ("datv",),
        "ко": ("datv",),
        "с": ("ablt", "gent"),
        "со": ("ablt", "gent"),
        "за": ("accs", "ablt"),
        "над": ("ablt",),
        "под": ("ablt", "accs"),
        "между": ("ablt",),
        "при": ("loct",),
        "для": ("gent",),
        "из": ("gent",),
        "от": ("gent",),
        "до": ("gent",),
        "вдоль": ("gent",),
        "против": ("gent",),
        "среди": ("gent",),
        "без": ("gent",),
        "у": ("gent",),
        "через": ("accs",),
        "вокруг": ("gent",),
        "перед": ("ablt",),
    }
)
NOT_IN_TITLES = frozenset({"при", "до", "перед", "у", "без", "через"})
"""Prepositions that end a title."""
