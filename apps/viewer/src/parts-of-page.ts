import type { Component } from "svelte";

import Masthead from "./parts/masthead.svelte";
import Dock from "./sections/dock.svelte";
import Hero from "./sections/hero.svelte";

/** A part of the page that comes to life by itself. */
export interface PartOfPage {
  readonly name: string;
  readonly place: "header" | "main" | "dock";
  /** What is loaded only once the reader comes near weighs nothing before. */
  readonly isLate: boolean;
  readonly load: () => Promise<{ readonly default: Component }>;
}

const early = (name: string, place: PartOfPage["place"], part: Component): PartOfPage => ({
  name,
  place,
  isLate: false,
  load: async () => ({ default: part }),
});

const late = (name: string, load: PartOfPage["load"]): PartOfPage => ({
  name,
  place: "main",
  isLate: true,
  load,
});

/** The page from top to bottom. */
export const partsOfPage: readonly PartOfPage[] = [
  early("masthead", "header", Masthead),
  early("hero", "main", Hero),
  late("shapes", async () => import("./sections/shapes.svelte")),
  late("learning", async () => import("./sections/learning.svelte")),
  late("beliefs", async () => import("./sections/beliefs.svelte")),
  late("luck", async () => import("./sections/luck.svelte")),
  late("own", async () => import("./sections/own.svelte")),
  late("proof", async () => import("./sections/proof.svelte")),
  early("dock", "dock", Dock),
];
