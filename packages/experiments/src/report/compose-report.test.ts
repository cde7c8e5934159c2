import { configurations } from "@alphabet-lstm/models";
import { parse } from "parse5";
import { beforeAll, describe, expect, it } from "vitest";

import { runToOutcomes, smallSweep } from "../../test/outcomes.ts";
import { controls } from "../controls.ts";
import type { RunOutcome } from "../run-outcome.ts";
import { setupId } from "../setup.ts";
import { successBound } from "../statistics/success-bound.ts";
import { sweepOf, createSweep } from "../sweep.ts";
import type { Block, Figure } from "./blocks.ts";
import { composeReport } from "./compose-report.ts";
import { renderHtml } from "./html/render-html.ts";
import { languages } from "./messages.ts";
import { renderCsv } from "./render-csv.ts";
import { renderMarkdown } from "./render-markdown.ts";
import { createReport, type Report } from "./report.ts";

const sweep = createSweep({ configurations, settings: { epochs: 1, units: 2 }, seeds: [0] });
let model: RunOutcome[];

beforeAll(async () => {
  model = await runToOutcomes(sweep);
});

/** A report of runs with so many letters right, seed by seed, for each of the three models. */
function reportOf(correct: readonly (readonly number[])[], planned?: number): Report {
  const alphabet = sweep.setups[0]!.alphabet;
  const outcomes = correct.flatMap((counts, place): RunOutcome[] => {
    const first = model[place]!;
    if (first.status !== "finished") throw new Error("It diverged");
    const asked = alphabet.slice(-first.predicted.length);
    return counts.map((correctCount, seed) => ({
      ...first,
      seed,
      correctCount,
      predicted: asked.map((symbol, window) => (window < correctCount ? symbol : "A")),
    }));
  });
  const plannedRunCount = planned ?? outcomes.length;
  return createReport({ setups: sweep.setups, outcomes, versions: {}, plannedRunCount });
}

function conclusion(report: Report, language: "en" | "zh-TW" = "en"): string {
  const blocks = composeReport(report, language);
  const firstHeading = blocks.findIndex(({ kind }) => kind === "heading");
  return blocks
    .slice(0, firstHeading)
    .map((block) => ("text" in block ? block.text : ""))
    .join("\n");
}

/** Twenty seeds, most of them at a value. */
function around(value: number): number[] {
  return Array.from({ length: 20 }, (_, seed) => value + (seed % 2));
}

