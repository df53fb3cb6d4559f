import { createHash } from 'node:crypto'
import { writeOwn } from '../formats/own.ts'
import { readOwnJson } from '../formats/own-json.ts'
import { type Lack, lacking } from '../lacking.ts'
import { type Asked, tally } from '../tally.ts'
import type { Outcome } from '../types.ts'

/** Ballots to be counted: our own form as JSON (README.md), by which rule, and whether it is to be looked for what losing options lacked. */
export type Job = { readonly text: string; readonly asked: Asked; readonly lacking?: boolean }

/** What comes out, and the SHA-256 of the ballots in the form in which they are published. */
export type Count = { readonly outcome: Outcome; readonly sha256: string; readonly lacks?: readonly Lack[] }

/** Counts here and now. Throws BallotFault. Nobody voted: nothing is won, whatever the rule. */
export function countHere({ text, asked, lacking: lacks }: Job): Count {
  const election = readOwnJson(text)
  const sha256 = createHash('sha256').update(writeOwn(election), 'utf8').digest('hex')
  if (election.box.total === 0) return { outcome: { winners: [], rounds: [] }, sha256 }
  const outcome = tally(election, asked)
  return lacks ? { outcome, sha256, lacks: lacking(election, asked, outcome) } : { outcome, sha256 }
}
