"""Further actions of the visitor: files, forwards, reactions, pins, topics, inline queries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.page_acts import Visitor

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sandbox.chats import Message
    from sandbox.kinds import Json, PageAct
    from sandbox.params import Upload


class SharingVisitor(Visitor):
    """Further actions of the visitor, in the same form."""

    def acts(self) -> dict[str, PageAct]:
        """Return the actions by the last part of their address."""
        return super().acts() | {
            "pin": self._pin,
            "react": self._react,
            "forward": self._forward,
            "topic": self._change_topic,
            "inline": self._ask_inline,
            "choose": self._choose_inline,
        }

    def send_files(self, body: Mapping[str, str], files: Sequence[Upload]) -> None:
        """Send one file, or several pictures as an album; a single picture is sent as a photo."""
        person, chat = self.person(body), self.chat(body)
        thread, caption = int(body["thread"]) if body.get("thread") else None, body.get("caption", "")
        if len(files) > 1:
            self._world.send_album(person, chat, [file.data for file in files], caption, thread)
            return
        for file in files:
            self._world.send_file(
                person,
                chat,
                file.data,
                kind="photo" if file.content_type in {"image/png", "image/jpeg"} else "document",
                name=file.name,
                mime_type=file.content_type,
                caption=caption,
                thread=thread,
            )

    def _message(self, body: Json) -> Message:
        return self._world.visible_message(self.chat(body), int(body["message"]))

    def _pin(self, body: Json) -> None:
        message = self._message(body)
        if body["on"]:
            self._world.pin(self.person(body), message)
        else:
            self._world.unpin(message.chat, message.message_id)

    def _react(self, body: Json) -> None:
        message = self._message(body)
        self._world.react(self.person(body), message.chat, message.message_id, body["emoji"])

    def _forward(self, body: Json) -> None:
        target = self._world.chats[int(body["to"])]
        self._world.forward(self.person(body), self._message(body), target)

    def _change_topic(self, body: Json) -> Json:
        """Create, rename, close, reopen or delete a topic, as ``act`` says."""
        person, chat, world = self.person(body), self.chat(body), self._world
        if not chat.member(person).manages:
            raise ValueError(f"{person.name} is no administrator of {chat.name}")
        if body["act"] == "add":
            return {"thread": world.add_topic(chat, str(body["name"]), person).thread}
        thread = int(body["thread"])
        acts: dict[str, Callable[[], None]] = {
            "rename": lambda: world.edit_topic(chat, thread, person, name=str(body["name"])),
            "close": lambda: world.set_topic_closed(chat, thread, person, closed=True),
            "reopen": lambda: world.set_topic_closed(chat, thread, person, closed=False),
            "delete": lambda: world.delete_topic(chat, thread),
        }
        acts[str(body["act"])]()
        return {}

    def _ask_inline(self, body: Json) -> Json:
        words, offset = str(body["text"]), str(body.get("offset", ""))
        return {"query": self._world.ask_inline(self.person(body), self.chat(body), words, offset)}

    def _choose_inline(self, body: Json) -> None:
        query, result = str(body["query"]), str(body["result"])
        person, chat = self.person(body), self.chat(body)
        self._world.choose_inline(person, chat, query, result, thread=body.get("thread"))
