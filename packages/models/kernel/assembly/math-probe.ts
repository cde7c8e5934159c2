/** The kernel's functions on their own, for the tests: each maps the numbers in [0, count) of the memory in place. */
import { clippedLine, expOfNegative, log, sigmoid, tanh } from "./math";

memory.grow(16);

export function mapExpOfNegative(count: i32): void {
  for (let at = 0; at < count << 2; at += 16) v128.store(at, expOfNegative(v128.load(at)));
}

export function mapTanh(count: i32): void {
  for (let at = 0; at < count << 2; at += 16) v128.store(at, tanh(v128.load(at)));
}

export function mapSigmoid(count: i32): void {
  for (let at = 0; at < count << 2; at += 16) v128.store(at, sigmoid(v128.load(at)));
}

export function mapClippedLine(count: i32): void {
  for (let at = 0; at < count << 2; at += 16) v128.store(at, clippedLine(v128.load(at)));
}

export function mapLog(count: i32): void {
  for (let at = 0; at < count << 2; at += 4) store<f32>(at, log(load<f32>(at)));
}
