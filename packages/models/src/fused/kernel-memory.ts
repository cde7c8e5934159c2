import type { Architecture } from "../architecture.ts";
import type { KernelExports } from "./kernel-exports.ts";

/** How much a memory has to hold at once. */
export interface Capacities {
  /** Samples of one pass. */
  readonly batch: number;
  readonly samples: number;
  /** Indices, and step sizes, of one call. */
  readonly order: number;
}

/** The kernel's memory, as numbers. */
export interface KernelMemory {
  readonly floats: Float32Array;
  readonly integers: Int32Array;
}

const MAX_BYTES = 2 ** 30;
const PAGE_BYTES = 65_536;

/**
 * Lays out a kernel's memory and lets it grow to that size.
 *
 * @throws RangeError if it would be more than 1 GiB, before anything is allocated, or more than there is
 */
export function allocateMemory(
  kernel: KernelExports,
  {
    cell,
    recurrentActivation,
    timeSteps,
    features,
    units,
    classes,
    stateful = false,
    maskValue = NaN,
  }: Architecture,
  { batch, samples, order }: Capacities,
): KernelMemory {
  const bytes = kernel.configure(
    cell === "simple-rnn",
    recurrentActivation === "hard-sigmoid",
    timeSteps,
    features,
    units,
    classes,
    batch,
    samples,
    order,
    stateful,
    maskValue,
  );
  if (bytes > MAX_BYTES) {
    throw new RangeError(
      `Cannot fit the model into memory: it may take 1024 MiB, and needs ${Math.ceil(bytes / 2 ** 20)} MiB; lower the sizes, the samples or batchSize`,
    );
  }
  const pages = Math.ceil((bytes - kernel.memory.buffer.byteLength) / PAGE_BYTES);
  if (pages > 0) kernel.memory.grow(pages);
  const { buffer } = kernel.memory;
  return { floats: new Float32Array(buffer), integers: new Int32Array(buffer) };
}
