import { render } from "svelte/server";

import type { PageContext } from "./context.ts";
import { type PartOfPage, partsOfPage } from "./parts-of-page.ts";
import Island from "./parts/island.svelte";
import type { FinishedRun } from "./story/finished-run.ts";
import { Story } from "./story/story.svelte.ts";
import type { Untrained } from "./story/untrained.ts";
import { type Dictionary, english } from "./text/english.ts";
import { traditionalChinese } from "./text/traditional-chinese.ts";

export { trainFinishedRun } from "./story/train-finished-run.ts";
export { UNTRAINED_ID as untrainedId } from "./story/untrained.ts";

/** A page to be written. */
export interface RenderedPage {
  /** The folder below the root. */
  readonly folder: string;
  readonly title: string;
  readonly description: string;
  /** What stands in the page's body. */
  readonly body: string;
}

const languages = [
  { text: english, folder: "", otherPage: "zh-TW/" },
  { text: traditionalChinese, folder: "zh-TW/", otherPage: "../" },
];

/** Both pages as a reader without JavaScript sees them. */
export async function renderPages(
  untrained: Untrained,
  finished: FinishedRun,
): Promise<RenderedPage[]> {
  return Promise.all(
    languages.map(async ({ text, folder, otherPage }) => {
      const story = new Story(untrained);
      const root = folder === "" ? "./" : "../";
      const page: PageContext = { otherPage, root, hasReport: false, problems: [], finished };
      const parts = async (place: PartOfPage["place"]): Promise<string> => {
        const ofPlace = partsOfPage.filter((part) => part.place === place);
        const bodies = ofPlace.map(async (part) => renderPart(part, { text, story, page }));
        return (await Promise.all(bodies)).join("\n");
      };
      const body = `<header>${await parts("header")}</header>
<main>${await parts("main")}${footer(text)}</main>
${await parts("dock")}`;
      return { folder, title: text.title, description: text.description, body };
    }),
  );
}

async function renderPart(
  { name, load }: PartOfPage,
  props: { readonly text: Dictionary; readonly story: Story; readonly page: PageContext },
): Promise<string> {
  const { default: Part } = await load();
  // Each part counts its ids from one.
  const { body } = render(Island, { props: { ...props, Part }, idPrefix: name });
  return `<div id="part-${name}" class="part">${body}</div>`;
}

function footer({ footer: { source, offline } }: Dictionary): string {
  return `<footer class="column"><p class="small">${source}</p><p class="small">${offline}</p></footer>`;
}
