import type { Trace } from "@alphabet-lstm/models/inspect";

import type { Flow } from "../training/look-inside.ts";
import type { SeedResult } from "../training/protocol.ts";
import type { AnswerHistory } from "./answer-history.ts";
import type { ModelView } from "./answers.ts";
import type { ModelNumber } from "./models.ts";

/** A real run, trained while the page was built: what readers without JavaScript see. */
export interface FinishedRun {
  readonly views: Readonly<Record<ModelNumber, ModelView>>;
  readonly histories: Readonly<Record<ModelNumber, AnswerHistory>>;
  /** The window KLM followed through Model 3. */
  readonly trace: Trace;
  readonly flow: Flow;
  /** Of a few seeds. */
  readonly seeds: readonly SeedResult[];
}
