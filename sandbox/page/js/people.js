/** Who the visitor is in the sandbox: switch, add somebody, change the language that the bot sees. */

import { avatar, fullName } from "./avatar.js";
import { attempt } from "./acts.js";
import { byId, el, icon, replaceChildren } from "./dom.js";
import { language, t } from "./i18n.js";
import { dialog, toast } from "./notices.js";
import { becomePerson, on, person, state } from "./store.js";

/** Codes as clients send them, odd ones included: a bot has to bear them all. "-" stands for no code at all. */
const CODES = ["ru", "en", "kk", "uz", "ky", "tr", "az", "de", "uz-Cyrl", "zh-hans", "en_US", "-"];

export function startPeople() {
  on("world", drawMe);
  byId("me").addEventListener("click", openPeople);
}

export function drawMe() {
  const me = person();
  if (!me) return;
  const code = me.language_code ?? "–";
  replaceChildren(byId("me"), avatar(me.id, fullName(me), "small"), el("span", { class: "me-name" }, fullName(me)), el("span", { class: "chip" }, code));
  byId("me").setAttribute("aria-label", t("me", { name: fullName(me), code }));
}

function openPeople() {
  const list = el("ul", { class: "people" });
  const close = () => box.close();
  const draw = () => replaceChildren(list, [...state.people.values()].map((one) => el("li", {}, personRow(one, close))));
  draw();
  const box = dialog({ title: t("people"), body: [el("p", { class: "hint" }, t("people.hint")), list, adder()], done: t("close") });
  const stop = new AbortController();
  document.addEventListener("people-changed", draw, { signal: stop.signal });
  box.addEventListener("close", () => stop.abort());
}

on("world", () => document.dispatchEvent(new CustomEvent("people-changed")));

function personRow(one, close) {
  const current = one.id === state.personId;
  const become = () => {
    close();
    becomePerson(one.id);
    toast(t("people.now", { name: fullName(one) }));
  };
  const pick = el("button", { type: "button", class: "person", "aria-pressed": String(current), on: { click: become } },
    avatar(one.id, fullName(one), "small"), el("span", {}, fullName(one)), current ? icon("check") : null);
  const choice = codeSelect(one.language_code ?? "-", t("people.language", { name: fullName(one) }));
  choice.addEventListener("change", () => attempt("language", { person: one.id, language: choice.value === "-" ? null : choice.value }));
  return [pick, choice];
}

function codeSelect(value, label) {
  const codes = CODES.includes(value) ? CODES : [value, ...CODES];
  const select = el("select", { "aria-label": label }, codes.map((code) => el("option", { value: code }, code === "-" ? t("people.nocode") : code)));
  select.value = value;
  return select;
}

function adder() {
  const name = el("input", { type: "text", maxlength: "64", required: true, placeholder: t("people.name"), "aria-label": t("people.name") });
  const code = codeSelect(language(), t("people.new_language"));
  const form = el("form", { class: "add-person" }, name, code, el("button", { class: "button", type: "submit" }, icon("plus"), t("people.add")));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (await attempt("people", { name: name.value, language: code.value === "-" ? null : code.value })) name.value = "";
  });
  return form;
}
