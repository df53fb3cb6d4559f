import { serverNow } from '../../../../app/web/clock.ts'
import { readMark } from '../../contract/marks.ts'
import { choicesOf } from '../components/choices.ts'
import { call } from '../queries.ts'
import { dropKept, type Kept, keep, readKept } from './kept.ts'
import { fromBase64, receiptOf } from './paper.ts'

/** Asks for a signature on what is blinded: the right of one row of the roll. */
export type Take = (blinded: string) => Promise<{ blind_signature: string }>

interface Sending {
  ballot: { id: string; public_key: string | null; options: { code: string }[]; rules: { kind: string } }
  voterId: string
  take: Take
}

/** Whether this browser can seal a paper: only at an address of its own (https). */
export const canSeal = () => globalThis.crypto?.subtle !== undefined

/** Told where nothing was ever signed for this paper, and nothing will be: it is worth nothing. */
const unsignable = new Set([
  'ballots.voted_already',
  'ballots.blinded_unfit',
  'ballots.not_on_roll',
  'ballots.not_open_yet',
  'ballots.secret_unfit',
])

/** Options as they are signed: in order of preference where the ballot ranks, else as the ballot lists them. */
function signedOrder({ options, rules }: Sending['ballot'], choices: readonly string[]): string[] {
  if (rules.kind === 'ranking') return [...choices]
  return options.flatMap(({ code }) => choices.filter((mark) => readMark(mark).code === code))
}

/**
 * Seals, has it signed unseen and puts it into the urn; whatever was done already is gone on from, so pressing again does nothing twice. Returns
 * the receipt. Rejects with the problem of the step that didn't work; the paper stays on the device then.
 */
export async function send({ ballot, voterId, take }: Sending, choices: readonly string[]): Promise<string> {
  const { blind, unblind } = await import('./blind.ts')
  const key = ballot.public_key ?? ''
  let kept = readKept(ballot.id, voterId)
  if (!kept) {
    const ordered = signedOrder(ballot, choices)
    kept = { choices: ordered, ...(await blind(key, ballot.id, ordered)) }
    keep(ballot.id, voterId, kept)
  }
  const paper = { random: fromBase64(kept.random), choices: kept.choices }
  if (kept.signature === undefined) {
    const { blind_signature: signed } = await take(kept.blinded).catch((problem: { code?: string }) => {
      if (unsignable.has(problem.code ?? '')) dropKept(ballot.id, voterId)
      throw problem
    })
    kept = { ...kept, signature: await unblind(key, ballot.id, paper, { inverse: kept.inverse, signed }) }
    keep(ballot.id, voterId, kept)
  }
  await putIn(ballot, kept)
  const receipt = await receiptOf(ballot.id, paper)
  const done = { choices: [], random: '', inverse: '', blinded: '' }
  keep(ballot.id, voterId, { ...done, receipt, at: new Date(serverNow()).toISOString() })
  return receipt
}

/** Into the urn, without the cookie of the session. */
async function putIn(ballot: Sending['ballot'], { random, choices, signature = '' }: Kept): Promise<void> {
  const input = { params: { id: ballot.id }, body: { random, choices: choicesOf(ballot, choices), signature } }
  await call('POST /api/c/:community/open/ballots/:id/urn', input, { nameless: true })
}
