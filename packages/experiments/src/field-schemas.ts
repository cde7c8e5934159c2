import * as v from "valibot";

/** A count, or a seed. */
export const count: v.GenericSchema<number> = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** Cross-entropy in nats: of float32 logits it is far below, and sums of a million such do not overflow. */
export const loss: v.GenericSchema<number> = v.pipe(v.number(), v.minValue(0), v.maxValue(1e100));

/** Of letters right. */
export const percentage: v.GenericSchema<number> = v.pipe(
  v.number(),
  v.minValue(0),
  v.maxValue(100),
);

/** SHA-256 in hexadecimal digits. */
export const digest: v.GenericSchema<string> = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

/** As `setupId` gives it. */
export const identity: v.GenericSchema<string> = v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/));
