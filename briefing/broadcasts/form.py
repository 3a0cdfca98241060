"""The form of a broadcast: its steps, and the answers, which are kept as text."""

from __future__ import annotations

import json
from dataclasses import asdict
from enum import StrEnum
from typing import TYPE_CHECKING

from briefing.broadcasts.broadcast import Audience, AudienceKind, Broadcast, content_for, next_number
from briefing.broadcasts.composing import LostPart
from briefing.broadcasts.content import Button, Caption, Content, ContentKind
from briefing.forms import Form, form_key
from briefing.invalid_input import InvalidInput, Problem
from briefing.team.audit import Actor, AuditAction, record_act

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from briefing.records import Records

    Values = Mapping[str, str]

KIND = "broadcast"
LANGUAGE, GROUP, PAGE = "for", "group", "page"
"""Keys beside the answers: the language being written, the album being sent, the message that shows it."""
NONE, DONE = "none", "done"
CONTENT_KEY, MISSING_KEY = "content.", "missing."
MOST_IN_ALBUM = 10
ALONE = frozenset({"document", "audio"})
"""Kinds of files that cannot be mixed with others in an album (Bot API)."""


class BroadcastStep(StrEnum):
    """The steps of the form."""

    AUDIENCE = "audience"
    LANGUAGE = "language"
    INITIATIVE = "initiative"
    LIST = "list"
    CONTENT = "content"
    BUTTONS = "buttons"
    TEXTS = "texts"
    SILENT = "silent"
    PREVIEW = "preview"
    WHEN = "when"
    CONFIRM = "confirm"


ORDER = (
    BroadcastStep.AUDIENCE,
    BroadcastStep.CONTENT,
    BroadcastStep.BUTTONS,
    BroadcastStep.TEXTS,
    BroadcastStep.SILENT,
    BroadcastStep.PREVIEW,
)
WITHIN = {
    BroadcastStep.LANGUAGE: BroadcastStep.AUDIENCE,
    BroadcastStep.INITIATIVE: BroadcastStep.AUDIENCE,
    BroadcastStep.LIST: BroadcastStep.AUDIENCE,
    BroadcastStep.WHEN: BroadcastStep.PREVIEW,
    BroadcastStep.CONFIRM: BroadcastStep.PREVIEW,
}
"""The step to which "back" leads from a question within that step."""


def audience_of(values: Values) -> Audience:
    """Return the audience from the answers."""
    kind, _, value = values[BroadcastStep.AUDIENCE].partition(":")
    return Audience(AudienceKind(kind), value)


def audience_text(audience: Audience) -> str:
    """Return an audience as the text that the form keeps."""
    return f"{audience.kind}:{audience.value}"


def contents_of(values: Values) -> dict[str, Content]:
    """Return the contents from the answers."""
    return {
        key.removeprefix(CONTENT_KEY): _content(text)
        for key, text in values.items()
        if key.startswith(CONTENT_KEY)
    }


def contents_sent(values: Values) -> dict[str, Content]:
    """Return the contents that somebody gets: an audience of one language gets one of them."""
    contents, audience = contents_of(values), audience_of(values)
    if audience.kind is not AudienceKind.LANGUAGE:
        return contents
    language, content = content_for(contents, audience.value)
    return {language: content}


def buttons_in(values: Values) -> tuple[Button, ...]:
    """Return the buttons from the answers."""
    return tuple(Button(*each) for each in json.loads(values.get(BroadcastStep.BUTTONS, "[]")))


def buttons_text(buttons: tuple[Button, ...]) -> str:
    """Return buttons as the text that the form keeps."""
    return json.dumps([(each.title, each.url) for each in buttons], ensure_ascii=False)


def missing_in(values: Values) -> tuple[LostPart, ...]:
    """Return which parts of the messages cannot be sent."""
    found = {part for key, text in values.items() if key.startswith(MISSING_KEY) for part in text.split()}
    return tuple(each for each in LostPart if each in found)


def with_content(
    values: Values, content: Content, group: str | None, missing: Iterable[LostPart] = ()
) -> dict[str, str]:
    """Return the answers with a message as the content in the language that is being written.

    A message of the same album (``group``) is added to that album; any other replaces the content.
    ``missing`` are parts of it that cannot be sent. Raises :class:`InvalidInput`.
    """
    language = values.get(LANGUAGE, "")
    key, lost = CONTENT_KEY + language, MISSING_KEY + language
    kept, before = dict(values), values.get(lost, "")
    if group and values.get(GROUP) == group and key in values:
        content = _joined(_content(values[key]), content)
    else:
        kept = {name: each for name, each in values.items() if name not in (GROUP, PAGE)}
        kept |= {GROUP: group} if group else {}
        before = ""
    kept[lost] = " ".join([*before.split(), *missing])
    return {**kept, key: json.dumps(asdict(content), ensure_ascii=False)}


