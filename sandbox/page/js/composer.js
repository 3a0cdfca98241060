/** The line in which one writes: text, commands, files, the reply in hand, and the bot's reply keyboard. */

import { attempt, command, say } from "./acts.js";
import { startAttach } from "./attach.js";
import { showCommands, startCommands } from "./commands.js";
import { byId, el, icon, replaceChildren } from "./dom.js";
import { t } from "./i18n.js";
import { askInline, startInline } from "./inline.js";
import { activeReplyMarkup, replyKeyboard } from "./keyboard.js";
import { closeList, listKey, listOpen, startList } from "./listbox.js";
import { summary } from "./media.js";
import { startReturn } from "./return.js";
import { chat, messagesOf, on, state } from "./store.js";

let held = null;
/** The payload of the link that led here, which Start sends; null when there is none. */
let startWith = null;
let keyboardHidden = false;

export function startComposer() {
  const text = byId("text");
  text.addEventListener("input", grow);
  text.addEventListener("keydown", key);
  byId("composer-form").addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });
  byId("menu").addEventListener("click", toggleMenu);
  byId("start").addEventListener("click", start);
  on("start-with", (payload) => {
    startWith = payload;
    drawComposer();
  });
  byId("keyboard-toggle").addEventListener("click", () => {
    keyboardHidden = !keyboardHidden;
    drawComposer();
  });
  startList();
  document.addEventListener("pointerdown", (event) => {
    if (!event.target.closest("#composer")) closeList();
  });
  startReturn();
  startAttach();
  startInline();
  startCommands((chosen) => {
    text.value = "";
    grow();
    command(chosen);
    text.focus();
  });
  for (const event of ["world", "message", "deleted"]) on(event, drawComposer);
  on("open", () => {
    hold(null);
    startWith = null;
    drawComposer();
  });
}

/** Shows what fits the chat: the start button, the input, or a word why one cannot write. */
export function drawComposer() {
  const here = chat();
  byId("composer").hidden = !here;
  if (!here) return;
  const fresh = here.type === "private" && (!here.started || startWith !== null);
  const why = obstacle(here);
  byId("start").hidden = !fresh || Boolean(why);
  byId("composer-form").hidden = fresh || Boolean(why);
  byId("obstacle").hidden = !why;
  byId("obstacle").textContent = why ?? "";
  byId("as-group").hidden = !["group", "supergroup"].includes(here.type) || !here.admins.includes(state.personId);
  if (byId("as-group").hidden) byId("anonymous").checked = false;
  const placeholder = here.type === "channel" ? "write.post" : "write";
  byId("text").placeholder = t(placeholder);
  byId("text").setAttribute("aria-label", t(placeholder));
  drawKeyboard();
}

function obstacle(here) {
  if (here.blocked) return t("obstacle.blocked");
  if (here.migrated_to) return t("obstacle.migrated");
  if (here.type === "channel" && !here.admins.includes(state.personId)) return t("obstacle.channel");
  const topic = here.topics?.find((one) => one.message_thread_id === state.threadId);
  if (topic?.closed && !here.admins.includes(state.personId)) return t("obstacle.topic");
  return null;
}

function drawKeyboard() {
  const markup = activeReplyMarkup(messagesOf(state.chatId, state.threadId), state.personId);
  const keys = replyKeyboard(markup, (text) => say(text));
  byId("keyboard-toggle").hidden = !keys;
  byId("keyboard-toggle").setAttribute("aria-pressed", String(Boolean(keys) && !keyboardHidden));
  replaceChildren(byId("reply-keyboard"), keyboardHidden ? null : keys);
  if (markup?.input_field_placeholder) byId("text").placeholder = markup.input_field_placeholder;
}

async function start() {
  const payload = startWith;
  startWith = null;
  if (await say(payload ? `/start ${payload}` : "/start")) drawComposer();
}

function toggleMenu() {
  if (listOpen()) return closeList();
  byId("text").focus();
  showCommands("/");
}

function grow() {
  const text = byId("text");
  text.style.height = "auto";
  text.style.height = `${Math.min(text.scrollHeight, 160)}px`;
  if (/^\/[^\s]*$/.test(text.value)) showCommands(text.value);
  else if (!askInline(text.value)) closeList();
}

function key(event) {
  if (event.isComposing || listKey(event)) return;
  if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    send();
  } else if (event.key === "Escape" && held) hold(null);
}

async function send() {
  const box = byId("text");
  const text = box.value.trim();
  if (!text) return;
  const was = held;
  box.value = "";
  grow();
  hold(null);
  const done = was?.edit
    ? await attempt("edit", { person: state.personId, chat: state.chatId, message: was.message.message_id, text })
    : await say(text, { reply_to: was?.message.message_id, anonymous: byId("anonymous").checked });
  if (done === null && !box.value) {
    box.value = text;
    grow();
  }
}

/** Takes a message in hand to reply to it, or to edit it; null lets it go. */
export function hold(message, edit = false) {
  held = message ? { message, edit } : null;
  const bar = byId("held");
  bar.hidden = !held;
  if (!held) return replaceChildren(bar);
  const drop = el("button", { type: "button", class: "round", "aria-label": t("cancel"), on: { click: () => hold(null) } }, icon("close"));
  replaceChildren(bar, icon(edit ? "edit" : "reply"), el("span", { class: "held-text" }, el("b", {}, t(edit ? "editing" : "replying")), summary(message)), drop);
  if (edit) byId("text").value = message.text ?? "";
  byId("text").focus();
}
