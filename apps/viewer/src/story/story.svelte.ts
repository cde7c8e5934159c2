import type { Experiment } from "@alphabet-lstm/experiments";
import type { Surgery, Trace } from "@alphabet-lstm/models/inspect";

import { Desk } from "../training/desk.ts";
import type { Failure, News } from "../training/protocol.ts";
import { AnswerHistory } from "./answer-history.ts";
import { type ModelView, readView } from "./answers.ts";
import { LatestOnly } from "./latest-only.ts";
import { EPOCHS, type ModelNumber, modelNumbers, symbols, windowLengths } from "./models.ts";
import { SeedSweep } from "./seed-sweep.svelte.ts";
import type { StartingPoint } from "./starting-point.ts";
import { type Place, startPlace } from "./url-state.ts";

/** Epochs that pass a second while the page plays: slow enough to watch. */
const EPOCHS_PER_SECOND = 100;

/**
 * What all figures share: where the reader is, what the models answer there, and what trains. To set a field is all that
 * it takes to move every figure.
 */
export class Story {
  model: ModelNumber = $state(startPlace.model);
  letter: number = $state(startPlace.letter);
  timeStep: number = $state(startPlace.timeStep);
  unit: number = $state(startPlace.unit);
  #seed: number = $state(startPlace.seed);
  #epoch: number = $state(startPlace.epoch);
  /** The furthest epoch that was shown of this seed: the curves are drawn so far. */
  reached: number = $state(startPlace.epoch);
  playing: boolean = $state(false);
  failure: Failure | undefined = $state.raw();
  /** How long the training of the three models took; undefined until it is over. */
  durationMs: number | undefined = $state();

  /** Many seeds, run here or read from a report. */
  readonly sweep: SeedSweep;
  /** The window that is looked at, followed through the model that is looked at; undefined until it first was. */
  trace: Trace | undefined = $state.raw();
  /** What a model answers after surgery; undefined until the first. */
  operated: { readonly model: ModelNumber; readonly view: ModelView } | undefined = $state.raw();
  /** What is shown; a new seed's histories replace them one by one, as they come. */
  #histories: Record<ModelNumber, AnswerHistory> = $state.raw(noHistories());
  /** Counts the news, so that what reads a history is told when it grows. */
  #version: number = $state(0);
  #coming: Partial<Record<ModelNumber, AnswerHistory>> = {};
  #asked: "nothing" | "untrained" | "trained" = "nothing";
  #surgery: Surgery = {};
  readonly #tracing = new LatestOnly(() => this.#askTrace());
  readonly #operating = new LatestOnly(() => this.#askSurgery());
  readonly #experiments: readonly Experiment[];
  readonly #desk: Desk;

  constructor({ experiments, untrained }: StartingPoint) {
    this.#experiments = experiments;
    this.sweep = new SeedSweep(experiments);
    this.#desk = new Desk((news) => this.#receive(news));
    for (const model of modelNumbers) {
      const history = new AnswerHistory(windowLengths[model], symbols.length);
      history.add({ slot: 0, firstEpoch: 0, probabilities: new Float32Array(untrained[model]) });
      this.#histories[model] = history;
    }
  }

  get seed(): number {
    return this.#seed;
  }

