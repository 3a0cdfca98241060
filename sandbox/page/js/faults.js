/** Faults on demand: which calls of the bot go wrong next, and how. */

import { el } from "./dom.js";
import { t } from "./i18n.js";

export function faultForm(view, act) {
  const kind = el("select", { id: "fault-kind", "aria-label": t("faults.kind") }, view.kinds.map((one) => el("option", { value: one }, t(`fault.${one}`))));
  const method = el("input", { type: "text", id: "fault-method", value: "sendMessage", "aria-label": t("faults.method"), list: "methods" });
  const times = number("fault-times", "faults.times", 1);
  const seconds = number("fault-seconds", "faults.seconds", 3);
  const form = el("form", { class: "stacked-form" },
    kind, method,
    el("div", { class: "pair" }, labelled("faults.times", times), labelled("faults.seconds", seconds)),
    el("button", { type: "submit", class: "button" }, t("faults.add")),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    act("fault", { kind: kind.value, method: method.value, times: Number(times.value), seconds: Number(seconds.value) });
  });
  return [state(view, act), form, el("button", { type: "button", class: "button", on: { click: () => act("down", { seconds: Number(seconds.value) }) } }, t("faults.down"))];
}

function state(view, act) {
  if (!view.faults && !view.is_down) return null;
  const words = view.is_down ? t("faults.is_down") : t("faults.waiting", { n: view.faults });
  return el("p", { class: "warning" }, words, el("button", { type: "button", class: "button", on: { click: () => act("no-faults", {}) } }, t("faults.clear")));
}

function number(id, label, value) {
  return el("input", { type: "number", id, min: "1", max: "1000", required: true, value: String(value), "aria-label": t(label) });
}

function labelled(key, field) {
  return el("label", {}, el("small", {}, t(key)), field);
}
