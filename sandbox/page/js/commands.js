/** The bot's commands: opened by "/" or the menu button, filtered while one types. */

import { get } from "./api.js";
import { byId, el } from "./dom.js";
import { t } from "./i18n.js";
import { openList } from "./listbox.js";
import { on, state } from "./store.js";

let commands = [];
let choose = () => {};

export function startCommands(onChoose) {
  choose = onChoose;
  for (const event of ["open", "world", "menu"]) on(event, loadCommands);
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

/** Shows the commands that start with `typed` ("/", "/in", …); hides the list when none does. */
export function showCommands(typed = "/") {
  const word = typed.slice(1).split("@")[0].toLowerCase();
  const rows = commands.filter((one) => one.command.startsWith(word)).map((one) => ({
    nodes: [el("b", {}, `/${one.command}`), el("span", {}, one.description)],
    choose: () => choose(`/${one.command}`),
    complete: () => {
      byId("text").value = `/${one.command} `;
    },
  }));
  openList(t("commands"), rows);
}
