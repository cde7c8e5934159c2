import { describe, expect, it } from "vitest";

import { smallArchitecture } from "../test/small-trainer.ts";
import { decodeState, encodeState } from "./trainer-state.ts";
import { startState, type TrainerState } from "./trainer.ts";
import { initialWeights } from "./weights.ts";

const state: TrainerState = {
  weights: initialWeights(smallArchitecture, 1),
  firstMoments: initialWeights(smallArchitecture, 2),
  secondMoments: initialWeights(smallArchitecture, 3),
  stepCount: 2 ** 40 + 1,
  epochCount: 17,
};

describe("decodeState()", () => {
  it("reads exactly what encodeState() wrote, from any part of a buffer", () => {
    const bytes = encodeState(state);
    expect(decodeState(bytes)).toEqual(state);
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);
    expect(encodeState(decodeState(shifted.subarray(3)))).toEqual(bytes);
  });

  it("keeps numbers that are hard to write: −0, the smallest and the largest", () => {
    const weights = initialWeights(smallArchitecture, 1);
    weights.bias.set([-0, 1e-45, 3.4028234663852886e38]);
    const copy = decodeState(encodeState(startState(smallArchitecture, weights)));
    expect(copy.weights.bias).toEqual(weights.bias);
  });

  it("throws SyntaxError for bytes that are not whole", () => {
    const bytes = encodeState(state);
    expect(() => decodeState(bytes.subarray(0, -1))).toThrow(
      new SyntaxError(
        `Cannot read the trainer's state: it must have ${bytes.length} bytes, received ${bytes.length - 1}`,
      ),
    );
    expect(() => decodeState(bytes.subarray(0, 20))).toThrow(SyntaxError);
    expect(() => decodeState(new Uint8Array())).toThrow(SyntaxError);
  });

  it("throws SyntaxError when any one bit was altered", () => {
    const bytes = encodeState(state);
    for (let at = 0; at < bytes.length; at += 7) {
      const altered = bytes.slice();
      altered[at]! ^= 1 << (at % 8);
      expect(() => decodeState(altered)).toThrow(SyntaxError);
    }
  });

  it("throws SyntaxError for a version that it does not know", () => {
    const bytes = encodeState(state);
    bytes[4] = 2;
    expect(() => decodeState(bytes)).toThrow("its version must be 1, received 2");
  });
});
