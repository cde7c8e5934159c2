import type { Experiment } from "@alphabet-lstm/experiments";

import { Desk } from "../training/desk.ts";
import type { Failure, News, SeedResult } from "../training/protocol.ts";

/** Many seeds, one after the other, in a worker of their own, so that the other figures stay live. */
export class SeedSweep {
  results: readonly SeedResult[] = $state.raw([]);
  running: boolean = $state(false);
  /** Why the last run ended before its last seed. */
  failure: Failure | undefined = $state.raw();
  /** Seeds that were asked for, those of earlier runs too. */
  total: number = $state(0);
  readonly #desk = new Desk((news) => this.#receive(news));

  readonly #experiments: readonly Experiment[];

  /** @param experiments - that each seed runs */
  constructor(experiments: readonly Experiment[]) {
    this.#experiments = experiments;
  }

  /** Seeds that are finished. */
  get done(): number {
    return new Set(this.results.map(({ seed }) => seed)).size;
  }

  /** Runs so many seeds more: the first from 1 on that are not here. */
  run(count: number): void {
    const known = new Set(this.results.map(({ seed }) => seed));
    const seeds: number[] = [];
    for (let seed = 1; seeds.length < count; seed++) if (!known.has(seed)) seeds.push(seed);
    this.total = this.done + count;
    this.running = true;
    this.failure = undefined;
    this.#desk.ask({
      type: "sweep",
      experiments: this.#experiments,
      seeds,
    });
  }

  /** Adds seeds that ran elsewhere; those that are here already stay as they are. */
  join(others: readonly SeedResult[]): void {
    const known = new Set(this.results.map(({ seed, slot }) => `${seed}/${slot}`));
    const fresh = others.filter(({ seed, slot }) => !known.has(`${seed}/${slot}`));
    this.results = [...this.results, ...fresh];
  }

  stop(): void {
    this.running = false;
    this.total = this.done;
    this.#desk.ask({ type: "cancel" });
  }

  #receive(news: readonly News[]): void {
    const results: SeedResult[] = [];
    for (const one of news) {
      if (one.type === "swept") {
        results.push(...one.results);
        if (one.left === 0) this.running = false;
      }
      if (one.type === "failed") {
        this.running = false;
        this.failure = one.failure;
      }
    }
    this.join(results);
  }
}
