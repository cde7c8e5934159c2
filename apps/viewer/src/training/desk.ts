import type { Letter, News, Request } from "./protocol.ts";

/** A request as the page makes it: the desk numbers the runs. */
export type Order = Request extends infer R ? (R extends Request ? Omit<R, "run"> : never) : never;

/** A worker at work for the page. One run at a time; what an older one still says is dropped. */
export class Desk {
  readonly #listener: (news: readonly News[]) => void;
  #worker: Worker | undefined;
  #run = 0;
  #sequence = 0;
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
    const request: Request = { ...order, run: this.#run };
    this.#worker.postMessage(request, []);
  }

  #start(): Worker {
    const worker = new Worker(new URL("worker.ts", import.meta.url), { type: "module" });
    this.#sequence = 0;
    worker.addEventListener("message", ({ data }: MessageEvent<Letter>) => {
      const isNew = data.sequence > this.#sequence;
      this.#sequence = data.sequence;
      if (isNew && data.run === this.#run) this.#deliver(data.news);
    });
    const fail = (message: string): void => {
      worker.terminate();
      if (this.#worker === worker) this.#worker = undefined;
      this.#deliver([{ type: "failed", failure: { reason: "crash", message } }]);
    };
    worker.addEventListener("error", (event) => fail(event.message ?? ""));
    worker.addEventListener("messageerror", () => fail("messageerror"));
    return worker;
  }

  #deliver(news: readonly News[]): void {
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
