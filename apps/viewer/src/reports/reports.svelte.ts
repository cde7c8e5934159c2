import type { Setup } from "@alphabet-lstm/experiments";

import { explainRefusal, type Refusal } from "./explain-refusal.ts";
import type { LoadedReport, ReportAnswer, ReportRequest } from "./report-protocol.ts";

/** Far above any sweep; a file of this size is read in about a second. */
export const MAX_MEGABYTES = 20;

/** A file that the reader gave. */
export interface GivenFile {
  readonly name: string;
  readonly report?: LoadedReport;
  readonly refusal?: Refusal;
}

/** The reports that the reader gave, read in a worker of their own. */
export class Reports {
  files: readonly GivenFile[] = $state.raw([]);
  /** Files that are still being read. */
  reading: number = $state(0);
  #worker: Worker | undefined;
  #lastId = 0;
  readonly #waiting = new Map<number, (answer: ReportAnswer) => void>();

  /** Reads files one by one; a bad one does not keep the others out. */
  async add(files: Iterable<{ readonly name: string; readonly file: Blob }>): Promise<void> {
    await Promise.all(
      Array.from(files, async ({ name, file }) => {
        this.reading++;
        const given = await this.#read(name, file);
        this.files = [...this.files.filter((other) => other.name !== name), given];
        this.reading--;
      }),
    );
  }

  /** Trains a run again and gives the digest of its weights. */
  async repeat(setup: Setup, seed: number): Promise<string | undefined> {
    // What reactive values hand out cannot be posted.
    const answer = await this.#ask({
      type: "repeat",
      setup: $state.snapshot(setup),
      seed,
    });
    return "weightsSha256" in answer ? answer.weightsSha256 : undefined;
  }

  async #read(name: string, file: Blob): Promise<GivenFile> {
    const megabytes = file.size / 1e6;
    if (megabytes > MAX_MEGABYTES) return { name, refusal: { kind: "large", megabytes } };
    const answer = await this.#ask({ type: "read", file });
    if ("report" in answer) return { name, report: answer.report };
    return { name, refusal: explainRefusal("problem" in answer ? answer.problem : "") };
  }

  async #ask(
    request: ReportRequest extends infer R ? (R extends R ? Omit<R, "id"> : never) : never,
  ): Promise<ReportAnswer> {
    const id = ++this.#lastId;
    const worker = (this.#worker ??= this.#start());
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      worker.postMessage({ ...request, id }, []);
    });
  }

  #start(): Worker {
    const worker = new Worker(new URL("report-worker.ts", import.meta.url), { type: "module" });
    worker.addEventListener("message", ({ data }: MessageEvent<ReportAnswer>) => {
      this.#waiting.get(data.id)?.(data);
      this.#waiting.delete(data.id);
    });
    worker.addEventListener("error", ({ message }) => {
      worker.terminate();
      this.#worker = undefined;
      // A script that does not load says nothing.
      const problem = message ?? "its reader could not be started";
      for (const [id, resolve] of this.#waiting) resolve({ id, problem });
      this.#waiting.clear();
    });
    return worker;
  }
}
