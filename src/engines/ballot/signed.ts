/**
 * Papers of a secret ballot. Each is signed by the ballot's own key, unseen (RFC 9474, RSABSSA-SHA384-PSS-Randomized), so whoever has the
 * published file can prove every one of them with nothing but RSA-PSS. docs/decisions/018-secret-ballots.md.
 */
import { constants, createHash, createPublicKey, type KeyObject, verify } from 'node:crypto'
import * as z from 'zod'
import { BallotFault } from './fault.ts'

/** What makes a paper one of its own: drawn by the voter's device, 32 octets, and first in what is signed. */
export const randomBytesOfPaper = 32
/** RSABSSA-SHA384-PSS: as long as the hash. */
export const saltLength = 48

export type Paper = { readonly random: Uint8Array; readonly choices: readonly string[] }

const mark = 'linli-paper/1'

/** What is signed: the random octets, then ballot and choices, options by code in the order the ballot keeps them (or ranks them). */
export function messageOf(ballotId: string, { random, choices }: Paper): Buffer {
  return Buffer.concat([random, Buffer.from([mark, ballotId, ...choices].join(' '), 'utf8')])
}

const receiptSigns = 20

/** What its voter finds it by in the published list: a hash of all that is signed, so a changed choice has another one. */
export function receiptOf(ballotId: string, paper: Paper): string {
  const hash = createHash('sha256').update(messageOf(ballotId, paper)).digest('hex').slice(0, receiptSigns)
  return (hash.toUpperCase().match(/.{4}/g) ?? []).join('-')
}

/** A public key as it is published: SPKI in base64. Throws BallotFault. */
export function publicKeyOf(spki: string): KeyObject {
  try {
    return createPublicKey({ key: Buffer.from(spki, 'base64'), format: 'der', type: 'spki' })
  } catch {
    throw new BallotFault('signed.key: no public key')
  }
}

export function isSigned(key: KeyObject, ballotId: string, paper: Paper, signature: Uint8Array): boolean {
  const how = { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength }
  return verify('sha384', messageOf(ballotId, paper), how, signature)
}

const octets = z.string().regex(/^[A-Za-z0-9_-]+$/)

export const signedSchema = z.strictObject({
  ballot: z.string().min(1).max(100),
  /** SPKI in base64 */
  key: z.string().min(1).max(2_000),
  /** options by the code that was signed → by the id in this file */
  codes: z.record(z.string(), z.string()),
  papers: z.array(z.strictObject({ random: octets, choices: z.array(z.string()), signature: octets })),
})
export type Signed = z.output<typeof signedSchema>

const heldSchema = z.object({
  kind: z.string(),
  ballots: z.array(
    z.object({ count: z.int().positive().default(1), choices: z.array(z.union([z.string(), z.int()])) }),
  ),
  signed: signedSchema.optional(),
})

export type Checked = { papers: number; invalid: number }

/**
 * Proves a published file: every paper signed, none twice, and what is counted is what was signed. Throws BallotFault naming the first
 * paper (by its receipt) that doesn't hold.
 */
export function checkSigned(text: string): Checked {
  const held = heldSchema.safeParse(JSON.parse(text.replace(/^\ufeff/, '')))
  if (!held.success) throw new BallotFault(held.error.issues[0]?.message ?? 'another form')
  const { signed, ballots, kind } = held.data
  if (signed === undefined) throw new BallotFault('the file holds no signed papers')
  const sorted = (choices: readonly (string | number)[]) =>
    JSON.stringify(kind === 'ranked' ? choices : choices.map(String).toSorted())
  const counted = new Map<string, number>()
  for (const { count, choices } of ballots) add(counted, sorted(choices), count)
  const shown = new Map<string, number>()
  for (const choices of provenChoices(signed)) add(shown, sorted(choices), 1)
  const differs = [...new Set([...counted.keys(), ...shown.keys()])].find((key) => counted.get(key) !== shown.get(key))
  if (differs !== undefined) {
    throw new BallotFault(
      `${counted.get(differs) ?? 0} ballots say ${differs}, but ${shown.get(differs) ?? 0} signed papers`,
    )
  }
  const valid = [...shown.values()].reduce((sum, count) => sum + count, 0)
  return { papers: signed.papers.length, invalid: signed.papers.length - valid }
}

/** What the valid papers choose, in the ids of the file; one without choices was spoiled. */
function provenChoices({ ballot, key, codes, papers }: Signed): string[][] {
  const publicKey = publicKeyOf(key)
  const seen = new Set<string>()
  return papers.flatMap(({ random, choices, signature }) => {
    const paper = { random: Buffer.from(random, 'base64url'), choices }
    const receipt = receiptOf(ballot, paper)
    if (!isSigned(publicKey, ballot, paper, Buffer.from(signature, 'base64url'))) {
      throw new BallotFault(`paper ${receipt}: the signature isn't valid`)
    }
    const own = paper.random.toString('hex')
    if (seen.has(own)) throw new BallotFault(`paper ${receipt} is there twice`)
    seen.add(own)
    return choices.length === 0 ? [] : [choices.map((mark) => inFile(codes, mark))]
  })
}

/** A mark in the ids of the file: `o1` is what its code stands for, `o1:4` that with the points. */
function inFile(codes: Signed['codes'], mark: string): string {
  const at = mark.lastIndexOf(':')
  const code = at < 0 ? mark : mark.slice(0, at)
  return `${codes[code] ?? code}${mark.slice(code.length)}`
}

function add(sums: Map<string, number>, key: string, count: number): void {
  sums.set(key, (sums.get(key) ?? 0) + count)
}
