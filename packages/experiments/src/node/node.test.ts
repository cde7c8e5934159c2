import { spawn } from "node:child_process";
import { getEventListeners, once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { text as readText } from "node:stream/consumers";
import { setImmediate } from "node:timers/promises";
import { fileURLToPath } from "node:url";

import { timeSteps } from "@alphabet-lstm/models";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";

import { runToOutcomes, smallSweep } from "../../test/outcomes.ts";
import { createExperiment } from "../experiment.ts";
import { type JournalHeader, journalLine } from "../journal.ts";
import { inlineExecutor, runSweep } from "../run-sweep.ts";
import { sweepOf, sweepRuns } from "../sweep.ts";
import { LockedError, takeLock } from "./exclusive-lock.ts";
import { openJournal, readJournal, readWhole } from "./journal-file.ts";
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

  it("that was left behind is had by one of many that ask at once", async () => {
    for (let round = 0; round < 40; round++) {
      const path = join(folder, `${round}`);
      await writeFile(path, "");
      const asked = Array.from({ length: 20 }, async (_, place) => {
        // Some come later than others.
        for (let turn = 0; turn < place; turn++) await setImmediate();
        return takeLock(path);
      });
      const answers = await Promise.allSettled(asked);
      const refused = answers.filter((answer) => answer.status === "rejected");
      expect(refused).toHaveLength(19);
      for (const { reason } of refused) expect(reason).toBeInstanceOf(LockedError);
    }
  });

  it("is never had by two, however often it is taken and given back", async () => {
    const path = join(folder, "lock");
    const complaints = new Set<string>();
    let [owners, taken, most] = [0, 0, 0];
    const contend = async (): Promise<void> => {
      for (let attempt = 0; attempt < 300; attempt++) {
        try {
          const lock = await takeLock(path);
          taken++;
          most = Math.max(most, ++owners);
          await setImmediate();
          owners--;
          await lock.release();
        } catch (error) {
          complaints.add((error as Error).message.replace(/; if that has .+$/, ""));
        }
      }
    };
    await Promise.all(Array.from({ length: 8 }, contend));
    expect(most).toBe(1);
    expect(complaints).toEqual(new Set([`process ${process.pid} on ${hostname()} is using it`]));
    expect(taken).toBeGreaterThan(8);
    expect(await readdir(folder)).toEqual([]);
  });

  it("is given though a process was killed while it removed a lock that was left behind", async () => {
    const ended = spawn(process.execPath, ["--eval", ""]);
    await once(ended, "exit");
    for (const name of ["lock", "lock.removal", "lock.removal.removal"]) {
      await writeFile(join(folder, name), `${ended.pid} ${hostname()}`);
    }
    const lock = await takeLock(join(folder, "lock"));
    expect(await readdir(folder)).toEqual(["lock"]);
    await lock.release();
  });

  it.each(["", "\0\0", "0 here", "-1 here", "somebody"])(
    "is given where its file names no process, as %j after a power cut",
    async (content) => {
      await writeFile(join(folder, "lock"), content);
      await (await takeLock(join(folder, "lock"))).release();
      expect(await readdir(folder)).toEqual([]);
    },
  );
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

  it("keeps every whole line on a full disk, lets nothing follow half a line, and goes on later", async () => {
    const outcomes = await runToOutcomes(smallSweep);
    const modules = ["journal-file.ts", "../../test/outcomes.ts"].map((name) =>
      JSON.stringify(fileURLToPath(new URL(name, import.meta.url))),
    );
    const program = `
      // Write calls are to fail, as on a full disk, and not to kill.
      process.on("SIGXFSZ", () => {});
      const { openJournal } = await import(${modules[0]});
      const { runToOutcomes, smallSweep } = await import(${modules[1]});
      const journal = await openJournal(process.argv[1], ${JSON.stringify(header)});
      const outcomes = await runToOutcomes(smallSweep);
      const answers = await Promise.allSettled(outcomes.map((outcome) => journal.append(outcome)));
      console.log(JSON.stringify(answers.map(({ status, reason }) => reason?.code ?? status)));
      await journal.close();
    `;
    // A file may be no longer than 8 blocks of 512 bytes: the same as a full disk, without one.
    const limited = spawn("sh", [
      "-c",
      'ulimit -f 8 && exec "$0" --conditions=@alphabet-lstm/source --input-type=module -e "$1" "$2"',
      process.execPath,
      program,
      folder,
    ]);
    const [said, complaints] = await Promise.all([
      readText(limited.stdout),
      readText(limited.stderr),
      once(limited, "exit"),
    ]);
    expect(complaints).toBe("");
    const answers = JSON.parse(said) as string[];
    const kept = answers.indexOf("EFBIG");
    expect(kept).toBeGreaterThan(0);
    expect(answers).toEqual(answers.map((_, place) => (place < kept ? "fulfilled" : "EFBIG")));

    const text = await readFile(join(folder, "journal.jsonl"), "utf8");
    expect(text.startsWith([header, ...outcomes.slice(0, kept)].map(journalLine).join(""))).toBe(
      true,
    );
    const journal = await openJournal(folder, header);
    expect(journal.journal).toEqual({ header, outcomes: outcomes.slice(0, kept), isTorn: true });
    for (const outcome of outcomes.slice(kept)) await journal.append(outcome);
    await journal.close();
    expect((await readJournal(folder)).outcomes).toEqual(outcomes);
  });

  it("keeps what was appended before it is closed, though nobody waited", async () => {
    const outcomes = await runToOutcomes(smallSweep);
    const journal = await openJournal(folder, header);
    const appended = Promise.all(outcomes.map(async (outcome) => journal.append(outcome)));
    await journal.close();
    await appended;
    expect((await readJournal(folder)).outcomes).toEqual(outcomes);
  });

  it("refuses a journal that was altered, overwrites nothing, and gives its lock back", async () => {
    const path = join(folder, "journal.jsonl");
    const text = `${journalLine(header)}{"setup":"<b>"}\n{"torn`;
    await writeFile(path, text);
    for (const _ of [1, 2]) {
      await expect(openJournal(folder, header)).rejects.toThrow(/^Cannot read the journal, line 2/);
    }
    expect(await readFile(path, "utf8")).toBe(text);
    expect(await readdir(folder)).toEqual(["journal.jsonl"]);
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

it.runIf(existsSync("/dev/zero"))("readWhole() throws RangeError for what has no end", async () => {
  await expect(readWhole("/dev/zero")).rejects.toThrow("Cannot read /dev/zero: it is no file");
});

describe("createThreadsExecutor()", () => {
  it("throws what a run throws, and goes on", async () => {
    const executor = createThreadsExecutor(1);
    onTestFinished(async () => executor.close());
    const experiment = createExperiment(timeSteps, { epochs: 1, units: 4 });
    const refused = executor.run({ ...experiment, units: 0 });
    await expect(refused).rejects.toThrow(RangeError);
    await expect(refused).rejects.toThrow("units must be an integer in 1..1024, received 0");
    expect((await executor.run(experiment)).status).toBe("finished");
    const diverging = {
      ...experiment,
      epochs: 3,
      adam: { ...experiment.adam, learningRate: 1e38 },
    };
    expect(await executor.run(diverging)).toEqual(await inlineExecutor.run(diverging));
  });

  it("begins nothing once it was asked to stop, and goes on after a run that was stopped", async () => {
    const executor = createThreadsExecutor(1);
    onTestFinished(async () => executor.close());
    const experiment = createExperiment(timeSteps, { epochs: 1, units: 4 });
    const reason = new Error("enough");
    await expect(executor.run(experiment, AbortSignal.abort(reason))).rejects.toBe(reason);
    const stop = new AbortController();
    const endless = executor.run({ ...experiment, epochs: 1_000_000 }, stop.signal);
    stop.abort(reason);
    await expect(endless).rejects.toBe(reason);
    expect((await executor.run(experiment)).status).toBe("finished");
  });

  it("warns of nothing, and keeps no listener, after many runs with one signal", async () => {
    const warnings: Error[] = [];
    const note = (warning: Error): void => void warnings.push(warning);
    process.on("warning", note);
    const executor = createThreadsExecutor(2);
    onTestFinished(async () => {
      process.off("warning", note);
      await executor.close();
    });
    const { signal } = new AbortController();
    const experiment = createExperiment(timeSteps, { epochs: 1, units: 2 });
    const many = Array.from({ length: 60 }, (_, seed) => ({ ...experiment, seed }));
    let count = 0;
    for await (const _ of runSweep(many, executor, signal)) count++;
    await Promise.all(many.map(async (each) => executor.run(each, signal)));
    await setImmediate();
    expect(count).toBe(60);
    expect(warnings).toEqual([]);
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });

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
