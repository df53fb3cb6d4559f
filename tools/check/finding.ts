/** One thing that is wrong: where, what, and (if it isn't plain from what) how to mend it. */
export interface Finding {
  where?: string
  what: string
}

/** What a check hands back: nothing found is good; `mend` says once for all findings how to put them right. */
export interface Outcome {
  findings: Finding[]
  /** What was looked at, for the closing line: "412 files". */
  looked?: string
}

/** A check of `npm run check`. It never changes a tracked file. */
export interface Check {
  /** How to put right what it finds, in one sentence. */
  mend: string
  run(): Promise<Outcome>
}
