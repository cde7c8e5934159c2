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
    for (let turn = 0; turn < TURNS; turn++) {
      if (await create(path, own)) return { release: async () => release(path, own) };
      const owner = await ownerOf(path);
      // Given back in the meantime: ask again.
      if (owner === undefined) continue;
      if (isAlive(owner)) throw new LockedError(held(path, owner));
      await removeDead(path, owner, own);
    }
    throw new LockedError(`others are taking ${path} all the time`);
  } catch (error) {
    ownLocks.delete(own);
    throw error;
  }
}

/** Others can be faster so many times. */
const TURNS = 100;

/** What this process has taken, or is taking, and has not given back. */
const ownLocks = new Set<string>();

async function release(path: string, own: string): Promise<void> {
  // Nobody removes the lock of a living process, so this is still its own.
  await rm(path, { force: true });
  ownLocks.delete(own);
}

/** Removes a lock that was left behind; only one at a time does, so that none removes what another has taken since. */
async function removeDead(path: string, dead: string, own: string): Promise<void> {
  const removal = `${path}.removal`;
  if (!(await create(removal, own))) {
    const remover = await ownerOf(removal);
    if (remover !== undefined && !isAlive(remover)) await rm(removal, { force: true });
    return;
  }
  try {
    if ((await ownerOf(path)) === dead) await rm(path, { force: true });
  } finally {
    await rm(removal, { force: true });
  }
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

/** The content of a lock; nothing if there is none. */
async function ownerOf(path: string): Promise<string | undefined> {
  return readFile(path, "utf8").catch(() => undefined);
}

/** Whether the process that a lock names still runs; of another machine nobody knows. */
function isAlive(owner: string): boolean {
  const [id, host] = owner.split(" ");
  if (host !== hostname()) return owner !== "";
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
