/** Short words from the bot or the page: a toast that passes, or an alert that waits for OK. */

import { byId, el } from "./dom.js";
import { t } from "./i18n.js";

const TOAST_MILLISECONDS = 4500;
let timer = null;

export function toast(text) {
  const box = byId("toast");
  box.textContent = text;
  box.classList.add("shown");
  clearTimeout(timer);
  timer = setTimeout(() => box.classList.remove("shown"), TOAST_MILLISECONDS);
}

export function alertBox(title, text) {
  dialog({ title, body: [el("p", { class: "alert-text" }, text)], role: "alertdialog" });
}

/**
 * A modal dialog with a heading and a closing button. It is taken out of the page when it closes; `actions` are
 * [label, run, look] and close it too.
 */
export function dialog({ title, body, actions = [], role = "dialog", wide = false, done = t("ok") }) {
  const box = el("dialog", { class: `dialog ${wide ? "wide" : ""}`, role, "aria-labelledby": "dialog-title" });
  const buttons = actions.map(([label, run, look]) =>
    el("button", { type: "button", class: `button ${look ?? ""}`, on: { click: () => { box.close(); run(); } } }, label),
  );
  const close = el("button", { type: "button", class: "button primary", on: { click: () => box.close() } }, actions.length ? t("cancel") : done);
  box.append(
    el("h2", { id: "dialog-title" }, title),
    el("div", { class: "dialog-body" }, body),
    el("div", { class: "dialog-actions" }, actions.length ? [close, buttons] : close),
  );
  if (actions.length) close.classList.remove("primary");
  box.addEventListener("close", () => box.remove());
  box.addEventListener("click", (event) => event.target === box && box.close());
  document.body.append(box);
  box.showModal();
  return box;
}

document.addEventListener("notice", (event) => toast(event.detail));
