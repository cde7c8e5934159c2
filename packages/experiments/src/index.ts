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
} from "./experiment.ts";
export { rankAnswers, type RankedAnswer, readPredictions } from "./predictions.ts";
export {
  percent,
  runExperiment,
  type RunEvent,
  type RunOptions,
  sampleOrder,
} from "./run-experiment.ts";
export type { Prediction, RunRecord } from "./run-record.ts";
export { type TutorialResult, tutorialResult } from "./tutorial.ts";
