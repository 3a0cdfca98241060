/** The list of chats, with the newest line and unread marks; a forum opens into its topics. */

import { avatar, fullName } from "./avatar.js";
import { byId, el, replaceChildren } from "./dom.js";
import { t } from "./i18n.js";
import { summary } from "./media.js";
import { senderName } from "./bubble.js";
import { shortStamp } from "./dates.js";
import { serviceText } from "./service.js";
import { GENERAL, lastMessage, now, on, openChat, state, unread, visibleChats } from "./store.js";

/** The forum whose topics are listed. It stays open while the list is all that a phone shows. */
let unfolded = null;

export function startChatList() {
  on("open", () => {
    if (state.chatId !== null) unfolded = state.chatId;
  });
  for (const event of ["world", "message", "deleted", "open", "read"]) on(event, drawChatList);
  byId("chats").addEventListener("keydown", moveByArrows);
}

export function chatTitle(chat) {
  if (chat.type === "between") return fullName(state.people.get(other(chat)));
  return chat.type === "private" ? state.bot.first_name : chat.title;
}

/** The disc that stands for a chat: its own, the bot's, or that of the other person. */
export function chatPicture(chat) {
  const id = { private: state.bot.id, between: other(chat) }[chat.type] ?? chat.id;
  return avatar(id, chatTitle(chat), chat.type === "private" ? "bot" : "");
}

/** The one with whom the visitor has a chat without the bot. */
function other(chat) {
  return chat.members.find((id) => id !== state.personId);
}

export function drawChatList() {
  const focused = document.activeElement?.closest?.("#chats [data-key]")?.dataset.key;
  const items = visibleChats().flatMap((chat) => [chatItem(chat), ...topicItems(chat)]);
  replaceChildren(byId("chats"), items);
  if (focused) byId("chats").querySelector(`[data-key="${focused}"]`)?.focus();
}

function chatItem(chat) {
  const last = lastMessage(chat.id);
  const count = unread(chat.id);
  return item({
    key: String(chat.id),
    open: state.chatId === chat.id && !chat.is_forum,
    expanded: chat.is_forum ? isUnfolded(chat) : undefined,
    run: () => (chat.is_forum ? openForum(chat) : openChat(chat.id)),
    picture: chatPicture(chat),
    title: chatTitle(chat),
    sub: preview(chat, last),
    stamp: last ? shortStamp(last.date, now()) : "",
    count,
  });
}

function isUnfolded(chat) {
  return unfolded === chat.id;
}

/** Beside a conversation a forum opens with its general topic; on a phone one chooses the topic first. */
function openForum(chat) {
  if (!matchMedia("(max-width: 719px)").matches) return openChat(chat.id, GENERAL);
  unfolded = isUnfolded(chat) ? null : chat.id;
  drawChatList();
}

function topicItems(chat) {
  if (!chat.is_forum || !isUnfolded(chat)) return [];
  return chat.topics.map((topic) => {
    const name = topicName(topic);
    const last = lastMessage(chat.id, topic.message_thread_id);
    return item({
      key: `${chat.id}/${topic.message_thread_id}`,
      open: state.threadId === topic.message_thread_id,
      run: () => openChat(chat.id, topic.message_thread_id),
      picture: el("span", { class: "topic-mark", "aria-hidden": "true" }, "#"),
      title: topic.closed ? `${name} · ${t("topic.closed")}` : name,
      sub: last ? (serviceText(last) ?? summary(last)) : "",
      stamp: "",
      count: unread(chat.id, topic.message_thread_id),
      topic: true,
    });
  });
}

export function topicName(topic) {
  return topic.message_thread_id === GENERAL ? t("topic.general") : topic.name;
}

function preview(chat, last) {
  if (!last) return chat.type === "private" ? t("preview.new") : t("preview.empty");
  const text = serviceText(last) ?? summary(last);
  if (serviceText(last) !== null || chat.type === "private") return text;
  return `${last.from?.id === state.personId ? t("you") : senderName(last)}: ${text}`;
}

function item({ key, open, expanded, run, picture, title, sub, stamp, count, topic }) {
  const mark = count ? el("span", { class: "badge", "aria-label": t("unread", { n: count }) }, String(count)) : null;
  const button = el(
    "button",
    { type: "button", class: `chat-item ${topic ? "topic" : ""}`, data: { key }, "aria-current": open ? "true" : null, "aria-expanded": expanded?.toString(), on: { click: run } },
    picture,
    el("span", { class: "chat-lines" },
      el("span", { class: "chat-line" }, el("b", {}, title), stamp ? el("small", {}, stamp) : null),
      el("span", { class: "chat-line" }, el("span", { class: "chat-sub" }, sub), mark),
    ),
  );
  return el("li", {}, button);
}

function moveByArrows(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const buttons = [...byId("chats").querySelectorAll("button")];
  const next = buttons[buttons.indexOf(document.activeElement) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
