"""Methods for the topics of a forum."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.chats import GENERAL
from sandbox.errors import bad_request
from sandbox.methods.registry import method
from sandbox.methods.targets import chat_of

if TYPE_CHECKING:
    from sandbox.chats import Chat, Topic
    from sandbox.kinds import Json
    from sandbox.params import Params
    from sandbox.state import State

_LONGEST_NAME = 128
_NOT_CHANGED = "TOPIC_NOT_MODIFIED"


@method("createForumTopic")
def create_forum_topic(state: State, params: Params) -> Json:
    """Create a topic."""
    name = _name(params)
    chat = _forum(state, params)
    topic = state.world.add_topic(
        chat,
        name,
        state.bot,
        icon_color=params.integer("icon_color") or None,
        icon_custom_emoji_id=params.text("icon_custom_emoji_id") or None,
    )
    return topic.api()


@method("editForumTopic")
def edit_forum_topic(state: State, params: Params) -> bool:
    """Rename a topic or change its icon."""
    chat, topic = _topic(state, params)
    name = _name(params) if params.get("name") else topic.name
    icon = params.text("icon_custom_emoji_id") if "icon_custom_emoji_id" in params else None
    if name == topic.name and icon in {None, topic.icon_custom_emoji_id}:
        raise bad_request(_NOT_CHANGED)
    state.world.edit_topic(chat, topic.thread, state.bot, name=name, icon_custom_emoji_id=icon)
    return True


@method("closeForumTopic")
def close_forum_topic(state: State, params: Params) -> bool:
    """Close a topic."""
    return _set_closed(state, *_topic(state, params), closed=True)


@method("reopenForumTopic")
def reopen_forum_topic(state: State, params: Params) -> bool:
    """Reopen a closed topic."""
    return _set_closed(state, *_topic(state, params), closed=False)


@method("deleteForumTopic")
def delete_forum_topic(state: State, params: Params) -> bool:
    """Delete a topic with its messages."""
    chat, topic = _topic(state, params)
    if not chat.member(state.bot).may("can_delete_messages"):
        raise bad_request("not enough rights to delete a topic")
    state.world.delete_topic(chat, topic.thread)
    return True


@method("closeGeneralForumTopic")
def close_general_forum_topic(state: State, params: Params) -> bool:
    """Close the general topic."""
    chat = _forum(state, params)
    return _set_closed(state, chat, chat.topics[GENERAL], closed=True)


@method("reopenGeneralForumTopic")
def reopen_general_forum_topic(state: State, params: Params) -> bool:
    """Reopen the general topic."""
    chat = _forum(state, params)
    return _set_closed(state, chat, chat.topics[GENERAL], closed=False)


def _set_closed(state: State, chat: Chat, topic: Topic, *, closed: bool) -> bool:
    if topic.closed == closed:
        raise bad_request(_NOT_CHANGED)
    state.world.set_topic_closed(chat, topic.thread, state.bot, closed=closed)
    return True


def _forum(state: State, params: Params) -> Chat:
    chat = chat_of(state, params)
    if not chat.is_forum:
        raise bad_request("the chat is not a forum")
    if not chat.member(state.bot).may("can_manage_topics"):
        raise bad_request("not enough rights to create a topic")
    return chat


def _topic(state: State, params: Params) -> tuple[Chat, Topic]:
    chat = _forum(state, params)
    thread = params.integer("message_thread_id")
    topic = None if thread == GENERAL else chat.topics.get(thread)
    if topic is None:
        raise bad_request("TOPIC_ID_INVALID")
    return chat, topic


def _name(params: Params) -> str:
    name = params.text("name").strip()
    if not name:
        raise bad_request("TOPIC_TITLE_EMPTY")
    return name[:_LONGEST_NAME]
