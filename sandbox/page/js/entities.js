/** Text with Bot API entities → nodes. Offsets are UTF-16 units, which is how JavaScript counts too. */

import { entityMoment, fullMoment } from "./dates.js";
import { append, el, icon } from "./dom.js";
import { language, t } from "./i18n.js";
import { parse, telegramLink } from "./links.js";

const PLAIN = {
  bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code", hashtag: "span", cashtag: "span",
  custom_emoji: "span", bank_card_number: "span", marked: "mark", subscript: "sub", superscript: "sup",
};
const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);
const SAFE_SCHEMES = new Set(["http:", "https:", "mailto:", "tel:"]);

/**
 * `acts` says what the clickable kinds do: `command(text)`, `follow(link)`, `mention(username)`, `now()`,
 * `botUsername()`.
 */
export function renderText(text, entities, acts) {
  const sorted = [...(entities ?? [])].sort((a, b) => a.offset - b.offset || b.length - a.length);
  const fragment = document.createDocumentFragment();
  append(fragment, nodes(text, 0, text.length, sorted, acts));
  return fragment;
}

function nodes(text, start, end, entities, acts) {
  const made = [];
  let at = start;
  for (let i = 0; i < entities.length; ) {
    const entity = entities[i];
    const stop = Math.min(entity.offset + entity.length, end);
    const inner = [];
    for (i += 1; i < entities.length && entities[i].offset < stop; i += 1) inner.push(entities[i]);
    if (entity.offset < at) continue;
    const block = BLOCKS.has(entity.type);
    made.push(between(text.slice(at, entity.offset), block));
    made.push(styled(entity, text.slice(entity.offset, stop), () => nodes(text, entity.offset, stop, inner, acts), acts));
    at = stop;
    if (block && text[at] === "\n") at += 1;
  }
  made.push(text.slice(at, end));
  return made;
}

/** A line break right before a block would show as an empty line: the block breaks the line itself. */
function between(text, beforeBlock) {
  return beforeBlock && text.endsWith("\n") ? text.slice(0, -1) : text;
}

/** What `entity` makes of `text`; `inner()` gives the nodes of the text as the entities inside it style them. */
export function styled(entity, text, inner, acts) {
  if (Object.hasOwn(PLAIN, entity.type)) return el(PLAIN[entity.type], { class: `e-${entity.type}` }, inner());
  return Object.hasOwn(SPECIAL, entity.type) ? SPECIAL[entity.type](entity, text, inner, acts) : el("span", {}, inner());
}

const SPECIAL = {
  spoiler: (_entity, _text, inner) => spoiler(inner()),
  blockquote: (_entity, _text, inner) => el("blockquote", {}, inner()),
  expandable_blockquote: (_entity, _text, inner) => expandable(inner()),
  pre: (entity, text) => preformatted(text, entity.language),
  url: (_entity, text, inner, acts) => link(/^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`, inner(), acts),
  email: (_entity, text, inner, acts) => link(`mailto:${text}`, inner(), acts),
  phone_number: (_entity, text, inner, acts) => link(`tel:${text}`, inner(), acts),
  text_link: (entity, _text, inner, acts) => link(entity.url, inner(), acts),
  text_mention: (_entity, _text, inner) => el("span", { class: "e-mention" }, inner()),
  mention: (_entity, text, inner, acts) => action(inner(), () => acts.mention(text)),
  bot_command: (_entity, text, inner, acts) => action(inner(), () => acts.command(text)),
  date_time: (entity, _text, inner, acts) => moment(entity, inner, acts),
};

function action(children, run) {
  return el("button", { type: "button", class: "inline-action", on: { click: run } }, children);
}

function spoiler(children) {
  const node = el("span", { class: "spoiler", role: "button", tabindex: "0", "aria-label": t("spoiler") }, el("span", {}, children));
  const reveal = (event) => {
    if (node.classList.contains("open") || (event.type === "keydown" && event.key !== "Enter" && event.key !== " ")) return;
    event.preventDefault();
    event.stopPropagation();
    node.classList.add("open");
    for (const name of ["role", "tabindex", "aria-label"]) node.removeAttribute(name);
  };
  node.addEventListener("click", reveal, { capture: true });
  node.addEventListener("keydown", reveal);
  return node;
}

/** A quotation that shows three lines until it is unfolded. */
export function expandable(children) {
  const quote = el("blockquote", { class: "expandable" }, el("div", { class: "quote-text" }, children));
  const toggle = el("button", { type: "button", class: "quote-toggle", "aria-expanded": "false", "aria-label": t("quote.more") }, icon("down"));
  toggle.addEventListener("click", () => {
    const open = quote.classList.toggle("open");
    toggle.setAttribute("aria-expanded", String(open));
    toggle.setAttribute("aria-label", t(open ? "quote.less" : "quote.more"));
  });
  quote.append(toggle);
  return quote;
}

/** Takes the toggle off quotes that fit without it; call once the bubbles are in the page. */
export function settleQuotes(root) {
  for (const quote of root.querySelectorAll("blockquote.expandable:not(.open)")) {
    const body = quote.firstElementChild;
    quote.classList.toggle("short", body.scrollHeight <= body.clientHeight + 2);
  }
}

/** Code with a button that copies it. */
export function preformatted(text, language) {
  const copy = el("button", { type: "button", class: "pre-copy", "aria-label": t("copy"), title: t("copy") }, icon("copy"));
  copy.addEventListener("click", () => copyText(text));
  return el("div", { class: "pre" }, el("div", { class: "pre-head" }, el("span", {}, language ?? ""), copy), el("pre", { tabindex: "0" }, el("code", {}, text)));
}

/** Puts `text` on the clipboard and resolves to whether the browser let it. */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    document.dispatchEvent(new CustomEvent("notice", { detail: t("copied") }));
    return true;
  } catch {
    document.dispatchEvent(new CustomEvent("notice", { detail: t("copy.failed", { text }) }));
    return false;
  }
}

/** An outside link opens in its own tab; a link to Telegram itself stays here; other schemes lead nowhere. */
function link(address, children, acts) {
  const url = parse(address);
  if (!url || !SAFE_SCHEMES.has(url.protocol)) return el("span", { class: "e-mention" }, children);
  const inside = telegramLink(address, acts.botUsername());
  if (inside) return action(children, () => acts.follow(inside));
  return el("a", { href: url.href, target: "_blank", rel: "noopener noreferrer", title: url.href }, children);
}

function moment(entity, inner, acts) {
  const shown = entityMoment(entity.unix_time, entity.date_time_format, acts.now());
  const stamp = new Date(entity.unix_time * 1000).toISOString();
  const lang = shown === null ? null : language();
  return el("time", { datetime: stamp, title: fullMoment(entity.unix_time), class: "e-time", lang }, shown ?? inner());
}
