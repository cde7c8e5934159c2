import type { Story } from "./story.svelte.ts";
import { formatHash, parseHash } from "./url-state.ts";

/** Browsers refuse an address that changes too often; it is written once things have come to rest. */
const REST_MS = 300;

/** Keeps the address in step with the story, and the story with an address that the reader changes. */
export function shareAddress(story: Story): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  $effect.root(() => {
    $effect(() => {
      const hash = formatHash(story.place);
      if (story.playing) return;
      clearTimeout(timer);
      timer = setTimeout(() => {
        if (hash === location.hash.slice(1)) return;
        history.replaceState(null, "", hash === "" ? location.pathname : `#${hash}`);
      }, REST_MS);
    });
  });
  addEventListener("hashchange", () => {
    // Links within the page lead to an element, not to a place in the story.
    if (!location.hash.includes("=")) return;
    story.goTo(parseHash(location.hash).place);
  });
}
