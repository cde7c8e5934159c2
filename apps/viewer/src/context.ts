import { createContext } from "svelte";

import type { FinishedRun } from "./story/finished-run.ts";
import type { Story } from "./story/story.svelte.ts";
import type { UrlProblem } from "./story/url-state.ts";
import type { Dictionary } from "./text/english.ts";

/** What the parts of a page know of the page. */
export interface PageContext {
  /** From this page to the one in the other language. */
  readonly otherPage: string;
  /** From this page to the folder in which both lie. */
  readonly root: string;
  /** Whether a report lies beside the page. */
  readonly hasReport: boolean;
  /** What did not fit in the address. */
  readonly problems: readonly UrlProblem[];
  /** For readers without JavaScript: known only while the page is built. */
  readonly finished?: FinishedRun;
}

/** The page's language, for every component below the page. */
export const [getText, setText] = createContext<Dictionary>();

/** The page's state, for every component below the page. */
export const [getStory, setStory] = createContext<Story>();

/** The page itself, for every component below it. */
export const [getPage, setPage] = createContext<PageContext>();
