/** The page's own language: texts from i18n/*.json, and plurals. Not to be mixed up with the person's language. */

import { remember, remembered } from "./prefs.js";

export const LANGUAGES = {
  az: "Azərbaycanca", en: "English", kk: "Қазақша", ky: "Кыргызча", ru: "Русский", tr: "Türkçe", uz: "Oʻzbekcha",
};

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
