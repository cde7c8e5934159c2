import "@tensorflow/tfjs-backend-cpu";
import "@tensorflow/tfjs-backend-wasm";
import * as tf from "@tensorflow/tfjs-core";

/** What tfjs can compute on here. */
export const backends = ["wasm", "cpu"] as const;

/** One of {@link backends}. */
export type Backend = (typeof backends)[number];

/**
 * Makes tfjs ready to compute.
 *
 * @throws Error if the backend cannot start
 */
export async function startBackend(name: Backend): Promise<void> {
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

/** The backend among the versions of a record or a checkpoint. */
export function backendAmong(versions: Readonly<Record<string, string>>): Backend | undefined {
  return backends.find((name) => `@tensorflow/tfjs-backend-${name}` in versions);
}
