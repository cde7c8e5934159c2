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
  const own = `${process.pid} ${hostname()}`;
  if (!(await create(path, own))) {
    // Only one at a time may judge and remove a lock that was left behind.
    const removal = `${path}.removal`;
    if (!(await create(removal, own))) throw new LockedError(held(removal, await ownerOf(removal)));
    try {
      const owner = await ownerOf(path);
      if (isAlive(owner)) throw new LockedError(held(path, owner));
      await rm(path, { force: true });
      if (!(await create(path, own))) throw new LockedError(held(path, "another process"));
    } finally {
      await rm(removal, { force: true });
    }
  }
  return { release: async () => rm(path, { force: true }) };
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
async function ownerOf(path: string): Promise<string> {
  return readFile(path, "utf8").catch(() => "");
}

/** Whether the process that a lock names still runs; of another machine nobody knows. */
function isAlive(owner: string): boolean {
  const [id, host] = owner.split(" ");
  if (host !== hostname()) return owner !== "";
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
