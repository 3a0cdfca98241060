"""Deadlines in words, in the four languages whose years and days take endings of their own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import NamedTuple

import pytest

from briefing.deadlines.timeliness import deadline_standing
from briefing.statement.deadline import Precision
from tests.views.shown import ots, plain, translator
from views.deadlines import period_name, timeliness_words

NOW = date(2026, 11, 22)
MEETING, CHAIR = "turkistan_ministers", "chamber_chairmanship"


class Said(NamedTuple):
    """What one language says."""

    met_late: str
    under_way: str
    ahead: str
    ended: str
    first_half: str
    year: str
    years: str


EXPECTED = {
    "tr": Said(
        "20 Şubat 2026 tarihinde yapıldı (51 gün gecikmeyle)",
        "dönem sürüyor, 2026 sonuna 39 gün kaldı",
        "85 gün sonra başlıyor",
        "dönem 1 gün önce bitti",
        "2026 yılının ilk yarısı",
        "2026",
        "2026 – 2028",
    ),
    "az": Said(
        "20 fevral 2026 tarixində keçirilib, 51 gün gecikmə ilə",
        "dövr davam edir: 2026-cı ilin sonuna 39 gün qalıb",
        "85 gün sonra başlayır",
        "dövr 1 gün əvvəl bitib",
        "2026-cı ilin birinci yarısı",
        "2026-cı il",
        "2026-cı il – 2028-ci il",
    ),
    "uz": Said(
        "2026-yil 20-fevral kuni oʻtkazildi, muddatidan 51 kun kech",
        "davr davom etmoqda, 2026-yil oxirigacha 39 kun qoldi",
        "85 kundan keyin boshlanadi",
        "davr 1 kun oldin tugadi",
        "2026-yilning birinchi yarmi",
        "2026-yil",
        "2026-yil – 2028-yil",
    ),
    "ky": Said(
        "2026-жылдын 20-февралы күнү өттү, мөөнөтүнөн 51 күн кеч",
        "мезгил жүрүп жатат, 2026-жылдын аягына 39 күн калды",
        "85 күндөн кийин башталат",
        "мезгил 1 күн мурун аяктады",
        "2026-жылдын биринчи жарымы",
        "2026-жыл",
        "2026-жыл — 2028-жыл",
    ),
}


@pytest.mark.parametrize("language", EXPECTED)
def test_a_deadline_in_words(language: str) -> None:
    tr, chair = translator(language), ots().deadlines[CHAIR]

    def said(slug: str, today: date) -> str:
        standing = deadline_standing(replace(ots(), checks=()), ots().deadlines[slug], today)
        return plain(timeliness_words(tr, standing, today))

    half = replace(
        chair, precision=Precision.HALF_YEAR, first_day=date(2026, 1, 1), last_day=date(2026, 6, 30)
    )
    long = replace(chair, last_day=date(2028, 12, 31))
    assert EXPECTED[language] == Said(
        said(MEETING, NOW),
        said(CHAIR, NOW),
        said(CHAIR, date(2025, 10, 8)),
        said(CHAIR, date(2027, 1, 1)),
        *(plain(period_name(tr, each)) for each in (half, chair, long)),
    )
