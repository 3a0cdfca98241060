/** Sending files: one picture, several as an album, or any document. */

import { upload } from "./api.js";
import { byId } from "./dom.js";
import { t } from "./i18n.js";
import { toast } from "./notices.js";
import { state } from "./store.js";

export function startAttach() {
  byId("attach").addEventListener("click", () => byId("file").click());
  byId("file").addEventListener("change", async () => {
    const files = [...byId("file").files];
    byId("file").value = "";
    if (files.length) await send(files);
  });
}

async function send(files) {
  const text = byId("text");
  try {
    await upload("files", { person: state.personId, chat: state.chatId, thread: state.threadId, caption: text.value }, files);
    text.value = "";
    text.dispatchEvent(new Event("input"));
  } catch (error) {
    toast(t("refused", { why: error.message }));
  }
}
