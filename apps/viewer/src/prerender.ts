import { render } from "svelte/server";

import type { Article } from "./article/article.ts";
import { englishArticle } from "./article/english.ts";
import Opening from "./article/opening.svelte";
import SectionText from "./article/section-text.svelte";
import { traditionalChineseArticle } from "./article/traditional-chinese.ts";
import type { PageContext } from "./context.ts";
import { type PartOfPage, partsOfPage } from "./parts-of-page.ts";
import Island from "./parts/island.svelte";
import type { FinishedRun } from "./story/finished-run.ts";
import type { StartingPoint } from "./story/starting-point.ts";
import { Story } from "./story/story.svelte.ts";
import { type Dictionary, english } from "./text/english.ts";
import { traditionalChinese } from "./text/traditional-chinese.ts";

export { trainFinishedRun } from "./story/train-finished-run.ts";
export { STARTING_POINT_ID as startingPointId } from "./story/starting-point.ts";

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
  { text: english, article: englishArticle, folder: "", otherPage: "zh-TW/" },
  {
    text: traditionalChinese,
    article: traditionalChineseArticle,
    folder: "zh-TW/",
    otherPage: "../",
  },
];

/** Both pages as a reader without JavaScript sees them. */
export async function renderPages(
  startingPoint: StartingPoint,
  finished: FinishedRun,
): Promise<RenderedPage[]> {
  return Promise.all(
    languages.map(async ({ text, article, folder, otherPage }) => {
      const root = folder === "" ? "./" : "../";
      const page: PageContext = { otherPage, root, hasReport: false, problems: [], finished };
      const props = { text, story: new Story(startingPoint), page };
      const parts = await Promise.all(
        partsOfPage.map(async (part) =>
          placePart(part.name, article, await renderPart(part, props)),
        ),
      );
      const footer = article.footer.map((paragraph) => `<p class="small">${paragraph}</p>`);
      parts.splice(-1, 0, `<footer class="column">${footer.join("")}</footer></main>`);
      const { title, description } = article;
      return { folder, title, description, body: parts.join("\n") };
    }),
  );
}

/** Puts a part where it belongs, below what is told about it. */
function placePart(name: PartOfPage["name"], article: Article, part: string): string {
  if (name === "masthead") return `<header>${part}</header>\n<main>`;
  if (name === "dock") return part;
  const told =
    name === "hero"
      ? render(Opening, { props: { article } })
      : render(SectionText, { props: { name, section: article.sections[name] } });
  const title = name === "hero" ? "title" : `${name}-title`;
  return `<section id="${name}" aria-labelledby="${title}">${told.body}${part}</section>`;
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
