import { expect, it } from "vitest";

import { AnswerHistory } from "./answer-history.ts";
import { answerRow, readView, strongest } from "./answers.ts";

/** Three letters, one a window: the first two answers are judged. */
const probabilities = Float32Array.of(0.25, 0.5, 0.25, 0.75, 0.125, 0.125, 0.2, 0.2, 0.6);

it("readView() judges all windows but the last, after which nothing follows", () => {
  const view = readView(probabilities, 1, 3);
  expect(
    view.answers.map(({ predicted, target, correct }) => [predicted, target, correct]),
  ).toEqual([
    [1, 1, true],
    [0, 2, false],
    [2, undefined, false],
  ]);
  expect([view.correctCount, view.sampleCount]).toEqual([1, 2]);
  expect(view.lossNats).toBeCloseTo(-(Math.log(0.5) + Math.log(0.125)) / 2, 6);
});

it("answerRow() finds a window by its last letter, and none where the alphabet begins", () => {
  const view = readView(probabilities.slice(0, 6), 2, 3);
  expect(answerRow(view, 0)).toBeUndefined();
  expect([...answerRow(view, 2)!]).toEqual([0.75, 0.125, 0.125]);
});

it("strongest() orders classes by their probability", () => {
  expect(strongest(Float32Array.of(0.25, 0.5, 0.125), 2)).toEqual([1, 0]);
});

it("AnswerHistory takes epochs in order, and drops those that it has", () => {
  const history = new AnswerHistory(1, 3);
  history.add({ slot: 0, firstEpoch: 0, probabilities });
  history.add({ slot: 0, firstEpoch: 0, probabilities });
  history.add({ slot: 0, firstEpoch: 5, probabilities });
  expect(history.lastEpoch).toBe(0);
  history.add({
    slot: 0,
    firstEpoch: 1,
    probabilities: Float32Array.of(...probabilities, ...probabilities),
  });
  expect(history.lastEpoch).toBe(2);
  expect(history.correctCounts).toEqual([1, 1, 1]);
  expect(history.at(99).correctCount).toBe(1);
});
