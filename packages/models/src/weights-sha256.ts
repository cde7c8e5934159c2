import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";

import { weightNames } from "./architecture.ts";
import type { Weights } from "./weights.ts";

/**
 * Names weights by their bytes: SHA-256 over all arrays, little-endian float32, in the order of `weightNames`. Equal
 * digests mean equal weights, to the bit.
 *
 * @returns 64 hexadecimal digits
 * @example
 * ```ts
 * import { architectureOf, initialWeights, singleLetter, weightsSha256 } from "@alphabet-lstm/models";
 *
 * weightsSha256(initialWeights(architectureOf(singleLetter, 26), 7)).length; // → 64
 * ```
 */
export function weightsSha256(weights: Weights): string {
  const digest = sha256.create();
  for (const name of weightNames) {
    const array = weights[name];
    const bytes = new DataView(new ArrayBuffer(array.byteLength));
    for (const [index, value] of array.entries()) bytes.setFloat32(4 * index, value, true);
    digest.update(new Uint8Array(bytes.buffer));
  }
  return bytesToHex(digest.digest());
}
