import { type Gate, gates, type Surgery } from "@alphabet-lstm/models/inspect";
import type { Command } from "commander";

/** The options that say what is done to a network. */
export interface SurgeryOptions {
  readonly hold?: readonly string[];
  readonly zeroCell?: boolean;
  readonly zeroHidden?: boolean;
  readonly silence?: readonly string[];
  readonly replace?: readonly string[];
}

/** Adds the options of {@link SurgeryOptions}. */
export function addSurgeryOptions(command: Command): Command {
  return command
    .optionsGroup("Surgery:")
    .option(
      "--hold <gate=value>",
      `hold a gate (${gates.join(", ")}) at a value; repeatable`,
      collect,
    )
    .option("--zero-cell", "empty the cell between the steps")
    .option("--zero-hidden", "empty the hidden state between the steps")
    .option("--silence <unit>", "let a unit put out 0; repeatable", collect)
    .option("--replace <unit=other>", "let a unit do what another does; repeatable", collect);
}

function collect(value: string, earlier: readonly string[] = []): string[] {
  return [...earlier, value];
}

/**
 * Reads the options. Whether a value or a unit fits the network is for `operate()` to say.
 *
 * @throws SyntaxError if one is written in another way
 */
export function parseSurgery({
  hold = [],
  zeroCell = false,
  zeroHidden = false,
  silence = [],
  replace = [],
}: SurgeryOptions): Surgery {
  return {
    hold: Object.fromEntries(hold.map(parseHold)),
    zeroCell,
    zeroHidden,
    replace: [...silence.map(parseSilence), ...replace.map(parseReplace)],
  };
}

/** The gates that it holds. */
export function heldGates({ hold = {}, zeroCell = false }: Surgery): ReadonlySet<Gate> {
  const held = gates.filter((gate) => hold[gate] !== undefined);
  return new Set<Gate>(zeroCell ? [...held, "forget"] : held);
}

/** Whether it changes nothing. */
export function isIdle({ hold = {}, zeroCell, zeroHidden, replace = [] }: Surgery): boolean {
  return Object.keys(hold).length + replace.length === 0 && !zeroCell && !zeroHidden;
}

function parseHold(text: string): [Gate, number] {
  const [gate, value = ""] = text.split("=");
  if (!gates.includes(gate as Gate) || value.trim() === "" || Number.isNaN(Number(value))) {
    throw new SyntaxError(
      `Cannot hold ${quoted(text)}: write it like forget=0, with one of ${gates.join(", ")}`,
    );
  }
  return [gate as Gate, Number(value)];
}

function parseSilence(text: string) {
  if (!/^\d+$/.test(text)) {
    throw new SyntaxError(`Cannot silence ${quoted(text)}: name a unit by its number, from 0`);
  }
  return { unit: Number(text), by: null };
}

function parseReplace(text: string) {
  if (!/^\d+=\d+$/.test(text)) {
    throw new SyntaxError(
      `Cannot replace ${quoted(text)}: write it like 5=9, with units by their numbers, from 0`,
    );
  }
  const [unit, by] = text.split("=").map(Number);
  return { unit: unit!, by: by! };
}

function quoted(text: string): string {
  return JSON.stringify(text.slice(0, 40));
}
