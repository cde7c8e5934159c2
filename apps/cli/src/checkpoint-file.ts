import { mkdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";

import { type Checkpoint, parseCheckpoint, stringifyCheckpoint } from "@alphabet-lstm/experiments";
import writeFileAtomic from "write-file-atomic";

import { InputError, withFile } from "./errors.ts";
import { shellWords } from "./shell-words.ts";
import type { CheckpointPlan } from "./train-experiment.ts";

const FILE = "checkpoint.json";

/**
 * Keeps the latest checkpoint of a training in a folder: whole, or the one before.
 *
 * @param isResumed - whether it goes on with what the folder holds; otherwise it must hold nothing
 * @param again - the command that goes on
 * @throws InputError if the folder cannot be made, or holds another training
 */
export async function planCheckpoints(
  folder: string,
  {
    every,
    isResumed,
    again,
  }: { readonly every: number; readonly isResumed: boolean; readonly again: string },
): Promise<CheckpointPlan> {
  if (!Number.isInteger(every) || every < 1) {
    throw new InputError(
      `Cannot keep checkpoints: --every must be an integer from 1, received ${every}`,
    );
  }
  await withFile("keep checkpoints in", folder, async () => mkdir(folder, { recursive: true }));
  if (!isResumed && (await stat(join(folder, FILE)).catch(() => undefined))) {
    throw new InputError(
      `Cannot keep checkpoints in ${folder}: it holds a training; go on with --resume ${shellWords([folder])}, or name another folder`,
    );
  }
  let kept = 0;
  return {
    every,
    keep: async (checkpoint) => {
      const text = stringifyCheckpoint(checkpoint);
      await withFile("keep checkpoints in", folder, async () =>
        writeFileAtomic(join(folder, FILE), text),
      );
      kept = checkpoint.state.epochCount;
    },
    howToGoOn: () => (kept === 0 ? undefined : `epoch ${kept} is kept; go on with: ${again}`),
  };
}

/**
 * Reads the checkpoint of a folder.
 *
 * @throws InputError if there is none, or it is damaged
 */
export async function readCheckpoint(folder: string): Promise<Checkpoint> {
  return withFile("resume from", folder, async () =>
    parseCheckpoint(await readFile(join(folder, FILE), "utf8")),
  );
}
