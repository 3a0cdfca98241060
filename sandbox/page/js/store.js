/** What the page knows: the sandbox's world as last heard, who the visitor is, and which chat is open. */

import { remember, remembered } from "./prefs.js";

/** The thread of a forum's general topic; its messages carry no thread themselves. */
export const GENERAL = 1;

const listeners = new Map();

export const state = {
  ready: false,
  bot: { id: 0, username: "bot", first_name: "Bot" },
  people: new Map(),
  chats: new Map(),
  messages: new Map(),
  personId: null,
  chatId: null,
  threadId: null,
  clockOffset: 0,
  read: new Map(),
};

export function on(event, listener) {
  listeners.set(event, [...(listeners.get(event) ?? []), listener]);
}

export function emit(event, detail) {
  for (const listener of listeners.get(event) ?? []) listener(detail);
}

/** The bot's clock, in unix seconds: the real one unless time has been moved. */
export function now() {
  return Math.floor(Date.now() / 1000 + state.clockOffset);
}

function setNow(unix) {
  state.clockOffset = unix - Date.now() / 1000;
}

export function person() {
  return state.people.get(state.personId) ?? null;
}

export function chat() {
  return state.chats.get(state.chatId) ?? null;
}

/** The chats that the person in use can see: the bot itself first, then the newest. */
export function visibleChats() {
  const seen = [...state.chats.values()].filter((one) =>
    one.type === "private" ? one.id === state.personId : one.members.includes(state.personId),
  );
  return seen.sort((a, b) => Number(b.type === "private") - Number(a.type === "private") || lastDate(b) - lastDate(a) || rank(a) - rank(b));
}

function rank(one) {
  return ["group", "supergroup", "channel", "between"].indexOf(one.type);
}

function lastDate(one) {
  return lastMessage(one.id)?.date ?? 0;
}

/** Messages of a chat that the person in use sees, oldest first; of one topic when `threadId` is given. */
export function messagesOf(chatId, threadId = null) {
  const all = seen([...(state.messages.get(chatId)?.values() ?? [])]);
  return threadId === null ? all : all.filter((one) => threadOf(one) === threadId);
}

export function isMine(message) {
  return message.only_for === undefined || message.only_for === state.personId;
}

/** Leaves out what others see alone, and puts each message that replaces one in its place. */
function seen(messages) {
  const mine = messages.filter(isMine);
  const instead = new Map(mine.filter((one) => one.in_place_of).map((one) => [one.in_place_of, one]));
  if (!instead.size) return mine;
  const placed = new Set(mine.map((one) => instead.get(one.message_id)).filter(Boolean));
  return mine.filter((one) => !placed.has(one)).map((one) => instead.get(one.message_id) ?? one);
}

export function threadOf(message) {
  return message.is_topic_message ? message.message_thread_id : GENERAL;
}

export function lastMessage(chatId, threadId = null) {
  return messagesOf(chatId, threadId).at(-1) ?? null;
}

function readKey(chatId, threadId) {
  return `${state.personId}:${chatId}:${threadId}`;
}

/** How many messages by others came after the last look; a chat never opened counts from the page's start. */
export function unread(chatId, threadId = null) {
  return messagesOf(chatId, threadId).filter(
    (one) => one.only_for === undefined && one.from?.id !== state.personId && one.message_id > (state.read.get(readKey(chatId, threadOf(one))) ?? 0),
  ).length;
}

export function markRead(chatId, threadId = null) {
  for (const message of messagesOf(chatId, threadId)) {
    if (message.only_for === undefined) state.read.set(readKey(chatId, threadOf(message)), message.message_id);
  }
  emit("read");
}

/** Takes a whole snapshot; keeps the person and the chat in use if they still exist. */
export function takeSnapshot(snapshot) {
  state.bot = snapshot.bot;
  setNow(snapshot.now);
  state.people = new Map(snapshot.people.map((one) => [one.id, one]));
  state.chats = new Map(snapshot.chats.map((one) => [one.id, one]));
  state.messages = new Map();
  for (const message of snapshot.messages) putMessage(message);
  const wanted = state.personId ?? Number(remembered("person"));
  state.personId = state.people.has(wanted) ? wanted : newcomer(snapshot.people);
  if (!visibleChats().some((one) => one.id === state.chatId)) [state.chatId, state.threadId] = [null, null];
  if (!state.ready) for (const one of state.chats.values()) markRead(one.id);
  state.ready = true;
  emit("world");
}

/** Somebody new begins as the person who shares the language of the page. */
function newcomer(people) {
  const alike = people.find((one) => one.language_code === document.documentElement.lang);
  return (alike ?? people[0])?.id ?? null;
}

function putMessage(message) {
  const chatId = message.chat.id;
  if (!state.messages.has(chatId)) state.messages.set(chatId, new Map());
  state.messages.get(chatId).set(message.message_id, message);
}

/** Takes one event of the stream and tells the parts of the page that show what it changes. */
export function takeEvent(event) {
  const take = TAKERS[event.type];
  if (take) take(event);
}

/** What was said in a deleted topic is gone with it. */
function dropDeletedTopics(forum) {
  const kept = new Set([GENERAL, ...forum.topics.map((topic) => topic.message_thread_id)]);
  const messages = state.messages.get(forum.id) ?? new Map();
  for (const [id, message] of messages) if (!kept.has(threadOf(message))) messages.delete(id);
  if (state.chatId === forum.id && !kept.has(state.threadId)) openChat(forum.id, GENERAL);
}

const TAKERS = {
  message: ({ message }) => {
    putMessage(message);
    if (isMine(message)) emit("message", message);
  },
  deleted: ({ chat_id: chatId, message_ids: ids }) => {
    for (const id of ids) state.messages.get(chatId)?.delete(id);
    emit("deleted", { chatId, ids });
  },
  chat: ({ chat: one }) => {
    state.chats.set(one.id, one);
    if (one.is_forum) dropDeletedTopics(one);
    emit("world");
  },
  people: ({ people }) => {
    state.people = new Map(people.map((one) => [one.id, one]));
    emit("world");
  },
  time: ({ now: unix }) => {
    setNow(unix);
    emit("time");
  },
  bot: ({ bot }) => {
    state.bot = bot;
    emit("world");
  },
  typing: (event) => emit("typing", event),
  answer: (event) => emit("answer", event),
  inline: (event) => emit("inline", event),
  menu: (event) => emit("menu", event),
};

export function openChat(chatId, threadId = null) {
  [state.chatId, state.threadId] = [chatId, threadId];
  emit("open");
}

export function becomePerson(personId) {
  state.personId = personId;
  remember("person", personId);
  if (!visibleChats().some((one) => one.id === state.chatId)) [state.chatId, state.threadId] = [null, null];
  emit("world");
  emit("person");
}
