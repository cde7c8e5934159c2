import type { Letter, News } from "./protocol.ts";

/** Letters in any second. */
const MOST = 20;

/** Progress is told a little less often, so that an answer never waits for it. */
const PROGRESS_MS = 60;

/** Collects news and posts them in letters, not too many a second. */
export class Outbox {
  readonly #deliver: (letter: Letter, transfer: Transferable[]) => void;
  #run = 0;
  #sequence = 0;
  #news: News[] = [];
  /** A letter that waits until it may leave. */
  #leaving: Promise<void> | undefined;
  /** When the last letters left, the newest last; no more than may leave in a second. */
  readonly #times: number[] = [];

  constructor(deliver: (letter: Letter, transfer: Transferable[]) => void) {
    this.#deliver = deliver;
  }

  /** Starts another run; what the last one has not told is dropped. */
  open(run: number): void {
    this.#run = run;
    this.#news = [];
  }

  add(news: News): void {
    this.#news.push(news);
  }

  /** True once it is time to tell of progress again. */
  get isDue(): boolean {
    if (this.#leaving) return false;
    return performance.now() - (this.#times.at(-1) ?? -Infinity) >= PROGRESS_MS;
  }

  /** Posts what there is, as soon as it may; what is added until then leaves with it. */
  async send(): Promise<void> {
    if (this.#leaving) return this.#leaving;
    if (this.#wait() <= 0) {
      this.#post();
      return;
    }
    this.#leaving = this.#postLater();
    await this.#leaving;
  }

  async #postLater(): Promise<void> {
    while (this.#wait() > 0) {
      await new Promise((resolve) => setTimeout(resolve, this.#wait()));
    }
    this.#leaving = undefined;
    this.#post();
  }

  #post(): void {
    if (this.#news.length === 0) return;
    const news = this.#news;
    this.#news = [];
    this.#times.push(performance.now());
    if (this.#times.length > MOST) this.#times.shift();
    const letter = { run: this.#run, sequence: ++this.#sequence, news };
    this.#deliver(letter, news.flatMap(transferables));
  }

  /** Milliseconds until another letter may leave. */
  #wait(): number {
    return this.#times.length < MOST ? 0 : this.#times[0]! + 1000 - performance.now();
  }
}

function transferables(news: News): Transferable[] {
  if (news.type === "answers") return news.blocks.map((block) => block.probabilities.buffer);
  return [];
}
