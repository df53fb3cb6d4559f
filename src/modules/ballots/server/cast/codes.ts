import { sql } from 'kysely'
import { command, query } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { openBallotView } from '../open.ts'
import { ownVoteView } from '../own-queries.ts'
import { lockBallot } from '../store.ts'
import { byCodeOf } from './cast.ts'
import { hashOfCode, randomSigns } from './signs.ts'
import type { VoterRow } from './voters.ts'

/** 31^10: nobody guesses one. */
const codeLength = 10
const half = 5

type Lettered = Pick<VoterRow, 'id' | 'serial' | 'name' | 'place'>

/** Gives new codes to some rows of the roll, to be printed now: they are shown once, an earlier letter's code ends. Refusals: see the route. */
export const makeLetters = command(routes['POST /api/c/:community/ballots/:id/letters'], {
  async handle(ctx, { id, voter_ids }) {
    const row = await lockBallot(ctx, id, ['announced', 'open'])
    const wanted = [...new Set(voter_ids)]
    const codes = wanted.map((voter_id) => ({ voter_id, code: randomSigns(codeLength) }))
    const hashed = codes.map(({ voter_id, code }) => ({ voter_id, hash: hashOfCode(code).toString('hex') }))
    const given = await sql<Lettered>`
      update ballots.voters v set code_hash = decode(r.hash, 'hex')
      from jsonb_to_recordset(${JSON.stringify(hashed)}::jsonb) as r (voter_id uuid, hash text)
      where v.community_id = ${ctx.communityId} and v.ballot_id = ${row.id} and v.id = r.voter_id and v.struck_at is null
      returning v.id, v.serial, v.name, v.place`.execute(ctx.tx)
    if (given.rows.length < wanted.length) refuse('ballots.not_on_roll')
    ctx.audit('ballot', id, { letters: wanted.length })
    const codeOf = new Map(codes.map(({ voter_id, code }) => [voter_id, `${code.slice(0, half)}-${code.slice(half)}`]))
    const letters = given.rows.map((one) => ({ ...told(one), code: codeOf.get(one.id) ?? '' }))
    // The result is kept with the key of the click: sealed, so that nobody reads codes there.
    return { sealed: ctx.services.vault.encrypt(JSON.stringify(letters)).toString('base64') }
  },
  view: async (ctx, { sealed }) => {
    const letters = JSON.parse(ctx.services.vault.decrypt(Buffer.from(sealed, 'base64'))) as Letter[]
    return { letters: letters.toSorted((a, b) => a.serial - b.serial) }
  },
})

const told = ({ id, serial, name, place }: Lettered) => ({ voter_id: id, serial, name, place })
type Letter = ReturnType<typeof told> & { code: string }

/** What a letter's code opens. Refusal: `ballots.code_unknown`. */
export const byCode = query(routes['POST /api/c/:community/ballots/by-code'], async (ctx, { code }) => {
  const { ballot_id, voter_id } = await byCodeOf(ctx, code)
  const { name: _, units: __, ...vote } = await ownVoteView(ctx, ballot_id, voter_id)
  return { ballot: await openBallotView(ctx, ballot_id), vote }
})
