/** The head of the open chat: who it is, how many, what is pinned. */

import { chatPicture, chatTitle, topicName } from "./chatlist.js";
import { showMessage } from "./conversation.js";
import { byId, el, icon, replaceChildren } from "./dom.js";
import { t } from "./i18n.js";
import { summary } from "./media.js";
import { chat, on, state } from "./store.js";

export function startHeader() {
  for (const event of ["world", "open", "message", "deleted"]) on(event, drawHeader);
}

export function drawHeader() {
  const here = chat();
  byId("chat-head").hidden = !here;
  if (!here) return;
  const topic = here.topics?.find((one) => one.message_thread_id === state.threadId);
  replaceChildren(byId("chat-avatar"), chatPicture(here));
  byId("chat-title").textContent = topic ? `${here.title} › ${topicName(topic)}` : chatTitle(here);
  byId("chat-sub").textContent = subtitle(here);
  drawPinned(here);
}

function subtitle(here) {
  if (here.type === "private") return `@${state.bot.username} · ${t("bot")}`;
  if (here.type === "between") return t("type.between");
  const absent = ["left", "kicked"].includes(here.bot_status);
  const kind = here.type === "channel" ? "subscribers" : "members";
  return `${t(`type.${here.type}`)} · ${t(kind, { n: here.members.length + (absent ? 0 : 1) })}${absent ? ` · ${t("without.bot")}` : ""}`;
}

function drawPinned(here) {
  const message = state.messages.get(here.id)?.get(here.pinned);
  byId("pinned").hidden = !message;
  if (!message) return;
  const show = () => showMessage(message.message_id);
  replaceChildren(byId("pinned"), el("button", { type: "button", on: { click: show } }, icon("pin"), el("span", {}, el("b", {}, t("pinned")), summary(message))));
}
