import * as z from 'zod'
import { BallotFault } from '../fault.ts'
import { signedSchema } from '../signed.ts'
import type { Election } from '../types.ts'
import { electionOf, ownFormat } from './own.ts'

const id = z.union([z.string().min(1).max(200), z.int()])
const amount = z.union([z.string(), z.number().transform(String)])

const ownSchema = z.strictObject({
  format: z.literal(ownFormat),
  kind: z.enum(['budget', 'approval', 'ranked', 'score']),
  title: z.string().default(''),
  seats: z.int().positive().optional(),
  budget: amount.optional(),
  most: z.int().optional(),
  percent: z.int().optional(),
  least: z.int().optional(),
  rule: z.string().optional(),
  options: z.array(z.strictObject({ id, name: z.string().default(''), cost: amount.optional() })),
  lot: z.array(id).optional(),
  /** papers of a secret ballot, for `--check`; they count by `ballots` */
  signed: signedSchema.optional(),
  ballots: z.array(z.strictObject({ count: z.int().positive().default(1), choices: z.array(id) })),
})

/** Reads our own export (README.md). Throws BallotFault, with the line where it is no JSON and the place where it is another form of it. */
export function readOwnJson(text: string): Election {
  const own = ownSchema.safeParse(parsed(text))
  if (!own.success) {
    const issue = own.error.issues[0]
    throw new BallotFault(`${issue?.path.join('.') || 'the file'}: ${issue?.message}`)
  }
  const { data } = own
  return electionOf({
    ...data,
    seats: data.seats,
    ...{ budget: data.budget, most: data.most, percent: data.percent, least: data.least },
    rule: data.rule,
    lot: data.lot,
    options: data.options.map(({ id, name, cost }) => ({ id, name: name || String(id), cost })),
    ballots: data.ballots.map((ballot) => ({ ...ballot, line: undefined })),
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch (error) {
    const at = Number(/position (\d+)/.exec((error as Error).message)?.[1] ?? text.length)
    throw new BallotFault('this is no JSON', text.slice(0, at).split('\n').length)
  }
}
