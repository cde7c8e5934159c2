import type { ModelConfiguration } from "./model-configuration.ts";

/** Model 3: three letters one after the other, in three time steps. The tutorial reports 100 %. */
export const timeSteps: ModelConfiguration = {
  id: "model-3",
  name: "time-steps",
  title: "three letters as three time steps → the next",
  framing: { timeSteps: 3, features: 1 },
  encoding: "normalized",
  cell: "lstm",
  units: 32,
  recurrentActivation: "hard-sigmoid",
};
