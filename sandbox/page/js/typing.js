/** "typing…" under the newest message; it ends with a message or by itself, as in Telegram, after five seconds. */

import { byId } from "./dom.js";
import { t } from "./i18n.js";
import { on, state } from "./store.js";

const LASTS_MILLISECONDS = 5000;
let timer = null;

export function startTyping() {
  on("typing", (event) => {
    if (event.chat_id !== state.chatId) return;
    if (state.threadId !== null && (event.thread ?? state.threadId) !== state.threadId) return;
    const box = byId("typing");
    box.querySelector("span").textContent = t("typing", { who: state.bot.first_name });
    box.hidden = false;
    clearTimeout(timer);
    timer = setTimeout(stopTyping, LASTS_MILLISECONDS);
  });
}

export function stopTyping() {
  clearTimeout(timer);
  byId("typing").hidden = true;
}