def without_content(values: Values, language: str) -> dict[str, str]:
    """Return the answers without the message of a language, whose readers get the one for everybody."""
    gone = (CONTENT_KEY + language, MISSING_KEY + language)
    return {name: each for name, each in values.items() if name not in gone}


def without_marks(values: Values) -> dict[str, str]:
    """Return the answers without the keys that are only needed while a message is written."""
    return {name: each for name, each in values.items() if name not in (LANGUAGE, GROUP, PAGE)}


def _content(text: str) -> Content:
    fields = json.loads(text)
    media = tuple((kind, file_id) for kind, file_id in fields["media"])
    captions = tuple(Caption(**each) for each in fields.get("captions", ()))
    return Content(**{**fields, "kind": ContentKind(fields["kind"]), "media": media, "captions": captions})


def _joined(album: Content, item: Content) -> Content:
    media = (*album.media, *item.media)
    if len(media) > MOST_IN_ALBUM:
        raise InvalidInput(Problem.ALBUM_TOO_LONG, limit=MOST_IN_ALBUM)
    kinds = {kind for kind, _file_id in media}
    if len(kinds) > 1 and kinds & ALONE:
        raise InvalidInput(Problem.ALBUM_MIXED)
    captions = (*(album.caption_of(place) for place in range(len(album.media))), item.caption_of(0))
    titled = next((each for each in captions if each.text), captions[0])
    return Content(ContentKind.ALBUM, titled.text, titled.entities, media, captions=captions)


def first_open(values: Values) -> BroadcastStep:
    """Return the first step without an answer, or the preview when all have one."""
    return next(each for each in ORDER if each is BroadcastStep.PREVIEW or not _is_answered(values, each))


def _is_answered(values: Values, step: BroadcastStep) -> bool:
    if step is BroadcastStep.CONTENT:
        return CONTENT_KEY in values
    if step is BroadcastStep.BUTTONS and not contents_of(values)[""].takes_buttons:
        return True
    if step is BroadcastStep.TEXTS and audience_of(values).kind is AudienceKind.LANGUAGE:
        return True
    return step in values


def before(values: Values, step: BroadcastStep) -> BroadcastStep | None:
    """Return the step before another, or None before the first."""
    if step in WITHIN:
        return WITHIN[step]
    if step is BroadcastStep.CONTENT and values.get(LANGUAGE):
        return BroadcastStep.TEXTS
    asked = [each for each in ORDER[: ORDER.index(step)] if each in values or each is BroadcastStep.CONTENT]
    return asked[-1] if asked else None


def reachable(values: Values, to: str) -> BroadcastStep | None:
    """Return the step named ``to``, or None when it may not be opened yet.

    Allowed are the steps up to the first open one, and after the preview the last questions.
    """
    step = next((each for each in BroadcastStep if each == to), None)
    last = first_open(values)
    ends = last is BroadcastStep.PREVIEW and step in (BroadcastStep.WHEN, BroadcastStep.CONFIRM)
    is_open = step in ORDER and ORDER.index(step) <= ORDER.index(last)
    return step if ends or is_open else None


async def keep_draft(records: Records, actor: Actor, form_id: str) -> Broadcast | None:
    """Turn a complete form into a draft and return it, also when that was done before.

    None when the form is gone, is another one or is incomplete.
    """
    kept = await records.get(Broadcast, form_id)
    if kept is not None:
        return kept if kept.author == actor.person else None
    form = await records.get(Form, form_key(actor.person, KIND))
    if form is None or form.values.get("form") != form_id:
        return None
    if first_open(form.values) is not BroadcastStep.PREVIEW:
        return None
    broadcast = Broadcast(
        id=form_id,
        number=await next_number(records),
        author=actor.person,
        role=actor.role,
        audience=audience_of(form.values),
        contents=contents_sent(form.values),
        created_at=actor.at,
        buttons=buttons_in(form.values),
        silent=form.values[BroadcastStep.SILENT] == "yes",
    )
    records.remove(form)
    records.put(broadcast)
    audience = f"{broadcast.audience.kind} {broadcast.audience.value}".rstrip()
    await record_act(
        records, actor, AuditAction.BROADCAST_WRITTEN, f"broadcast-{broadcast.number}", audience=audience
    )
    return broadcast
