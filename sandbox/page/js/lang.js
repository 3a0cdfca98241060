/** The language of a message by its letters: the Bot API does not say in which one a text is written. */

import { language } from "./i18n.js";

const NOT_WORDS = /\bhttps?:\S+|[/@]\w+/g;
/** Letters that a Kazakh text has and a Russian one only in names, and those of which the opposite is true. */
const KAZAKH = /[әғқңөұүһі]/gi;
const RUSSIAN = /[вфцчщъьэё]/gi;

/** "kk", "ru" or "en"; that of the page where there are no letters outside commands and addresses. */
export function languageOf(text) {
  const words = text.replace(NOT_WORDS, "");
  const [latin, cyrillic] = [count(words, /\p{Script=Latin}/gu), count(words, /\p{Script=Cyrillic}/gu)];
  if (!latin && !cyrillic) return language();
  if (latin > cyrillic) return "en";
  const more = count(words, KAZAKH) - count(words, RUSSIAN);
  return more > 0 || (more === 0 && language() === "kk") ? "kk" : "ru";
}

function count(text, letters) {
  return text.match(letters)?.length ?? 0;
}
