/** Service messages: the small lines that say who came, went, or changed something. */

import { fullName } from "./avatar.js";
import { t } from "./i18n.js";
import { summary } from "./media.js";

/** The sentence of a service message, or null for an ordinary one. */
export function serviceText(message) {
  const who = message.from ? fullName(message.from) : message.chat.title;
  if (message.new_chat_members) return joined(message, who);
  if (message.left_chat_member) return left(message, who);
  if (message.pinned_message) return t("service.pinned", { who, text: summary(message.pinned_message) });
  if (message.forum_topic_created) return t("service.topic", { who, name: message.forum_topic_created.name });
  if (message.forum_topic_edited) return t("service.topic_edited", { who, name: message.forum_topic_edited.name ?? "" });
  if (message.new_chat_title) return t("service.title", { who, name: message.new_chat_title });
  for (const kind of SIMPLE) if (message[kind]) return t(`service.${kind}`, { who });
  return message.service ? t("service.other") : null;
}

const SIMPLE = [
  "forum_topic_closed", "forum_topic_reopened", "general_forum_topic_hidden", "general_forum_topic_unhidden",
  "migrate_to_chat_id", "migrate_from_chat_id", "group_chat_created", "supergroup_chat_created", "write_access_allowed",
];

function joined(message, who) {
  const names = message.new_chat_members.map(fullName).join(", ");
  const alone = message.new_chat_members.length === 1 && message.new_chat_members[0].id === message.from?.id;
  return alone ? t("service.joined", { who }) : t("service.added", { who, names });
}

function left(message, who) {
  const name = fullName(message.left_chat_member);
  return message.left_chat_member.id === message.from?.id ? t("service.left", { who }) : t("service.removed", { who, name });
}
