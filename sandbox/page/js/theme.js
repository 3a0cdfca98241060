/** Light, dark, or as the system has it. The choice sits on <html data-theme>, the colours in css/tokens.css. */

import { icon, replaceChildren } from "./dom.js";
import { t } from "./i18n.js";
import { remember, remembered } from "./prefs.js";

const ORDER = ["auto", "light", "dark"];
const ICONS = { auto: "auto", light: "sun", dark: "moon" };

export function theme() {
  const kept = remembered("theme");
  return ORDER.includes(kept) ? kept : "auto";
}

export function applyTheme() {
  document.documentElement.dataset.theme = theme();
}

/** Makes `button` step through the themes and say which one is on. */
export function themeButton(button) {
  const paint = () => {
    const label = t("theme", { name: t(`theme.${theme()}`) });
    replaceChildren(button, icon(ICONS[theme()]));
    button.setAttribute("aria-label", label);
    button.title = label;
  };
  button.addEventListener("click", () => {
    remember("theme", ORDER[(ORDER.indexOf(theme()) + 1) % ORDER.length]);
    applyTheme();
    paint();
  });
  paint();
  return paint;
}
