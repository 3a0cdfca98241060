"""The form in which an editor goes through a draft; at its end the statement is offered as any file is."""

from __future__ import annotations

import asyncio
from functools import lru_cache
from typing import TYPE_CHECKING

from aiogram.types import BufferedInputFile

from briefing.answers import one_line
from briefing.invalid_input import InvalidInput, Problem
from briefing.team.roles import Right, may
from handlers.drafts.articles import text_in
from handlers.support.answer import answer
from handlers.support.form import FormKind, FormStep
from handlers.support.written import written
from handlers.versions.uploads import offer_page
from views.telegram.drafts import deciding as views
from views.telegram.drafts import drafts as draft_views

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aiogram import Bot
    from aiogram.types import Message

    from drafting.choosing import Choice
    from drafting.model import Draft
    from handlers.support.open_forms import OpenForm
    from views.telegram.support.form_questions import FormQuestion
    from views.telegram.support.page import Page
    from views.translate import Translator

LONGEST_ARTICLE = 60_000
"""Characters of an article that is gone through; a form is stored anew with each decision."""
LONGEST_TITLE = 150
"""As in content files."""
KEPT_DRAFTS = 8


async def draft_of_article(text: str) -> Draft:
    """Return the draft of an article; the same text gives the same draft."""
    return await asyncio.to_thread(_draft_of, text)


@lru_cache(maxsize=KEPT_DRAFTS)
def _draft_of(text: str) -> Draft:
    from drafting.draft_builder import draft_of  # noqa: PLC0415 - its rules take long to import
    from views.commands import RESERVED  # noqa: PLC0415 - as above

    return draft_of(text, None, RESERVED)


def file_of(draft: Draft) -> BufferedInputFile:
    """Return a draft as a statement file."""
    from views.drafts import as_toml  # noqa: PLC0415 - as above

    return BufferedInputFile(as_toml(draft).encode(), name_of(draft))


def name_of(draft: Draft) -> str:
    """Return the name of the file of a draft."""
    from views.drafts import statement_id  # noqa: PLC0415 - as above

    return f"{statement_id(draft)}.toml"


def first_values(text: str) -> dict[str, str]:
    """Return the values with which going through an article begins."""
    return {"text": text, "taken": ""}


def _place(form: OpenForm) -> int:
    return int(form.step.partition(".")[2])


def _choice(values: Mapping[str, str]) -> Choice:
    from drafting.choosing import Choice  # noqa: PLC0415 - as above

    titles = {int(key.partition(".")[2]): title for key, title in values.items() if key.startswith("title.")}
    return Choice(frozenset(map(int, values["taken"].split())), titles)


async def _show(form: OpenForm, asked: FormQuestion) -> Page:
    draft = await draft_of_article(form.values["text"])
    if form.step.startswith("title"):
        return views.title_page(asked, draft, _place(form), LONGEST_TITLE)
    return views.place_page(asked, draft, _place(form), form.values.get(f"title.{_place(form)}"))


async def _load(form: OpenForm) -> OpenForm | None:
    """Return the form; None if it is at a place that today's rules do not find in the article."""
    if "text" not in form.values or form.step.startswith("done"):
        return form
    draft = await draft_of_article(form.values["text"])
    return form if _place(form) < len(draft.candidates) + len(draft.look) else None


async def _choose(form: OpenForm, value: str) -> OpenForm | Page:
    at = _place(form)
    match value:
        case "take":
            return await _next(form, f"{form.values['taken']} {at}")
        case "leave":
            return await _next(form, form.values["taken"])
        case "rename" | "make":
            return form.moved_to(f"title.{at}", form.values)
        case "back":
            return form.moved_to(f"place.{at}", form.values)
        case "finish":
            return form.moved_to("done.0", form.values)
    raise InvalidInput(Problem.NO_CHOICE)


async def _read_title(form: OpenForm, message: Message) -> OpenForm:
    title = one_line(written(message), LONGEST_TITLE)
    named = form.moved_to(form.step, {**form.values, f"title.{_place(form)}": title})
    return await _next(named, f"{form.values['taken']} {_place(form)}")


async def _next(form: OpenForm, taken: str) -> OpenForm:
    """Return the form at the next place, or done behind the last one."""
    draft = await draft_of_article(form.values["text"])
    at = _place(form) + 1
    is_over = at >= len(draft.candidates) + len(draft.look)
    return form.moved_to("done.0" if is_over else f"place.{at}", {**form.values, "taken": taken.strip()})


async def _arrive(form: OpenForm, bot: Bot) -> Page:
    """Show the next question, or send the statement of what was taken and offer to load it."""
    if not form.step.startswith("done"):
        return await DRAFT.show(form)
    await form.end()
    choice = _choice(form.values)
    if not choice.taken:
        return views.nothing_taken(form.tr)
    from drafting.choosing import chosen  # noqa: PLC0415 - as above
    from views.commands import RESERVED  # noqa: PLC0415 - as above

    draft = chosen(await draft_of_article(form.values["text"]), choice, RESERVED)
    file, name = file_of(draft), name_of(draft)
    await bot.send_document(
        form.stored.person, file, caption=views.chosen_caption(form.tr, len(draft.candidates))
    )
    if not may(form.actor.role, Right.MANAGE_STATEMENTS):
        return views.for_an_owner(form.tr)
    return await offer_page(file.data, name, form.actor, form.reader, form.services)


async def _read_article(form: OpenForm, message: Message) -> OpenForm | Page | None:
    assert message.bot is not None
    text = await text_in(message, message.bot, form.tr)
    if not isinstance(text, str):
        await answer(message, text)
        return None
    end = await send_draft(message, text, form.tr)
    return end or form.moved_to("place.0", {**form.values, **first_values(text)})


async def send_draft(message: Message, text: str, tr: Translator) -> Page | None:
    """Answer with the draft of an article as a file; return the page that ends it, if there is one."""
    draft = await draft_of_article(text)
    if not draft.candidates and not draft.deadlines and not draft.look:
        return draft_views.nothing_found(tr)
    await message.answer_document(file_of(draft), caption=draft_views.draft_caption(tr, draft))
    is_short = len(text) <= LONGEST_ARTICLE and (draft.candidates or draft.look)
    return None if is_short else views.too_long_to_go_through(tr)


DRAFT = FormKind(
    "draft",
    Right.WRITE,
    {
        "article": FormStep(draft_views.ask_for_article, _read_article),
        "place": FormStep(show=_show, choose=_choose),
        "title": FormStep(show=_show, read=_read_title, choose=_choose),
        "done": FormStep(),
    },
    load=_load,
    arrive=_arrive,
)
