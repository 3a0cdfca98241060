/** The list over the input: its rows are chosen with the arrow keys while the focus stays in the input. */

import { byId, el, replaceChildren } from "./dom.js";
import { t } from "./i18n.js";

let rows = [];
let active = -1;
/** Asks for further rows when the last one is reached; null when there are none. */
let further = null;

/**
 * Shows `shown`: rows of { nodes, choose(), complete?(), className? }; no rows close the list. `count` is said to
 * screen readers, `start` is the row that is marked at first, `more` asks for further rows.
 */
export function openList(label, shown, { count = t("commands.count", { n: shown.length }), start = 0, more = null } = {}) {
  [rows, further] = [shown, more];
  if (!rows.length) return closeList();
  replaceChildren(byId("commands"), rows.map(option));
  byId("commands").setAttribute("aria-label", label);
  byId("commands").hidden = false;
  byId("commands-count").textContent = count;
  byId("menu").setAttribute("aria-expanded", "true");
  mark(start);
}

/** Adds rows to the open list; the marked one stays. */
export function extendList(added, more = null) {
  if (!listOpen()) return;
  const first = rows.length;
  [rows, further] = [[...rows, ...added], more];
  byId("commands").append(...added.map((row, index) => option(row, first + index)));
}

function option(row, index) {
  const props = { role: "option", id: `option-${index}`, class: `option ${row.className ?? ""}`, "aria-selected": "false" };
  return el("div", { ...props, on: { click: () => choose(index), pointermove: () => mark(index) } }, row.nodes);
}

export function closeList() {
  byId("commands").hidden = true;
  byId("commands-count").textContent = "";
  byId("text").removeAttribute("aria-activedescendant");
  byId("menu").setAttribute("aria-expanded", "false");
}

export function listOpen() {
  return !byId("commands").hidden;
}

function mark(index) {
  active = index;
  [...byId("commands").children].forEach((node, at) => node.setAttribute("aria-selected", String(at === index)));
  byId("commands").children[index]?.scrollIntoView({ block: "nearest" });
  byId("text").setAttribute("aria-activedescendant", `option-${index}`);
  if (index === rows.length - 1) askForMore();
}

function askForMore() {
  const ask = further;
  further = null;
  ask?.();
}

/** Further rows are also asked for when the list is scrolled to its end. */
export function startList() {
  const list = byId("commands");
  list.addEventListener("keydown", listKey);
  list.addEventListener("scroll", () => list.scrollTop + list.clientHeight > list.scrollHeight - 8 && askForMore(), { passive: true });
}

function choose(index) {
  closeList();
  rows[index].choose();
}

/** Handles a key of the input while the list is open; true when the key was meant for the list. */
export function listKey(event) {
  if (!listOpen()) return false;
  const last = rows.length - 1;
  if (event.key === "ArrowDown") mark(active === last ? 0 : active + 1);
  else if (event.key === "ArrowUp") mark(active === 0 ? last : active - 1);
  else if (event.key === "Escape") closeList();
  else if (event.key === "Enter" && !event.shiftKey) choose(active);
  else if (event.key === "Tab" && !event.shiftKey && rows[active].complete) {
    rows[active].complete();
    closeList();
  } else return false;
  event.preventDefault();
  return true;
}
