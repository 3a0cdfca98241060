/** Time travel: a step forward, a date, or a moment that the program offers. Never back. */

import { fullMoment } from "./dates.js";
import { el, icon } from "./dom.js";
import { t } from "./i18n.js";
import { now } from "./store.js";

const STEPS = [["time.hour", 3600], ["time.day", 86400], ["time.week", 604800], ["time.month", 2592000]];

export function timeControl(view, act) {
  const today = el("p", { class: "now" }, icon("clock"), fullMoment(now()));
  if (!view.can_travel) return [today, el("p", { class: "hint" }, t("time.fixed"))];
  const go = (to) => act("travel", { to: Math.floor(to) });
  const steps = STEPS.map(([key, seconds]) => el("button", { type: "button", class: "button", on: { click: () => go(now() + seconds) } }, t(key)));
  const offered = view.moments.map((moment) =>
    el("button", { type: "button", class: "moment", on: { click: () => go(moment.at) } }, el("b", {}, moment.label), el("small", {}, fullMoment(moment.at))),
  );
  return [today, el("div", { class: "buttons" }, steps), offered.length ? el("div", { class: "moments" }, offered) : null, dateForm(go)];
}

function dateForm(go) {
  const field = el("input", { type: "datetime-local", required: true, id: "travel-to", "aria-label": t("time.date") });
  field.min = field.value = localStamp(now() + 60);
  const form = el("form", { class: "inline-form" }, field, el("button", { type: "submit", class: "button" }, t("time.go")));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    go(new Date(field.value).getTime() / 1000);
  });
  return form;
}

function localStamp(unix) {
  const day = new Date(unix * 1000);
  return new Date(day.getTime() - day.getTimezoneOffset() * 60000).toISOString().slice(0, 16);
}
