import { randomUUID } from "node:crypto";
import { link, readFile, rm, writeFile } from "node:fs/promises";
import { hostname } from "node:os";

/** Only this process has it, until it gives it back or ends. */
export interface ExclusiveLock {
  /** Gives it back. */
  release(): Promise<void>;
}

/** Somebody else has the lock. */
export class LockedError extends Error {
  override readonly name: string = "LockedError";
}

/**
 * Takes a lock: a file that names the process that has it. A process that ended without giving it back, be it killed,
 * has it no longer.
 *
 * The kept lock libraries tell a killed owner from a busy one by waiting for seconds; a process id tells it at once.
 *
 * @param path - where the file is to be
 * @throws LockedError if another process has it
 */
export async function takeLock(path: string): Promise<ExclusiveLock> {
  const own = `${process.pid} ${hostname()} ${randomUUID()}`;
  // Before the file is there, so that another call in this process knows its owner.
  ownLocks.add(own);
  try {
    while (!(await create(path, own))) await makeRoom(path);
  } catch (error) {
    ownLocks.delete(own);
    throw error;
  }
  return { release: async () => release(path, own) };
}

/** What this process has taken, or is taking, and has not given back. */
const ownLocks = new Set<string>();

async function release(path: string, own: string): Promise<void> {
  // Nobody removes the lock of a living process, so this is still its own.
  await rm(path, { force: true });
  ownLocks.delete(own);
}

/**
 * Removes a lock that was left behind.
 *
 * Only one at a time may judge and remove it, lest it removes the lock of who came first; that right is a lock too, and
 * may have been left behind as well.
 *
 * @throws LockedError if its owner still runs
 */
async function makeRoom(path: string): Promise<void> {
  if (!(await isLeftBehind(path))) return;
  const removal = await takeLock(`${path}.removal`);
  try {
    if (await isLeftBehind(path)) await rm(path);
  } finally {
    await removal.release();
  }
}

/** Whether there is a lock without an owner that still runs; not so if it has just been given back. */
async function isLeftBehind(path: string): Promise<boolean> {
  const owner = await ownerOf(path);
  if (owner === undefined) return false;
  if (isAlive(owner)) throw new LockedError(held(path, owner));
  return true;
}

/** Makes the file with its content at one stroke, unless it is there. */
async function create(path: string, content: string): Promise<boolean> {
  const own = `${path}.${randomUUID()}`;
  await writeFile(own, content);
  try {
    await link(own, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  } finally {
    await rm(own, { force: true });
  }
}

/** The content of a lock; nothing if it has just been given back. */
async function ownerOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** Whether the process that a lock names still runs; of another machine nobody knows. */
function isAlive(owner: string): boolean {
  const [id, host] = owner.split(" ");
  // What names no process was not made by one that had the time to write it.
  if (!/^[1-9]\d*$/.test(id!) || host === undefined) return false;
  if (host !== hostname()) return true;
  // An earlier process can have had this one's number, as the first in a container always has.
  if (Number(id) === process.pid) return ownLocks.has(owner);
  try {
    process.kill(Number(id), 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function held(path: string, owner: string): string {
  const [id, host] = owner.split(" ");
  return `process ${id} on ${host} is using it; if that has ended, remove ${path}`;
}
