import { TrainingDivergedError } from "@alphabet-lstm/models";
import { CommanderError } from "commander";

/** Something the user gave cannot be used. The message is a whole sentence for the terminal. */
export class InputError extends Error {
  override readonly name: string = "InputError";
}

/** What the user asked to be checked does not hold. */
export class CheckFailure extends Error {
  override readonly name: string = "CheckFailure";
}

/** The user pressed Ctrl-C, or asked the process to end. */
export class Interruption extends Error {
  override readonly name: string = "Interruption";
}

/**
 * Runs what reads the user's input; what the packages refuse there is bad input, not a bug.
 *
 * @throws InputError in place of a RangeError, TypeError or SyntaxError
 */
export async function fromInput<T>(read: () => T | Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError || error instanceof SyntaxError) {
      throw new InputError(error.message, { cause: error });
    }
    throw error;
  }
}

/**
 * Runs what uses a file or folder that the user named.
 *
 * @param what - what is done, as in "write the report"
 * @throws InputError in place of an error of the file system
 */
export async function withFile<T>(what: string, path: string, use: () => Promise<T>): Promise<T> {
  try {
    return await fromInput(use);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined || error instanceof InputError || !/^E[A-Z0-9]+$/.test(code))
      throw error;
    const reason = reasons[code] ?? "the system refuses it";
    throw new InputError(`Cannot ${what} ${path}: ${reason} (${code})`, { cause: error });
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: "permission is denied; name a place that you may use",
  EEXIST: "a file is in the way; name another place",
  EISDIR: "it is a folder; name a file",
  ENAMETOOLONG: "the name is too long",
  ENOENT: "there is no such file or folder",
  ENOSPC: "the disk is full; free some space or name another disk",
  ENOTDIR: "a part of the path is a file; name a folder",
  EPERM: "it is not permitted; name a place that you may use",
  EROFS: "the disk is read-only; name another place",
};

/** The line to show for an error, if one is due, and the exit code. */
export interface Explanation {
  readonly line?: string;
  readonly exitCode: number;
}

/**
 * Turns whatever was thrown into one line and an exit code: 2 for bad usage or input, 130 for Ctrl-C, 1 for the rest.
 */
export function explain(error: unknown): Explanation {
  if (error instanceof CommanderError) return { exitCode: error.exitCode === 0 ? 0 : 2 };
  if (error instanceof Interruption) return { line: error.message, exitCode: 130 };
  if (error instanceof InputError || error instanceof TrainingDivergedError) {
    return { line: error.message, exitCode: 2 };
  }
  if (error instanceof CheckFailure) return { line: error.message, exitCode: 1 };
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const hint = "this is a bug; set ALPHABET_LSTM_DEBUG=1 to see where, and report it";
  return { line: `${message.split("\n")[0]} (${hint})`, exitCode: 1 };
}
