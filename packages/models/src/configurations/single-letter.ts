import type { ModelConfiguration } from "./model-configuration.ts";

/** Model 1: one letter in one time step. The tutorial reports 88.00 %. */
export const singleLetter: ModelConfiguration = {
  id: "model-1",
  name: "single-letter",
  title: "one letter → the next",
  framing: { timeSteps: 1, features: 1 },
  encoding: "normalized",
  cell: "lstm",
  units: 32,
  recurrentActivation: "hard-sigmoid",
};
