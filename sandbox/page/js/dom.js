/** Builds DOM nodes. Text always becomes a text node: nothing here or elsewhere parses markup. */

const SVG = "http://www.w3.org/2000/svg";

/**
 * An element. `props` may hold `class`, `on` (listeners), `data` (dataset), IDL properties such as `disabled`
 * or `value`, and attributes (`aria-*`, `role`, `href`, …). null, undefined and false are left out.
 */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "class") node.className = value;
    else if (name === "on") for (const [event, listener] of Object.entries(value)) node.addEventListener(event, listener);
    else if (name === "data") Object.assign(node.dataset, value);
    else if (name in node && typeof value !== "string") node[name] = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  append(node, children);
  return node;
}

/** Appends nodes and strings; nested lists are flattened, null and false are skipped. */
export function append(parent, children) {
  for (const child of [children].flat(Infinity)) {
    if (child === null || child === undefined || child === false || child === "") continue;
    parent.append(child);
  }
}

export function byId(id) {
  return document.getElementById(id);
}

export function replaceChildren(parent, ...children) {
  parent.replaceChildren();
  append(parent, children);
}

const PATHS = {
  menu: "M4 7h16M4 12h16M4 17h10",
  send: "M5 12h13M12 5l7 7-7 7",
  back: "M15 5l-7 7 7 7",
  close: "M6 6l12 12M18 6L6 18",
  down: "M6 9l6 6 6-6",
  sun: "M12 8a4 4 0 100 8 4 4 0 000-8zM12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.4 1.4M17.6 17.6L19 19M5 19l1.4-1.4M17.6 6.4L19 5",
  moon: "M20 14.5A8.5 8.5 0 019.5 4 8.5 8.5 0 1020 14.5z",
  auto: "M12 3a9 9 0 100 18 9 9 0 000-18zM12 3v18M12 7h6.5M12 12h9M12 17h6.5",
  link: "M8 16L16 8M9 8h7v7",
  copy: "M9 9h10v10H9zM5 15V5h10",
  share: "M14 6l6 6-6 6M20 12H9a5 5 0 00-5 5v1",
  people: "M9 11a3.5 3.5 0 100-7 3.5 3.5 0 000 7zM2.5 20c.5-4 3-6 6.5-6s6 2 6.5 6M16 4.5a3.5 3.5 0 010 6M18 14.5c2 .8 3.2 2.7 3.5 5.5",
  tools: "M4 7h9M17 7h3M4 17h3M11 17h9M15 4.5v5M9 14.5v5",
  pin: "M9 4h6l-1 6 3 3H7l3-3zM12 13v7",
  reply: "M10 7l-6 5 6 5M4 12h9c4 0 6 2 7 6",
  attach: "M20 11l-8 8a5 5 0 01-7-7l8.5-8.5a3.4 3.4 0 015 5L10 17a1.7 1.7 0 01-2.5-2.5L15 7",
  check: "M5 12.5l4.5 4.5L19 7",
  clock: "M12 3a9 9 0 100 18 9 9 0 000-18zM12 7v5l3.5 2",
  file: "M6 3h8l4 4v14H6zM14 3v4h4",
  keyboard: "M3 7h18v10H3zM7 11h.01M11 11h.01M15 11h.01M8 14h8",
  plus: "M12 5v14M5 12h14",
  trash: "M5 7h14M9 7V4h6v3M7 7l1 13h8l1-13",
  bolt: "M13 3L5 14h6l-1 7 8-11h-6z",
  list: "M8 7h12M8 12h12M8 17h12M4 7h.01M4 12h.01M4 17h.01",
  smile: "M12 3a9 9 0 100 18 9 9 0 000-18zM8.5 14a4.2 4.2 0 007 0M9 9.5h.01M15 9.5h.01",
  edit: "M4 20l1-4L16 5l3 3L8 19z",
  eye: "M2 12c2.5-4.5 6-6.5 10-6.5s7.5 2 10 6.5c-2.5 4.5-6 6.5-10 6.5S4.5 16.5 2 12zM12 9.5a2.5 2.5 0 100 5 2.5 2.5 0 000-5z",
  forward: "M14 7l6 5-6 5M20 12h-9c-4 0-6 2-7 6",
};

/** A line icon that takes the colour and the size of the text around it; hidden from screen readers. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}
