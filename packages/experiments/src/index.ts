export { canonicalJson } from "./canonical-json.ts";
export {
  type Checkpoint,
  checkContinues,
  parseCheckpoint,
  stringifyCheckpoint,
} from "./checkpoint.ts";
export { compareRecords } from "./compare-records.ts";
export { compareTrainers } from "./compare-trainers.ts";
export {
  checkExperiment,
  createExperiment,
  type Experiment,
  experimentArchitecture,
  experimentDataset,
  type ExperimentOptions,
  type Padding,
  paddings,
  type VariableLength,
} from "./experiment.ts";
export { type Difference, firstDifference } from "./first-difference.ts";
export { type Grid, type GridKey, gridKeys, gridPoints } from "./grid.ts";
export { joinJournals, type NamedJournal } from "./join-journals.ts";
export {
  type Journal,
  type JournalHeader,
  journalLine,
  journalRuns,
  missingRuns,
  parseJournal,
} from "./journal.ts";
export { rankAnswers, type RankedAnswer, readPredictions } from "./predictions.ts";
export { type PublicRun, publicRuns } from "./public-runs.ts";
export { percent } from "./percent.ts";
export { runExperiment, type RunEvent, type RunOptions, sampleOrder } from "./run-experiment.ts";
export { runToEnd } from "./run-to-end.ts";
export {
  curveEpochs,
  type DivergedRun,
  type FinishedRun,
  outcomeOf,
  type RunOutcome,
} from "./run-outcome.ts";
export type { Prediction, RunRecord } from "./run-record.ts";
export { type Executor, inlineExecutor, runSweep } from "./run-sweep.ts";
export { formatSeeds, parseSeeds } from "./seeds.ts";
export {
  CONTROL_SEEDS,
  type Control,
  type ControlId,
  type ControlPair,
  controls,
  findControl,
} from "./controls.ts";
export { experimentWith, type Settings } from "./settings.ts";
export { describeSetup, type Setup, setupId, setupOf } from "./setup.ts";
export {
  createSweep,
  runId,
  type Shard,
  shardRuns,
  type Sweep,
  sweepOf,
  type SweepRun,
  sweepRuns,
} from "./sweep.ts";
export { type TutorialResult, tutorialResult } from "./tutorial.ts";
export { version } from "./version.ts";
