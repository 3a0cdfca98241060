/** What the visitor does to the world: each act is one call; the page changes when the stream says it happened. */

import { t } from "./i18n.js";
import { post } from "./api.js";
import { followLink, switchInline } from "./follow.js";
import { telegramLink } from "./links.js";
import { alertBox, toast } from "./notices.js";
import { showMessage } from "./conversation.js";
import { emit, openChat, state } from "./store.js";

const ANSWER_MILLISECONDS = 15000;
const waiting = new Map();

/** Runs one call and shows the sandbox's own sentence when it refuses. */
export async function attempt(path, body) {
  try {
    return await post(path, body);
  } catch (error) {
    toast(t("refused", { why: error.message }));
    return null;
  }
}

function here(extra = {}) {
  return { person: state.personId, chat: state.chatId, thread: state.threadId, ...extra };
}

export function say(text, options = {}) {
  return attempt("say", here({ text, ...options }));
}

/** In a group a command carries the bot's name, as Telegram's own menu sends it. */
export function command(text) {
  const bare = text.split("@")[0];
  const chat = state.chats.get(state.chatId);
  return say(text.includes("@") || chat.type === "private" ? text : `${bare}@${state.bot.username}`);
}

async function press(message, button, node) {
  node.setAttribute("aria-busy", "true");
  const done = await attempt("press", here({ message: message.message_id, button: button.callback_data }));
  if (!done) {
    node.removeAttribute("aria-busy");
    return;
  }
  const stop = () => {
    waiting.delete(done.query);
    for (const busy of document.querySelectorAll(".key[aria-busy]")) busy.removeAttribute("aria-busy");
  };
  waiting.set(done.query, stop);
  setTimeout(stop, ANSWER_MILLISECONDS);
  if (early.has(done.query)) takeAnswer(early.get(done.query));
}

/** Answers that came before the call that asked for them had returned. */
const early = new Map();

/** The bot's answer to a press: it ends the waiting of the button and may say something to the one who pressed. */
export function takeAnswer(answer) {
  const stop = waiting.get(answer.query);
  if (!stop) {
    early.set(answer.query, answer);
    if (early.size > 50) early.delete(early.keys().next().value);
    return;
  }
  early.delete(answer.query);
  stop();
  const link = answer.url ? telegramLink(answer.url, state.bot.username) : null;
  if (link) followLink(link);
  if (answer.text && answer.show_alert) alertBox(state.bot.first_name, answer.text);
  else if (answer.text) toast(answer.text);
}

/** The private chat with the bot, with the payload that a button carries. */
export function deepLink(payload) {
  followLink({ kind: payload ? "start" : "chat", payload });
}

export const acts = {
  press,
  command,
  follow: followLink,
  switchInline,
  showMessage,
  now: () => Math.floor(Date.now() / 1000 + state.clockOffset),
  notice: toast,
  me: () => state.personId,
  react: (message, emoji) => attempt("react", here({ message: message.message_id, emoji })),
  botId: () => state.bot.id,
  botUsername: () => state.bot.username,
  mention: (name) => (name.toLowerCase() === `@${state.bot.username}`.toLowerCase() ? openChat(state.personId) : null),
  messageMenu: (message, view, anchor) => emit("menu-for", { message, view, anchor }),
};
