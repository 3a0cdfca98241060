"""A small content folder without a fault, as a dictionary of files that a test may change first."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefing.errors import ContentFaulty
from storage.content import Content, load_content

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from _pytest.mark.structures import ParameterSet

    from briefing.errors import Fault

FACTS = "statements/summit.toml"
EN = "statements/summit.en.toml"
RU = "statements/summit.ru.toml"
EN_PO = "locales/en/LC_MESSAGES/bot.po"
RU_PO = "locales/ru/LC_MESSAGES/bot.po"
PACKAGED_RULES = "packaged/matching.toml"
RULES = (Path(__file__).parents[2] / "content" / "matching.toml").read_bytes()

_FACTS = """\
made_on = 2025-10-07
review_every_months = 6

[source]
outlet = "The Paper"
published_at = 2025-10-07T16:22:00+05:00
url = "https://paper.example/1"

[[initiatives]]
slug = "bridge"
paragraphs = [1, 2]
verifiability = "verifiable"

[[initiatives]]
slug = "vision"
paragraphs = [3]
verifiability = "partly"

[[deadlines]]
slug = "bridge_year"
initiative = "bridge"
kind = "period"
precision = "year"
first_day = 2026-01-01
last_day = 2026-12-31

[[deadlines]]
slug = "vision_plan"
initiative = "vision"
kind = "due"
precision = "quarter"
last_day = 2025-12-31

[[followups]]
id = "2025-11-01-plan"
initiative = "vision"
happened_on = 2025-11-01
status = "in_progress"
meets = "vision_plan"
[[followups.evidence]]
publisher = "Agency"
url = "https://agency.example/plan"
read_on = 2025-11-02
kind = "official"

[[followups]]
id = "2024-05-05-talks"
initiative = "bridge"
happened_on = 2024-05-05
context = true
[[followups.evidence]]
publisher = "Agency"
url = "https://agency.example/talks"
read_on = 2025-11-02
supports = false

[[checks]]
id = "2025-12-01-bridge"
initiative = "bridge"
checked_on = 2025-12-01
status = "no_evidence_found"

[[checks]]
id = "2025-12-02-vision"
initiative = "vision"
checked_on = 2025-12-02
sources_until = 2025-11-20
"""

_EN = """\
speaker = "A. Speaker"
title = "A statement"
occasion = "The summit"
place = "The town"
summary = "What was said."
intro = "The bot shows what became of it."
via = "after the press service"
context = ["Peace (§1)", "Trade (§2)"]

[initiatives.bridge]
short = "Bridge"
title = "A bridge over the river"
stance = "proposes to build it"
summary = "A bridge is proposed."
facts = ["It is 2 km long.", "It has 4 lanes."]

[initiatives.vision]
short = "Vision"
title = "A vision"
stance = "supports it"
summary = "A vision is supported."
facts = ["Its horizon is 2040."]
verifiability_reason = "It names no measure."

[deadlines.bridge_year]
what = "the bridge is built"
stated_as = "in 2026"
done_on = "built on {date}"

[deadlines.vision_plan]
what = "a plan is drawn up"
stated_as = "by the end of the year"
done_on = "drawn up on {date}"

[followups.2025-11-01-plan]
text = "The plan was drawn up."

[followups.2024-05-05-talks]
text = "There were talks."

[checks.2025-12-01-bridge]
why = "Nothing was found."
"""

_RU = """\
speaker = "А. Докладчик"
title = "Заявление"
occasion = "Саммит"
place = "Город"
summary = "Что было сказано."
intro = "Бот показывает, что из этого вышло."
via = "со ссылкой на пресс-службу"
context = ["Мир (§1)", "Торговля (§2)"]

[initiatives.bridge]
short = "Мост"
title = "Мост через реку"
stance = "предлагает построить"
summary = "Предложен мост."
facts = ["Длина 2 км.", "Полос 4."]

[initiatives.vision]
short = "Концепция"
title = "Концепция"
stance = "поддерживает"
summary = "Концепция поддержана."
facts = ["Горизонт — 2040 год."]
verifiability_reason = "Мер не названо."

[deadlines.bridge_year]
what = "мост построен"
stated_as = "в 2026 году"
done_on = "построен {date}"

[deadlines.vision_plan]
what = "составлен план"
stated_as = "до конца года"
done_on = "составлен {date}"

[followups.2025-11-01-plan]
text = "План составлен."

[followups.2024-05-05-talks]
text = "Прошли переговоры."

[checks.2025-12-01-bridge]
why = "Ничего не найдено."
"""

_EN_PO = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Hello, {name}!"
msgstr "Hello, {name}!"

msgid "one day of {year}"
msgid_plural "{n} days of {year}"
msgstr[0] "a day of {year}"
msgstr[1] "{n} days of {year}"
"""

_RU_PO = """\
# Interface texts.
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && "
"n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\\n"

msgid "Hello, {name}!"
msgstr "Здравствуйте, {name}!"

#, fuzzy
msgid "Bye, {name}!"
msgstr "Пока!"

msgid "Not yet"
msgstr ""

msgid "one day of {year}"
msgid_plural "{n} days of {year}"
msgstr[0] "{n} день {year}"
msgstr[1] "{n} дня {year}"
msgstr[2] "{n} дней {year}"
"""


def example() -> dict[str, str | bytes]:
    """Return the files of the example by their paths: one statement, two languages."""
    return {FACTS: _FACTS, EN: _EN, RU: _RU, EN_PO: _EN_PO, RU_PO: _RU_PO}


def changed(files: dict[str, str | bytes], file: str, old: str, new: str) -> dict[str, str | bytes]:
    """Replace the first ``old`` in a file of an example; it must be there."""
    text = files[file]
    assert isinstance(text, str)
    assert old in text
    return {**files, file: text.replace(old, new, 1)}


def slips(text: str) -> list[ParameterSet]:
    """Read cases: ``# name``, lines ``-`` to find, lines ``+`` to put there, lines ``> key: reason``.

    The faults of a case must be exactly those that it lists, each with a reason that begins so.
    """
    cases = []
    for block in text.strip().split("\n\n"):
        lines: dict[str, list[str]] = {mark: [] for mark in "#-+>"}
        for line in block.split("\n"):
            lines[line[0]].append(line[2:])
        faults = [tuple(line.split(": ", 1)) for line in lines[">"]]
        cases.append(pytest.param("\n".join(lines["-"]), "\n".join(lines["+"]), faults, id=lines["#"][0]))
    return cases


def check_slip(directory: Path, file: str, old: str, new: str, expected: list[tuple[str, str]]) -> None:
    """Make a slip in one file of the example and compare the faults."""
    found = faults_of(directory, changed(example(), file, old, new))
    assert [(each.file, each.key) for each in found] == sorted((file, key) for key, _ in expected)
    for key, reason in expected:
        (actual,) = (each.reason for each in found if each.key == key)
        assert actual.startswith(reason)


def load(directory: Path, files: Mapping[str, str | bytes], reserved: Collection[str] = ()) -> Content:
    """Write the files into a folder and load it."""
    for name, text in {PACKAGED_RULES: RULES, **files}.items():
        path = directory / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load_content(directory, directory / "packaged", reserved)


def faults_of(
    directory: Path, files: Mapping[str, str | bytes], reserved: Collection[str] = ()
) -> tuple[Fault, ...]:
    """Load a folder that must be faulty and return its faults."""
    with pytest.raises(ContentFaulty) as caught:
        load(directory, files, reserved)
    return caught.value.faults
