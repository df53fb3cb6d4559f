import { sql } from 'kysely'
import type { z } from 'zod'
import { command, query, type ReadContext, type WriteContext } from '../../../../platform/command/types.ts'
import { instantCursor, pageFrom } from '../../../../platform/paging.ts'
import { refuse } from '../../../../shared/refusal.ts'
import type { ownMeeting as ownMeetingView } from '../../contract/meetings/views.ts'
import { routes } from '../../contract.ts'
import { toldName } from '../topics/names.ts'
import { tooEarly } from './can.ts'
import { addPeople } from './make.ts'
import { type AttendeeRow, attendeesOf, itemsOf, type MeetingRow, meetingsWhere } from './store.ts'
import { framesOf } from './views.ts'

type Own = z.output<typeof ownMeetingView>

/** Meetings whoever lives here may come to and check in at without having been asked. */
const openToAll = (row: Pick<MeetingRow, 'kind'>) => row.kind === 'bench' || row.kind === 'round_table'
const openToAllSql = sql`m.kind in ('bench', 'round_table')`
const mineSql = (
  ctx: ReadContext,
) => sql`exists (select 1 from deliberation.attendees a where a.community_id = m.community_id
  and a.meeting_id = m.id and a.person_id = ${ctx.actor.personId}::uuid)`
const proposalsMost = 3

async function ownViews(ctx: ReadContext, rows: readonly MeetingRow[]): Promise<Own[]> {
  const frame = await framesOf(ctx, rows)
  const views: Own[] = []
  for (const row of rows) {
    const me = await mine(ctx, row)
    const items = (await itemsOf(ctx, row.id)).filter((one) => one.state === 'on')
    views.push({
      ...frame(row),
      call_reason: row.call_reason,
      agenda: items.map(({ title, minutes, reporter }) => ({ title, minutes, reporter })),
      invited: me !== undefined,
      answer: me?.answer ?? 'none',
      reason: me?.reason ?? '',
      came_at: me?.came_at?.toISOString() ?? null,
      published: row.minutes_state === 'published',
      can: canOwn(row, me, ctx.now),
    })
  }
  return views
}

function canOwn(row: MeetingRow, me: AttendeeRow | undefined, now: Date): string[] {
  if (row.state !== 'called' && row.state !== 'open') return []
  const checks = (me || openToAll(row)) && !me?.came_at && !tooEarly(row, now)
  return [
    ...(me && row.state === 'called' ? ['answer', ...(row.law.deputies ? ['send_deputy'] : [])] : []),
    ...(row.state === 'called' && (me || openToAll(row)) ? ['propose'] : []),
    ...(checks ? ['check_in'] : []),
  ]
}

async function mine(ctx: ReadContext, row: MeetingRow): Promise<AttendeeRow | undefined> {
  if (ctx.actor.personId === null || !row.persons.includes(ctx.actor.personId)) return undefined
  return (await attendeesOf(ctx, row.id)).find((one) => one.person_id === ctx.actor.personId)
}

/** One that is open to all, or that the person was asked to. Refusal: `platform.not_found`. */
async function ownOne(ctx: ReadContext, where: ReturnType<typeof sql>): Promise<MeetingRow> {
  const [row] = await meetingsWhere(ctx.tx, ctx.communityId, sql`${where} and (${openToAllSql} or ${mineSql(ctx)})`)
  return row ?? refuse('platform.not_found')
}

async function ownNow(ctx: ReadContext, { id }: { id: string }): Promise<Own> {
  return (await ownViews(ctx, [await ownOne(ctx, sql`m.id = ${id}`)]))[0] ?? refuse('platform.not_found')
}

/** What is to come and open to the reader; or what the reader was asked to, the latest first. Refusal: `platform.cursor_invalid`. */
export const ownMeetings = query(routes['GET /api/c/:community/my/meetings'], async (ctx, { show, after, limit }) => {
  const coming = show === 'coming'
  let behind = sql`true`
  if (after !== undefined) {
    const [at, id] = instantCursor(after)
    behind = coming ? sql`(m.starts_at, m.id) > (${at}, ${id}::uuid)` : sql`(m.starts_at, m.id) < (${at}, ${id}::uuid)`
  }
  const rows = await meetingsWhere(
    ctx.tx,
    ctx.communityId,
    coming
      ? sql`${behind} and m.state in ('called', 'open') and (${openToAllSql} or ${mineSql(ctx)})`
      : sql`${behind} and ${mineSql(ctx)}`,
    sql`order by ${coming ? sql`m.starts_at, m.id` : sql`m.starts_at desc, m.id desc`} limit ${limit + 1}`,
  )
  const { items, next } = pageFrom(rows, limit, (row) => [row.starts_at.toISOString(), row.id])
  return { items: await ownViews(ctx, items), next }
})

