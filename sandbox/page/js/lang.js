/** The language of a message by its letters and short words: the Bot API does not say in which one a text is written. */

import { language } from "./i18n.js";

const NOT_WORDS = /\bhttps?:\S+|[/@]\w+/g;

/**
 * For each language of a script: what speaks for it in a text, and how much. Letters that two languages share weigh
 * less than those of one; `without` takes back what a letter that the language does not have would say.
 */
const CYRILLIC = {
  kk: [[/[әғқұіһ]/giu, 3], [/[ңөү]/giu, 1], [/[вфцчщъьэё]/giu, -1]],
  ky: [[/[ңөү]|аа|оо|уу|ээ/giu, 3], [/[әғқұіһ]/giu, -4], [/[фцщъь]/giu, -1], [/(?<!\p{L})(?:жана|менен|бул|эмес|жок|ал|же|ушул|деп)(?!\p{L})/giu, 4]],
  ru: [[/[вфцчщъьэё]/giu, 1], [/[әғқұіһңөү]/giu, -1], [/(?<!\p{L})(?:и|в|на|не|с|по|из|за)(?!\p{L})/giu, 2]],
};
const LATIN = {
  az: [[/ə/giu, 4], [/[ıİşğçöü]/gu, 1], [/(?<!\p{L})(?:və|üçün|bu|ilə|üzrə)(?!\p{L})/giu, 3]],
  en: [[/w|(?<!\p{L})(?:the|of|and|to|is|in|for|you|no|not|it|on|are|an|has|by)(?!\p{L})/giu, 3]],
  tr: [[/[ıİü]/gu, 2], [/[şğçö]/giu, 1], [/(?<!\p{L})(?:ve|için|bir|bu|ile|en|her)(?!\p{L})/giu, 3], [/[əxqʻ]/giu, -3]],
  uz: [
    [/[og][ʻ‘]|ʼ|q(?!u)/giu, 2], [/[şğçö]|sh/giu, 1], [/[əıİü]|w/gu, -3],
    [/(?<!\p{L})(?:va|bilan|uchun|uçun|yoki|ham|ta|bu|soat|kun|eng)(?!\p{L})/giu, 3],
  ],
};

/** The code of a language of the page; that of the page itself where the text does not tell. */
export function languageOf(text) {
  const words = text.replace(NOT_WORDS, "");
  const [latin, cyrillic] = [count(words, /\p{Script=Latin}/gu), count(words, /\p{Script=Cyrillic}/gu)];
  if (!latin && !cyrillic) return language();
  return latin > cyrillic ? likeliest(words, LATIN, "en") : likeliest(words, CYRILLIC, "ru");
}

function likeliest(words, languages, otherwise) {
  const found = Object.fromEntries(Object.entries(languages).map(([code, signs]) => [code, evidence(words, signs)]));
  const most = Math.max(0, ...Object.values(found));
  const equal = Object.keys(found).filter((code) => found[code] >= most);
  if (most === 0 || equal.length > 1) return language() in languages ? language() : otherwise;
  return equal[0];
}

function evidence(words, signs) {
  return signs.reduce((sum, [pattern, weight]) => sum + weight * count(words, pattern), 0);
}

function count(text, letters) {
  return text.match(letters)?.length ?? 0;
}
