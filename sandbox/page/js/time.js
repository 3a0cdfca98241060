/** Time travel: a step forward, a date, or a moment that the program offers. Never back. */

import { fullDay, fullMoment } from "./dates.js";
import { el, icon } from "./dom.js";
import { t } from "./i18n.js";
import { now } from "./store.js";

const STEPS = [["time.hour", 3600], ["time.day", 86400], ["time.week", 604800], ["time.month", 2592000]];

export function timeControl(view, act) {
  const today = el("p", { class: "now" }, icon("clock"), fullMoment(now()));
  if (!view.can_travel) return [today, el("p", { class: "hint" }, t("time.fixed"))];
  const go = (to) => act("travel", { to: Math.floor(to) });
  const steps = STEPS.map(([key, seconds]) => el("button", { type: "button", class: "button", on: { click: () => go(now() + seconds) } }, t(key)));
  return [today, el("div", { class: "buttons" }, steps), offers(view.moments, go), dateForm(go)];
}

/** The offered moments under the days on which they are, soonest first; each is one line. */
function offers(moments, go) {
  const days = Map.groupBy(moments, (moment) => fullDay(moment.at));
  return [...days].map(([day, those]) => el("div", { class: "moments" }, el("h4", {}, day), those.map((moment) => offer(moment, go))));
}

function offer({ label, at }, go) {
  return el("button", { type: "button", class: "moment", title: `${label} · ${fullMoment(at)}`, on: { click: () => go(at) } }, label);
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
