/** The log of the open chat: bubbles by day, edits in place, scrolling, "typing". */

import { albumOf, isInside } from "./album.js";
import { bubble } from "./bubble.js";
import { dayName } from "./dates.js";
import { byId, el, replaceChildren } from "./dom.js";
import { settleQuotes } from "./entities.js";
import { t } from "./i18n.js";
import { serviceText } from "./service.js";
import { chat, markRead, messagesOf, now, on, state, threadOf } from "./store.js";
import { stopTyping } from "./typing.js";

const SHOWN_AT_ONCE = 150;
const RUN_SECONDS = 300;
const NEAR_BOTTOM = 120;

let acts = null;
let shown = SHOWN_AT_ONCE;
/** Whether the newest message is in view, and is to stay there when pictures load or the window changes. */
let stuck = true;

export function startConversation(given) {
  acts = given;
  on("message", takeMessage);
  on("deleted", ({ chatId }) => chatId === state.chatId && drawConversation());
  on("person", () => drawConversation());
  const log = byId("log");
  log.addEventListener("scroll", () => {
    stuck = nearBottom(log);
    paintJump();
  }, { passive: true });
  const follow = () => stuck && toBottom();
  log.addEventListener("load", follow, { capture: true });
  new ResizeObserver(follow).observe(log);
  byId("jump").addEventListener("click", () => toBottom(true));
}

/** Draws the open chat anew, at its newest message unless `keepPlace`. */
export function drawConversation(keepPlace = false) {
  const log = byId("log");
  const fromBottom = log.scrollHeight - log.scrollTop;
  if (!keepPlace) shown = SHOWN_AT_ONCE;
  log.setAttribute("aria-busy", "true");
  replaceChildren(log, rows());
  settleQuotes(log);
  log.setAttribute("aria-busy", "false");
  if (keepPlace) log.scrollTop = log.scrollHeight - fromBottom;
  else toBottom();
  if (state.chatId !== null) markRead(state.chatId, state.threadId);
}

function rows() {
  if (state.chatId === null) return [];
  const all = messagesOf(state.chatId, state.threadId).filter((message) => !isInside(message));
  const part = all.slice(-shown);
  const made = [];
  if (part.length < all.length) {
    const more = () => {
      shown += SHOWN_AT_ONCE;
      drawConversation(true);
    };
    made.push(el("button", { type: "button", class: "button earlier", on: { click: more } }, t("earlier")));
  }
  part.forEach((message, index) => made.push(...withDay(message, part[index - 1])));
  return made;
}

function withDay(message, previous) {
  const day = dayName(message.date, now());
  const fresh = !previous || dayName(previous.date, now()) !== day;
  return [fresh ? el("div", { class: "day" }, el("span", {}, day)) : null, drawn(message, previous)];
}

function drawn(message, previous) {
  return bubble(message, {
    mine: message.from?.id === state.personId && !message.sender_chat,
    group: !["private", "between"].includes(chat().type),
    first: !sameRun(message, previous),
    album: albumOf(message),
    acts,
  });
}

function sameRun(message, previous) {
  if (!previous || serviceText(previous) !== null) return false;
  const same = previous.from?.id === message.from?.id && previous.sender_chat?.id === message.sender_chat?.id;
  return same && message.date - previous.date < RUN_SECONDS;
}

function takeMessage(part) {
  if (part.chat.id !== state.chatId) return;
  const message = albumOf(part)[0];
  if (state.threadId !== null && threadOf(message) !== state.threadId) return;
  if (message.in_place_of) return drawConversation(true);
  if (!messagesOf(state.chatId).includes(message)) return; // Another one stands in its place.
  const log = byId("log");
  const near = nearBottom(log);
  const old = log.querySelector(`[data-id="${message.message_id}"]`);
  if (old) replaceBubble(old, message);
  else appendBubble(log, message);
  settleQuotes(log);
  markRead(state.chatId, state.threadId);
  // At once: while a smooth scroll is under way, the next message would find itself out of view.
  if (near || message.from?.id === state.personId) toBottom();
  paintJump();
}

function appendBubble(log, message) {
  stopTyping();
  const all = messagesOf(state.chatId, state.threadId);
  const previous = all[all.indexOf(message) - 1];
  const nodes = withDay(message, previous).filter(Boolean);
  nodes.at(-1).classList.add("fresh");
  log.append(...nodes);
}

/** An edited message keeps its place, and the keyboard's focus stays on the button that was pressed. */
function replaceBubble(old, message) {
  const focused = old.contains(document.activeElement) ? [...old.querySelectorAll("button, a")].indexOf(document.activeElement) : -1;
  const opened = [...old.querySelectorAll(".spoiler.open")].length > 0;
  const all = messagesOf(state.chatId, state.threadId);
  const next = drawn(message, all[all.indexOf(message) - 1]);
  old.replaceWith(next);
  if (opened) next.querySelectorAll(".spoiler").forEach((node) => node.click());
  if (focused < 0) return;
  const buttons = next.querySelectorAll("button, a");
  (buttons[Math.min(focused, buttons.length - 1)] ?? byId("text")).focus({ preventScroll: true });
}

function nearBottom(log) {
  return log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_BOTTOM;
}

export function toBottom(smooth = false) {
  const log = byId("log");
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  log.scrollTo({ top: log.scrollHeight, behavior: smooth && !calm ? "smooth" : "instant" });
}

function paintJump() {
  byId("jump").hidden = nearBottom(byId("log"));
}

/** Scrolls to a message and lets it glow for a moment. */
export function showMessage(id) {
  const node = byId("log").querySelector(`[data-id="${id}"]`);
  if (!node) return;
  node.scrollIntoView({ block: "center", behavior: "smooth" });
  node.classList.remove("glow");
  requestAnimationFrame(() => node.classList.add("glow"));
}
