import "@tensorflow/tfjs-backend-cpu";
import "@tensorflow/tfjs-backend-wasm";
import * as tf from "@tensorflow/tfjs-core";

import type { Backend } from "./backend.ts";

export {
  createLayersPredictor,
  createLayersTrainer,
  describedArchitecture,
  loadLayersModel,
  saveLayersModel,
} from "@alphabet-lstm/models/layers";

/**
 * Makes a backend compute.
 *
 * @throws Error if it cannot start
 */
export async function useBackend(name: Backend): Promise<void> {
  tf.enableProdMode();
  if (!(await tf.setBackend(name))) {
    throw new Error(`Cannot start tfjs' ${name} backend; try --backend cpu`);
  }
}

/** The versions of what computes, for a run's record. */
export function backendVersions(): Record<string, string> {
  return {
    "@tensorflow/tfjs-core": tf.version_core,
    [`@tensorflow/tfjs-backend-${tf.getBackend()}`]: tf.version_core,
  };
}
