/** Faults on demand: which calls of the bot go wrong next, and how. */

import { el } from "./dom.js";
import { t } from "./i18n.js";

/** Whether faults are to hit a share of all calls; the form is drawn anew after each act and keeps to it. */
let shared = false;

export function faultForm(view, act) {
  const kind = choice("fault-kind", "faults.kind", view.kinds.map((one) => [one, t(`fault.${one}`)]));
  const method = choice("fault-method", "faults.method", [["*", t("journal.any")], ...view.methods.map((one) => [one, one])]);
  const which = choice("fault-which", "faults.which", [["next", t("faults.next")], ["share", t("faults.share")]]);
  const [times, seconds] = [number("fault-times", "faults.times", 1), number("fault-seconds", "faults.seconds", 3)];
  const [percent, seed] = [number("fault-percent", "faults.percent", 10, { max: "100" }), number("fault-seed", "faults.seed", 1, { min: "0" })];
  const [few, many] = [[times], [percent, seed]];
  const paint = () => {
    for (const field of few) [field.parentElement.hidden, field.disabled] = [shared, shared];
    for (const field of many) [field.parentElement.hidden, field.disabled] = [!shared, !shared];
  };
  const form = el("form", { class: "stacked-form" },
    kind, method, which,
    el("div", { class: "pair" }, [times, percent, seconds, seed].map((field) => labelled(field))),
    el("button", { type: "submit", class: "button" }, t("faults.add")),
  );
  method.value = "sendMessage";
  which.value = shared ? "share" : "next";
  which.addEventListener("change", () => {
    shared = which.value === "share";
    paint();
  });
  paint();
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const hit = shared ? { percent: Number(percent.value), seed: Number(seed.value) } : { times: Number(times.value) };
    act("fault", { kind: kind.value, method: method.value, seconds: Number(seconds.value), ...hit });
  });
  const down = () => seconds.reportValidity() && act("down", { seconds: Number(seconds.value) });
  return [state(view, act), form, el("button", { type: "button", class: "button", on: { click: down } }, t("faults.down"))];
}

function state(view, act) {
  if (!view.faults && !view.is_down) return null;
  const words = view.is_down ? t("faults.is_down") : t("faults.waiting", { n: view.faults });
  return el("p", { class: "warning" }, words, el("button", { type: "button", class: "button", on: { click: () => act("no-faults", {}) } }, t("faults.clear")));
}

function choice(id, label, options) {
  return el("select", { id, "aria-label": t(label) }, options.map(([value, words]) => el("option", { value }, words)));
}

function number(id, label, value, bounds = {}) {
  return el("input", { type: "number", id, min: "1", max: "1000", required: true, value: String(value), "aria-label": t(label), ...bounds });
}

function labelled(field) {
  return el("label", {}, el("small", {}, field.getAttribute("aria-label")), field);
}
