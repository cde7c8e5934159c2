export type { ShapedArray } from "../fused/activations.ts";
export { countDead, type DeadWeights, findDeadWeights, findMovedWeights } from "./dead-weights.ts";
export { entropyBits } from "./entropy.ts";
export { type GradientFlow, traceGradients } from "./gradient-flow.ts";
export {
  createRecurrentExample,
  type RecurrentExample,
  type RecurrentExampleOptions,
} from "./recurrent-example.ts";
export { type Gate, gates, operate, type Surgery } from "./surgery.ts";
export {
  createInspector,
  type Inspector,
  type Trace,
  type TracedState,
  tracedStates,
} from "./trace.ts";
