/** The page's own language: texts from i18n/*.json, plurals, dates. Not to be mixed up with the person's language. */

import { remember, remembered } from "./prefs.js";

export const LANGUAGES = { ru: "Русский", en: "English", kk: "Қазақша" };

let code = "en";
let texts = {};
let plurals = new Intl.PluralRules("en");

function preferred() {
  const wanted = [remembered("language"), ...(navigator.languages ?? [])];
  for (const tag of wanted) {
    const short = (tag ?? "").toLowerCase().split("-")[0];
    if (short in LANGUAGES) return short;
  }
  return "en";
}

/** Loads the texts of `wanted`, or of the language that the visitor's browser prefers. */
export async function loadLanguage(wanted = preferred()) {
  const answer = await fetch(`/page/i18n/${wanted}.json`);
  texts = await answer.json();
  code = wanted;
  plurals = new Intl.PluralRules(code);
  document.documentElement.lang = code;
  for (const node of document.querySelectorAll("[data-text]")) node.textContent = t(node.dataset.text);
  for (const node of document.querySelectorAll("[data-label]")) {
    node.setAttribute("aria-label", t(node.dataset.label));
    node.title = t(node.dataset.label);
  }
}

export async function chooseLanguage(wanted) {
  remember("language", wanted);
  await loadLanguage(wanted);
}

export function language() {
  return code;
}

/** The text under `key` with `{name}` filled in; a text with forms is chosen by `params.n`. */
export function t(key, params = {}) {
  let text = texts[key];
  if (text === undefined) return key;
  if (typeof text === "object") text = text[plurals.select(params.n)] ?? text.other;
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in params ? String(params[name]) : whole));
}

function format(unix, options) {
  return new Intl.DateTimeFormat(code, options).format(new Date(unix * 1000));
}

export function clockTime(unix) {
  return format(unix, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}

/** The heading of a day in a conversation: "Today" or a date, with the year unless it is this one. */
export function dayName(unix, now) {
  const [day, today] = [new Date(unix * 1000), new Date(now * 1000)];
  if (day.toDateString() === today.toDateString()) return t("today");
  const year = day.getFullYear() === today.getFullYear() ? undefined : "numeric";
  return format(unix, { day: "numeric", month: "long", year });
}

/** A short stamp for a list: the hour today, else the date. */
export function shortStamp(unix, now) {
  const [day, today] = [new Date(unix * 1000), new Date(now * 1000)];
  if (day.toDateString() === today.toDateString()) return clockTime(unix);
  return format(unix, { day: "2-digit", month: "2-digit", year: "2-digit" });
}

/** Date and hour in little space. */
export function shortMoment(unix) {
  return format(unix, { dateStyle: "medium", timeStyle: "short" });
}

export function fullMoment(unix) {
  return format(unix, { dateStyle: "full", timeStyle: "short" });
}

/** A moment as a `date_time` entity asks for it: "" (null), "r", or w?[dD]?[tT]?. */
export function entityMoment(unix, pattern, now) {
  if (!pattern) return null;
  if (pattern === "r") return relative(unix - now);
  const options = {};
  if (pattern.includes("w")) options.weekday = "long";
  if (pattern.includes("d")) Object.assign(options, { day: "2-digit", month: "2-digit", year: "2-digit" });
  if (pattern.includes("D")) Object.assign(options, { day: "numeric", month: "long", year: "numeric" });
  if (/[tT]/.test(pattern)) Object.assign(options, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  if (pattern.includes("T")) options.second = "2-digit";
  return format(unix, options);
}

function relative(seconds) {
  const words = new Intl.RelativeTimeFormat(code, { numeric: "auto" });
  const steps = [["year", 31557600], ["month", 2629800], ["day", 86400], ["hour", 3600], ["minute", 60]];
  for (const [unit, size] of steps) {
    if (Math.abs(seconds) >= size) return words.format(Math.trunc(seconds / size), unit);
  }
  return words.format(Math.trunc(seconds), "second");
}
