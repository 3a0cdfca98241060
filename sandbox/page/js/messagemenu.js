/** What one can do with a single message: reply, forward, pin, copy, react, edit, delete. */

import { attempt } from "./acts.js";
import { chooseChat } from "./choosechat.js";
import { hold } from "./composer.js";
import { byId, el, icon } from "./dom.js";
import { copyText } from "./entities.js";
import { t } from "./i18n.js";
import { richWords } from "./rich.js";
import { chat, on, state } from "./store.js";

const EMOJI = ["👍", "❤", "🔥", "👏", "😢", "🎉"];

export function startMessageMenu() {
  on("menu-for", open);
}

function entries(message, view) {
  const text = message.text ?? message.caption ?? (message.rich_message ? richWords(message.rich_message) : "");
  const ids = { person: state.personId, chat: state.chatId, message: message.message_id };
  const pinned = chat().pinned === message.message_id;
  const always = [
    ["reply", t("menu.reply"), () => hold(message)],
    text ? ["copy", t("menu.copy"), () => copyText(text)] : null,
  ];
  if (message.only_for) return always.filter((entry) => entry && (entry[0] !== "reply" || !view.mine));
  return [
    ...always,
    ["forward", t("menu.forward"), () => forward(message)],
    mayPin(message) ? ["pin", t(pinned ? "menu.unpin" : "menu.pin"), () => attempt("pin", { ...ids, on: !pinned })] : null,
    view.mine && message.text && !message.via_bot ? ["edit", t("menu.edit"), () => hold(message, true)] : null,
    view.mine ? ["trash", t("menu.delete"), () => attempt("delete", ids)] : null,
  ].filter(Boolean);
}

function mayPin(message) {
  return message.chat.type === "private" || chat().admins.includes(state.personId);
}

function forward(message) {
  const ids = { person: state.personId, chat: state.chatId, message: message.message_id };
  chooseChat(t("menu.forward"), () => true, (to) => attempt("forward", { ...ids, to: to.id }));
}

/** The row of reactions over the entries; pressing the one in use takes it back. */
function reactionRow(message, view, close) {
  const mine = message.reactions?.find((one) => one.people.includes(state.personId))?.emoji;
  return el("div", { class: "reaction-row", role: "group", "aria-label": t("reactions") }, EMOJI.map((emoji) => {
    const run = () => {
      close();
      view.acts.react(message, emoji === mine ? null : emoji);
    };
    return el("button", { type: "button", role: "menuitemcheckbox", "aria-checked": String(emoji === mine), on: { click: run } }, emoji);
  }));
}

function open({ message, view, anchor }) {
  document.querySelector(".popup")?.remove();
  const items = entries(message, view).map(([mark, label, run]) =>
    el("button", { type: "button", role: "menuitem", on: { click: () => { close(); run(); } } }, icon(mark), label),
  );
  const quick = message.only_for ? null : reactionRow(message, view, () => close());
  const popup = el("div", { class: "popup", role: "menu", "aria-label": t("message.menu") }, quick, items);
  const back = document.activeElement;
  const stop = new AbortController();
  const close = () => {
    stop.abort();
    popup.remove();
    if (back?.isConnected) back.focus({ preventScroll: true });
  };
  byId("chat").append(popup);
  place(popup, anchor);
  items[0].focus();
  popup.addEventListener("keydown", (event) => keys(event, [...popup.querySelectorAll("button")], close));
  document.addEventListener("pointerdown", (event) => !popup.contains(event.target) && close(), { signal: stop.signal });
}

function keys(event, items, close) {
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: items.length - 1, ArrowLeft: items.length - 1 }[event.key];
  if (step) items[(items.indexOf(document.activeElement) + step) % items.length].focus();
  else if (event.key === "Escape" || event.key === "Tab") close();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

function place(popup, anchor) {
  const from = anchor.getBoundingClientRect();
  const { width, height } = popup.getBoundingClientRect();
  const left = Math.max(8, Math.min(from.right - width, innerWidth - width - 8));
  const top = from.bottom + height > innerHeight - 8 ? Math.max(8, from.top - height) : from.bottom;
  popup.style.left = `${left}px`;
  popup.style.top = `${top}px`;
}
