/** A section's heading and what is told below it. */
export interface SectionText {
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** A last paragraph that begins with a sentence to remember. */
  readonly emphasis?: string;
  /** What follows it, with the space before it in a language that writes one. */
  readonly afterEmphasis?: string;
}

/** The sections, from top to bottom. */
export type SectionName =
  | "memory"
  | "gates"
  | "shapes"
  | "learning"
  | "beliefs"
  | "surgery"
  | "luck"
  | "own"
  | "proof";

/** What is only read: it is written into the page, and no script carries it. */
export interface Article {
  readonly title: string;
  readonly description: string;
  readonly withoutScript: string;
  readonly question: string;
  readonly lead: string;
  readonly press: string;
  readonly footer: readonly string[];
  readonly sections: Readonly<Record<SectionName, SectionText>>;
}
