/** Starts the page: language and look first, then the world, then whatever the stream brings. */

import { acts, takeAnswer } from "./acts.js";
import { connect } from "./api.js";
import { drawChatList, startChatList } from "./chatlist.js";
import { drawComposer, startComposer } from "./composer.js";
import { drawConversation, startConversation } from "./conversation.js";
import { append, byId, el, icon } from "./dom.js";
import { drawHeader, startHeader } from "./header.js";
import { chooseLanguage, language, LANGUAGES, loadLanguage } from "./i18n.js";
import { startMessageMenu } from "./messagemenu.js";
import { drawMe, startPeople } from "./people.js";
import { on, openChat, state, takeEvent, takeSnapshot } from "./store.js";
import { applyTheme, themeButton } from "./theme.js";
import { drawTools, startTools } from "./tools.js";
import { startTyping } from "./typing.js";
import { drawWelcome, startWelcome } from "./welcome.js";

function fillIcons() {
  for (const node of document.querySelectorAll("[data-icon]")) node.prepend(icon(node.dataset.icon));
}

function languagePicker(repaint) {
  const box = byId("page-language");
  append(box, Object.entries(LANGUAGES).map(([code, name]) => el("option", { value: code, lang: code }, name)));
  box.value = language();
  box.addEventListener("change", async () => {
    await chooseLanguage(box.value);
    repaint();
  });
}

/** On a phone one sees the list or the chat; the address says which, so that the back button works. */
function navigation() {
  const show = () => {
    document.body.dataset.view = state.chatId === null ? "list" : "chat";
  };
  on("open", () => {
    const hash = state.chatId === null ? "" : `#${state.chatId}${state.threadId === null ? "" : `/${state.threadId}`}`;
    if (location.hash !== hash) history.pushState(null, "", hash || location.pathname);
    show();
    drawConversation();
    if (state.chatId !== null && matchMedia("(hover: hover)").matches) byId("text").focus();
  });
  const follow = () => {
    const [chat, thread] = location.hash.slice(1).split("/").map(Number);
    if (state.chats.has(chat)) openChat(chat, thread || null);
    else if (state.chatId !== null) openChat(null);
  };
  addEventListener("popstate", follow);
  byId("back").addEventListener("click", () => openChat(null));
  on("world", show);
  return follow;
}

async function start() {
  applyTheme();
  await loadLanguage();
  fillIcons();
  const paintTheme = themeButton(byId("theme"));
  for (const begin of [startChatList, startHeader, startComposer, startWelcome, startPeople, startTyping, startMessageMenu, startTools]) begin();
  startConversation(acts);
  languagePicker(() => {
    for (const draw of [paintTheme, drawChatList, drawHeader, drawComposer, drawWelcome, drawMe, drawTools, drawConversation]) draw();
  });
  const follow = navigation();
  on("answer", takeAnswer);
  let first = true;
  connect({
    onState: (snapshot) => {
      takeSnapshot(snapshot);
      if (first) follow();
      first = false;
      drawConversation(true);
      document.body.dataset.ready = "true";
    },
    onEvent: takeEvent,
    onLine: (good) => {
      byId("offline").hidden = good;
    },
  });
}

start();
