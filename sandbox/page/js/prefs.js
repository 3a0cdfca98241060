/** What this browser remembers between visits. A browser that forbids storage only forgets. */

const PREFIX = "sandbox.";

export function remembered(name) {
  try {
    return localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

export function remember(name, value) {
  try {
    if (value === null) localStorage.removeItem(PREFIX + name);
    else localStorage.setItem(PREFIX + name, String(value));
  } catch {
    // Private windows of some browsers throw; the choice then lasts as long as the page.
  }
}
