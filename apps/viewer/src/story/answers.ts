/** What a model says follows a window. */
export interface Answer {
  /** Id of the window's last letter. */
  readonly last: number;
  /** Id of the most probable letter. */
  readonly predicted: number;
  /** Of the predicted letter. */
  readonly probability: number;
  /** Id of the letter that follows; none after the last. */
  readonly target: number | undefined;
  readonly correct: boolean;
}

/** A model at one epoch: all that the figures need to know. */
export interface ModelView {
  readonly windowLength: number;
  readonly classCount: number;
  /** `[windows, classes]`, the window after which nothing follows too. */
  readonly probabilities: Float32Array;
  readonly answers: readonly Answer[];
  readonly correctCount: number;
  /** Windows that are judged: all but the last. */
  readonly sampleCount: number;
  readonly lossNats: number;
}

/** Keras' too: the logarithm of less would dwarf everything else. */
const SMALLEST = 1e-7;

/** Reads what a model says to every window. */
export function readView(
  probabilities: Float32Array,
  windowLength: number,
  classCount: number,
): ModelView {
  const windowCount = classCount - windowLength + 1;
  const answers: Answer[] = [];
  let correctCount = 0;
  let lossSum = 0;
  for (let window = 0; window < windowCount; window++) {
    const row = probabilities.subarray(window * classCount, (window + 1) * classCount);
    const last = window + windowLength - 1;
    const target = last + 1 < classCount ? last + 1 : undefined;
    const predicted = indexOfLargest(row);
    const correct = predicted === target;
    answers.push({ last, predicted, probability: row[predicted]!, target, correct });
    if (target === undefined) continue;
    if (correct) correctCount++;
    lossSum -= Math.log(Math.max(row[target]!, SMALLEST));
  }
  const sampleCount = windowCount - 1;
  const lossNats = lossSum / sampleCount;
  return {
    windowLength,
    classCount,
    probabilities,
    answers,
    correctCount,
    sampleCount,
    lossNats,
  };
}

/** A model's answers to one window; undefined where it has no such window. */
export function answerRow(view: ModelView, last: number): Float32Array | undefined {
  const window = last - view.windowLength + 1;
  if (window < 0) return undefined;
  return view.probabilities.subarray(window * view.classCount, (window + 1) * view.classCount);
}

function indexOfLargest(values: Float32Array): number {
  let best = 0;
  for (let index = 1; index < values.length; index++) {
    if (values[index]! > values[best]!) best = index;
  }
  return best;
}

/** The most probable classes, the most probable first. */
export function strongest(row: Float32Array, count: number): number[] {
  return [...row.keys()].toSorted((a, b) => row[b]! - row[a]!).slice(0, count);
}
