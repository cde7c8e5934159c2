import type { Component } from "svelte";

import type { SectionName } from "./article/article.ts";
import Masthead from "./parts/masthead.svelte";
import Dock from "./sections/dock.svelte";
import Hero from "./sections/hero.svelte";

/** A part of the page that comes to life by itself. */
export interface PartOfPage {
  readonly name: "masthead" | "hero" | SectionName | "dock";
  /** What is loaded only once the reader comes near weighs nothing before. */
  readonly isLate: boolean;
  readonly load: () => Promise<{ readonly default: Component }>;
}

const early = (name: PartOfPage["name"], part: Component): PartOfPage => ({
  name,
  isLate: false,
  load: async () => ({ default: part }),
});

const late = (name: SectionName, load: PartOfPage["load"]): PartOfPage => ({
  name,
  isLate: true,
  load,
});

/** The page from top to bottom. */
export const partsOfPage: readonly PartOfPage[] = [
  early("masthead", Masthead),
  early("hero", Hero),
  late("memory", async () => import("./sections/memory.svelte")),
  late("gates", async () => import("./sections/gates.svelte")),
  late("shapes", async () => import("./sections/shapes.svelte")),
  late("learning", async () => import("./sections/learning.svelte")),
  late("beliefs", async () => import("./sections/beliefs.svelte")),
  late("surgery", async () => import("./sections/surgery.svelte")),
  late("luck", async () => import("./sections/luck.svelte")),
  late("own", async () => import("./sections/own.svelte")),
  late("proof", async () => import("./sections/proof.svelte")),
  early("dock", Dock),
];
