import type { Letter, News } from "./protocol.ts";

/** At most 20 letters a second. */
const INTERVAL_MS = 50;

/** Collects news and posts them in letters, not too many a second. */
export class Outbox {
  readonly #post: (letter: Letter, transfer: Transferable[]) => void;
  #run = 0;
  #sequence = 0;
  #news: News[] = [];
  #lastPost = -Infinity;

  constructor(post: (letter: Letter, transfer: Transferable[]) => void) {
    this.#post = post;
  }

  /** Starts another run; what the last one has not told is dropped. */
  open(run: number): void {
    this.#run = run;
    this.#news = [];
  }

  add(news: News): void {
    this.#news.push(news);
  }

  /** True once a letter may leave. */
  get isDue(): boolean {
    return performance.now() - this.#lastPost >= INTERVAL_MS;
  }

  /** Posts what there is, as soon as it may. */
  async send(): Promise<void> {
    const run = this.#run;
    const wait = this.#lastPost + INTERVAL_MS - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    if (run !== this.#run || this.#news.length === 0) return;
    const news = this.#news;
    this.#news = [];
    this.#lastPost = performance.now();
    this.#post({ run, sequence: ++this.#sequence, news }, news.flatMap(transferables));
  }
}

function transferables(news: News): Transferable[] {
  if (news.type === "answers") return news.blocks.map((block) => block.probabilities.buffer);
  return [];
}
