/** A dialog in which one of the visitor's chats is chosen: to forward to, to add the bot to, to ask it in. */

import { chatTitle } from "./chatlist.js";
import { el } from "./dom.js";
import { t } from "./i18n.js";
import { dialog } from "./notices.js";
import { visibleChats } from "./store.js";

/** Calls `run(chat)` with the chat that is chosen among those that fit. */
export function chooseChat(title, fits, run) {
  const choose = (chat) => {
    box.close();
    run(chat);
  };
  const rows = visibleChats().filter((one) => !one.migrated_to && fits(one)).map((one) =>
    el("li", {}, el("button", { type: "button", class: "person", on: { click: () => choose(one) } }, chatTitle(one))),
  );
  const body = rows.length ? el("ul", { class: "people" }, rows) : el("p", { class: "hint" }, t("choose.none"));
  const box = dialog({ title, body, done: t("cancel") });
}
