/** The tutorial's models by their number. */
export type ModelNumber = 1 | 2 | 3;

/** Every {@link ModelNumber}, in the tutorial's order. */
export const modelNumbers: readonly ModelNumber[] = [1, 2, 3];

/** The epochs of the tutorial. */
export const EPOCHS = 500;

/** The seed that the page starts with, the command's too. */
export const SEED = 7;

/** The letters of the tutorial. */
export const symbols: readonly string[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".split("");

/** Letters that each of the tutorial's models reads at once. */
export const windowLengths: Readonly<Record<ModelNumber, number>> = { 1: 1, 2: 3, 3: 3 };

/** What the tutorial prints, in percent. */
export const tutorialPercent: Readonly<Record<ModelNumber, number>> = { 1: 88, 2: 82.61, 3: 100 };
