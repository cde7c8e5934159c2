/** Between two questions. */
const EVERY_MS = 1000;

/**
 * Questions in a row that stay without an answer. A worker listens again after each epoch and each answer: for the largest
 * model that the page can ask for, on a machine ten times as slow as this year's, that takes up to half of it.
 */
const PATIENCE = 30;

/** Notices a worker that hangs: one that is caught in a loop throws nothing, it only never listens again. */
export class Watch {
  readonly #ask: () => void;
  readonly #giveUp: () => void;
  #timer: ReturnType<typeof setInterval> | undefined;
  /**
   * Questions since the worker last spoke; none while it is still being loaded, however long that takes. They are counted
   * and not timed, so that a computer that slept blames nobody.
   */
  #unanswered: number | undefined;

  /**
   * @param ask - asks the worker whether it listens
   * @param giveUp - is called once it has not answered for long; the watch is over then
   */
  constructor(ask: () => void, giveUp: () => void) {
    this.#ask = ask;
    this.#giveUp = giveUp;
  }

  /** The worker has something to do. */
  begin(): void {
    this.#timer ??= setInterval(() => this.#look(), EVERY_MS);
  }

  /** The worker said something. */
  hear(): void {
    this.#unanswered = 0;
  }

  /** The worker has nothing left to do, or is no more. */
  end(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #look(): void {
    if (this.#unanswered === undefined) return;
    if (this.#unanswered < PATIENCE) {
      this.#unanswered++;
      this.#ask();
      return;
    }
    this.end();
    this.#giveUp();
  }
}
