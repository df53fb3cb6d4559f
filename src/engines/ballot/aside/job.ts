import { createHash } from 'node:crypto'
import { writeOwn } from '../formats/own.ts'
import { readOwnJson } from '../formats/own-json.ts'
import { type Asked, tally } from '../tally.ts'
import type { Outcome } from '../types.ts'

/** Ballots to be counted: our own form as JSON (README.md), and by which rule. */
export type Job = { readonly text: string; readonly asked: Asked }

/** What comes out, and the SHA-256 of the ballots in the form in which they are published. */
export type Count = { readonly outcome: Outcome; readonly sha256: string }

/** Counts here and now. Throws BallotFault. Nobody voted: nothing is won, whatever the rule. */
export function countHere({ text, asked }: Job): Count {
  const election = readOwnJson(text)
  const sha256 = createHash('sha256').update(writeOwn(election), 'utf8').digest('hex')
  const outcome = election.box.total === 0 ? { winners: [], rounds: [] } : tally(election, asked)
  return { outcome, sha256 }
}
