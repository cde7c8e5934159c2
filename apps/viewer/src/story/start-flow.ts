import type { FlowSettings } from "../training/look-inside.ts";

/** What the figure of gradients through time begins with: long enough to vanish, Keras' own forget bias. */
export const startFlow: FlowSettings = { steps: 60, radius: 0.9, forgetBias: 1 };
