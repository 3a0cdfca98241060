/** The list over the input: its rows are chosen with the arrow keys while the focus stays in the input. */

import { byId, el, replaceChildren } from "./dom.js";
import { t } from "./i18n.js";

let rows = [];
let active = -1;

/** Shows `shown`: rows of { nodes, choose(), complete?() }; no rows close the list. */
export function openList(label, shown) {
  rows = shown;
  if (!rows.length) return closeList();
  const options = rows.map((row, index) =>
    el("div", { role: "option", id: `option-${index}`, class: "option", on: { click: () => choose(index), pointermove: () => mark(index) } }, row.nodes),
  );
  replaceChildren(byId("commands"), options);
  byId("commands").setAttribute("aria-label", label);
  byId("commands").hidden = false;
  byId("commands-count").textContent = t("commands.count", { n: rows.length });
  byId("menu").setAttribute("aria-expanded", "true");
  mark(0);
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
