import type * as tfjs from "./tfjs.ts";

/** What tfjs can compute on here. */
export const backends = ["wasm", "cpu"] as const;

/** One of {@link backends}. */
export type Backend = (typeof backends)[number];

/** All that the commands need of tfjs. */
export type Tfjs = typeof tfjs;

/** Loads tfjs, which takes longer than all the rest: only where it is needed. */
export async function loadTfjs(): Promise<Tfjs> {
  return import("./tfjs.ts");
}

/**
 * Makes tfjs ready to compute.
 *
 * @throws Error if the backend cannot start
 */
export async function startBackend(name: Backend): Promise<Tfjs> {
  const loaded = await loadTfjs();
  await loaded.useBackend(name);
  return loaded;
}

/** The backend among the versions of a record or a checkpoint. */
export function backendAmong(versions: Readonly<Record<string, string>>): Backend | undefined {
  return backends.find((name) => `@tensorflow/tfjs-backend-${name}` in versions);
}
