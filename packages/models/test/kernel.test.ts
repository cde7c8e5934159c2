import { beforeAll, describe, expect, it } from "vitest";

import { compileKernel } from "../kernel/compile.ts";
import { decodeBase64 } from "../src/fused/decode-base64.ts";
import { kernelBase64 } from "../src/fused/kernel-bytes.ts";

describe("the embedded kernel", () => {
  const bytes = decodeBase64(kernelBase64);

  it("is what its source compiles to; if not, run node kernel/build.ts", async () => {
    expect(Buffer.compare(bytes, await compileKernel())).toBe(0);
  });

  it("is at most 13 kB", () => {
    expect(bytes.length).toBeLessThanOrEqual(13_000);
  });

  it("asks nothing of its host", () => {
    expect(WebAssembly.Module.imports(new WebAssembly.Module(bytes))).toEqual([]);
  });
});

describe("the kernel's own functions", () => {
  type Probe = "mapExpOfNegative" | "mapTanh" | "mapSigmoid" | "mapClippedLine" | "mapLog";
  let probe: Record<Probe, (count: number) => void> & { memory: WebAssembly.Memory };

  beforeAll(async () => {
    const compiled = await WebAssembly.compile(await compileKernel("math-probe.ts"));
    probe = (await WebAssembly.instantiate(compiled)).exports as typeof probe;
  });

  function map(name: Probe, inputs: Float32Array): Float32Array {
    const memory = new Float32Array(probe.memory.buffer);
    memory.set(inputs);
    probe[name]((inputs.length + 3) & ~3);
    return memory.slice(0, inputs.length);
  }

  /** The largest error, in units in the last place of the true value; below 2⁻¹²⁶ a unit is 2⁻¹⁴⁹. */
  function largestError(name: Probe, truth: (x: number) => number, inputs: Float32Array): number {
    let largest = 0;
    for (const [index, output] of map(name, inputs).entries()) {
      const expected = truth(inputs[index]!);
      const exponent = Math.max(-126, Math.floor(Math.log2(Math.abs(expected))));
      largest = Math.max(largest, Math.abs(output - expected) / 2 ** (exponent - 23));
      if (Number.isNaN(output)) return NaN;
    }
    return largest;
  }

  /** Evenly spread in value, and both signs of every size in 10⁻³⁰ … 100. */
  const dense = Float32Array.from({ length: 200_000 }, (_, index) => (index - 100_000) / 1000);
  const everySize = Float32Array.from(
    { length: 60_000 },
    (_, index) => (index % 2 ? 1 : -1) * 10 ** (-30 + (32 * index) / 60_000),
  );
  const inputs = new Float32Array([...dense, ...everySize]);
  const limits = Float32Array.of(Infinity, -Infinity, NaN, 0, -0, 3e38, -3e38, 1e-40);

  it("tanh is within 2 units in the last place", () => {
    expect(largestError("mapTanh", Math.tanh, inputs)).toBeLessThan(2);
    expect([...map("mapTanh", limits)]).toEqual([1, -1, NaN, 0, 0, 1, -1, Math.fround(1e-40)]);
  });

  it("sigmoid is within 2.5 units in the last place, and 0 where it would be subnormal", () => {
    const usual = inputs.filter((x) => x > -87);
    expect(largestError("mapSigmoid", (x) => 1 / (1 + Math.exp(-x)), usual)).toBeLessThan(2.5);
    expect([...map("mapSigmoid", limits)]).toEqual([1, 0, NaN, 0.5, 0.5, 1, 0, 0.5]);
  });

  it("exp of a negative number is within 1.5 units in the last place, and 0 where it would be subnormal", () => {
    const negative = inputs.filter((x) => x <= 0 && x > -87.3);
    expect(largestError("mapExpOfNegative", Math.exp, negative)).toBeLessThan(1.5);
    const far = Float32Array.of(-Infinity, -3e38, -88, -87.4, NaN, 0, -0, -1e-40);
    expect([...map("mapExpOfNegative", far)]).toEqual([0, 0, 0, 0, NaN, 1, 1, 1]);
  });

  it("log is within 1.5 units in the last place from 1 up", () => {
    const positive = Float32Array.from({ length: 200_000 }, (_, index) => 1 + index / 20);
    const large = Float32Array.from(
      { length: 10_000 },
      (_, index) => 10 ** ((38 * index) / 10_000),
    );
    expect(largestError("mapLog", Math.log, positive)).toBeLessThan(1.5);
    expect(largestError("mapLog", Math.log, large)).toBeLessThan(1.5);
    expect([...map("mapLog", Float32Array.of(1, Infinity, NaN))]).toEqual([0, Infinity, NaN]);
  });

  it("the hard sigmoid is Keras 2's clipped line", () => {
    const points = Float32Array.of(-Infinity, -2.5, -1, 0, 1, 2.5, Infinity, NaN);
    expect([...map("mapClippedLine", points)]).toEqual(
      [0, 0, 0.3, 0.5, 0.7, 1, 1, NaN].map(Math.fround),
    );
  });
});
