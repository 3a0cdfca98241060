/** The two kinds of keyboards: buttons under a bubble, and the one that replaces the phone's own. */

import { el, icon } from "./dom.js";
import { copyText } from "./entities.js";
import { t } from "./i18n.js";
import { parse, telegramLink } from "./links.js";

const MARKS = { url: "link", web_app: "link", copy_text: "copy", switch_inline_query: "share", switch_inline_query_current_chat: "share", switch_inline_query_chosen_chat: "share" };

/** Rows of inline buttons, or null. `acts`: press(message, data), follow, switchInline, botUsername; `lang` is the message's. */
export function inlineKeyboard(message, acts, lang) {
  const rows = message.reply_markup?.inline_keyboard;
  if (!rows?.length) return null;
  const made = rows.map((row) => el("div", { class: "key-row", lang }, row.map((button) => inlineButton(message, button, acts))));
  return el("div", { class: "keys", role: "group", "aria-label": t("buttons") }, made);
}

function inlineButton(message, button, acts) {
  const kind = Object.keys(MARKS).find((name) => button[name] !== undefined);
  const content = [el("span", { class: "key-text" }, button.text), kind ? icon(MARKS[kind]) : null];
  const look = { class: `key ${["primary", "success", "danger"].includes(button.style) ? button.style : ""}` };
  if (button.web_app) return urlButton(button.web_app.url, content, look, acts);
  if (button.url !== undefined) return urlButton(button.url, content, look, acts);
  const node = el("button", { ...look, type: "button", disabled: Boolean(button.disabled) }, content);
  node.addEventListener("click", () => {
    if (button.copy_text) copyText(button.copy_text.text);
    else if (button.callback_data !== undefined) acts.press(message, button, node);
    else if (!acts.switchInline(button)) acts.notice(t("button.unsupported"));
  });
  return node;
}

function urlButton(address, content, look, acts) {
  const url = parse(address);
  const inside = telegramLink(address, acts.botUsername());
  if (inside) return el("button", { ...look, type: "button", on: { click: () => acts.follow(inside) } }, content);
  // An address that no browser can open stays a button that leads nowhere.
  if (!url || !["http:", "https:"].includes(url.protocol)) return el("button", { ...look, type: "button", disabled: true }, content);
  return el("a", { ...look, href: url.href, target: "_blank", rel: "noopener noreferrer", title: url.href }, content);
}

/** The keyboard that the newest markup of the chat asks for, or null; `say(text)` sends a button's text. */
export function replyKeyboard(markup, say) {
  if (!markup?.keyboard) return null;
  const rows = markup.keyboard.map((row) =>
    el("div", { class: "key-row" }, row.map((button) => {
      const text = typeof button === "string" ? button : button.text;
      return el("button", { type: "button", class: "reply-key", on: { click: () => say(text) } }, text);
    })),
  );
  return el("div", { class: `reply-keys ${markup.resize_keyboard ? "compact" : ""}`, role: "group", "aria-label": t("keyboard") }, rows);
}

/** Which reply markup is in force for `personId` after these messages, oldest first. */
export function activeReplyMarkup(messages, personId) {
  let active = null;
  for (const message of messages) {
    const markup = message.reply_markup;
    if (message.from?.id === personId && active?.one_time_keyboard) active = null;
    if (!markup || markup.inline_keyboard) continue;
    if (markup.keyboard) active = markup;
    else if (markup.remove_keyboard) active = null;
  }
  return active;
}
