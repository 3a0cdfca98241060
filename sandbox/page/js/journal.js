/** Every call of the bot, newest first, filtered by method, outcome and words; it follows while it is open. */

import { get } from "./api.js";
import { clockTime } from "./dates.js";
import { el, replaceChildren } from "./dom.js";
import { t } from "./i18n.js";
import { dialog } from "./notices.js";

const REFRESH_MILLISECONDS = 1500;

export function openJournal() {
  const method = el("select", { "aria-label": t("journal.method") });
  const outcome = el("select", { "aria-label": t("journal.outcome") }, ["", "ok", "failed"].map((one) => el("option", { value: one }, t(`journal.${one || "all"}`))));
  const words = el("input", { type: "text", placeholder: t("journal.words"), "aria-label": t("journal.words") });
  const rows = el("tbody");
  const count = el("p", { class: "hint", role: "status" });
  const table = el("table", {}, el("thead", {}, el("tr", {}, ["number", "time", "method", "params", "result"].map((one) => el("th", { scope: "col" }, t(`journal.col.${one}`))))), rows);
  const box = dialog({
    title: t("journal.title"),
    wide: true,
    done: t("close"),
    body: [el("div", { class: "filters" }, method, outcome, words), count, el("div", { class: "table-box", tabindex: "0", role: "region", "aria-label": t("journal.title") }, table)],
  });
  let shown = -1;
  const draw = async (always) => {
    const view = await get("journal", { method: method.value, outcome: outcome.value, words: words.value }).catch(() => null);
    if (!view || (!always && view.total === shown)) return;
    shown = view.total;
    methods(method, view.methods);
    count.textContent = t("journal.count", { n: view.total });
    replaceChildren(rows, view.calls.map(row));
  };
  for (const field of [method, outcome]) field.addEventListener("change", () => draw(true));
  words.addEventListener("input", () => draw(true));
  const timer = setInterval(draw, REFRESH_MILLISECONDS, false);
  box.addEventListener("close", () => clearInterval(timer));
  methods(method, []);
  draw(true);
}

function methods(select, names) {
  const chosen = select.value;
  replaceChildren(select, el("option", { value: "" }, t("journal.any")), names.map((name) => el("option", { value: name }, name)));
  select.value = names.includes(chosen) ? chosen : "";
}

function row(call) {
  const bad = !call.ok || !call.answered;
  return el("tr", { class: bad ? "bad" : null },
    el("td", {}, String(call.number)),
    el("td", {}, clockTime(call.at)),
    el("td", {}, el("code", {}, call.method)),
    el("td", {}, el("details", {}, el("summary", {}, brief(call.params)), el("pre", {}, JSON.stringify(call.params, null, 2)))),
    el("td", {}, call.fault ? el("b", {}, `${t(`fault.${call.fault}`)} `) : null, call.error ?? `${call.ms} ms`),
  );
}

function brief(params) {
  const chat = params.chat_id === undefined ? "" : `${params.chat_id} `;
  const text = params.text ?? params.caption ?? params.callback_query_id ?? "";
  return `${chat}${String(text).slice(0, 60)}` || "…";
}
