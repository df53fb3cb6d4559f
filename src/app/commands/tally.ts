import { readFileSync } from 'node:fs'
import words from '../../engines/ballot/i18n/zh-CN.json' with { type: 'json' }
import {
  BallotFault,
  type Checked,
  checkSigned,
  type Election,
  explain,
  explainLacking,
  keepsCommitment,
  lacking,
  readElection,
  tally,
} from '../../engines/ballot/index.ts'
import { StartFault } from '../../platform/config.ts'
import type { Say } from '../start.ts'

export type TallyOptions = {
  readonly file: string
  readonly rule: string | undefined
  readonly seats: string | undefined
  readonly irresolute: boolean
  /** What the lot is drawn from, and what was published of it before the vote. */
  readonly lot: string | undefined
  readonly commitment: string | undefined
  readonly json: boolean
  /** Proves the signed papers of a secret ballot first. */
  readonly check: boolean
  /** Looks for what every option lacked, as long as the pages do (half a minute); else for what is found in a second. */
  readonly lacking: boolean
}

/** Different ballots looked at where nobody asked for more: a second's counting. */
const workAtOnce = 2_000_000

/**
 * `linli tally`: counts the ballots of a file and says who won, why, and what would have changed it, or prints
 * `{ winners, outcomes, rounds, lacking }`. Throws StartFault in one sentence, with the line of the file where it is a line that can't be read.
 */
export function tallyFile(options: TallyOptions, say: Say): void {
  const { file, rule, seats, irresolute, lot, commitment, json, check } = options
  if (commitment !== undefined && (lot === undefined || !keepsCommitment(lot, commitment))) {
    throw new StartFault('The seed of the lot isn’t the one that was committed to: their SHA-256 differ.')
  }
  try {
    const text = textOf(file)
    const election = readElection(file, text)
    const checked = check ? checkSigned(text) : undefined
    const asked = { rule: rule ?? ownRule(election), seats: seatsOf(seats), irresolute, seed: lot }
    const outcome = tally(election, asked)
    const { winners, outcomes, rounds } = outcome
    const lacks = lacking(election, { ...asked, irresolute: false }, outcome, options.lacking ? undefined : workAtOnce)
    const lost = election.alternatives.length - winners.length
    if (json) return say(JSON.stringify({ winners, outcomes, rounds, lacking: lacks, checked }))
    if (checked) say(checkedWord(checked))
    for (const line of explain(election, outcome, words, lot)) say(line)
    for (const line of explainLacking(election, asked.rule, { lacks, lost }, words)) say(line)
  } catch (error) {
    if (error instanceof BallotFault) throw new StartFault(`${file}: ${error.message}.`)
    throw error
  }
}

const checkedWord = ({ papers, invalid }: Checked) =>
  words.parts.checked.replace('{{papers}}', String(papers)).replace('{{spoiled}}', String(invalid))

function ownRule(election: Election): string {
  const rule = election.kind === 'budget' ? election.rule : undefined
  if (rule === undefined) throw new StartFault('Say which rule: linli tally FILE --rule NAME')
  return rule
}

function seatsOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new StartFault(`--seats is a number from 1, not "${text}".`)
  return Number(text)
}

function textOf(file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file))
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') throw new StartFault(`${file} isn’t UTF-8.`)
    throw new StartFault(`${file} can't be opened (${code}).`)
  }
}
