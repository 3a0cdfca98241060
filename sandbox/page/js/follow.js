/** What leads to another chat: links to Telegram itself, and buttons that begin an inline query. */

import { post } from "./api.js";
import { byId } from "./dom.js";
import { chooseChat } from "./choosechat.js";
import { t } from "./i18n.js";
import { toast } from "./notices.js";
import { emit, GENERAL, openChat, state } from "./store.js";

/** Follows a link that `telegramLink` has read. */
export function followLink(link) {
  FOLLOW[link.kind](link);
}

const FOLLOW = {
  chat: () => openChat(state.personId),
  start: ({ payload }) => {
    openChat(state.personId);
    emit("start-with", payload);
  },
  group: (link) => {
    const who = link.admin ? "may_promote" : "may_add";
    chooseChat(t("choose.group"), (one) => isGroup(one) && one[who].includes(state.personId), (one) => add("start-group", one, link));
  },
  channel: (link) => chooseChat(t("choose.channel"), (one) => one.type === "channel" && one.may_promote.includes(state.personId), (one) => add("start-channel", one, link)),
  share: ({ text }) => chooseChat(t("choose.send"), mayWrite, (one) => writeIn(one, text)),
};

function isGroup(one) {
  return one.type === "group" || one.type === "supergroup";
}

async function add(path, one, { payload, admin }) {
  try {
    await post(path, { person: state.personId, chat: one.id, payload, admin });
    open(one);
  } catch (error) {
    toast(t("refused", { why: error.message }));
  }
}

function open(one) {
  openChat(one.id, one.is_forum ? GENERAL : null);
}

function writeIn(one, text) {
  open(one);
  fill(text);
}

function mayWrite(one) {
  return one.type !== "channel" || one.admins.includes(state.personId);
}

/** Puts a text into the input; the visitor sends it. */
function fill(text) {
  const box = byId("text");
  box.value = text;
  box.dispatchEvent(new Event("input"));
  box.focus();
}

function query(words) {
  return `@${state.bot.username} ${words ?? ""}`;
}

/** Does what a button asks for that begins an inline query; whether it is such a button. */
export function switchInline(button) {
  const chosen = button.switch_inline_query_chosen_chat;
  if (button.switch_inline_query_current_chat !== undefined) fill(query(button.switch_inline_query_current_chat));
  else if (button.switch_inline_query !== undefined) chooseChat(t("choose.send"), mayWrite, (one) => writeIn(one, query(button.switch_inline_query)));
  else if (chosen) chooseChat(t("choose.send"), (one) => mayWrite(one) && chosen[`allow_${kindOf(one)}_chats`], (one) => writeIn(one, query(chosen.query)));
  else return false;
  return true;
}

function kindOf(one) {
  return { private: "bot", between: "user", channel: "channel" }[one.type] ?? "group";
}
