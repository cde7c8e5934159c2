import type { ModelConfiguration } from "./model-configuration.ts";

/** Model 2: three letters side by side in one time step. The tutorial reports 82.61 %. */
export const featureWindow: ModelConfiguration = {
  id: "model-2",
  name: "feature-window",
  title: "three letters as three features → the next",
  framing: { timeSteps: 1, features: 3 },
  encoding: "normalized",
  cell: "lstm",
  units: 32,
  recurrentActivation: "hard-sigmoid",
};
