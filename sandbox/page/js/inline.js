/** Inline queries: "@bot words" in the input asks the bot, its results stand over the input. */

import { attempt } from "./acts.js";
import { byId, el } from "./dom.js";
import { t } from "./i18n.js";
import { closeList, openList } from "./listbox.js";
import { on, state } from "./store.js";

const PAUSE_MILLISECONDS = 250;
let timer = null;
let asked = null;
const early = new Map();

export function startInline() {
  on("inline", (answer) => {
    if (answer.query === asked) show(answer);
    else early.set(answer.query, answer);
  });
  on("open", () => {
    asked = null;
  });
}

/** The words of an inline query to this bot, or null when the text is none. */
function inlineWords(text) {
  const start = `@${state.bot.username} `;
  return text.toLowerCase().startsWith(start.toLowerCase()) ? text.slice(start.length) : null;
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

async function ask(words) {
  const done = await attempt("inline", { person: state.personId, chat: state.chatId, text: words });
  if (!done) return;
  asked = done.query;
  if (early.has(asked)) show(early.get(asked));
  early.clear();
}

function show({ query, results }) {
  const rows = results.map((one) => ({
    nodes: [el("b", {}, one.title || one.text), el("span", {}, one.description)],
    choose: () => choose(query, one.id),
  }));
  if (rows.length) openList(t("inline.results"), rows);
  else closeList();
}

async function choose(query, result) {
  asked = null;
  const text = byId("text");
  text.value = "";
  text.dispatchEvent(new Event("input"));
  await attempt("choose", { person: state.personId, chat: state.chatId, query, result });
}
