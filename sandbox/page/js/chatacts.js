/** What can be changed about chats: the bot's standing, one's own, new groups and channels. */

import { el, icon } from "./dom.js";
import { t } from "./i18n.js";
import { chat, openChat, state } from "./store.js";

/** Buttons for what makes sense in the open chat as it is. */
export function chatActs(act) {
  const here = chat();
  if (!here) return el("p", { class: "hint" }, t("here.none"));
  const run = (name, extra = {}) => act("standing", { act: name, person: state.personId, chat: here.id, ...extra });
  if (here.type === "between") return el("p", { class: "hint" }, t("type.between"));
  const names = here.type === "private" ? privateActs(here) : groupActs(here);
  const buttons = names.map((name) => el("button", { type: "button", class: "button", id: `act-${name}`, on: { click: () => run(name) } }, t(`act.${name}`)));
  return [el("div", { class: "buttons" }, buttons), here.bot_status === "administrator" ? rightTaker(here, run) : null];
}

function privateActs(here) {
  return [here.blocked ? "unblock" : "block"];
}

function groupActs(here) {
  const [status, mine] = [here.bot_status, here.admins.includes(state.personId)];
  const present = ["administrator", "member", "restricted"].includes(status);
  const channel = here.type === "channel";
  return [
    present ? "remove_bot" : "add_bot",
    present && status !== "administrator" ? "promote_bot" : null,
    status === "administrator" && !channel ? "demote_bot" : null,
    status === "member" && here.type === "supergroup" ? "mute_bot" : null,
    here.owner === state.personId ? null : mine ? "demote_me" : "promote_me",
    here.owner === state.personId ? null : "leave",
    here.type === "group" && !here.migrated_to ? "upgrade" : null,
    channel ? null : here.takes_ephemeral ? "refuse_ephemeral" : "take_ephemeral",
  ].filter(Boolean);
}

function rightTaker(here, run) {
  const select = el("select", { id: "right", "aria-label": t("act.right") }, here.bot_rights.map((right) => el("option", { value: right }, right)));
  return el("div", { class: "inline-form" }, select, el("button", { type: "button", class: "button", on: { click: () => run("take_right", { right: select.value }) } }, t("act.take_right")));
}

/** Chats of others that the person in use could join. */
export function joinable(act) {
  const others = [...state.chats.values()].filter((one) => !["private", "between"].includes(one.type) && !one.migrated_to && !one.members.includes(state.personId));
  if (!others.length) return null;
  return el("div", { class: "buttons" }, others.map((one) =>
    el("button", { type: "button", class: "button", on: { click: () => act("standing", { act: "join", person: state.personId, chat: one.id }) } }, t("act.join", { name: one.title })),
  ));
}

/** A form that makes a group, a forum or a channel with everybody in it. */
export function newChat(act) {
  const title = el("input", { type: "text", id: "new-title", maxlength: "128", required: true, placeholder: t("new.name"), "aria-label": t("new.name") });
  const kinds = ["group", "supergroup", "forum", "channel"];
  const kind = el("select", { id: "new-kind", "aria-label": t("new.kind") }, kinds.map((one) => el("option", { value: one }, t(`type.${one}`))));
  const form = el("form", { class: "stacked-form" }, title, kind, el("button", { type: "submit", class: "button" }, icon("plus"), t("new.make")));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const made = await act("chats", { person: state.personId, title: title.value, kind: kind.value });
    if (made && state.chats.has(made.chat)) openChat(made.chat);
  });
  return form;
}
