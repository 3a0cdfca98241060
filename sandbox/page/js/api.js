/** Talks to the sandbox: JSON calls, and a stream of events that re-reads the state whenever it (re)connects. */

async function answered(response) {
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(body.error ?? `HTTP ${response.status}`);
  return body;
}

export async function get(path, params = {}) {
  const query = new URLSearchParams(Object.entries(params).filter(([, value]) => value !== null && value !== undefined));
  return answered(await fetch(`/api/${path}?${query}`));
}

export async function post(path, body) {
  return answered(
    await fetch(`/api/${path}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    }),
  );
}

/** Sends files with the fields of `body`, as a form would. */
export async function upload(path, body, files) {
  const form = new FormData();
  for (const [name, value] of Object.entries(body)) if (value !== null) form.append(name, value);
  for (const file of files) form.append("file", file, file.name);
  return answered(await fetch(`/api/${path}`, { method: "POST", body: form }));
}

/**
 * Calls `onState(snapshot)` after each connection and `onEvent(event)` for what follows. Events that arrive while
 * the snapshot is under way wait for it, so that nothing is lost and nothing older overwrites it for good.
 */
export function connect({ onState, onEvent, onLine }) {
  const source = new EventSource("/api/events");
  let waiting = null;
  const read = async () => {
    const mine = [];
    waiting = mine;
    try {
      const snapshot = await get("state");
      if (waiting !== mine) return;
      waiting = null;
      onLine(true);
      onState(snapshot);
      mine.filter((event) => event.serial > snapshot.serial).forEach(onEvent);
    } catch {
      setTimeout(() => waiting === mine && read(), 1000);
    }
  };
  source.addEventListener("open", read);
  source.addEventListener("error", () => onLine(false));
  source.addEventListener("message", (message) => {
    const event = JSON.parse(message.data);
    if (event.type === "reload") read();
    else if (waiting) waiting.push(event);
    else onEvent(event);
  });
}
