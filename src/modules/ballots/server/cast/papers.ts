import { sql } from 'kysely'
import { command, query, type WriteContext } from '../../../../platform/command/types.ts'
import { claimFiles, openFile } from '../../../../platform/files/operations.ts'
import { decodeCursor, pageFrom } from '../../../../platform/paging.ts'
import { holdsOver } from '../../../../shared/actor.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { personNames } from '../../../people/api.ts'
import type { Choice } from '../../contract/forms.ts'
import { routes } from '../../contract.ts'
import { checkWords, keepWords } from '../rounds/words.ts'
import { type BallotRow, lockBallot, phaseOf, placeOf, seenBallot, shareBallot } from '../store.ts'
import { insertVote, readChoices } from './cast.ts'
import { mayEnter, type VoterRow, voteOf, voterColumns, voterOn } from './voters.ts'

type Entry = { pass: 1 | 2; choices: string[]; valid: boolean; words: string; entered_by_person: string | null }

/** Paper was in the box by the end; it may be read until it is counted. Refusals: `ballots.not_open_yet`, `ballots.closed`. */
export async function openForPaper(ctx: WriteContext, id: string): Promise<BallotRow> {
  const row = await shareBallot(ctx, id)
  const phase = phaseOf(row, ctx.now)
  if (phase === 'draft') refuse('platform.not_found')
  if (phase === 'announced') refuse('ballots.not_open_yet')
  return phase === 'open' || phase === 'closed' ? row : refuse('ballots.closed')
}

async function voterBySerial(ctx: WriteContext, ballotId: string, serial: number): Promise<VoterRow> {
  const found = await sql<VoterRow>`
    select ${voterColumns} from ballots.voters v where v.community_id = ${ctx.communityId} and v.ballot_id = ${ballotId}
      and v.serial = ${serial} and v.struck_at is null for update of v`.execute(ctx.tx)
  return found.rows[0] ?? refuse('ballots.not_on_roll', {}, [{ path: 'serial', code: 'invalid' }])
}

async function entriesOf(ctx: WriteContext, ballotId: string, voterId: string): Promise<Entry[]> {
  const found = await sql<Entry>`
    select pass, choices, valid, words, entered_by_person from ballots.papers
    where community_id = ${ctx.communityId} and ballot_id = ${ballotId} and voter_id = ${voterId} order by pass`.execute(
    ctx.tx,
  )
  return found.rows
}

/** A spoiled paper says nothing, and took part. */
export async function readPaper(
  ctx: WriteContext,
  row: BallotRow,
  valid: boolean,
  choices: readonly Choice[],
): Promise<string[]> {
  return valid ? readChoices(ctx, row, choices) : []
}

const same = (a: Entry, b: { choices: readonly string[]; valid: boolean }) =>
  a.valid === b.valid && a.choices.join(' ') === b.choices.join(' ')

/** Reads a paper for the first or the second time; two people who read the same make it a vote. Refusals: see the route. */
export const enterPaper = command(
  routes['POST /api/c/:community/ballots/:id/papers'],
  async (ctx, { id, serial, choices, valid, scan_ids, words }) => {
    const row = await openForPaper(ctx, id)
    if (row.secret) refuse('ballots.secret_unfit')
    const voter = await voterBySerial(ctx, id, serial)
    if (!mayEnter(ctx, row, voter)) refuse('platform.not_allowed')
    const codes = await readPaper(ctx, row, valid, choices)
    checkWords(row, words, codes)
    if (await voteOf(ctx, id, voter.id)) refuse('ballots.voted_already')
    const [first, second] = await entriesOf(ctx, id, voter.id)
    if (second) refuse('ballots.paper_differs')
    if (first && first.entered_by_person === ctx.actor.personId) refuse('ballots.paper_same_person')
    const pass = first ? 2 : 1
    await ctx.tx
      .insertInto('ballots.papers')
      .values({
        ...{ community_id: ctx.communityId, ballot_id: id, voter_id: voter.id, pass, choices: codes, valid, words },
        ...{ entered_at: ctx.now, entered_by_person: ctx.actor.personId },
      })
      .execute()
    await keepScans(ctx, id, voter.id, scan_ids)
    ctx.audit('paper', voter.id, { ballot: id, pass, ...(scan_ids.length > 0 ? { scans: scan_ids.length } : {}) })
    if (!first) return { state: 'once' as const, serial }
    if (!same(first, { choices: codes, valid })) return { state: 'differs' as const, serial }
    await count(ctx, row, voter, { choices: codes, valid, words: words || first.words })
    return { state: 'counted' as const, serial }
  },
)

/** Who owns the pictures of a paper. */
const scanEntity = 'ballot_paper'

async function keepScans(ctx: WriteContext, ballotId: string, voterId: string, ids: readonly string[]): Promise<void> {
  const files = [...new Set(ids)]
  await claimFiles(ctx, files, { entity: scanEntity, id: voterId })
  for (const file of files) {
    await sql`insert into ballots.scans (community_id, ballot_id, voter_id, file_id, added_at, added_by_person)
      values (${ctx.communityId}, ${ballotId}, ${voterId}, ${file}, ${ctx.now}, ${ctx.actor.personId})`.execute(ctx.tx)
  }
}

