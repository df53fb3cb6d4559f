/** Paper in a secret ballot: the roll says who handed one in, the urn what lay in it; between the two there is nothing. */
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { randomBytesOfPaper } from '../../../../engines/ballot/index.ts'
import { command, query, type ReadContext, type WriteContext } from '../../../../platform/command/types.ts'
import { claimFiles, openFile } from '../../../../platform/files/operations.ts'
import { decodeCursor, pageFrom } from '../../../../platform/paging.ts'
import { holdsOver } from '../../../../shared/actor.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { personNames } from '../../../people/api.ts'
import { routes } from '../../contract.ts'
import { insertVote } from '../cast/cast.ts'
import { openForPaper, readPaper } from '../cast/papers.ts'
import { mayEnter, voterOn } from '../cast/voters.ts'
import { voterView } from '../roll/queries.ts'
import { type BallotRow, lockBallot, placeOf, seenBallot } from '../store.ts'
import { signPaper } from './keys.ts'
import { addToUrn, lockUrn } from './urn.ts'
import { figuresOf } from './urn-rows.ts'

type Reading = { pass: 1 | 2; choices: string[]; valid: boolean; entered_by_person: string | null }

async function secretForPaper(ctx: WriteContext, id: string): Promise<BallotRow> {
  const row = await openForPaper(ctx, id)
  return row.secret ? row : refuse('ballots.secret_unfit')
}

/** Somebody put a paper into the box: the row took part, whatever the paper says. Refusals: see the route. */
export const handPaper = command(routes['POST /api/c/:community/ballots/:id/roll/:voter/hand-paper'], {
  async handle(ctx, { id, voter: voterId }) {
    const row = await secretForPaper(ctx, id)
    const voter = await voterOn(ctx, id, voterId)
    if (!mayEnter(ctx, row, voter)) refuse('platform.not_allowed')
    const who = { by_person: voter.person_id, proxy_id: null, entered_by_person: ctx.actor.personId }
    await insertVote(ctx, row, voter, { channel: 'paper', choices: [], valid: true, ...who })
    return { id, voterId }
  },
  view: (ctx, { id, voterId }) => voterView(ctx, id, voterId),
})

/** Only posts over the ballot's place read its box: no door of the roll leads to a paper. */
function proveReader(ctx: ReadContext, row: BallotRow): void {
  if (!holdsOver(ctx.actor, 'ballots.enter', placeOf(row))) refuse('platform.not_allowed')
}

async function readingsOf(ctx: ReadContext, ballotId: string, number: number): Promise<Reading[]> {
  const found = await sql<Reading>`
    select pass, choices, valid, entered_by_person from ballots.urn_readings
    where community_id = ${ctx.communityId} and ballot_id = ${ballotId} and number = ${number} order by pass`.execute(
    ctx.tx,
  )
  return found.rows
}

/** The paper of this number, opened now where it wasn't; never more than were handed in. Refusals: `paper_counted`, `papers_more`. */
async function openPaper(ctx: WriteContext, ballotId: string, number: number): Promise<void> {
  const found = await sql<{ counted_at: Date | null }>`
    select counted_at from ballots.urn_papers
    where community_id = ${ctx.communityId} and ballot_id = ${ballotId} and number = ${number}`.execute(ctx.tx)
  if (found.rows[0]?.counted_at) refuse('ballots.paper_counted')
  if (found.rows[0]) return
  const { handed, opened } = await figuresOf(ctx, ballotId)
  if (opened >= handed) refuse('ballots.papers_more', { handed })
  await sql`
    insert into ballots.urn_papers (community_id, ballot_id, number) values (${ctx.communityId}, ${ballotId}, ${number})`.execute(
    ctx.tx,
  )
}

/** Reads a paper out of the box, by the number it got there; two people who read the same put it into the count. Refusals: see the route. */
export const readUrnPaper = command(
  routes['POST /api/c/:community/ballots/:id/urn-papers'],
  async (ctx, { id, number, choices, valid, scan_ids }) => {
    const row = await secretForPaper(ctx, id)
    proveReader(ctx, row)
    const codes = await readPaper(ctx, row, valid, choices)
    await lockUrn(ctx, id)
    await openPaper(ctx, id, number)
    const [first, second] = await readingsOf(ctx, id, number)
    if (second) refuse('ballots.paper_differs')
    if (first && first.entered_by_person === ctx.actor.personId) refuse('ballots.paper_same_person')
    const pass = first ? 2 : 1
    await ctx.tx
      .insertInto('ballots.urn_readings')
      .values({
        ...{ community_id: ctx.communityId, ballot_id: id, number, pass, choices: codes, valid },
        ...{ entered_at: ctx.now, entered_by_person: ctx.actor.personId },
      })
      .execute()
    await keepScans(ctx, id, number, scan_ids)
    ctx.audit('ballot', id, { urn_paper: number, pass, ...(scan_ids.length > 0 ? { scans: scan_ids.length } : {}) })
    if (!first) return { state: 'once' as const, number }
    if (first.valid !== valid || first.choices.join(' ') !== codes.join(' '))
      return { state: 'differs' as const, number }
    await count(ctx, id, number, codes)
    return { state: 'counted' as const, number }
  },
)

/** Who owns the pictures of papers out of a box: the ballot, no row of its roll. */
const scanEntity = 'urn_paper'