describe("the conclusion", () => {
  it("says better, worse or undecided as the interval of the difference allows", () => {
    const text = conclusion(reportOf([around(20), around(10), around(22)]));
    expect(text).toMatch(/^Model 2 is worse than Model 1 by 36\.\d points on average/m);
    expect(text).toMatch(/^Model 3 is better than Model 1 by 15\.\d points on average/m);
    expect(text).toContain("better with 20 of 20 seeds, equal with 0, worse with 0");
    const equal = [around(20), around(20).toReversed()];
    expect(conclusion(reportOf([[], ...equal]))).toContain(
      "Between Model 3 and Model 2 these runs do not decide: 0.0 points on average",
    );
  });

  it("speaks of the letters common to both where they are not asked for the same", () => {
    // Model 1 gets 20 of its 25, the last five being the ones it misses: 18 of the 23 that Model 2 is asked for.
    const text = conclusion(reportOf([Array(20).fill(20), Array(20).fill(18)]));
    expect(text).toMatch(
      /^Model 2 is worse than Model 1 by 1\.7 points .+ On the 23 letters that both are asked for: Between Model 2 and Model 1 these runs do not decide: 0\.0 points/m,
    );
  });

  it("proves nothing with fewer than twenty seeds, and says so", () => {
    const text = conclusion(reportOf([[20, 20, 20], [10, 10, 10], []]));
    expect(text).toContain("These are 3 seeds a model: too few to tell learning from luck.");
    expect(text).not.toMatch(/is better|is worse/);
  });

  it("gives the exact bound where every run is perfect, and the count where most are", () => {
    expect(conclusion(reportOf([[], [], Array(20).fill(23)]))).toContain(
      "Model 3, units 2, epochs 1 got every letter with all 20 seeds, so with 95 % confidence at least 86.0 % of all seeds do.",
    );
    expect(conclusion(reportOf([[], [], around(22)]))).toContain(
      "Model 3, units 2, epochs 1 got every letter with 10 of 20 seeds.",
    );
    expect(conclusion(reportOf([around(10), [], []]))).not.toContain("every letter");
  });

  it("never rounds a bound up, let alone to all seeds", () => {
    for (const [count, bound] of [
      [20, "86.0"],
      [59, "95.0"],
      [1000, "99.7"],
      [5990, "99.95"],
      [10_000, "99.97"],
      [300_000, "99.9990"],
    ] as const) {
      const report = reportOf([[], [], Array(20).fill(23)]);
      const [setup] = report.setups;
      const many: Report = {
        ...report,
        setups: [{ ...setup!, perfectAtLeastPercent: 100 * successBound(count) }],
      };
      expect(conclusion(many)).toContain(`at least ${bound} % of all seeds do.`);
    }
  });

  it("calls nothing a finding that rests on few seeds in common", () => {
    const twice = [around(10), around(22)];
    const report = reportOf([[], ...twice]);
    const late = report.runs.map((run) =>
      run.setup === report.setups[0]!.id ? { ...run, seed: run.seed + 19 } : run,
    );
    const apart = createReport({
      setups: sweep.setups,
      outcomes: late,
      versions: {},
      plannedRunCount: 40,
    });
    expect(apart.pairs[0]!.accuracyPoints.count).toBe(1);
    const text = conclusion(apart);
    expect(text).not.toMatch(/is better|is worse/);
    expect(conclusion(apart, "zh-TW")).not.toMatch(/優於|不如/);
  });

  it.each(languages)(
    "says in %s what became of runs that diverged, and of a sweep of one seed",
    (language) => {
      const full = reportOf([around(20), around(10), around(22)], 61);
      const ids = full.setups.map(({ id }) => id);
      const outcomes = full.runs.map((run): RunOutcome =>
        run.setup === ids[1] && run.seed < 3
          ? { setup: run.setup, seed: run.seed, status: "diverged", epoch: 1 }
          : run,
      );
      const source = { setups: sweep.setups, outcomes, versions: {}, plannedRunCount: 61 };
      const text = conclusion(createReport(source), language);
      const said = {
        en: ["the loss of 3 of 20 runs stopped being finite", "Of 61 runs 60 have finished"],
        "zh-TW": ["20 次訓練中有 3 次損失不再是有限值", "預定 61 次訓練，完成了 60 次"],
      };
      for (const sentence of said[language]) expect(text).toContain(sentence);
      const single = conclusion(reportOf([[20], [10], [22]]), language);
      expect(single).toContain(
        language === "en" ? "This is 1 seed a model: too few" : "每個模型只有 1 個種子：太少",
      );
      expect(single).not.toMatch(/is better|is worse|confidence|優於|不如|信心/);
      for (const sentence of `${text}\n${single}`.split("\n")) {
        expect(sentence).not.toMatch(/undefined|NaN|null|\[object|^\s*$/);
      }
    },
  );

  it("says that only some setups have few seeds", () => {
    const full = reportOf([around(20), around(10), around(22)]);
    const ids = full.setups.map(({ id }) => id);
    const runs = full.runs.filter(({ setup, seed }) => setup !== ids[2] || seed === 0);
    const some = createReport({ ...sweep, outcomes: runs, versions: {}, plannedRunCount: 41 });
    expect(conclusion(some)).toContain("Of some models there is but 1 seed: too few");
    expect(conclusion(some, "zh-TW")).toContain("有的模型只有 1 個種子");
  });

  it("speaks of better and worse in Traditional Chinese by the same numbers", () => {
    const text = conclusion(reportOf([around(20), around(10), around(22)]), "zh-TW");
    expect(text).toMatch(/^模型 2 不如 模型 1，平均低 36\.\d 個百分點/m);
    expect(text).toMatch(/^模型 3 優於 模型 1，平均高 15\.\d 個百分點/m);
    expect(conclusion(reportOf([[], [], Array(20).fill(23)]), "zh-TW")).toContain("至少 86.0 %");
  });

  it("says how far one seed can lead astray, and how many runs are missing", () => {
    const text = conclusion(reportOf([around(20), [], around(22)], 60));
    expect(text).toContain(
      "One seed alone can give Model 1 anything from 80.0 to 84.0 % and Model 3 anything from 95.7 to 100.0 %.",
    );
    expect(text).toContain("Of 60 runs 40 have finished");
    expect(text).toContain("All of these with units 2, epochs 1.");
  });
});

describe("the controls", () => {
  it("are judged where all their setups have run, by the numbers of their decisive pairs", async () => {
    const [control] = controls;
    const pair = control!.pairs[0]!;
    const three = sweepOf(
      control!.pairs.flatMap(({ changed, against }) => [changed, against]),
      [0],
    );
    const first = (await runToOutcomes(sweepOf([pair.against], [0])))[0]!;
    if (first.status !== "finished") throw new Error("It diverged");
    const alphabet = pair.against.alphabet;
    const outcomes = three.setups.flatMap((setup) =>
      Array.from({ length: 20 }, (_, seed): RunOutcome => {
        const asked = setup.model === "model-1" ? alphabet.slice(1) : alphabet.slice(3);
        const correctCount = setup.encoding === "one-hot" ? asked.length : 15;
        const predicted = asked.map((symbol, place) => (place < correctCount ? symbol : "A"));
        const probabilities = asked.map(() => 0.5);
        return { ...first, setup: setupId(setup), seed, correctCount, predicted, probabilities };
      }),
    );
    const report = createReport({ ...three, outcomes, versions: {}, plannedRunCount: 120 });
    expect(report.controls.map(({ id }) => id)).toEqual(["one-hot", "shared-weights"]);
    const text = renderMarkdown(composeReport(report));
    expect(text).toContain("What it lacked is a legible input, not context.");
    expect(text).not.toContain("the claim stands so far");
    expect(renderMarkdown(composeReport(report, "zh-TW"))).toContain(
      "它缺的是清楚的輸入，而不是上下文。",
    );
    const single = createReport({
      ...three,
      outcomes: outcomes.filter(({ seed }) => seed === 0),
      versions: {},
      plannedRunCount: 120,
    });
    const alone = renderMarkdown(composeReport(single));
    expect(alone).toContain("1 seed: a first look, no finding.");
    expect(alone).not.toMatch(/95 % interval \S+ to/);
    const part = createReport({
      ...three,
      outcomes: outcomes.filter(({ setup }) => setup !== setupId(pair.against)),
      versions: {},
      plannedRunCount: 120,
    });
    expect(part.controls).toEqual([]);
  });

  it("say that both models do better with more epochs only if both do", async () => {
    const { pairs } = controls.find(({ id }) => id === "more-epochs")!;
    const setups = pairs.flatMap(({ changed, against }) => [against, changed]);
    const [ran] = await runToOutcomes(sweepOf(setups.slice(0, 1), [0]));
    if (ran?.status !== "finished") throw new Error("It diverged");
    const text = (improved: readonly string[]): string => {
      const outcomes = setups.flatMap((setup) =>
        Array.from({ length: 20 }, (_, seed): RunOutcome => {
          const asked = setup.alphabet.slice(setup.model === "model-1" ? 1 : 3);
          const correctCount = setup.epochs === 3000 && improved.includes(setup.model) ? 20 : 15;
          const predicted = asked.map((symbol, place) => (place < correctCount ? symbol : "A"));
          const probabilities = asked.map(() => 0.5);
          return { ...ran, setup: setupId(setup), seed, correctCount, predicted, probabilities };
        }),
      );
      const source = { setups, outcomes, versions: {}, plannedRunCount: 120 };
      return renderMarkdown(composeReport(createReport(source)));
    };
    const claim = "With six times the epochs both do better";
    expect(text(["model-1", "model-2"])).toContain(claim);
    expect(text(["model-1"])).not.toContain(claim);
    expect(text(["model-2", "model-3"])).not.toContain(claim);
  });

  it("from identical weights really begin with them", async () => {
    const { initialWeights, weightsSha256 } = await import("@alphabet-lstm/models");
    const { experimentArchitecture } = await import("../experiment.ts");
    const { changed, against } = controls.find(({ id }) => id === "shared-weights")!.pairs[0]!;
    for (const seed of [0, 7, 199]) {
      const hashes = [changed, against].map((setup) =>
        weightsSha256(initialWeights(experimentArchitecture({ ...setup, seed }), seed)),
      );
      expect(hashes[0]).toBe(hashes[1]);
    }
  });
});

describe("every rendering", () => {
  const hostile = "<script>alert(1)</script>\"'`]]></style>|=1+1";

  async function hostileReport(): Promise<Report> {
    const setups = smallSweep.setups.map((setup) => ({
      ...setup,
      model: `${hostile}\u001b[31m\n# heading`,
      alphabet: [hostile, ...setup.alphabet.slice(1)],
    }));
    const changed = sweepOf(setups, [0, 1]);
    const versions = { [hostile]: hostile };
    return createReport({
      setups,
      outcomes: await runToOutcomes(changed),
      versions,
      plannedRunCount: 4,
    });
  }

  it.each(languages)(
    "in %s is whole, without undefined, NaN or an empty text",
    async (language) => {
      for (const report of [
        reportOf([around(20), around(18), around(22)]),
        await hostileReport(),
      ]) {
        const blocks = composeReport(report, language);
        expect(blocks.flatMap(texts).filter((text) => /undefined|NaN/.test(text))).toEqual([]);
        expect(blocks.at(0)?.kind).toBe("title");
        expect(blocks.some(({ kind }) => kind === "commands")).toBe(true);
        for (const text of [renderHtml(blocks, language), renderMarkdown(blocks)]) {
          expect(text).not.toMatch(/undefined|NaN/);
        }
      }
    },
  );

  it("holds more runs than a call can have arguments", () => {
    const values = Array.from({ length: 300_000 }, (_, seed) => 80 + 4 * (seed % 3));
    const lane = { label: "Model 1", values, mean: 84, interval: { low: 83, high: 85 }, marks: [] };
    const figure: Figure = { kind: "dots", unit: "%", lanes: [lane] };
    const blocks: Block[] = [{ kind: "figure", caption: "Every run", figure }];
    expect(renderHtml(blocks, "en").match(/<rect/g)).toHaveLength(3);
    expect(renderMarkdown(blocks)).toContain("█");
  });

  it("as HTML makes no markup of a report's text, and has no script, no link, no picture from elsewhere", async () => {
    const page = renderHtml(composeReport(await hostileReport()), "en");
    const names = new Set(
      elements(parse(page, { onParseError: ({ code }) => expect(code).toBe("") })),
    );
    for (const name of ["script", "link", "img", "iframe", "object", "a", "image"]) {
      expect(names).not.toContain(name);
    }
    expect(names).toContain("svg");
    const allowed =
      "aria-label charset class content http-equiv lang name role scope tabindex viewBox cx cy d " +
      "dominant-baseline fill-opacity height r text-anchor width x x1 x2 y y1 y2";
    expect(new Set(attributes(parse(page)))).toEqual(new Set(allowed.split(" ")));
    expect(page).toContain(
      `<meta http-equiv="Content-Security-Policy" content="default-src 'none'`,
    );
    expect(page).toMatch(/<html lang="en">/);
    expect(page.match(/<\/style>/g)).toHaveLength(1);
  });

  it("as Markdown makes no markup of a report's text", async () => {
    const text = renderMarkdown(composeReport(await hostileReport()));
    const outside = text.replaceAll(/```[^]*?```/g, "");
    expect(outside).not.toContain("<script");
    expect(outside).not.toMatch(/(?<!\\)`/);
  });

  it("as CSV has a line a run, and no cell that a spreadsheet would compute", async () => {
    const named = await hostileReport();
    const report = {
      ...named,
      setups: named.setups.map((setup) => ({ ...setup, label: '=1+1,"x"' })),
    };
    const [titles, ...lines] = renderCsv(report).split("\r\n");
    expect(titles?.split(",")).toHaveLength(9);
    expect(lines).toHaveLength(5);
    expect(lines[0]).toMatch(/^"'=1\+1,""x""",[0-9a-f]{16},0,finished,\d+,25,/);
  });
});

/** All texts of a block, however deep. */
function texts(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(texts) : [];
}

/** The names of all attributes of a parsed document. */
function attributes(node: object): string[] {
  const { attrs = [], childNodes = [] } = node as {
    attrs?: { name: string }[];
    childNodes?: object[];
  };
  return [...attrs.map(({ name }) => name), ...childNodes.flatMap(attributes)];
}

/** The names of all elements of a parsed document. */
function elements(node: object): string[] {
  const { nodeName, childNodes = [] } = node as { nodeName: string; childNodes?: object[] };
  return [nodeName, ...childNodes.flatMap(elements)];
}
