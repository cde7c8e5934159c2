export {
  type AdamOptions,
  adamSchedule,
  type AdamStep,
  checkAdam,
  defaultAdam,
  type EpsilonPlacement,
} from "./adam.ts";
export {
  type Architecture,
  type Cell,
  cells,
  checkArchitecture,
  parameterCounts,
  type RecurrentActivation,
  recurrentActivations,
  type WeightName,
  weightNames,
  weightShapes,
} from "./architecture.ts";
export { featureWindow } from "./configurations/feature-window.ts";
export { configurations, findConfiguration } from "./configurations/find-configuration.ts";
export { architectureOf, type ModelConfiguration } from "./configurations/model-configuration.ts";
export { singleLetter } from "./configurations/single-letter.ts";
export { timeSteps } from "./configurations/time-steps.ts";
export { summary } from "./summary.ts";
export {
  type EpochMetrics,
  type Evaluation,
  type Predictor,
  type Samples,
  startState,
  type Trainer,
  type TrainerFactory,
  type TrainerName,
  type TrainerOptions,
  type TrainerState,
  TrainingDivergedError,
} from "./trainer.ts";
export { decodeState, encodeState } from "./trainer-state.ts";
export { initialWeights, type Weights } from "./weights.ts";
export { weightsSha256 } from "./weights-sha256.ts";
