"""The words for settings in all languages of the interface, as people type them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.letters import folded
from briefing.preferences import Frequency

if TYPE_CHECKING:
    from collections.abc import Mapping

_DAILY = (
    *("daily", "every day", "each day", "каждый день", "ежедневно"),
    *("күн сайын", "күнделікті", "әр күні", "ар күнү", "күнүгө"),
    *("her gün", "günlük", "hər gün", "gündəlik", "har kuni", "kunda", "kun sayin"),
)
_WEEKDAYS = (
    *("weekdays", "every weekday", "each weekday", "workdays"),
    *("будни", "будням", "будням дням", "каждый будний день"),
    *("жұмыс күндері", "жұмыс күні", "иш күндөрү", "иш күнү"),
    *("hafta içi", "hafta içi her gün", "iş günleri", "həftə içi", "iş günləri", "ish kunlari"),
)
_WEEKLY = (
    *("weekly", "every week", "once a week", "еженедельно", "каждую неделю", "раз в неделю"),
    *("апта сайын", "аптасына бір рет", "жумасына бир жолу", "аптасына бир жолу", "ар апта"),
    *("her hafta", "haftada bir", "haftalık", "hər həftə", "həftədə bir", "həftədə bir dəfə", "həftəlik"),
    *("har hafta", "haftada bir marta", "haftalik"),
)
_MONTHLY = (
    *("monthly", "every month", "each month", "once a month", "ежемесячно", "каждый месяц", "раз в месяц"),
    *("ай сайын", "айына бір рет", "айына бир жолу", "ар ай"),
    *(
        "her ay",
        "ayda bir",
        "aylık",
        "hər ay",
        "ayda bir dəfə",
        "har oy",
        "oyda bir",
        "oyda bir marta",
        "oylik",
    ),
)
_OFF = ("never", "никогда", "ешқашан", "эч качан", "asla", "hiçbir zaman", "heç vaxt", "hech qachon")

FREQUENCIES: Mapping[str, Frequency] = {
    folded(word): frequency
    for words, frequency in (
        (_DAILY, Frequency.DAILY),
        (_WEEKDAYS, Frequency.WEEKDAYS),
        (_WEEKLY, Frequency.WEEKLY),
        (_MONTHLY, Frequency.MONTHLY),
        (_OFF, Frequency.OFF),
    )
    for word in words
}
"""The words of all languages for how often digests come.

Kyrgyz "жума" is "week" and "Friday"; "жума сайын" is read as every Friday, as the button for Friday says it.
"""
BESIDE = frozenset(
    folded(word)
    for word in (
        *("a", "and", "at", "each", "every", "in", "of", "on", "the", "time", "zone"),
        *("в", "во", "и", "каждая", "каждое", "каждую", "каждый", "по"),
        *("время", "времени", "пояс", "часовой"),
        # "Tomorrow at 9" is said of what comes from tomorrow on: settings have no first day.
        *("tomorrow", "завтра", "ертең", "эртең", "yarın", "sabah", "ertaga"),
        *("әр", "бойынша", "және", "күні", "күндері", "сайын", "уақыты", "уақытымен"),
        *("ар", "бир", "боюнча", "жана", "менен", "күнү", "күндөрү", "убактысы", "убакыты"),
        *("her", "ve", "günü", "günleri", "saatiyle", "saati", "hər", "və", "günləri", "vaxtı", "ilə"),
        *("har", "va", "kuni", "kunlari", "vaqti", "bilan"),
    )
)
"""Words that only join the others."""
OF_A_MONTH = (
    *("әр айдың", "айдың", "ай сайын", "ар айдын", "айдын"),
    *("her ayın", "ayın", "hər ayın", "har oyning", "oyning"),
)
"""Words before the number of a day that say that it is one of each month."""
DAY_OF_A_MONTH = ("күні", "күнү", "günü", "gün", "kuni")
"""Words after the number of such a day."""
