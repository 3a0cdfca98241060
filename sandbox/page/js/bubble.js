/** One message as it stands in the conversation. */

import { avatar, fullName } from "./avatar.js";
import { clockTime, fullMoment } from "./dates.js";
import { el, icon } from "./dom.js";
import { renderText } from "./entities.js";
import { language, t } from "./i18n.js";
import { inlineKeyboard } from "./keyboard.js";
import { languageOf } from "./lang.js";
import { albumNode, mediaNodes, showPicture, summary } from "./media.js";
import { richNode, richWords } from "./rich.js";
import { serviceText } from "./service.js";

/**
 * The `<article>` of a message. `view`: { mine, group, first (of a run by one sender), acts }; `acts` is what
 * buttons, links and the message's own menu can do.
 */
export function bubble(message, view) {
  const service = serviceText(message);
  if (service !== null) return serviceLine(message, service);
  const row = el("article", {
    class: `row ${view.mine ? "mine" : "theirs"} ${view.first ? "first" : ""} ${message.only_for ? "ephemeral" : ""}`,
    data: { id: String(message.message_id) },
    "aria-label": t(view.mine ? "message.mine" : "message.by", { who: senderName(message), time: clockTime(message.date) }),
  });
  if (view.group && !view.mine) row.append(view.first ? avatar(senderId(message), senderName(message), message.from?.id === view.acts.botId() ? "small bot" : "small") : el("span", { class: "avatar-gap" }));
  const lang = languageOf(wordsOf(message, view));
  const body = el("div", { class: "bubble", lang }, bodyNodes(message, view));
  body.addEventListener("contextmenu", (event) => openMenu(event, message, view));
  row.append(el("div", { class: "bubble-column" }, body, inlineKeyboard(message, view.acts, lang), reactions(message, view.acts)));
  row.append(moreButton(message, view));
  return row;
}

/** The message that has the text of the bubble: in an album one picture carries the caption. */
function wordedOf(message, view) {
  return view.album.find((one) => one.caption) ?? message;
}

function wordsOf(message, view) {
  const worded = wordedOf(message, view);
  return message.rich_message ? richWords(message.rich_message) : (worded.text ?? worded.caption ?? "");
}

function bodyNodes(message, view) {
  const worded = wordedOf(message, view);
  const text = worded.text ?? worded.caption;
  const entities = worded.entities ?? worded.caption_entities;
  return [
    view.group && !view.mine && view.first ? el("div", { class: `sender hue-${Math.abs(senderId(message)) % 7}` }, senderName(message)) : null,
    message.only_for ? el("div", { class: "forwarded alone", lang: language() }, icon("eye"), t("ephemeral")) : null,
    forwarded(message),
    message.via_bot ? el("div", { class: "forwarded", lang: language() }, t("via", { bot: `@${message.via_bot.username}` })) : null,
    replyQuote(message, view.acts),
    view.album.length > 1 ? albumNode(view.album, showPicture) : mediaNodes(message, showPicture),
    text ? el("div", { class: "text", dir: "auto" }, renderText(text, entities, view.acts)) : null,
    message.rich_message ? richNode(message.rich_message, view.acts) : null,
    el("span", { class: "meta", lang: language() }, signature(message), message.edit_date ? el("span", {}, t("edited")) : null, stamp(message)),
  ];
}

function stamp(message) {
  return el("time", { datetime: new Date(message.date * 1000).toISOString(), title: fullMoment(message.date) }, clockTime(message.date));
}

function signature(message) {
  return message.author_signature ? el("span", {}, message.author_signature) : null;
}

export function senderName(message) {
  if (message.sender_chat) return message.sender_chat.title;
  return message.from ? fullName(message.from) : (message.chat.title ?? "");
}

function senderId(message) {
  return message.sender_chat?.id ?? message.from?.id ?? message.chat.id;
}

function serviceLine(message, text) {
  return el("article", { class: "service", data: { id: String(message.message_id) } }, el("span", {}, text));
}

function forwarded(message) {
  const origin = message.forward_origin;
  if (!origin) return null;
  const who = origin.sender_user ? fullName(origin.sender_user) : (origin.chat?.title ?? origin.sender_chat?.title ?? origin.sender_user_name ?? "");
  return el("div", { class: "forwarded", lang: language() }, t("forwarded", { who }));
}

function replyQuote(message, acts) {
  const target = message.reply_to_message;
  if (!target || target.forum_topic_created) return null;
  return el(
    "button",
    { type: "button", class: "quote", on: { click: () => acts.showMessage(target.message_id) } },
    el("b", {}, senderName(target)),
    el("span", {}, summary(target) || serviceText(target) || ""),
  );
}

function reactions(message, acts) {
  if (!message.reactions?.length) return null;
  const chips = message.reactions.map((one) => {
    const mine = one.people.includes(acts.me());
    const run = () => acts.react(message, mine ? null : one.emoji);
    return el("button", { type: "button", class: "chip", "aria-pressed": String(mine), on: { click: run } }, one.emoji, one.count > 1 ? ` ${one.count}` : "");
  });
  return el("div", { class: "reactions", role: "group", "aria-label": t("reactions") }, chips);
}

function moreButton(message, view) {
  const button = el("button", { type: "button", class: "more", "aria-label": t("message.menu"), title: t("message.menu"), "aria-haspopup": "menu" }, icon("down"));
  button.addEventListener("click", (event) => openMenu(event, message, view));
  return button;
}

function openMenu(event, message, view) {
  if (event.type === "contextmenu" && (event.target.closest("a") || String(getSelection()))) return;
  event.preventDefault();
  view.acts.messageMenu(message, view, event.currentTarget);
}
