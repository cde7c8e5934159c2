import { type FileHandle, mkdir, open, readFile, stat, truncate } from "node:fs/promises";
import { join } from "node:path";

import writeFileAtomic from "write-file-atomic";

import { canonicalJson } from "../canonical-json.ts";
import { type Journal, type JournalHeader, journalLine, parseJournal } from "../journal.ts";
import type { RunOutcome } from "../run-outcome.ts";
import { takeLock } from "./exclusive-lock.ts";

/** The name of a journal in its folder. */
export const JOURNAL_FILE = "journal.jsonl";

/** Larger files are not of this project, or not to be read as a whole. */
const MAX_BYTES = 400_000_000;

/** A sweep's journal, open for this process alone. */
export interface OpenJournal {
  /** What it held when it was opened. */
  readonly journal: Journal;
  /** Adds a finished run; once this resolves, it is on the disk. */
  append(outcome: RunOutcome): Promise<void>;
  /** Lets others have it, once all that was appended is on the disk. */
  close(): Promise<void>;
}

/**
 * Opens the journal of a sweep in a folder: begins it, or goes on with what is there.
 *
 * @param folder - made if it is not there
 * @param header - what is to be run
 * @throws LockedError if another process has it open
 * @throws RangeError if the folder has the journal of another sweep, or of another version
 * @throws SyntaxError if its journal cannot be read
 * @example
 * ```ts
 * import { createSweep } from "@alphabet-lstm/experiments";
 * import { openJournal } from "@alphabet-lstm/experiments/node";
 * import { timeSteps } from "@alphabet-lstm/models";
 * import { mkdtemp } from "node:fs/promises";
 * import { tmpdir } from "node:os";
 * import { join } from "node:path";
 *
 * const folder = await mkdtemp(join(tmpdir(), "sweep-"));
 * const sweep = createSweep({ configurations: [timeSteps], seeds: [0, 1] });
 * const opened = await openJournal(folder, { schemaVersion: 1, sweep, versions: {}, platform: "here" });
 * opened.journal.outcomes.length; // → 0
 * await opened.close();
 * ```
 */
export async function openJournal(folder: string, header: JournalHeader): Promise<OpenJournal> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, JOURNAL_FILE);
  const lock = await takeLock(join(folder, "journal.lock"));
  try {
    if (!(await exists(path))) await writeFileAtomic(path, journalLine(header));
    const journal = await readJournal(folder);
    checkContinues(journal.header, header);
    if (journal.isTorn) await dropTornLine(path);
    const file = await open(path, "a");
    const lines = lineWriter(file);
    return {
      journal,
      append: async (outcome) => lines.write(journalLine(outcome)),
      close: async () => {
        await lines.end();
        await file.close();
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/**
 * Reads the journal in a folder, whether or not a process is writing it.
 *
 * @throws SyntaxError if it cannot be read
 * @throws RangeError if it is larger than 400 MB
 */
export async function readJournal(folder: string): Promise<Journal> {
  return parseJournal(await readWhole(join(folder, JOURNAL_FILE)));
}

/**
 * Reads a text file of reasonable size.
 *
 * @throws RangeError if it is larger than 400 MB, or a device, which may never end
 */
export async function readWhole(path: string): Promise<string> {
  const found = await stat(path);
  const { size } = found;
  if (found.isCharacterDevice() || found.isBlockDevice()) {
    throw new RangeError(`Cannot read ${path}: it is no file`);
  }
  if (size > MAX_BYTES) {
    throw new RangeError(
      `Cannot read ${path}: it has ${(size / 1e6).toFixed(0)} MB, the largest that is read has ${MAX_BYTES / 1e6} MB`,
    );
  }
  return readFile(path, "utf8");
}

function checkContinues(found: JournalHeader, wanted: JournalHeader): void {
  const otherwise = "name another folder, or remove this one";
  if (!same(found.sweep, wanted.sweep)) {
    throw new RangeError(`Cannot go on with the journal: it is of another sweep; ${otherwise}`);
  }
  if (!same(found.shard, wanted.shard)) {
    throw new RangeError(`Cannot go on with the journal: it is of another shard; ${otherwise}`);
  }
  if (!same(found.versions, wanted.versions)) {
    throw new RangeError(
      `Cannot go on with the journal: another version of alphabet-lstm began it; ${otherwise}`,
    );
  }
}

function same(a: unknown, b: unknown): boolean {
  return canonicalJson(a ?? null) === canonicalJson(b ?? null);
}

async function dropTornLine(path: string): Promise<void> {
  const bytes = await readFile(path);
  await truncate(path, bytes.lastIndexOf("\n") + 1);
}

/** Writes one line after the other, each whole before the next begins; after one that failed, none. */
function lineWriter(file: FileHandle): {
  write(line: string): Promise<void>;
  /** Waits for the last; whether it failed, its writer is told. */
  end(): Promise<void>;
} {
  let last = Promise.resolve();
  return {
    write: async (line) => {
      last = writeAfter(last, file, line);
      return last;
    },
    end: async () => last.catch(() => undefined),
  };
}

async function writeAfter(earlier: Promise<void>, file: FileHandle, text: string): Promise<void> {
  await earlier;
  await file.appendFile(text);
  await file.datasync();
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}
