import type { Experiment, RunEvent } from "@alphabet-lstm/experiments";
import { percent } from "@alphabet-lstm/experiments";
import { Presets, SingleBar } from "cli-progress";

type EpochEvent = Extract<RunEvent, { type: "epoch" }>;

/** Shows how far a training is. */
export interface Progress {
  readonly epoch: (event: EpochEvent) => void;
  readonly stop: () => void;
}

/** Where there is no terminal, a line comes with every tenth of the training, and after so many milliseconds. */
const PLAIN_LINES = 10;
const LONGEST_SILENCE_MS = 10_000;

/**
 * Shows a bar on a terminal, else plain lines, on stderr: stdout is for results.
 *
 * @param firstEpoch - epochs that were trained before, where a training is resumed
 */
export function showProgress({ model, epochs }: Experiment, firstEpoch: number): Progress {
  return process.stderr.isTTY
    ? showBar(model, epochs, firstEpoch)
    : showLines(model, epochs, firstEpoch);
}

function showBar(name: string, epochs: number, firstEpoch: number): Progress {
  const bar = new SingleBar(
    {
      format: `  ${name} {bar} epoch {value}/{total} · loss {loss} · accuracy {accuracy} · {eta_formatted} left`,
      barsize: 24,
      clearOnComplete: true,
      gracefulExit: false,
      stream: process.stderr,
      etaBuffer: 50,
    },
    Presets.shades_classic,
  );
  bar.start(epochs, firstEpoch, { loss: "–", accuracy: "–" });
  return {
    epoch: (event) => bar.update(event.epoch, { loss: loss(event), accuracy: accuracy(event) }),
    stop: () => bar.stop(),
  };
}

function showLines(name: string, epochs: number, firstEpoch: number): Progress {
  const started = performance.now();
  const every = Math.max(1, Math.ceil(epochs / PLAIN_LINES));
  let lastLine = started;
  return {
    epoch: (event) => {
      const now = performance.now();
      const trained = event.epoch - firstEpoch;
      const due = event.epoch % every === 0 || event.epoch === epochs || trained === 1;
      if (!due && now - lastLine < LONGEST_SILENCE_MS) return;
      lastLine = now;
      const left = ((now - started) / trained) * (epochs - event.epoch);
      process.stderr.write(
        `  ${name} epoch ${event.epoch}/${epochs} · loss ${loss(event)} · accuracy ${accuracy(event)} · ${Math.ceil(left / 1000)} s left\n`,
      );
    },
    stop: () => {},
  };
}

/** One epoch as the tutorial's Keras logs it with `verbose=2`. */
export function kerasLogLine(event: EpochEvent, durationMs: number): string {
  return [
    `Epoch ${event.epoch}/${event.epochs}`,
    ` - ${Math.round(durationMs / 1000)}s - loss: ${loss(event)} - acc: ${(percent(event) / 100).toFixed(4)}`,
  ].join("\n");
}

function loss({ lossNats }: EpochEvent): string {
  return lossNats.toFixed(4);
}

function accuracy(event: EpochEvent): string {
  return `${percent(event).toFixed(2)} %`;
}
