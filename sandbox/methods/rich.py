"""Methods for rich messages and message drafts, which servers before Bot API 10.1 do not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox import fields
from sandbox.entities.rich import rich_blocks
from sandbox.errors import bad_request, unknown_method
from sandbox.methods.outgoing import deliver, draft
from sandbox.methods.registry import method
from sandbox.methods.targets import chat_of

if TYPE_CHECKING:
    from sandbox.kinds import Json
    from sandbox.params import Params
    from sandbox.state import State

_FORMS = ("html", "markdown", "blocks")


@method("sendRichMessage")
def send_rich_message(state: State, params: Params) -> Json:
    """Send a rich message, which may have headings, lists, tables and the like."""
    rich, source = rich_message(state, params)
    message = draft(state, params, can_be_ephemeral=True)
    message.content["rich_message"] = rich
    message.rich_html = source
    return deliver(state, params, message)


@method("sendRichMessageDraft")
def send_rich_message_draft(state: State, params: Params) -> bool:
    """Show a rich message that is still being written."""
    _rich, source = rich_message(state, params)
    return _show_draft(state, params, source)


@method("sendMessageDraft")
def send_message_draft(state: State, params: Params) -> bool:
    """Show a text that is still being written."""
    return _show_draft(state, params, params.text("text"))


def rich_message(state: State, params: Params) -> tuple[Json, str]:
    """Return the ``RichMessage`` object and its HTML source; 404 if the server has no rich messages.

    HTML is parsed completely. Blocks are not changed; Markdown is only split into paragraphs, because its
    syntax is not emulated.
    """
    if not state.rich_messages or state.world.older_server:
        raise unknown_method()
    sent = params.object("rich_message", "rich message", "InputRichMessage must be an Object")
    if sent is None:
        raise bad_request('parameter "rich_message" is required')
    used = [form for form in _FORMS if sent.get(form)]
    if len(used) != 1:
        raise bad_request("exactly one of html, markdown and blocks must be used in InputRichMessage")
    with fields.Parsing("InputRichMessage"):
        source = fields.text(sent, "html")
        markdown = fields.text(sent, "markdown")
    if used == ["html"]:
        blocks = rich_blocks(source)
    elif used == ["markdown"]:
        blocks = [{"type": "paragraph", "text": part} for part in markdown.split("\n\n") if part.strip()]
    elif isinstance(sent["blocks"], list):
        blocks = sent["blocks"]
    else:
        raise bad_request('can\'t parse InputRichMessage: Field "blocks" must be of type Array')
    rich: Json = {"blocks": blocks}
    if sent.get("is_rtl") is True:
        rich["is_rtl"] = True
    return rich, source


def _show_draft(state: State, params: Params, source: str) -> bool:
    chat = chat_of(state, params)
    if not chat.is_private:
        raise bad_request("method is available only in private chats")
    if not params.integer("draft_id"):
        raise bad_request("invalid draft_id specified")
    state.world.notify("draft", chat_id=chat.id, draft_id=params.integer("draft_id"), html=source)
    return True
