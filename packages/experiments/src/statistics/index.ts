export { bootstrapInterval, type BootstrapOptions, type Interval } from "./bootstrap-interval.ts";
export { comparePairs, type PairComparison, probabilityOfImprovement } from "./compare-pairs.ts";
export { describeSample, interquartileMean, type SampleDescription } from "./describe-sample.ts";
export { histogram } from "./histogram.ts";
export { percentileRank } from "./percentile-rank.ts";
export { successBound } from "./success-bound.ts";
