import { randomInt } from 'node:crypto'
import { sql } from 'kysely'
import type { ReadContext, WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { type Belonging, type Body, belongingTo, bodiesByIds } from '../../../bodies/api.ts'
import { reachablePersons } from '../../../people/api.ts'
import { compoundFacts } from '../../../territory/api.ts'
import type { MeetingKind } from '../../contract/meetings/kinds.ts'
import type { Place } from '../place.ts'
import { openOfLine } from './decision-store.ts'
import { lawCodeOf } from './law.ts'
import { lawNow } from './laws.ts'

export type NewMeeting = {
  kind: MeetingKind
  title: string
  body: Body | undefined
  place: Place
  place_detail: string
  starts: Date
  minutes: number
  call_reason: string
  households?: number | undefined
  series?: { id: string; day: string } | undefined
}

/** Letters and digits that can't be taken for each other. */
const codeLetters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const codeLength = 8

/** The code on the screen and on the poster: worth nothing to who isn't signed in as a member. */
function checkInCode(): string {
  return Array.from({ length: codeLength }, () => codeLetters[randomInt(codeLetters.length)]).join('')
}

/** Makes a meeting with its law, the people of its body, and what is still open from the last ones. */
export async function makeMeeting(ctx: WriteContext, plan: NewMeeting): Promise<string> {
  const id = ctx.newId()
  const lineId = plan.series?.id ?? plan.body?.id ?? id
  await ctx.tx
    .insertInto('deliberation.meetings')
    .values({
      community_id: ctx.communityId,
      id,
      line_id: lineId,
      series_id: plan.series?.id ?? null,
      series_day: plan.series?.day ?? null,
      kind: plan.kind,
      title: plan.title,
      body_id: plan.body?.id ?? null,
      ...plan.place,
      place_detail: plan.place_detail,
      starts_at: plan.starts,
      minutes: plan.minutes,
      call_reason: plan.call_reason,
      law: JSON.stringify(await lawNow(ctx, lawCodeOf(plan.kind, plan.body?.kind))),
      households: plan.households ?? (await householdsOf(ctx, plan)),
      check_in_code: checkInCode(),
      state: 'called',
      called_by_person: ctx.actor.personId,
      called_at: ctx.now,
    })
    .execute()
  if (plan.body) await inviteBody(ctx, id, plan.body.id)
  await carryOver(ctx, id, lineId)
  ctx.emit('deliberation.meeting_called', { meeting_id: id })
  return id
}

/** Of the compound whose representatives meet; null where that isn't known. */
async function householdsOf(ctx: ReadContext, { kind, body, place }: NewMeeting): Promise<number | null> {
  const areaId = body?.area_id ?? place.area_id
  if (kind !== 'representatives' || !areaId) return null
  const facts = await compoundFacts(ctx.tx, ctx.communityId, areaId)
  return facts ? (facts.households_estimate ?? facts.dwellings) : null
}

/** Everybody who belongs to a body, with a vote; its chair chairs. */
async function inviteBody(ctx: WriteContext, meetingId: string, bodyId: string): Promise<void> {
  const members = await belongingTo(ctx.tx, ctx.communityId, bodyId, ctx.now)
  const [chair] = await addPeople(ctx, meetingId, members, true)
  if (!chair || !members[0]?.chairs) return
  await sql`update deliberation.meetings set chair_id = ${chair} where community_id = ${ctx.communityId} and id = ${meetingId}`.execute(
    ctx.tx,
  )
}

type NewPerson = Pick<Belonging, 'person_id' | 'outside_name'> & { body_id?: string }

export async function addPeople(
  ctx: WriteContext,
  meetingId: string,
  people: readonly NewPerson[],
  voting: boolean,
): Promise<string[]> {
  if (people.length === 0) return []
  const rows = people.map((one) => ({
    community_id: ctx.communityId,
    meeting_id: meetingId,
    id: ctx.newId(),
    person_id: one.person_id,
    outside_name: one.outside_name,
    body_id: one.body_id ?? null,
    voting,
    invited_at: ctx.now,
  }))
  await ctx.tx.insertInto('deliberation.attendees').values(rows).execute()
  return rows.map((row) => row.id)
}

/** Units, each a line of the list until somebody's name is there. Refusal: `deliberation.body_unknown`. */
export async function unitsOf(ctx: ReadContext, ids: readonly string[]): Promise<NewPerson[]> {
  const bodies = await bodiesByIds(ctx.tx, ctx.communityId, ids)
  if ([...new Set(ids)].some((id) => !bodies.has(id) || bodies.get(id)?.dissolved_at)) {
    refuse('deliberation.body_unknown', {}, [{ path: 'unit_ids', code: 'invalid' }])
  }
  return [...bodies.keys()].map((id) => ({ person_id: null, outside_name: null, body_id: id }))
}

/** Persons of the register. Refusal: `deliberation.person_unknown`. */
export async function personsOf(ctx: ReadContext, ids: readonly string[]): Promise<NewPerson[]> {
  const wanted = [...new Set(ids)]
  const known = await reachablePersons(ctx.tx, ctx.communityId, wanted)
  if (wanted.some((id) => !known.has(id))) {
    refuse('deliberation.person_unknown', {}, [{ path: 'person_ids', code: 'invalid' }])
  }
  return wanted.map((id) => ({ person_id: id, outside_name: null }))
}

/** Puts what the line hasn't done yet first; asked again when the meeting opens, for what was decided or done meanwhile. */
export async function carryOver(ctx: WriteContext, meetingId: string, lineId: string): Promise<void> {
  const open = (await openOfLine(ctx, lineId)).filter((one) => one.meeting_id !== meetingId)
  const ids = open.map((one) => one.id)
  await sql`
    delete from deliberation.items where community_id = ${ctx.communityId} and meeting_id = ${meetingId} and kind = 'read_out'
      and not (decision_id = any (${ids}::uuid[])) and note = ''`.execute(ctx.tx)
  const known = await sql<{ decision_id: string }>`
    select decision_id from deliberation.items where community_id = ${ctx.communityId} and meeting_id = ${meetingId} and kind = 'read_out'`.execute(
    ctx.tx,
  )
  const has = new Set(known.rows.map((row) => row.decision_id))
  const rows = open.map((one, index) => ({
    community_id: ctx.communityId,
    meeting_id: meetingId,
    id: ctx.newId(),
    seq: index + 1,
    kind: 'read_out' as const,
    state: 'on' as const,
    title: [...one.text].slice(0, 80).join(''),
    minutes: 5,
    reporter: '',
    body_id: one.owner_body_id,
    decision_id: one.id,
  }))
  const missing = rows.filter((row) => !has.has(row.decision_id))
  if (missing.length > 0) await ctx.tx.insertInto('deliberation.items').values(missing).execute()
}