async function keepScans(ctx: WriteContext, ballotId: string, number: number, ids: readonly string[]): Promise<void> {
  const files = [...new Set(ids)]
  await claimFiles(ctx, files, { entity: scanEntity, id: ballotId })
  for (const file of files) {
    await sql`insert into ballots.urn_scans (community_id, ballot_id, number, file_id, added_by_person)
      values (${ctx.communityId}, ${ballotId}, ${number}, ${file}, ${ctx.actor.personId})`.execute(ctx.tx)
  }
}

/** The picture of a paper, for whoever manages the ballot and settles what was read differently. Refusals: see the route. */
export const urnPaperScan = query(
  routes['GET /api/c/:community/ballots/:id/urn-papers/:number/scans/:file'],
  async (ctx, { id, number, file }) => {
    const row = await seenBallot(ctx, id)
    if (!holdsOver(ctx.actor, 'ballots.manage', placeOf(row))) refuse('platform.not_allowed')
    const found = await sql`
      select 1 from ballots.urn_scans where community_id = ${ctx.communityId} and ballot_id = ${id} and number = ${number} and file_id = ${file}`.execute(
      ctx.tx,
    )
    if (found.rows.length === 0) refuse('platform.not_found')
    return openFile(ctx, file, { entity: scanEntity, id })
  },
)

/** Into the urn, signed like any other. The urn is locked. */
async function count(ctx: WriteContext, ballotId: string, number: number, choices: readonly string[]): Promise<void> {
  const paper = { random: randomBytes(randomBytesOfPaper), choices }
  await addToUrn(ctx, ballotId, paper, await signPaper(ctx, ballotId, paper))
  const of = sql`community_id = ${ctx.communityId} and ballot_id = ${ballotId} and number = ${number}`
  await sql`update ballots.urn_papers set counted_at = ${ctx.now} where ${of}`.execute(ctx.tx)
  // Which number said what isn't needed any more: the paper itself is kept in the box.
  await sql`delete from ballots.urn_readings where ${of}`.execute(ctx.tx)
}

/** Two read differently: whoever manages looks at the paper and says which was right, or that it is read anew (0). Refusals: see the route. */
export const settleUrnPaper = command(
  routes['POST /api/c/:community/ballots/:id/urn-papers/:number/settle'],
  async (ctx, { id, number, pass, reason }) => {
    const row = await lockBallot(ctx, id, ['open', 'closed'])
    if (!row.secret) refuse('ballots.secret_unfit')
    await lockUrn(ctx, id)
    const readings = await readingsOf(ctx, id, number)
    const right = readings.find((one) => one.pass === pass)
    if (readings.length === 0 || (pass !== 0 && (!right || readings.length < 2))) refuse('ballots.paper_not_there')
    if (right) await count(ctx, id, number, right.choices)
    else
      await sql`delete from ballots.urn_papers where community_id = ${ctx.communityId} and ballot_id = ${id} and number = ${number}`.execute(
        ctx.tx,
      )
    ctx.audit('ballot', id, { urn_paper: number, settled: pass, reason })
    return { state: right ? ('counted' as const) : ('again' as const), number }
  },
)

type Waiting = { number: number; readings: Reading[]; scans: string[] }

/** Papers read once, or by two differently, by number. What the first one read isn't shown before the second has. */
export const listUrnPapers = query(
  routes['GET /api/c/:community/ballots/:id/urn-papers'],
  async (ctx, { id, after, limit }) => {
    const row = await seenBallot(ctx, id)
    if (!row.secret) refuse('ballots.secret_unfit')
    const from = after === undefined ? 0 : Number(decodeCursor(after, 1)[0])
    const found = await sql<Waiting>`
      select p.number, jsonb_agg(jsonb_build_object('pass', r.pass, 'choices', r.choices, 'valid', r.valid,
        'entered_by_person', r.entered_by_person) order by r.pass) as readings,
        array(select s.file_id from ballots.urn_scans s where s.community_id = p.community_id and s.ballot_id = p.ballot_id
          and s.number = p.number order by s.file_id) as scans
      from ballots.urn_papers p
      join ballots.urn_readings r on r.community_id = p.community_id and r.ballot_id = p.ballot_id and r.number = p.number
      where p.community_id = ${ctx.communityId} and p.ballot_id = ${id} and p.counted_at is null
        and p.number > ${Number.isFinite(from) ? from : 0}
      group by p.community_id, p.ballot_id, p.number order by p.number limit ${limit + 1}`.execute(ctx.tx)
    const page = pageFrom(found.rows, limit, (paper) => [paper.number])
    const people = page.items.flatMap((paper) => paper.readings.flatMap((one) => one.entered_by_person ?? []))
    const names = await personNames(ctx.tx, ctx.communityId, people)
    const { handed, counted } = await figuresOf(ctx, id)
    return {
      items: page.items.map(({ number, readings, scans }) => {
        const differs = readings.length > 1
        return {
          ...{ number, scans },
          state: differs ? ('differs' as const) : ('once' as const),
          entries: readings.map(({ pass, choices, valid, entered_by_person }) => ({
            ...{ pass, choices: differs ? choices : [], valid: differs ? valid : true },
            by: names.get(entered_by_person ?? '')?.name ?? '',
          })),
          can: differs && holdsOver(ctx.actor, 'ballots.manage', placeOf(row)) ? ['settle'] : [],
        }
      }),
      next: page.next,
      ...{ handed, counted },
    }
  },
)