export const ownMeeting = query(routes['GET /api/c/:community/my/meetings/:id'], ownNow)

/** The meeting of a code as it was scanned or typed: the code is the right to know which one it is. */
async function byCode(ctx: ReadContext, code: string): Promise<MeetingRow> {
  const [row] = await meetingsWhere(ctx.tx, ctx.communityId, sql`m.check_in_code = ${code.trim().toUpperCase()}`)
  return row ?? refuse('platform.not_found')
}

export const checkInPage = query(routes['GET /api/c/:community/my/check-in/:code'], async (ctx, { code }) => {
  return (await ownViews(ctx, [await byCode(ctx, code)]))[0] ?? refuse('platform.not_found')
})

async function lock(ctx: WriteContext, id: string): Promise<void> {
  await sql`select 1 from deliberation.meetings where community_id = ${ctx.communityId} and id = ${id} for update`.execute(
    ctx.tx,
  )
}

async function setMine(
  ctx: WriteContext,
  meetingId: string,
  id: string,
  change: Record<string, unknown>,
): Promise<void> {
  await ctx.tx
    .updateTable('deliberation.attendees')
    .set(change)
    .where('community_id', '=', ctx.communityId)
    .where('meeting_id', '=', meetingId)
    .where('id', '=', id)
    .execute()
}

/** 来, or 来不了 with why, with a deputy where the law allows one. Refusals: see the route. */
export const answerInvitation = command(routes['POST /api/c/:community/my/meetings/:id/answer'], {
  async handle(ctx, { id, answer, reason, deputy_name }) {
    await lock(ctx, id)
    const row = await ownOne(ctx, sql`m.id = ${id}`)
    if (row.state !== 'called') refuse('deliberation.meeting_over')
    const me = await mine(ctx, row)
    if (!me) return refuse('deliberation.not_invited')
    if (answer === 'declined' && reason === '') {
      refuse('deliberation.reason_needed', {}, [{ path: 'reason', code: 'required' }])
    }
    if (deputy_name !== '' && !row.law.deputies) {
      refuse('deliberation.deputy_not_allowed', { article: toldName(ctx, row.law.article) }, [
        { path: 'deputy_name', code: 'invalid' },
      ])
    }
    await setMine(ctx, id, me.id, { answer, reason, deputy_name })
    ctx.audit('meeting', id, { attendee: me.id, answer })
    return { id }
  },
  view: ownNow,
})

/** Something for the agenda; staff take it up or say why not. Refusals: see the route. */
export const proposeItem = command(routes['POST /api/c/:community/my/meetings/:id/propose'], {
  async handle(ctx, { id, title }) {
    await lock(ctx, id)
    const row = await ownOne(ctx, sql`m.id = ${id}`)
    if (row.state !== 'called') refuse('deliberation.meeting_over')
    const items = await itemsOf(ctx, id)
    if (items.filter((one) => one.proposed_by_person === ctx.actor.personId).length >= proposalsMost) {
      refuse('deliberation.proposals_full', { most: proposalsMost })
    }
    const itemId = ctx.newId()
    await ctx.tx
      .insertInto('deliberation.items')
      .values({
        community_id: ctx.communityId,
        meeting_id: id,
        id: itemId,
        seq: items.length + 1,
        kind: 'free',
        state: 'proposed',
        title,
        minutes: 10,
        reporter: '',
        proposed_by_person: ctx.actor.personId,
      })
      .execute()
    ctx.audit('meeting', id, { proposal: itemId, title })
    ctx.emit('deliberation.item_proposed', { meeting_id: id })
    return { id }
  },
  view: ownNow,
})

/** 我到了: by the code on the screen. Who comes uninvited where all may come speaks without a vote. Refusals: see the route. */
export const checkIn = command(routes['POST /api/c/:community/my/check-in/:code'], {
  async handle(ctx, { code }) {
    const { id } = await byCode(ctx, code)
    await lock(ctx, id)
    const row = await byCode(ctx, code)
    if (row.state !== 'called' && row.state !== 'open') refuse('deliberation.meeting_over')
    if (tooEarly(row, ctx.now)) refuse('deliberation.too_early')
    const me = await mine(ctx, row)
    if (!me && !openToAll(row)) refuse('deliberation.not_invited')
    const person_id = ctx.actor.personId ?? refuse('platform.not_a_member')
    const attendee = me?.id ?? (await addPeople(ctx, id, [{ person_id, outside_name: null }], false))[0] ?? ''
    if (!me?.came_at) await setMine(ctx, id, attendee, { came_at: ctx.now, came_how: 'code', left_at: null })
    ctx.audit('meeting', id, { attendee, came: 'code' })
    return { code }
  },
  async view(ctx, { code }) {
    return (await ownViews(ctx, [await byCode(ctx, code)]))[0] ?? refuse('platform.not_found')
  },
})
