import "@tensorflow/tfjs-backend-cpu";
import "@tensorflow/tfjs-backend-wasm";
import * as tf from "@tensorflow/tfjs-core";

/** What tfjs can compute on here. */
export const backends = ["wasm", "cpu"] as const;

/**
 * Makes tfjs ready to compute.
 *
 * @throws Error if the backend cannot start
 */
export async function startBackend(name: (typeof backends)[number]): Promise<void> {
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
