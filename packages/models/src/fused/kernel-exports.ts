/**
 * A number that the kernel shows: an address in bytes, a size or a sum. These are told without WebAssembly's types, which
 * not every project has.
 */
interface Shown {
  readonly value: number;
}

/** What the compiled kernel exports; see kernel/assembly/index.ts and kernel/assembly/memory-map.ts. */
export interface KernelExports {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pageCount: number): number };
  configure(
    isSimpleRnn: boolean,
    isHardSigmoid: boolean,
    timeSteps: number,
    features: number,
    units: number,
    classes: number,
    batchCapacity: number,
    sampleCapacity: number,
    orderCapacity: number,
    isStateful: boolean,
    maskValue: number,
  ): number;
  setDecays(beta1: number, beta2: number): void;
  setLearning(isRecurrenceAtRest: boolean, clipNorm: number): void;
  train(count: number, batch: number, continues: boolean): number;
  evaluate(count: number, continues: boolean): void;
  differentiate(count: number): void;
  storeGradients(count: number): void;
  readonly lossSum: Shown;
  readonly hits: Shown;
  readonly paddedUnits: Shown;
  readonly paddedClasses: Shown;
  readonly matrixRows: Shown;
  readonly rowCapacity: Shown;
  readonly cellWeights: Shown;
  readonly denseWeights: Shown;
  readonly arrayBytes: Shown;
  readonly inputs: Shown;
  readonly targets: Shown;
  readonly order: Shown;
  readonly schedule: Shown;
  readonly rows: Shown;
  readonly rowBytes: Shown;
  readonly hiddenOffset: Shown;
  readonly preActivations: Shown;
  readonly gates: Shown;
  readonly deltas: Shown;
  readonly cells: Shown;
  readonly hiddenGradients: Shown;
  readonly cellGradients: Shown;
  readonly probabilities: Shown;
}
