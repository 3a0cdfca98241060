/** The panel at the side: time, this chat, new chats, how Telegram behaves, faults, the journal, starting over. */

import { attempt } from "./acts.js";
import { get } from "./api.js";
import { chatActs, joinable, newChat } from "./chatacts.js";
import { shortMoment } from "./dates.js";
import { byId, el, icon, replaceChildren } from "./dom.js";
import { faultForm } from "./faults.js";
import { language, t } from "./i18n.js";
import { openJournal } from "./journal.js";
import { dialog } from "./notices.js";
import { now, on } from "./store.js";
import { timeControl } from "./time.js";
import { topicActs } from "./topics.js";

export function startTools() {
  for (const toggle of toggles()) toggle.addEventListener("click", () => show(byId("tools").hidden));
  byId("tools-close").addEventListener("click", () => show(false));
  byId("tools").addEventListener("keydown", (event) => event.key === "Escape" && show(false));
  for (const event of ["world", "open", "time"]) on(event, drawTools);
  on("time", paintClock);
  on("world", paintClock);
}

/** Beside the list, and on a phone in the head of a chat. */
function toggles() {
  return [byId("tools-toggle"), byId("tools-here")];
}

function show(open) {
  byId("tools").hidden = !open;
  for (const toggle of toggles()) toggle.setAttribute("aria-expanded", String(open));
  if (open) {
    drawTools();
    byId("tools-close").focus();
  } else toggles().find((toggle) => toggle.checkVisibility())?.focus();
}

/** Says the bot's date under the heading as soon as it is not the visitor's own. */
function paintClock() {
  const moved = Math.abs(now() - Date.now() / 1000) > 60;
  byId("clock").hidden = !moved;
  byId("clock").textContent = moved ? shortMoment(now()) : "";
}

export async function drawTools() {
  if (byId("tools").hidden) return;
  const view = await get("tools", { language: language() });
  const focused = document.activeElement?.id;
  replaceChildren(byId("tools-body"),
    section("time.title", timeControl(view, act)),
    section("here.title", chatActs(act), joinable(act)),
    section("topics.title", topicActs(act)),
    section("new.title", newChat(act)),
    section("rules.title", switches(view)),
    section("faults.title", faultForm(view, act)),
    section("journal.title", journalPart(view), startOver()),
  );
  if (focused) byId(focused)?.focus({ preventScroll: true });
}

/** Runs an act of the panel and shows the panel as it is afterwards. */
async function act(path, body) {
  const done = await attempt(path, body);
  await drawTools();
  return done;
}

function section(title, ...content) {
  const made = content.flat().filter(Boolean);
  if (!made.length) return null;
  return el("section", { class: "tool" }, el("h3", {}, t(title)), made);
}

function switches(view) {
  return Object.entries(view.switches).map(([name, value]) => {
    const box = el("input", { type: "checkbox", role: "switch", id: `switch-${name}`, checked: value });
    box.addEventListener("change", () => act("switch", { name, on: box.checked }));
    return el("label", { class: "switch" }, el("span", {}, el("b", {}, t(`switch.${name}`)), el("small", {}, t(`switch.${name}.hint`, view))), box);
  });
}

function journalPart(view) {
  return [
    el("p", { class: "hint" }, t("journal.count", { n: view.calls }), view.refused ? ` · 429: ${view.refused}` : ""),
    el("button", { type: "button", class: "button", on: { click: openJournal } }, icon("list"), t("journal.open")),
  ];
}

function startOver() {
  const ask = () =>
    dialog({
      title: t("over.title"),
      body: el("p", {}, t("over.text")),
      actions: [[t("over.do"), () => act("start-over", {}), "danger"]],
    });
  return el("button", { type: "button", class: "button danger", on: { click: ask } }, icon("trash"), t("over.do"));
}
