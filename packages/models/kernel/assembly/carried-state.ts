/**
 * What a stateful layer carries over the border of a batch of one sample: h and c.
 *
 * A pass starts from the h₋ of its first row and from the cell state that lies before the first. Both stay as they are
 * until the next pass, for the backward pass and for whoever looks into the network.
 */
import {
  cells,
  hiddenOffset,
  paddedUnits,
  rowBytes,
  rows,
  setAside,
  simpleRnn,
  timeSteps,
} from "./memory-map";

function stateBytes(): usize {
  return <usize>paddedUnits << 2;
}

function hiddenAt(t: i32): usize {
  return rows + <usize>(t * rowBytes + hiddenOffset);
}

/** The next pass starts from zeros. */
export function clearState(): void {
  memory.fill(hiddenAt(0), 0, stateBytes());
  if (!simpleRnn) memory.fill(cells - stateBytes(), 0, stateBytes());
}

/** The next pass starts where the last one ended. */
export function carryState(): void {
  const size = stateBytes();
  memory.copy(hiddenAt(0), hiddenAt(timeSteps), size);
  if (!simpleRnn) memory.copy(cells - size, cells + <usize>(timeSteps - 1) * size, size);
}

/** Puts aside where the last pass ended, so that questions may come before the training goes on. */
export function saveState(): void {
  const size = stateBytes();
  memory.copy(setAside, hiddenAt(timeSteps), size);
  if (!simpleRnn) memory.copy(setAside + size, cells + <usize>(timeSteps - 1) * size, size);
}

/** The next pass starts from what `saveState` put aside. */
export function restoreState(): void {
  const size = stateBytes();
  memory.copy(hiddenAt(0), setAside, size);
  if (!simpleRnn) memory.copy(cells - size, setAside + size, size);
}
