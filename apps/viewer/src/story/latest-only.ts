/** Asks for what changes faster than it can be answered: one question at a time, and the last one always. */
export class LatestOnly {
  readonly #ask: () => void;
  #state: "idle" | "asked" | "asked, and again" = "idle";

  /** @param ask - asks for how things stand when it is called */
  constructor(ask: () => void) {
    this.#ask = ask;
  }

  /** Whether an answer is awaited. */
  get isWaiting(): boolean {
    return this.#state !== "idle";
  }

  /** Asks now, or once the answer that is awaited has come. */
  want(): void {
    if (this.#state !== "idle") {
      this.#state = "asked, and again";
      return;
    }
    this.#state = "asked";
    this.#ask();
  }

  /** Tells that an answer has come. */
  answered(): void {
    const again = this.#state === "asked, and again";
    this.#state = "idle";
    if (again) this.want();
  }

  /** Forgets the answer that is awaited: it will not come. */
  forget(): void {
    this.#state = "idle";
  }
}
