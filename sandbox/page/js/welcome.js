/** What stands where no messages are yet: the bot's own description, and three things to try. */

import { get } from "./api.js";
import { avatar } from "./avatar.js";
import { byId, el, icon, replaceChildren } from "./dom.js";
import { t } from "./i18n.js";
import { chat, messagesOf, on, openChat, state, visibleChats } from "./store.js";

export function startWelcome() {
  for (const event of ["world", "open", "message", "menu"]) on(event, drawWelcome);
}

export async function drawWelcome() {
  const box = byId("welcome");
  const here = chat();
  const begun = visibleChats().some((one) => messagesOf(one.id).some((message) => message.from?.id === state.personId && !message.service));
  replaceChildren(byId("try"), begun ? null : threeThings());
  if (!here) {
    box.hidden = false;
    replaceChildren(box, threeThings());
    return;
  }
  const empty = messagesOf(state.chatId, state.threadId).length === 0;
  box.hidden = !empty;
  if (!empty) return;
  if (here.type !== "private") return replaceChildren(box, el("p", { class: "hint" }, hint(here)));
  const menu = await get("menu", { person: state.personId, chat: state.chatId }).catch(() => ({}));
  if (chat() !== here || messagesOf(here.id).length) return;
  replaceChildren(box, el("div", { class: "card" },
    avatar(state.bot.id, state.bot.first_name, "bot large"),
    el("h2", {}, state.bot.first_name),
    el("p", { class: "description" }, menu.description || t("empty.private")),
  ));
}

/** What to try in an empty chat of people: the bot may be no member of it. */
function hint(here) {
  const absent = ["left", "kicked"].includes(here.bot_status);
  const way = absent ? (state.bot.guests ? "empty.guest" : "preview.empty") : "empty.group";
  return t(way, { bot: state.bot.username });
}

function threeThings() {
  const group = visibleChats().find((one) => !["private", "between", "channel"].includes(one.type));
  const tries = [
    ["send", t("try.start"), () => openChat(state.personId)],
    ["people", t("try.group"), () => group && openChat(group.id)],
    ["tools", t("try.language"), () => byId("me").click()],
  ];
  return el("div", { class: "card try" },
    el("h2", {}, t("try.title")),
    el("p", {}, t("try.intro")),
    el("ol", {}, tries.map(([mark, text, run]) => el("li", {}, el("button", { type: "button", on: { click: run } }, icon(mark), el("span", {}, text))))),
  );
}
