export {
  type Activations,
  type LstmActivations,
  type ShapedArray,
  type SimpleRnnActivations,
} from "./activations.ts";
export { createFusedPredictor } from "./fused-predictor.ts";
export { createFusedTrainer, type FusedTrainer, type Gradients } from "./fused-trainer.ts";
