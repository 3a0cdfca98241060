/** Links to Telegram itself: what they ask for, and where they lead inside the page. */

const HOSTS = ["t.me", "telegram.me"];
const PARAMETER = /^[A-Za-z0-9_-]{1,64}$/;

/**
 * What a link asks for, or null if it leads outside: { kind: "chat" }, "start" with its payload, "group" with payload
 * and admin, "channel" with admin, "share" with the text. A parameter that is not valid is not passed.
 */
export function telegramLink(address, username) {
  const url = parse(address);
  if (!url || !HOSTS.includes(url.hostname)) return null;
  const path = url.pathname.replace(/^\/|\/$/g, "").toLowerCase();
  if (path === "share/url" || path === "share") return shared(url.searchParams);
  return path === username.toLowerCase() ? toBot(url.searchParams) : null;
}

export function parse(address) {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}

function toBot(given) {
  const admin = given.get("admin") ?? "";
  if (PARAMETER.test(given.get("start") ?? "")) return { kind: "start", payload: given.get("start") };
  const group = given.get("startgroup");
  if (group === "" || PARAMETER.test(group ?? "")) return { kind: "group", payload: group, admin };
  if (given.has("startchannel") && admin) return { kind: "channel", admin };
  return { kind: "chat" };
}

/** The address stands first, and under it the words, as in Telegram. */
function shared(given) {
  return { kind: "share", text: [given.get("url"), given.get("text")].filter(Boolean).join("\n") };
}
