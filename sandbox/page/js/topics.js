/** The topics of a forum, as an administrator changes them. */

import { el, icon } from "./dom.js";
import { t } from "./i18n.js";
import { chat, GENERAL, openChat, state } from "./store.js";

/** The part of the panel for the open forum, or null elsewhere. */
export function topicActs(act) {
  const here = chat();
  if (!here?.is_forum || !here.admins.includes(state.personId)) return null;
  const run = (name, extra = {}) => act("topic", { act: name, person: state.personId, chat: here.id, thread: state.threadId, ...extra });
  const topic = here.topics.find((one) => one.message_thread_id === state.threadId);
  const names = topic ? [topic.closed ? "reopen" : "close", state.threadId === GENERAL ? null : "delete"].filter(Boolean) : [];
  const buttons = names.map((name) => el("button", { type: "button", class: "button", id: `topic-${name}`, on: { click: () => run(name) } }, t(`topic.${name}`)));
  return [el("div", { class: "buttons" }, buttons), adder(here, run)];
}

function adder(here, run) {
  const name = el("input", { type: "text", id: "topic-name", maxlength: "128", required: true, placeholder: t("topic.name"), "aria-label": t("topic.name") });
  const form = el("form", { class: "inline-form" }, name, el("button", { type: "submit", class: "button" }, icon("plus"), t("topic.add")));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const made = await run("add", { name: name.value });
    if (made) openChat(here.id, made.thread);
  });
  return form;
}
