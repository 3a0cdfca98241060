/** Inline queries: "@bot words" in the input asks the bot, its results stand over the input, page after page. */

import { attempt, deepLink } from "./acts.js";
import { avatar } from "./avatar.js";
import { byId, el } from "./dom.js";
import { t } from "./i18n.js";
import { closeList, extendList, openList } from "./listbox.js";
import { fileAddress } from "./media.js";
import { on, state } from "./store.js";

const PAUSE_MILLISECONDS = 250;
let timer = null;
/** The query whose answer is waited for or shown: its id, its words, and whether it asked for a further page. */
let asked = null;
const early = new Map();

export function startInline() {
  on("inline", (answer) => {
    if (answer.query === asked?.query) show(answer);
    else early.set(answer.query, answer);
  });
  on("open", () => {
    asked = null;
  });
}

/** The words of an inline query to this bot, or null when the text is none. */
function inlineWords(text) {
  const start = `@${state.bot.username} `;
  return state.bot.inline && text.toLowerCase().startsWith(start.toLowerCase()) ? text.slice(start.length) : null;
}

/** Asks once the visitor pauses; returns whether `text` is an inline query at all. */
export function askInline(text) {
  clearTimeout(timer);
  const words = inlineWords(text);
  if (words === null) {
    asked = null;
    return false;
  }
  timer = setTimeout(() => ask(words), PAUSE_MILLISECONDS);
  return true;
}

async function ask(words, offset = "") {
  const done = await attempt("inline", { person: state.personId, chat: state.chatId, text: words, offset });
  if (!done || inlineWords(byId("text").value) !== words) return;
  asked = { query: done.query, words, further: Boolean(offset) };
  if (early.has(asked.query)) show(early.get(asked.query));
  early.clear();
}

/** Shows an answer to the query in hand; a further page follows the rows that are there. */
function show({ query, results, next_offset: next, button }) {
  const { words, further } = asked;
  const rows = results.map((one) => ({ className: "result", nodes: resultNodes(one), choose: () => choose(query, one.id) }));
  const more = next ? () => ask(words, next) : null;
  if (further) return extendList(rows, more);
  const above = button ? [{ className: "result-button", nodes: [el("span", {}, button.text)], choose: () => press(button) }] : [];
  openList(t("inline.results"), [...above, ...rows], { count: t("inline.count", { n: results.length }), start: rows.length ? above.length : 0, more });
}

function resultNodes({ title, description, text, picture }) {
  const name = title || text;
  const mark = picture ? el("img", { class: "thumb", src: fileAddress(picture), alt: "", width: "48", height: "48" }) : avatar(0, name, "thumb");
  return [mark, el("span", { class: "result-lines" }, el("b", {}, name), el("span", {}, description))];
}

function clear() {
  asked = null;
  const text = byId("text");
  text.value = "";
  text.dispatchEvent(new Event("input"));
}

/** The button above the results leads to the bot, with its start parameter. */
function press(button) {
  clear();
  if (button.web_app) open(button.web_app.url, "_blank", "noopener");
  else deepLink(button.start_parameter);
}

async function choose(query, result) {
  clear();
  await attempt("choose", { person: state.personId, chat: state.chatId, thread: state.threadId, query, result });
}
