import type { ModelNumber } from "./models.ts";

/** Accuracies that others printed for the same program, in percent. */
export interface PublishedRun {
  readonly source: string;
  readonly percents: Readonly<Record<ModelNumber, number>>;
}

const published = (source: string, ...percents: [number, number, number]): PublishedRun => ({
  source,
  percents: { 1: percents[0], 2: percents[1], 3: percents[2] },
});

/** The tutorial first, then five others; all but the last fix the same seed, and none agree. */
export const publishedRuns: readonly PublishedRun[] = [
  published("tutorial", 88, 82.61, 100),
  published("J. Brownlee", 84, 86.96, 100),
  published("erhwenkuo/deep-learning-with-keras-notebooks", 92, 82.61, 100),
  published("chesterXalan/Classwork", 80, 86.96, 100),
  published("rosspeckomplekt/machine-learning-mastery", 84, 86.96, 95.65),
  published("JolyZhang/machine_learning", 80, 78.26, 95.65),
];