/** The picture of a paper tells what somebody chose: for whoever manages the ballot, and settles what was read differently. */
export const paperScan = query(
  routes['GET /api/c/:community/ballots/:id/papers/:voter/scans/:file'],
  async (ctx, { id, voter, file }) => {
    const row = await seenBallot(ctx, id)
    if (!holdsOver(ctx.actor, 'ballots.manage', placeOf(row))) refuse('platform.not_allowed')
    const found = await sql`
      select 1 from ballots.scans where community_id = ${ctx.communityId} and ballot_id = ${id} and voter_id = ${voter} and file_id = ${file}`.execute(
      ctx.tx,
    )
    if (found.rows.length === 0) refuse('platform.not_found')
    return openFile(ctx, file, { entity: scanEntity, id: voter })
  },
)

async function count(
  ctx: WriteContext,
  row: BallotRow,
  voter: VoterRow,
  entry: Pick<Entry, 'choices' | 'valid' | 'words'>,
): Promise<void> {
  const who = { by_person: voter.person_id, proxy_id: null, entered_by_person: ctx.actor.personId }
  await insertVote(ctx, row, voter, { channel: 'paper', choices: entry.choices, valid: entry.valid, ...who })
  await keepWords(ctx, row, voter, { text: entry.words, choices: entry.choices, by_person: voter.person_id })
}

/** Two read differently: whoever manages looks at the paper and says which was right, or that it is read anew (0). Refusals: see the route. */
export const settlePaper = command(
  routes['POST /api/c/:community/ballots/:id/papers/:voter/settle'],
  async (ctx, { id, voter: voterId, pass, reason }) => {
    const row = await lockBallot(ctx, id, ['open', 'closed'])
    if (row.secret) refuse('ballots.secret_unfit')
    const voter = await voterOn(ctx, id, voterId)
    const entries = await entriesOf(ctx, id, voterId)
    const right = entries.find((entry) => entry.pass === pass)
    if (entries.length === 0 || (pass !== 0 && (!right || entries.length < 2))) refuse('ballots.paper_not_there')
    const words = right?.words || entries.find((entry) => entry.words !== '')?.words || ''
    if (right) await count(ctx, row, voter, { ...right, words })
    else {
      await sql`delete from ballots.papers where community_id = ${ctx.communityId} and ballot_id = ${id} and voter_id = ${voterId}`.execute(
        ctx.tx,
      )
    }
    ctx.audit('paper', voterId, { ballot: id, settled: pass, reason })
    return { state: right ? ('counted' as const) : ('again' as const), serial: voter.serial }
  },
)

type Waiting = { voter_id: string; serial: number; place: string; entries: Entry[]; scans: string[] }

/** Papers read once, or by two differently, by number. What the first one read isn't shown before the second has. */
export const listPapers = query(
  routes['GET /api/c/:community/ballots/:id/papers'],
  async (ctx, { id, after, limit }) => {
    await seenBallot(ctx, id)
    const from = after === undefined ? 0 : Number(decodeCursor(after, 1)[0])
    const found = await sql<Waiting>`
    select v.id as voter_id, v.serial, v.place, jsonb_agg(jsonb_build_object('pass', p.pass, 'choices', p.choices, 'valid', p.valid,
      'entered_by_person', p.entered_by_person) order by p.pass) as entries,
      array(select s.file_id from ballots.scans s where s.community_id = v.community_id and s.ballot_id = v.ballot_id and s.voter_id = v.id
        order by s.added_at, s.file_id) as scans
    from ballots.papers p join ballots.voters v on v.community_id = p.community_id and v.ballot_id = p.ballot_id and v.id = p.voter_id
    where p.community_id = ${ctx.communityId} and p.ballot_id = ${id} and v.serial > ${Number.isFinite(from) ? from : 0}
      and not exists (select 1 from ballots.votes c where c.community_id = p.community_id and c.ballot_id = p.ballot_id and c.voter_id = p.voter_id)
    group by v.community_id, v.ballot_id, v.id, v.serial, v.place order by v.serial limit ${limit + 1}`.execute(ctx.tx)
    const page = pageFrom(found.rows, limit, (row) => [row.serial])
    const names = await personNames(
      ctx.tx,
      ctx.communityId,
      page.items.flatMap((row) => row.entries.flatMap((one) => one.entered_by_person ?? [])),
    )
    return {
      items: page.items.map(({ entries, ...row }) => {
        const differs = entries.length > 1
        return {
          ...row,
          state: differs ? ('differs' as const) : ('once' as const),
          entries: entries.map(({ pass, choices, valid, entered_by_person }) => ({
            ...{ pass, choices: differs ? choices : [], valid: differs ? valid : true },
            by: names.get(entered_by_person ?? '')?.name ?? '',
          })),
          can: differs ? ['settle'] : [],
        }
      }),
      next: page.next,
    }
  },
)