  set seed(seed: number) {
    if (seed === this.#seed) return;
    this.#seed = seed;
    this.reached = this.#epoch;
    this.#order(this.#epoch > 0 || this.playing);
  }

  /** The three models with the seed that is looked at. */
  get experiments(): readonly Experiment[] {
    return this.#experiments.map((experiment) => ({ ...experiment, seed: this.#seed }));
  }

  get epoch(): number {
    return this.#epoch;
  }

  /** To look at an epoch trains so far, if nothing has. */
  set epoch(epoch: number) {
    this.#epoch = Math.min(EPOCHS, Math.max(0, epoch));
    this.reached = Math.max(this.reached, this.#epoch);
    if (this.#epoch > 0) this.#needTraining();
  }

  /** The epoch that is shown: the one asked for, or the last that is known of every model. */
  get shownEpoch(): number {
    return Math.min(this.#epoch, ...modelNumbers.map((model) => this.history(model).lastEpoch));
  }

  /** The answers of a model, as far as they are known. */
  history(model: ModelNumber): AnswerHistory {
    // Whoever asks wants to know when it grows.
    void this.#version;
    return this.#histories[model];
  }

  readonly views: Readonly<Record<ModelNumber, ModelView>> = $derived({
    1: this.history(1).at(this.#epoch),
    2: this.history(2).at(this.#epoch),
    3: this.history(3).at(this.#epoch),
  });

  get place(): Place {
    const { model, seed, epoch, letter, timeStep, unit } = this;
    return { model, seed, epoch, letter, timeStep, unit };
  }

  /** Goes to a place, as a URL or a click on a seed names it. */
  goTo({ model, seed, epoch, letter, timeStep, unit }: Partial<Place>): void {
    this.pause();
    if (model !== undefined) this.model = model;
    if (letter !== undefined) this.letter = letter;
    if (timeStep !== undefined) this.timeStep = timeStep;
    if (unit !== undefined) this.unit = unit;
    if (epoch !== undefined) this.#epoch = epoch;
    if (seed !== undefined) this.seed = seed;
    this.epoch = this.#epoch;
  }

  /** Trains and plays the epochs one by one, from the start again if they are over. */
  play(atOnce: boolean): void {
    if (this.#epoch >= EPOCHS) this.#epoch = 0;
    this.#needTraining();
    if (atOnce) {
      this.epoch = EPOCHS;
      return;
    }
    this.playing = true;
    let before: number | undefined;
    let position = this.#epoch;
    const frame = (now: number): void => {
      if (!this.playing) return;
      // A tab that was hidden goes on where it was.
      const elapsed = before === undefined ? 0 : Math.min(now - before, 100);
      before = now;
      const known = Math.min(...modelNumbers.map((model) => this.history(model).lastEpoch));
      position = Math.min(position + (elapsed / 1000) * EPOCHS_PER_SECOND, Math.max(known, 0));
      if (Math.floor(position) !== this.#epoch) this.epoch = Math.floor(position);
      if (this.#epoch >= EPOCHS) this.playing = false;
      else requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  }

  pause(): void {
    this.playing = false;
  }

  step(): void {
    this.pause();
    this.epoch++;
  }

  reset(): void {
    this.pause();
    this.epoch = 0;
    this.reached = 0;
  }

  /** Asks again for what a failure stopped: same seed, same epoch. */
  restart(): void {
    this.#order(this.#asked === "trained");
  }

  /** Id of the last letter of a window that the model can read: the one looked at, or its first. */
  get tracedLetter(): number {
    return Math.max(this.letter, windowLengths[this.model] - 1);
  }

  /** Follows the window once more. */
  followWindow(): void {
    this.#needModel();
    this.#tracing.want();
  }

  /** Operates on the model that is looked at, and asks it every window. */
  operate(surgery: Surgery): void {
    this.#surgery = surgery;
    this.#needModel();
    this.#operating.want();
  }

  #askTrace(): void {
    const { model, tracedLetter } = this;
    const length = windowLengths[model];
    const ids = Array.from({ length }, (_, index) => tracedLetter - length + 1 + index);
    this.#desk.ask({
      type: "trace",
      slot: model - 1,
      epoch: this.shownEpoch,
      ids,
    });
  }

  #askSurgery(): void {
    const surgery = this.#surgery;
    this.#desk.ask({ type: "operate", slot: this.model - 1, epoch: this.shownEpoch, surgery });
  }

  /** The worker knows of no model before it has been asked for one. */
  #needModel(): void {
    if (this.#asked === "nothing") this.#order(false);
  }

  #needTraining(): void {
    if (this.#asked !== "trained") this.#order(true);
  }

  #order(learn: boolean): void {
    this.#asked = learn ? "trained" : "untrained";
    this.failure = undefined;
    this.durationMs = undefined;
    // What was under way belongs to a run that is over.
    const awaited = [this.#tracing, this.#operating].filter(({ isWaiting }) => isWaiting);
    for (const one of awaited) one.forget();
    this.#coming = noHistories();
    const first = this.model;
    const order = [first, ...modelNumbers.filter((model) => model !== first)];
    this.#desk.ask({
      type: "train",
      experiments: this.experiments,
      order: order.map((model) => model - 1),
      learn,
    });
    for (const one of awaited) one.want();
  }

  #receive(news: readonly News[]): void {
    for (const one of news) {
      if (one.type === "answers") {
        for (const block of one.blocks) {
          const model = (block.slot + 1) as ModelNumber;
          (this.#coming[model] ?? this.#histories[model]).add(block);
        }
      }
      if (one.type === "traced") {
        this.trace = one.trace;
        this.#tracing.answered();
      }
      if (one.type === "operated") {
        const model = (one.slot + 1) as ModelNumber;
        const view = readView(one.probabilities, windowLengths[model], symbols.length);
        this.operated = { model, view };
        this.#operating.answered();
      }
      if (one.type === "trained") this.durationMs = one.durationMs;
      if (one.type === "failed") this.#fail(one.failure);
    }
    this.#showWhatCame();
    this.#version++;
  }

  /** A new history is shown once it knows the epoch that is looked at: until then the old one stays. */
  #showWhatCame(): void {
    const shown = { ...this.#histories };
    for (const model of modelNumbers) {
      const coming = this.#coming[model];
      const wanted = this.playing ? 0 : this.#epoch;
      if (!coming || coming.lastEpoch < wanted) continue;
      shown[model] = coming;
      delete this.#coming[model];
    }
    this.#histories = shown;
  }

  #fail(failure: Failure): void {
    this.failure = failure;
    this.playing = false;
    this.#tracing.forget();
    this.#operating.forget();
    if (failure.reason !== "diverged") return;
    for (const model of modelNumbers) {
      const coming = this.#coming[model];
      if (coming && coming.lastEpoch >= 0) this.#histories[model] = coming;
    }
  }
}

function noHistories(): Record<ModelNumber, AnswerHistory> {
  return { 1: emptyHistory(1), 2: emptyHistory(2), 3: emptyHistory(3) };
}

function emptyHistory(model: ModelNumber): AnswerHistory {
  return new AnswerHistory(windowLengths[model], symbols.length);
}
