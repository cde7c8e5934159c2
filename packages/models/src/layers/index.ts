export { createLayersModel } from "./layers-model.ts";
export { createLayersPredictor } from "./layers-predictor.ts";
export { createLayersTrainer } from "./layers-trainer.ts";
export {
  describedArchitecture,
  loadLayersModel,
  type ModelDescription,
  type SavedModel,
  saveLayersModel,
} from "./saved-model.ts";
