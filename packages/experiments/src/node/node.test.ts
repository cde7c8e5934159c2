import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { timeSteps } from "@alphabet-lstm/models";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";

import { runToOutcomes, smallSweep } from "../../test/outcomes.ts";
import { createExperiment } from "../experiment.ts";
import { type JournalHeader, journalLine } from "../journal.ts";
import { runSweep } from "../run-sweep.ts";
import { sweepOf, sweepRuns } from "../sweep.ts";
import { LockedError, takeLock } from "./exclusive-lock.ts";
import { openJournal, readJournal } from "./journal-file.ts";
import { createThreadsExecutor } from "./threads-executor.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "alphabet-lstm-node-"));
  onTestFinished(async () => rm(folder, { recursive: true, force: true }));
});

describe("takeLock()", () => {
  const module = fileURLToPath(new URL("exclusive-lock.ts", import.meta.url));
  const program = `
    const { takeLock } = await import(${JSON.stringify(module)});
    await takeLock(process.argv[1]);
    console.log("taken");
    setInterval(() => {}, 1000);
  `;

  it("is refused while another process has it, and given once that was killed", async () => {
    const path = join(folder, "lock");
    const owner = spawn(process.execPath, ["--input-type=module", "-e", program, path]);
    await once(owner.stdout, "data");
    await expect(takeLock(path)).rejects.toThrow(LockedError);
    await expect(takeLock(path)).rejects.toThrow(
      new RegExp(`^process ${owner.pid} on .+ is using it; if that has ended, remove ${path}$`),
    );
    owner.kill("SIGKILL");
    await once(owner, "exit");
    await (await takeLock(path)).release();
    expect(await readdir(folder)).toEqual([]);
  });

  it("is refused within one process, and of another machine nobody knows", async () => {
    const path = join(folder, "lock");
    const lock = await takeLock(path);
    await expect(takeLock(path)).rejects.toThrow(LockedError);
    await lock.release();
    await writeFile(path, "1 elsewhere");
    await expect(takeLock(path)).rejects.toThrow("process 1 on elsewhere is using it");
  });

  it("is had by one of many that ask at once", async () => {
    await writeFile(join(folder, "lock"), "");
    const asked = Array.from({ length: 20 }, async () => takeLock(join(folder, "lock")));
    const answers = await Promise.allSettled(asked);
    const refused = answers.filter((answer) => answer.status === "rejected");
    expect(refused).toHaveLength(19);
    for (const { reason } of refused) expect(reason).toBeInstanceOf(LockedError);
  });
});

it("takeLock() never has two owners, however many take it and give it back at once", async () => {
  const path = join(folder, "lock");
  let owners = 0;
  let most = 0;
  const take = async (): Promise<void> => {
    for (let turn = 0; turn < 10; turn++) {
      const lock = await takeLock(path).catch((error: unknown) => {
        if (!(error instanceof LockedError)) throw error;
      });
      if (!lock) continue;
      most = Math.max(most, ++owners);
      await Promise.resolve();
      owners--;
      await lock.release();
    }
  };
  await Promise.all(Array.from({ length: 10 }, take));
  expect(most).toBe(1);
  expect(await readdir(folder)).toEqual([]);
});

it("takeLock() takes a lock that an earlier process with this one's number left behind", async () => {
  const path = join(folder, "lock");
  await writeFile(path, `${process.pid} ${hostname()} earlier`);
  await (await takeLock(path)).release();
  expect(await readdir(folder)).toEqual([]);
});

describe("openJournal()", () => {
  const header: JournalHeader = {
    schemaVersion: 1,
    sweep: smallSweep,
    versions: { experiments: "1" },
    platform: "here",
  };

  it("keeps outcomes in the order in which they are appended, and goes on with them", async () => {
    const outcomes = await runToOutcomes(smallSweep);
    const first = await openJournal(folder, header);
    await Promise.all(outcomes.slice(0, 5).map(async (outcome) => first.append(outcome)));
    await first.close();
    const second = await openJournal(folder, header);
    expect(second.journal.outcomes).toEqual(outcomes.slice(0, 5));
    for (const outcome of outcomes.slice(5)) await second.append(outcome);
    await second.close();
    expect(await readFile(join(folder, "journal.jsonl"), "utf8")).toBe(
      [header, ...outcomes].map(journalLine).join(""),
    );
    expect(await readdir(folder)).toEqual(["journal.jsonl"]);
  });

  it("drops a line that was cut off, even within a character, before it goes on", async () => {
    const outcomes = await runToOutcomes(smallSweep);
    const first = await openJournal(folder, { ...header, platform: "ㄅㄆㄇ" });
    for (const outcome of outcomes) await first.append(outcome);
    await first.close();
    const path = join(folder, "journal.jsonl");
    const whole = await readFile(path);
    await writeFile(path, Buffer.concat([whole, Buffer.from('{"ㄅ').subarray(0, 4)]));
    const second = await openJournal(folder, header);
    expect(second.journal.isTorn).toBe(true);
    await second.close();
    expect(await readFile(path)).toEqual(whole);
  });

  it.each<[Partial<JournalHeader>, string]>([
    [{ sweep: sweepOf(smallSweep.setups, [9]) }, "it is of another sweep; name another folder"],
    [{ shard: { index: 1, count: 2 } }, "it is of another shard"],
    [{ versions: { experiments: "2" } }, "another version of alphabet-lstm began it"],
  ])("refuses the journal of %j, and gives its lock back", async (changes, message) => {
    await (await openJournal(folder, header)).close();
    await expect(openJournal(folder, { ...header, ...changes })).rejects.toThrow(RangeError);
    await expect(openJournal(folder, { ...header, ...changes })).rejects.toThrow(message);
    await (await openJournal(folder, { ...header, platform: "elsewhere" })).close();
  });

  it("refuses a second writer", async () => {
    const first = await openJournal(folder, header);
    await expect(openJournal(folder, header)).rejects.toThrow(LockedError);
    await first.close();
  });
});

it("readJournal() throws RangeError for a file of 2 GB", async () => {
  await writeFile(join(folder, "journal.jsonl"), "");
  await truncate(join(folder, "journal.jsonl"), 2_000_000_000);
  await expect(readJournal(folder)).rejects.toThrow(
    "it has 2000 MB, the largest that is read has 400 MB",
  );
});

describe("createThreadsExecutor()", () => {
  it("gives the outcomes that one thread gives", async () => {
    const executor = createThreadsExecutor(2);
    onTestFinished(async () => executor.close());
    const outcomes = [];
    const experiments = sweepRuns(smallSweep).map(({ experiment }) => experiment);
    for await (const outcome of runSweep(experiments, executor)) outcomes.push(outcome);
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome)))).toEqual(
      new Set((await runToOutcomes(smallSweep)).map((outcome) => JSON.stringify(outcome))),
    );
  });

  it("stops at once when asked to", async () => {
    const executor = createThreadsExecutor(1);
    onTestFinished(async () => executor.close());
    const stop = new AbortController();
    const experiment = createExperiment(timeSteps, { epochs: 1_000_000 });
    const endless = executor.run(experiment, stop.signal);
    stop.abort(new Error("enough"));
    await expect(endless).rejects.toThrow("enough");
  });

  it.each([0, 1.5, 1025])("throws RangeError for %d threads", (workers) => {
    expect(() => createThreadsExecutor(workers)).toThrow(
      `Cannot start worker threads: workers must be an integer in 1..1024, received ${workers}`,
    );
  });
});
