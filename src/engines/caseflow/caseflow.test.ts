import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestDatabase } from '../../app/testing/database.ts'
import type { Database, Tx } from '../../platform/db/database.ts'
import { inCommunity } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { CaseRow } from './case.ts'
import { changeCase } from './change-case.ts'
import { changeCases } from './change-cases.ts'
import { type NewCase, openCase } from './open-case.ts'
import { systemActor } from './steps.ts'

let database: Database
const now = new Date('2026-03-04T02:00:00Z')
const later = new Date('2026-03-04T03:00:00Z')
const person = newId(now)
const post = newId(now)

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const inOne = <T>(work: (tx: Tx) => Promise<T>) => inCommunity(database, 1, work)

function newCase(change: Partial<NewCase> = {}): NewCase {
  return {
    id: newId(now),
    kind: 'request',
    title: '楼道灯',
    state: 'to_dispatch',
    priority: 3,
    area_id: null,
    admin_path: '',
    compound_path: null,
    lead_kind: 'community',
    lead_body_id: null,
    filed_at: now,
    contact_due: new Date('2026-03-05T09:30:00Z'),
    resolve_due: new Date('2026-03-06T09:30:00Z'),
    due_estimated: false,
    steps: [{ kind: 'filed', actor: systemActor, visibility: 'public' }],
    asker: {
      id: newId(now),
      personId: null,
      relation: 'first',
      contactName: null,
      contactPhone: null,
      wantsUpdates: false,
    },
    ...change,
  }
}

const given = { how: 'dispatched', bodyId: null, postId: post, personId: person, reason: '' } as const
const step = (kind: string) => ({ kind, actor: systemActor, visibility: 'public' }) as const

async function lock(tx: Tx, id: string): Promise<CaseRow> {
  const found = await sql<CaseRow>`select * from caseflow.cases where id = ${id} for update`.execute(tx)
  return found.rows[0] as CaseRow
}

async function rowsOf<T>(tx: Tx, table: string, id: string): Promise<T[]> {
  const query = sql<T>`select * from ${sql.table(table)} where case_id = ${id} order by ${table === 'caseflow.pauses' ? sql`since` : sql`seq`}`
  return (await query.execute(tx)).rows
}

it('throws a number again that is taken, and leaves nothing of the first attempt', async () => {
  const first = await inOne((tx) => openCase(tx, 1, newCase(), () => '260304-00001'))
  const numbers = ['260304-00001', '260304-00001', '260304-00002']
  const second = newCase()
  expect(first).toBe('260304-00001')
  expect(await inOne((tx) => openCase(tx, 1, second, () => numbers.shift() ?? ''))).toBe('260304-00002')
  expect(await inOne((tx) => rowsOf(tx, 'caseflow.steps', second.id))).toHaveLength(1)
  await expect(inOne((tx) => openCase(tx, 1, newCase(), () => '260304-00001'))).rejects.toThrow('no free number')
})

it('keeps who had it, from when to when', async () => {
  const opening = newCase({ state: 'assigned', assignment: given })
  await inOne((tx) => openCase(tx, 1, opening, () => '260304-00003'))
  await inOne(async (tx) => {
    const row = await lock(tx, opening.id)
    const after = await changeCase(
      tx,
      row,
      {
        set: { state: 'to_dispatch' },
        assignment: { how: 'sent_back', bodyId: null, postId: null, personId: null, reason: '不归我们' },
        steps: [step('sent_back'), step('note')],
      },
      later,
    )
    expect(after).toMatchObject({ assignee_person_id: null, version: 2, steps_count: 3 })
    expect(await lock(tx, opening.id)).toEqual(after)
  })
  const had = await inOne((tx) =>
    rowsOf<{ seq: number; person_id: string; until: Date }>(tx, 'caseflow.assignments', opening.id),
  )
  expect(had.map(({ seq, person_id, until }) => [seq, person_id, until])).toEqual([
    [1, person, later],
    [2, null, null],
  ])
  const steps = await inOne((tx) => rowsOf<{ seq: number; kind: string }>(tx, 'caseflow.steps', opening.id))
  expect(steps.map(({ seq, kind }) => [seq, kind])).toEqual([
    [1, 'filed'],
    [2, 'sent_back'],
    [3, 'note'],
  ])
})

it('keeps pauses, and one taken up again within the same instant as one', async () => {
  const opening = newCase({ state: 'accepted' })
  await inOne((tx) => openCase(tx, 1, opening, () => '260304-00004'))
  const change = (what: Parameters<typeof changeCase>[2], at: Date) =>
    inOne(async (tx) => changeCase(tx, await lock(tx, opening.id), what, at))
  await change({ pause: { reason: '等配件' }, steps: [step('paused')] }, now)
  await change({ endPause: true, steps: [step('resumed')] }, now)
  const paused = await change({ pause: { reason: '还要等' }, steps: [step('paused')] }, now)
  expect(paused.next_due).toBeNull()
  const resumed = await change({ endPause: true, steps: [step('resumed')] }, later)
  expect(resumed.next_due).toEqual(opening.contact_due)
  const pauses = await inOne((tx) => rowsOf<{ reason: string; until: Date }>(tx, 'caseflow.pauses', opening.id))
  expect(pauses).toMatchObject([{ reason: '还要等', until: later }])
})

it('changes many alike, each with its own step and assignment', async () => {
  const openings = [newCase({ state: 'assigned', assignment: given }), newCase()]
  const numbers = ['260304-00005', '260304-00006']
  await inOne(async (tx) => {
    for (const opening of openings) await openCase(tx, 1, opening, () => numbers.shift() ?? '')
    const rows = await Promise.all(openings.map((opening) => lock(tx, opening.id)))
    await changeCases(
      tx,
      1,
      {
        set: { state: 'assigned', escalation_level: sql`escalation_level + 1` },
        assignment: { ...given, postId: null },
        steps: rows.map((row) => ({ row, step: step('escalated') })),
      },
      later,
    )
    for (const opening of openings) {
      expect(await lock(tx, opening.id)).toMatchObject({
        escalation_level: 1,
        steps_count: 2,
        version: 2,
        assignee_post_id: null,
      })
    }
    expect(await rowsOf(tx, 'caseflow.assignments', openings[0]?.id ?? '')).toMatchObject([
      { seq: 1, until: later },
      { seq: 2 },
    ])
    expect(await rowsOf(tx, 'caseflow.assignments', openings[1]?.id ?? '')).toMatchObject([{ seq: 1, until: null }])
  })
})

it('does not change without a step that tells it', async () => {
  const opening = newCase()
  await inOne((tx) => openCase(tx, 1, opening, () => '260304-00007'))
  await expect(
    inOne(async (tx) => changeCase(tx, await lock(tx, opening.id), { set: { title: '别的' }, steps: [] }, later)),
  ).rejects.toThrow('a step')
})

it('is out of another community’s sight', async () => {
  const seen = await inCommunity(database, 2, (tx) => sql`select 1 from caseflow.cases`.execute(tx))
  expect(seen.rows).toEqual([])
})
