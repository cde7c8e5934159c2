import { sha256 } from "@noble/hashes/sha2.js";

import { weightNames } from "./architecture.ts";
import type { TrainerState } from "./trainer.ts";
import { mapWeights, type Weights } from "./weights.ts";

/** "ALTS" and the version of the layout. */
const MAGIC = 0x53544c41;
const VERSION = 1;
const HEADER_BYTES = 4 + 4 + 8 + 8 + 4 * weightNames.length;
const DIGEST_BYTES = 32;

/**
 * Writes a trainer's whole state as bytes, to the bit. All numbers are little-endian:
 *
 *     "ALTS"   version u32   stepCount f64   epochCount f64   length of each array u32 × 5
 *     weights, first moments, second moments: five arrays of f32 each, in the order of weightNames
 *     SHA-256 of all before
 *
 * @returns new bytes
 * @example
 * ```ts
 * import { architectureOf, decodeState, encodeState, initialWeights, singleLetter, startState } from "@alphabet-lstm/models";
 *
 * const architecture = architectureOf(singleLetter, 26);
 * const state = startState(architecture, initialWeights(architecture, 7));
 * decodeState(encodeState(state)).weights.bias[32]; // → 1
 * ```
 */
export function encodeState(state: TrainerState): Uint8Array {
  const lengths = weightNames.map((name) => state.weights[name].length);
  const bytes = new Uint8Array(byteLength(lengths));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, VERSION, true);
  view.setFloat64(8, state.stepCount, true);
  view.setFloat64(16, state.epochCount, true);
  for (const [index, length] of lengths.entries()) view.setUint32(24 + 4 * index, length, true);
  let offset = HEADER_BYTES;
  for (const weights of [state.weights, state.firstMoments, state.secondMoments]) {
    for (const name of weightNames) {
      for (const value of weights[name]) {
        view.setFloat32(offset, value, true);
        offset += 4;
      }
    }
  }
  bytes.set(sha256(bytes.subarray(0, offset)), offset);
  return bytes;
}

/**
 * Reads what {@link encodeState} wrote. Whether it fits an architecture is checked by the trainer that is made from it.
 *
 * @returns new arrays
 * @throws SyntaxError if the bytes are no state, or not whole, or were altered
 * @example
 * ```ts
 * import { architectureOf, decodeState, encodeState, initialWeights, singleLetter, startState } from "@alphabet-lstm/models";
 *
 * const architecture = architectureOf(singleLetter, 26);
 * const bytes = encodeState(startState(architecture, initialWeights(architecture, 7)));
 * decodeState(bytes).weights.kernel.length; // → 128
 * ```
 */
export function decodeState(bytes: Uint8Array): TrainerState {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < HEADER_BYTES || view.getUint32(0, true) !== MAGIC) {
    throw new SyntaxError("Cannot read the trainer's state: these bytes are something else");
  }
  const version = view.getUint32(4, true);
  if (version !== VERSION) {
    throw new SyntaxError(
      `Cannot read the trainer's state: its version must be ${VERSION}, received ${version}`,
    );
  }
  const lengths = weightNames.map((_, index) => view.getUint32(24 + 4 * index, true));
  const expected = byteLength(lengths);
  if (bytes.length !== expected) {
    throw new SyntaxError(
      `Cannot read the trainer's state: it must have ${expected} bytes, received ${bytes.length}`,
    );
  }
  const digest = sha256(bytes.subarray(0, expected - DIGEST_BYTES));
  if (digest.some((byte, index) => byte !== bytes[expected - DIGEST_BYTES + index])) {
    throw new SyntaxError("Cannot read the trainer's state: the bytes were altered");
  }
  let offset = HEADER_BYTES;
  const readWeights = (): Weights =>
    mapWeights((name) => {
      const array = new Float32Array(lengths[weightNames.indexOf(name)]!);
      for (const index of array.keys()) array[index] = view.getFloat32(offset + 4 * index, true);
      offset += array.byteLength;
      return array;
    });
  return {
    weights: readWeights(),
    firstMoments: readWeights(),
    secondMoments: readWeights(),
    stepCount: view.getFloat64(8, true),
    epochCount: view.getFloat64(16, true),
  };
}

function byteLength(lengths: readonly number[]): number {
  const floats = lengths.reduce((sum, length) => sum + length, 0);
  return HEADER_BYTES + 3 * 4 * floats + DIGEST_BYTES;
}
