/** After a press with the pointer, Enter leads back to the input instead of pressing the same button again. */

import { byId } from "./dom.js";

const PRESSED = ".key, .reply-key, .inline-action, #start";

/** Whether the last thing that the visitor did was such a press. A press by a key, whose `detail` is 0, is none. */
let pressed = false;

export function startReturn() {
  document.addEventListener("click", (event) => {
    pressed = event.detail > 0 && Boolean(event.target.closest(PRESSED));
  }, { capture: true });
  document.addEventListener("keydown", (event) => {
    const returns = pressed && event.key === "Enter" && unclaimed(document.activeElement) && byId("text").checkVisibility();
    pressed = false;
    if (!returns) return;
    event.preventDefault();
    byId("text").focus();
  }, { capture: true });
}

/** Nothing else than the pressed button waits for the key: no dialog, no other field. */
function unclaimed(active) {
  return active === document.body || active.matches(PRESSED);
}
