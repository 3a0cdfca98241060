"""What the newspapers of the sandbox program tell: nothing of it happened."""

from __future__ import annotations

from dataclasses import dataclass

TITLES = {"herald": "The Steppe Herald", "courier": "Caspian Courier"}
"""The papers, by the name in their addresses."""


@dataclass(frozen=True, slots=True)
class PrintedStory:
    """A story of a paper."""

    day: int
    """Days after the start of the sandbox."""
    paper: str
    name: str
    title: str
    lead: str

    @property
    def url(self) -> str:
        """An address that can stand as evidence: of a public name, which leads nowhere."""
        return f"https://{self.paper}.example/{self.name}"


STORIES = (
    PrintedStory(
        1,
        "herald",
        "first-loan",
        "Turkic Investment Fund approves its first loan",
        "The board agreed in Bishkek to lend 20 million dollars for a grain terminal.",
    ),
    PrintedStory(
        1,
        "courier",
        "grain-terminal",
        "First loan of the Turkic Investment Fund approved",
        "The fund lends 20 million dollars for a grain terminal, its board said in Bishkek.",
    ),
    PrintedStory(
        1, "herald", "frost", "Frost returns to the mountains", "Drivers are asked to carry snow chains."
    ),
    PrintedStory(
        3,
        "herald",
        "cyber-council",
        "Страны ОТГ согласовали положение о Совете по кибербезопасности",
        "Проект документа подготовили в Астане, его подпишут на следующей встрече.",
    ),
    PrintedStory(
        3,
        "courier",
        "cyber-statute",
        "Положение о Совете ОТГ по кибербезопасности согласовано",
        "Документ подготовили в Астане, подписать его хотят на следующей встрече.",
    ),
    PrintedStory(
        5,
        "herald",
        "chess",
        "Шахматный турнир выиграл школьник из Оша",
        "В финале он победил чемпиона страны.",
    ),
    PrintedStory(
        7,
        "herald",
        "chamber-office",
        "Түркі сауда-өнеркәсіп палатасы Алматыда кеңсе ашты",
        "Кәсіпкерлер көрмелер мен сауда жөнінде кеңес ала алады.",
    ),
    PrintedStory(
        9,
        "courier",
        "aktau-terminal",
        "Aktau Limanı’nda yeni konteyner terminali açıldı",
        "Kazakistan Ulaştırma Bakanlığı, Orta Koridor’da yük trafiğinin artacağını bildirdi.",
    ),
    PrintedStory(
        10,
        "herald",
        "orchestra",
        "Chamber orchestra of Astana plays in Vienna",
        "The musicians were called back three times.",
    ),
    PrintedStory(
        14,
        "herald",
        "ai-students",
        "Kazakhstan’s AI research university admits its first students",
        "One in five of them has a grant and comes from another Turkic state.",
    ),
    PrintedStory(
        21,
        "courier",
        "innovation",
        "Центр цифровых инноваций ОТГ открылся на площадке Alem.AI",
        "Первыми туда въехали двенадцать стартапов.",
    ),
)
