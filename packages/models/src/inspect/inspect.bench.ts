/** Looking into a network, in one run: `pnpm bench inspect`. */
import { createDataset } from "@alphabet-lstm/data";
import { test } from "vitest";

import { architectureOf } from "../configurations/model-configuration.ts";
import { timeSteps } from "../configurations/time-steps.ts";
import { initialWeights } from "../weights.ts";
import { traceGradients } from "./gradient-flow.ts";
import { createRecurrentExample } from "./recurrent-example.ts";
import { createInspector } from "./trace.ts";

test("tracing all 23 windows of model 3", async ({ bench }) => {
  const architecture = architectureOf(timeSteps, 26);
  const { inputs } = createDataset(timeSteps);
  const inspector = await createInspector(architecture, initialWeights(architecture, 7));
  await bench("23 traces", async () => {
    await inspector.trace(inputs);
  }).run();
  inspector.dispose();
});

test("following gradients through 60 steps", async ({ bench }) => {
  for (const cell of ["lstm", "simple-rnn"] as const) {
    const example = createRecurrentExample({ cell, timeSteps: 60 });
    await bench(cell, async () => {
      await traceGradients(example);
    }).run();
  }
});
