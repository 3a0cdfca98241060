/** The list of the bot's commands over the input: opened by "/" or the menu button, filtered while one types. */

import { get } from "./api.js";
import { byId, el, replaceChildren } from "./dom.js";
import { t } from "./i18n.js";
import { on, state } from "./store.js";

let commands = [];
let shown = [];
let active = -1;
let choose = () => {};

export function startCommands(onChoose) {
  choose = onChoose;
  for (const event of ["open", "world", "menu"]) on(event, loadCommands);
  byId("commands").addEventListener("keydown", commandKey);
  document.addEventListener("pointerdown", (event) => {
    if (!event.target.closest("#composer")) hideCommands();
  });
}

/** Reads the commands that the bot has set for this chat, this person and this language. */
async function loadCommands() {
  if (state.chatId === null) return;
  const [chat, person] = [state.chatId, state.personId];
  try {
    const menu = await get("menu", { person, chat });
    if (chat === state.chatId && person === state.personId) commands = menu.commands;
  } catch {
    commands = [];
  }
  byId("menu").hidden = commands.length === 0;
}

export function commandsOpen() {
  return !byId("commands").hidden;
}

/** Shows the commands that start with `typed` ("/", "/in", …); hides the list when none does. */
export function showCommands(typed = "/") {
  const word = typed.slice(1).split("@")[0].toLowerCase();
  shown = commands.filter((one) => one.command.startsWith(word));
  active = shown.length ? 0 : -1;
  if (!shown.length) return hideCommands();
  const options = shown.map((one, index) =>
    el(
      "div",
      { role: "option", id: `command-${index}`, class: "command", on: { click: () => pick(index), pointermove: () => mark(index) } },
      el("b", {}, `/${one.command}`),
      el("span", {}, one.description),
    ),
  );
  replaceChildren(byId("commands"), options);
  byId("commands").setAttribute("aria-label", t("commands"));
  byId("commands").hidden = false;
  byId("commands-count").textContent = t("commands.count", { n: shown.length });
  byId("menu").setAttribute("aria-expanded", "true");
  mark(0);
}

export function hideCommands() {
  byId("commands").hidden = true;
  byId("commands-count").textContent = "";
  byId("text").removeAttribute("aria-activedescendant");
  byId("menu").setAttribute("aria-expanded", "false");
}

function mark(index) {
  active = index;
  [...byId("commands").children].forEach((node, at) => node.setAttribute("aria-selected", String(at === index)));
  byId("commands").children[index]?.scrollIntoView({ block: "nearest" });
  byId("text").setAttribute("aria-activedescendant", `command-${index}`);
}

function pick(index) {
  hideCommands();
  choose(`/${shown[index].command}`);
}

/** Handles a key of the input while the list is open; true when the key was meant for the list. */
export function commandKey(event) {
  if (!commandsOpen()) return false;
  const last = shown.length - 1;
  if (event.key === "ArrowDown") mark(active === last ? 0 : active + 1);
  else if (event.key === "ArrowUp") mark(active === 0 ? last : active - 1);
  else if (event.key === "Escape") hideCommands();
  else if (event.key === "Enter" && !event.shiftKey) pick(active);
  else if (event.key === "Tab" && !event.shiftKey) complete();
  else return false;
  event.preventDefault();
  return true;
}

function complete() {
  byId("text").value = `/${shown[active].command} `;
  hideCommands();
}
