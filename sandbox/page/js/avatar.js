/** The coloured disc with initials that stands for a person, the bot or a chat. */

import { el } from "./dom.js";

const HUES = 7;

export function avatar(id, name, extra = "") {
  const initials = name.split(/[^\p{L}\p{N}]+/u).filter(Boolean).slice(0, 2).map((word) => [...word][0]).join("").toUpperCase();
  return el("span", { class: `avatar hue-${Math.abs(id) % HUES} ${extra}`, "aria-hidden": "true" }, initials || "?");
}

export function fullName(user) {
  return [user.first_name, user.last_name].filter(Boolean).join(" ");
}
