import type { Attachment } from "svelte/attachments";

import { moveByKey, type Position } from "./move-by-key.ts";

/**
 * Makes an element that Tab enters once a place where the arrow keys move; Esc leaves it for the caption below it,
 * from where Tab goes on.
 */
export function arrowKeys(
  position: () => Position,
  move: (index: number) => void,
): Attachment<HTMLElement> {
  return (element) => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      if (event.key === "Escape") {
        element.closest("figure")?.querySelector("figcaption")?.focus();
        return;
      }
      const target = moveByKey(event.key, position());
      if (target === undefined) return;
      event.preventDefault();
      move(target);
    };
    element.addEventListener("keydown", onKey);
    return () => element.removeEventListener("keydown", onKey);
  };
}
