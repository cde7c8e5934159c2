import { createAlphabet, decode, encode, encodeInputs, joinSymbols } from "@alphabet-lstm/data";
import { createExperiment, type Experiment } from "@alphabet-lstm/experiments";
import { timeSteps } from "@alphabet-lstm/models";

import { Desk } from "../training/desk.ts";
import type { AnswerBlock, Failure, News } from "../training/protocol.ts";
import { AnswerHistory } from "./answer-history.ts";
import type { ModelView } from "./answers.ts";
import { SEED } from "./models.ts";
import { type SettingsProblem, settingsProblem } from "./settings-problem.ts";

/** So long the old model stays while the new one learns: most are done by then, and nothing flashes while one drags. */
const PATIENCE_MS = 150;

/** What the reader may change. */
export interface OwnSettings {
  readonly timeSteps: number;
  readonly features: number;
  readonly units: number;
  readonly learningRate: number;
  readonly epochs: number;
  readonly alphabet: string;
}

/** An answer to a window that the reader typed. */
export interface OwnAnswer {
  readonly window: string;
  readonly row: Float32Array;
}

/** The reader's own model: trained anew with every change, in a worker of its own. */
export class OwnModel {
  settings: OwnSettings = $state.raw({
    timeSteps: 3,
    features: 1,
    units: 32,
    learningRate: 0.001,
    epochs: 500,
    alphabet: "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
  });
  symbols: readonly string[] = $state.raw(createAlphabet().symbols);
  /** Why the settings fit no experiment. */
  problem: SettingsProblem | undefined = $state.raw();
  failure: Failure | undefined = $state.raw();
  durationMs: number | undefined = $state();
  /** What the reader asks, as typed. */
  question: string = $state("ZYX");
  answer: OwnAnswer | undefined = $state.raw();
  #history: AnswerHistory = $state.raw(new AnswerHistory(3, 26));
  #coming: AnswerHistory | undefined;
  #comingSymbols: readonly string[] = [];
  #version: number = $state(0);
  #started = false;
  #orderedAt = 0;
  #asked: Int32Array = new Int32Array();
  readonly #desk = new Desk((news) => this.#receive(news));

  /** @param untrained - what Model 3 answers before it is trained: shown until the first training */
  constructor(untrained: Float32Array<ArrayBuffer>) {
    this.#history.add({ slot: 0, firstEpoch: 0, probabilities: untrained });
  }

  get history(): AnswerHistory {
    void this.#version;
    return this.#history;
  }

  get view(): ModelView {
    return this.history.at(Infinity);
  }

  /** Trains for the first time, once the reader comes near. */
  begin(): void {
    if (!this.#started) this.change({});
  }

  /** Changes settings, and trains. */
  change(changes: Partial<OwnSettings>): void {
    this.#started = true;
    this.settings = { ...this.settings, ...changes };
    let experiment: Experiment;
    try {
      experiment = this.#experiment();
    } catch (error) {
      this.problem = settingsProblem((error as Error).message);
      return;
    }
    this.problem = undefined;
    this.failure = undefined;
    this.durationMs = undefined;
    this.#orderedAt = performance.now();
    this.#comingSymbols = experiment.alphabet;
    const { timeSteps: steps, features } = experiment.framing;
    this.#coming = new AnswerHistory(steps * features, experiment.alphabet.length);
    this.#desk.ask({ type: "train", experiments: [experiment], order: [0], learn: true });
  }

  /** Asks about a window that may never occur. */
  ask(question: string): void {
    this.question = question;
    const ids = this.#encodeQuestion();
    if (!ids) this.answer = undefined;
    else if (this.durationMs !== undefined) {
      this.#asked = ids;
      const inputs = encodeInputs(ids, this.symbols.length, "normalized");
      this.#desk.ask({ type: "predict", slot: 0, inputs });
    }
  }

  /** How many symbols a window has. */
  get windowLength(): number {
    return this.settings.timeSteps * this.settings.features;
  }

  /** Whether the question fits the model. */
  get questionFits(): boolean {
    return this.#encodeQuestion() !== undefined;
  }

  #experiment(): Experiment {
    const { timeSteps: steps, features, units, learningRate, epochs, alphabet } = this.settings;
    return createExperiment(timeSteps, {
      model: "own",
      framing: { timeSteps: steps, features },
      units,
      epochs,
      alphabet,
      adam: { learningRate },
      seed: SEED,
    });
  }

  #encodeQuestion(): Int32Array | undefined {
    try {
      const ids = encode(createAlphabet(this.symbols), this.question);
      return ids.length === this.history.windowLength ? ids : undefined;
    } catch {
      return undefined;
    }
  }

  #receive(news: readonly News[]): void {
    for (const one of news) {
      if (one.type === "answers") {
        for (const block of one.blocks) this.#add(block);
      }
      if (one.type === "trained") {
        this.durationMs = one.durationMs;
        this.#show();
        this.ask(this.question);
      }
      if (one.type === "predicted") {
        const alphabet = createAlphabet(this.symbols);
        const window = joinSymbols(alphabet, decode(alphabet, this.#asked));
        this.answer = { window, row: one.probabilities };
      }
      if (one.type === "failed") {
        this.failure = one.failure;
        this.#show();
      }
    }
    if (performance.now() - this.#orderedAt > PATIENCE_MS) this.#show();
    this.#version++;
  }

  #add(block: AnswerBlock): void {
    (this.#coming ?? this.#history).add(block);
  }

  #show(): void {
    if (!this.#coming || this.#coming.lastEpoch < 0) return;
    this.#history = this.#coming;
    this.symbols = this.#comingSymbols;
    this.#coming = undefined;
  }
}
