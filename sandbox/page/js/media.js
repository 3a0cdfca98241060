/** Pictures, documents and albums in bubbles. Files come from the sandbox itself, by their file id. */

import { el, icon } from "./dom.js";
import { t } from "./i18n.js";
import { richWords } from "./rich.js";

export function fileAddress(fileId, name = "") {
  return `/api/file/${encodeURIComponent(fileId)}${name ? `?name=${encodeURIComponent(name)}` : ""}`;
}

/** Nodes for what the message carries besides text; an empty list for plain text. */
export function mediaNodes(message, onPicture) {
  if (message.photo) return [picture(message, onPicture)];
  if (message.animation ?? message.video) return [film(message.animation ?? message.video)];
  if (message.document) return [attachment(message.document, "file")];
  if (message.audio ?? message.voice) return [sound(message.audio ?? message.voice)];
  if (message.location) return [place(message)];
  return [];
}

/** Several pictures as one: two in a row, the last one wide when their number is odd. */
export function albumNode(messages, onPicture) {
  return el("div", { class: "album" }, messages.map((message) => mediaNodes(message, onPicture)));
}

function picture(message, onPicture) {
  const largest = message.photo.at(-1);
  const label = message.caption ? t("photo.of", { text: message.caption }) : t("photo");
  const image = el("img", {
    src: fileAddress(largest.file_id), alt: "", loading: "lazy", width: String(largest.width), height: String(largest.height),
  });
  return el("button", { type: "button", class: "picture", "aria-label": label, on: { click: () => onPicture(image.src, label) } }, image);
}

function film(video) {
  return el("video", { class: "film", src: fileAddress(video.file_id), controls: true, preload: "metadata" });
}

function sound(audio) {
  return el("audio", { class: "sound", src: fileAddress(audio.file_id), controls: true, preload: "none" });
}

function attachment(file, kind) {
  const name = file.file_name ?? t("file");
  return el(
    "a",
    { class: "attachment", href: fileAddress(file.file_id, name), download: name },
    el("span", { class: "attachment-icon" }, icon(kind)),
    el("span", { class: "attachment-text" }, el("b", {}, name), el("small", {}, size(file.file_size))),
  );
}

function place(message) {
  const { latitude, longitude } = message.location;
  return el("div", { class: "attachment" }, el("span", { class: "attachment-icon" }, icon("pin")), el("span", {}, `${latitude}, ${longitude}`));
}

function size(bytes) {
  if (bytes === undefined) return "";
  const kilo = bytes / 1024;
  return kilo < 1024 ? t("size.kb", { n: Math.max(1, Math.round(kilo)) }) : t("size.mb", { n: (kilo / 1024).toFixed(1) });
}

/** One line that stands for a message in lists, replies and the pinned bar. */
export function summary(message) {
  const rich = message.rich_message ? richWords(message.rich_message) : "";
  const text = rich || veiled(message.text ?? message.caption ?? "", message.entities ?? message.caption_entities ?? []);
  if (text) return text.replace(/\s+/g, " ").slice(0, 140);
  for (const kind of ["photo", "animation", "video", "document", "audio", "voice", "sticker", "location", "poll"]) {
    if (message[kind]) return t(`kind.${kind}`);
  }
  return "";
}

/** A spoiler stays hidden in a summary too. */
function veiled(text, entities) {
  const hidden = entities.filter((one) => one.type === "spoiler");
  return hidden.reduce((left, one) => left.slice(0, one.offset) + "▒".repeat(one.length) + left.slice(one.offset + one.length), text);
}

/** A picture at full size over the page. */
export function showPicture(src, label) {
  const box = el("dialog", { class: "viewer", "aria-label": label }, el("img", { src, alt: label }));
  const close = el("button", { type: "button", class: "round", "aria-label": t("close") }, icon("close"));
  box.prepend(close);
  box.addEventListener("click", () => box.close());
  box.addEventListener("close", () => box.remove());
  document.body.append(box);
  box.showModal();
}
