import type { Failure, Letter, News, Request } from "./protocol.ts";
import { Watch } from "./watch.ts";

/** What the page asks for; the desk itself asks whether the worker listens. */
type Wish = Exclude<Request, { readonly type: "ping" }>;

/** A request as the page makes it: the desk numbers the runs. */
export type Order = Wish extends infer R ? (R extends Wish ? Omit<R, "run"> : never) : never;

/** A worker at work for the page. One run at a time; what an older one still says is dropped. */
export class Desk {
  readonly #listener: (news: readonly News[]) => void;
  #worker: Worker | undefined;
  #watch: Watch | undefined;
  #run = 0;
  #sequence = 0;
  /** Orders so far. */
  #ordered = 0;
  /** News that came since the last animation frame. */
  #waiting: News[] = [];

  /** @param listener - is told the news of the newest run, in order, once an animation frame at most */
  constructor(listener: (news: readonly News[]) => void) {
    this.#listener = listener;
  }

  /** Asks the worker; starts it if there is none. */
  ask(order: Order): void {
    if (order.type === "train" || order.type === "sweep" || order.type === "cancel") {
      this.#run++;
      this.#waiting = [];
    }
    this.#worker ??= this.#start();
    this.#ordered++;
    this.#post(this.#worker, { ...order, run: this.#run });
    this.#watch?.begin();
  }

  #start(): Worker {
    const worker = new Worker(new URL("worker.ts", import.meta.url), { type: "module" });
    const fail = (failure: Failure): void => {
      worker.terminate();
      watch.end();
      if (this.#worker === worker) this.#worker = undefined;
      this.#deliver([{ type: "failed", failure }]);
    };
    const ping = (): void =>
      this.#post(worker, { type: "ping", run: this.#run, ordered: this.#ordered });
    const watch = new Watch(ping, () => fail({ reason: "silent" }));
    this.#watch = watch;
    this.#sequence = 0;
    worker.addEventListener("message", ({ data }: MessageEvent<Letter>) => {
      watch.hear();
      if (data.news.some((news) => this.#isAllDone(news))) watch.end();
      const isNew = data.sequence > this.#sequence;
      this.#sequence = data.sequence;
      if (isNew && data.run === this.#run) this.#deliver(data.news);
    });
    worker.addEventListener("error", ({ message }) =>
      fail({ reason: "crash", message: message ?? "" }),
    );
    worker.addEventListener("messageerror", () =>
      fail({ reason: "crash", message: "messageerror" }),
    );
    // Answered as soon as the worker is loaded, before its first order: from then on its silence counts.
    ping();
    return worker;
  }

  #post(worker: Worker, request: Request): void {
    worker.postMessage(request, []);
  }

  /** Whether the worker says that it has finished every order, the last one too. */
  #isAllDone(news: News): boolean {
    return news.type === "here" && !news.isBusy && news.ordered === this.#ordered;
  }

  #deliver(all: readonly News[]): void {
    const news = all.filter(({ type }) => type !== "here");
    if (news.length === 0) return;
    if (this.#waiting.length === 0) {
      requestAnimationFrame(() => {
        const waiting = this.#waiting;
        this.#waiting = [];
        if (waiting.length > 0) this.#listener(waiting);
      });
    }
    this.#waiting.push(...news);
  }
}
