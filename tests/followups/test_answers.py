"""What editors type, read strictly."""

from __future__ import annotations

from datetime import date

import pytest

from briefing.addresses import is_address
from briefing.answers import address, one_line, publisher_of
from briefing.days import day_of
from briefing.invalid_input import InvalidInput, Problem

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-02-20", "2026-02-20"),
        ("2026-2-3", "2026-02-03"),
        ("20.02.2026", "2026-02-20"),
        ("3.2.2026", "2026-02-03"),
        ("20.02.2026 г.", "2026-02-20"),
        ("20 Feb 2026", "2026-02-20"),
        ("Feb 20, 2026", "2026-02-20"),
        ("20th February 2026", "2026-02-20"),
        ("20 февраля 2026 года", "2026-02-20"),
        ("20 февр. 2026", "2026-02-20"),
        ("1 мая 2026 г.", "2026-05-01"),
        ("2026 жылғы 20 ақпан", "2026-02-20"),
        ("20 ақпан 2026", "2026-02-20"),
        ("today", "2026-11-22"),
        ("Сегодня", "2026-11-22"),
        ("бүгін", "2026-11-22"),
        (" yesterday ", "2026-11-21"),
        ("вчера", "2026-11-21"),
        ("Кеше", "2026-11-21"),
        ("29.02.2024", "2024-02-29"),
        ("20 Şubat 2026", "2026-02-20"),
        ("20 Subat 2026 tarihinde", "2026-02-20"),
        ("20 Şubat’ta 2026", "2026-02-20"),
        ("Şubat’ın 20’si, 2026", "2026-02-20"),
        ("1 KASIM 2026", "2026-11-01"),
        ("20 fevral 2026-cı il", "2026-02-20"),
        ("2026-cı il fevralın 20-də", "2026-02-20"),
        ("2026-yil 20-fevral", "2026-02-20"),
        ("20-fevral kuni 2026-yilda", "2026-02-20"),
        ("2026-yil 1-sentyabr", "2026-09-01"),
        ("2026-жылдын 20-февралы", "2026-02-20"),
        ("2026-жылдын 20-февралында", "2026-02-20"),
        ("20-февралда 2026-жыл", "2026-02-20"),
        ("dün", "2026-11-21"),
        ("Evvelsi gün", "2026-11-20"),
        ("BUGÜN", "2026-11-22"),
        ("dunen", "2026-11-21"),
        ("bu gün", "2026-11-22"),
        ("oʻtgan kuni", "2026-11-20"),
        ("o‘tgan kuni", "2026-11-20"),
        ("o`tgan kuni", "2026-11-20"),
        ("oʼtgan kuni", "2026-11-20"),
        ("o'tgan kuni", "2026-11-20"),
        ("ötgan kuni", "2026-11-20"),
        ("o\u0308tgan kuni", "2026-11-20"),
        ("мурда күнү", "2026-11-20"),
        ("кечээ", "2026-11-21"),
        ("3 days ago", "2026-11-19"),
        ("3 дня назад", "2026-11-19"),
        ("3 күн бұрын", "2026-11-19"),
        ("3 күн мурун", "2026-11-19"),
        ("3 gün önce", "2026-11-19"),
        ("3 gün əvvəl", "2026-11-19"),
        ("3 kun oldin", "2026-11-19"),
        ("tomorrow", "2026-11-23"),
        ("  ЗАВТРА! ", "2026-11-23"),
        ("«Ертең»", "2026-11-23"),
        ("the day after tomorrow", "2026-11-24"),
        ("Послезавтра.", "2026-11-24"),
        ("бүрсігүні", "2026-11-24"),
        ("day  before\tyesterday", "2026-11-20"),
        ("позавчера", "2026-11-20"),
        ("алдыңгүні", "2026-11-20"),
        ("Today.", "2026-11-22"),
        ("20.02.2026.", "2026-02-20"),
    ],
)
def test_a_day_is_read(text: str, expected: str) -> None:
    assert day_of(text, TODAY).isoformat() == expected


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("02/20/2026", Problem.NO_DAY),
        ("20-02-2026", Problem.NO_DAY),
        ("20.02.26", Problem.NO_DAY),
        ("20 Feb", Problem.NO_DAY),
        ("February 2026", Problem.NO_DAY),
        ("20 21 Feb 2026", Problem.NO_DAY),
        ("20 Fbr 2026", Problem.NO_DAY),
        ("", Problem.NO_DAY),
        ("٢٠.٠٢.٢٠٢٦", Problem.NO_DAY),
        ("2026-02-20T10:00", Problem.NO_DAY),
        ("29.02.2026", Problem.NO_SUCH_DAY),
        ("20.13.2026", Problem.NO_SUCH_DAY),
        ("0 Feb 2026", Problem.NO_SUCH_DAY),
        ("01.01.0001", Problem.NO_SUCH_DAY),
    ],
)
def test_what_may_mean_another_day_or_none_is_refused(text: str, problem: Problem) -> None:
    with pytest.raises(InvalidInput) as refused:
        day_of(text, TODAY)
    assert refused.value.problem is problem


