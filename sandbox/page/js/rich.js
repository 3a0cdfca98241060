/** Rich messages (Bot API 10.1): their blocks → nodes. Blocks of unknown kinds show what is inside them. */

import { el } from "./dom.js";
import { expandable, preformatted, styled } from "./entities.js";
import { t } from "./i18n.js";

/** Headings of a message stand below those of the page: the chat's own title is one of the second level. */
const LEVELS_ABOVE = 2;
const DEEPEST_LEVEL = 6;

export function richNode(rich, acts) {
  return el("div", { class: "rich", dir: rich.is_rtl ? "rtl" : "auto" }, blocks(rich.blocks, acts));
}

/** The words of a rich message alone, a line for each block. */
export function richWords(rich) {
  return list(rich.blocks).map(words).filter(Boolean).join("\n");
}

function words(block) {
  if (typeof block === "string") return block;
  if (Array.isArray(block)) return block.map(words).join("");
  if (block === null || typeof block !== "object") return "";
  if (block.type === "spoiler") return "▒".repeat(words(block.text).length);
  if (block.cells) return list(block.cells).map((row) => list(row).map(words).join(" ")).join("\n");
  const own = block.text ?? block.summary ?? block.alternative_text ?? block.expression ?? "";
  const parts = [block.label, words(own), ...list(block.blocks ?? block.items).map(words)].filter(Boolean);
  return parts.join(block.label ? " " : "\n");
}

function list(value) {
  return Array.isArray(value) ? value : [];
}

function blocks(given, acts) {
  return list(given).map((block) => (Object.hasOwn(BLOCKS, block?.type) ? BLOCKS[block.type](block, acts) : plain(block, acts)));
}

function plain(block, acts) {
  return el("div", {}, text(block?.text ?? block?.expression, acts), blocks(block?.blocks, acts));
}

/** Rich text: a string, a list of parts, or a styled part. */
function text(part, acts) {
  if (typeof part === "string") return part;
  if (Array.isArray(part)) return part.map((one) => text(one, acts));
  if (part === null || typeof part !== "object") return null;
  if (part.type === "custom_emoji") return String(part.alternative_text ?? "");
  const entity = part.type === "url" && part.url ? { type: "text_link", url: part.url } : part;
  return styled(entity, words(part.text ?? part.expression ?? ""), () => text(part.text ?? part.expression, acts), acts);
}

const BLOCKS = {
  paragraph: (block, acts) => el("p", {}, text(block.text, acts)),
  footer: (block, acts) => el("p", { class: "rich-footer" }, text(block.text, acts)),
  divider: () => el("hr"),
  heading: (block, acts) => el("div", {
    class: `rich-heading size-${Number(block.size) || 1}`, role: "heading",
    "aria-level": String(Math.min((Number(block.size) || 1) + LEVELS_ABOVE, DEEPEST_LEVEL)),
  }, text(block.text, acts)),
  pre: (block) => preformatted(words(block.text), block.language),
  list: (block, acts) => el("ul", { class: "rich-list", role: "list" }, list(block.items).map((item) => listItem(item, acts))),
  table: richTable,
  details: (block, acts) => el("details", { open: Boolean(block.is_open) }, el("summary", {}, text(block.summary, acts)), blocks(block.blocks, acts)),
  blockquote: (block, acts) => el("blockquote", {}, blocks(block.blocks, acts), credit(block, acts)),
  pullquote: (block, acts) => el("blockquote", {}, text(block.text, acts), credit(block, acts)),
  expandable_blockquote: (block, acts) => expandable([text(block.text, acts), credit(block, acts)]),
};

function listItem(item, acts) {
  const label = item?.has_checkbox ? (item.is_checked ? "☑" : "☐") : (item?.label ?? "•");
  return el("li", {}, el("span", { class: "rich-label" }, label), el("div", {}, blocks(item?.blocks, acts)));
}

function credit(block, acts) {
  return block.credit ? el("footer", { class: "rich-footer" }, text(block.credit, acts)) : null;
}

function richTable(block, acts) {
  const look = ["bordered", "striped", "compact"].filter((name) => block[`is_${name}`]).join(" ");
  const rows = list(block.cells).map((row) => el("tr", {}, list(row).map((cell) => tableCell(cell, acts))));
  const caption = block.caption ? el("caption", {}, text(block.caption, acts)) : null;
  const name = words(block.caption ?? "") || t("rich.table");
  return el("div", { class: "rich-table", tabindex: "0", role: "region", "aria-label": name }, el("table", { class: look }, caption, el("tbody", {}, rows)));
}

function tableCell(cell, acts) {
  const classes = ["left", "center", "right", "top", "middle", "bottom"].filter((one) => one === cell?.align || one === cell?.valign);
  return el(cell?.is_header ? "th" : "td", {
    class: classes.join(" "), colSpan: Number(cell?.colspan) || 1, rowSpan: Number(cell?.rowspan) || 1,
  }, text(cell?.text, acts));
}
