import { type ControlId, controls } from "../controls.ts";
import { setupId } from "../setup.ts";
import type { RunGroup } from "./group-runs.ts";
import { reportPair } from "./report-pair.ts";
import type { PairReport } from "./report.ts";

/** What became of a control. */
export interface ControlReport {
  readonly id: ControlId;
  /** Changed against unchanged, in the control's order. */
  readonly pairs: readonly PairReport[];
}

/**
 * Judges every control of which all setups have run, with a seed in common.
 *
 * @param known - pairs that are compared already
 */
export function reportControls(
  groups: readonly RunGroup[],
  known: readonly PairReport[],
): ControlReport[] {
  const byId = new Map(groups.map((group) => [group.id, group]));
  return controls.flatMap(({ id, pairs }) => {
    const reported = pairs.flatMap(({ changed, against }) => {
      const [first, second] = [byId.get(setupId(changed)), byId.get(setupId(against))];
      if (!first || !second) return [];
      const pair = known.find((each) => each.first === first.id && each.second === second.id);
      return pair ? [pair] : reportPair(first, second);
    });
    return reported.length === pairs.length ? [{ id, pairs: reported }] : [];
  });
}