@pytest.mark.parametrize(
    "text",
    [
        "https://akorda.kz/ru/x?y=z#w",
        "http://www.example.org",
        "HTTPS://Example.org:443/",
        "https://example.org./x",
        "https://xn--80aswg.xn--p1ai/x",
        "https://сайт.қаз/жаңалық",
        "https://казино.com/x",
        "https://日本語カナ.jp/x",
        "https://example.org/қаз?a=b@c:1#…",
    ],
)
def test_an_address_is_taken_as_it_is(text: str) -> None:
    assert address(f" {text} ") == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "akorda.kz",
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://example.org/x",
        "mailto:a@example.org",
        "https://",
        "https:///x",
        "https://.../",
        "https://a..example/",
        "https://localhost/",
        "https://a.example:0/",
        "https://a.example:99999/",
        "https://a.example/x y",
        "https://a.example/\nx",
        "https://a.example/<b>",
        'https://a.example/"x',
        "https://me@a.example/",
        "https://me:pass@a.example/",
        "https://a.example/\u202ex",
        "https://[::1/",
        "https://a.example:8443/",
        "https://127.0.0.1/x",
        "https://127.1/x",
        "https://2130706433/x",
        "https://0x7f.0.0.0x1/x",
        "https://10.0.0.1/x",
        "https://192.168.1.1./x",
        "https://8.8.8.8/x",
        "https://[::1]/x",
        "https://[2001:db8::1]/x",
        "https://１２７.０.０.１/x",
        "https://a.localhost/",
        "https://LOCALHOST./",
        "https://printer.local/",
        "https://intra.corp/",
        "https://nodot/",
        "https://kt.kz@evil.example/",
        "https://@evil.example/",
        "https://kt.kz%40evil.example/",
        "https://a.b\\.evil.example/",
        "https://kt.kz\\@evil.example/",
        "https:\\\\evil.example/",
        "https://a.example/\\x",
        "https://kt\u200b.example/",
        "https://kt\u00ad.example/",
        "https://a.example/\u2800x",
        "https://a.example/\u3164",
        "https://a.example/\u115f",
        "https://a.example/x\ufe0f",
        "https://a.example/\ufeff",
        "https://a.example/\u00a0x",
        "https://a.example/\ud800",
        "https://kt。kz。localhost/",
        "https://аkorda.kz/",
        "https://akordа.kz/",
        "https://аррӏе.com/",
        "https://xn--80ak6aa92e.com/",
        "https://googlе.example/",
        "https://-a.example/",
        "https://a_b.example/",
        "https://a.example:/x",
        "https://xn--a.example/",
        "//a.example/x",
        "file:///etc/passwd",
        "tg://resolve?domain=x",
        "see https://a.example/",
    ],
)
def test_what_is_no_public_address_is_refused(text: str) -> None:
    assert not is_address(text)
    with pytest.raises(InvalidInput) as refused:
        address(text)
    assert refused.value.problem is Problem.NO_ADDRESS


def test_the_longest_address_has_a_thousand_characters() -> None:
    longest = "https://a.example/".ljust(1000, "x")
    assert address(longest) == longest
    with pytest.raises(InvalidInput) as refused:
        address(f"{longest}x")
    assert refused.value.details == {"length": 1001, "limit": 1000}


@pytest.mark.parametrize(
    ("url", "name"),
    [("https://www.akorda.kz/ru", "akorda.kz"), ("https://News.Example.org:8443/", "news.example.org")],
)
def test_a_publisher_is_suggested_from_the_host(url: str, name: str) -> None:
    assert publisher_of(url) == name


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("  It opened.  ", "It opened."),
        ("One\r\n\r\ntwo\tthree", "One two three"),
        ("a < b && c > d; 2*3*4; x_y_z; #1", "a < b && c > d; 2*3*4; x_y_z; #1"),
        ("👩‍👩‍👧", "👩‍👩‍👧"),
        ("12\u00a0000 тенге", "12\u00a0000 тенге"),
    ],
)
def test_a_text_becomes_one_plain_line(text: str, kept: str) -> None:
    assert one_line(text, 500) == kept


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (" \n ", Problem.EMPTY),
        ("\u200b\ufeff", Problem.EMPTY),
        ("a\x00b", Problem.UNPRINTED),
        ("a\u2067b", Problem.UNPRINTED),
        ("a\u200fb", Problem.UNPRINTED),
        ("<br>", Problem.MARKUP),
        ("</p>", Problem.MARKUP),
        ("a &amp; b", Problem.MARKUP),
        ("&#60;", Problem.MARKUP),
        ("**b**", Problem.MARKUP),
        ("*b*", Problem.MARKUP),
        ("an _italic_ word", Problem.MARKUP),
        ("__u__", Problem.MARKUP),
        ("~~s~~", Problem.MARKUP),
        ("||spoiler||", Problem.MARKUP),
        ("`code`", Problem.MARKUP),
        ("[a](https://a.example)", Problem.MARKUP),
        ("x" * 11, Problem.TOO_LONG),
    ],
)
def test_what_readers_would_not_see_as_it_is_is_refused(text: str, problem: Problem) -> None:
    with pytest.raises(InvalidInput) as refused:
        one_line(text, 10 if problem is Problem.TOO_LONG else 500)
    assert refused.value.problem is problem
