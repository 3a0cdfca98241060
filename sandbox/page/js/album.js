/** Albums: messages with one media group stand as one bubble. */

import { messagesOf } from "./store.js";

/** The messages of the album that `message` belongs to, oldest first; itself alone without one. */
export function albumOf(message) {
  if (!message.media_group_id) return [message];
  return messagesOf(message.chat.id).filter((one) => one.media_group_id === message.media_group_id);
}

/** Whether `message` is shown inside the bubble of an earlier one. */
export function isInside(message) {
  return albumOf(message)[0] !== message;
}
