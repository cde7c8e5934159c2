import "./styles/page.css";
import { hydrate } from "svelte";

import type { PageContext } from "./context.ts";
import { type PartOfPage, partsOfPage } from "./parts-of-page.ts";
import Island from "./parts/island.svelte";
import { whenNear } from "./parts/when-near.ts";
import { shareAddress } from "./story/share-address.svelte.ts";
import { readStartingPoint } from "./story/starting-point.ts";
import { Story } from "./story/story.svelte.ts";
import { parseHash } from "./story/url-state.ts";
import type { Dictionary } from "./text/english.ts";

/** Brings the prerendered page to life: what is seen first at once, the rest as the reader comes near. */
export function start(text: Dictionary, otherPage: string): void {
  const asked = new URLSearchParams(location.hash.slice(1));
  if (asked.get("lang") === text.otherLanguage.tag) {
    asked.delete("lang");
    location.replace(asked.size > 0 ? `${otherPage}#${asked.toString()}` : otherPage);
    return;
  }
  const { place, problems } = parseHash(location.hash);
  const story = new Story(readStartingPoint(document));
  const page: PageContext = {
    otherPage,
    root: text.language === "en" ? "./" : "../",
    hasReport: asked.get("report") === "1",
    problems,
  };

  const enliven = async ({ name, load }: PartOfPage, target: HTMLElement): Promise<void> => {
    const { default: Part } = await load();
    hydrate(Island, { target, props: { text, story, page, Part } });
    target.dataset["alive"] = name;
  };
  for (const part of partsOfPage) {
    const target = document.getElementById(`part-${part.name}`)!;
    const isWanted = part.name === "proof" && page.hasReport;
    if (part.isLate && !isWanted) whenNear(target, () => void enliven(part, target));
    else void enliven(part, target);
  }
  story.goTo(place);
  shareAddress(story);
  if (import.meta.env.PROD) void keepOffline();
}

/** After the first visit the page needs no network. */
async function keepOffline(): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  try {
    await navigator.serviceWorker.register(
      new URL(/* @vite-ignore */ "../service-worker.js", import.meta.url),
    );
  } catch {
    // A browser that forbids it shows the page all the same.
  }
}
