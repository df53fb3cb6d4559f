import { sql } from 'kysely'
import type { z } from 'zod'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { personNames } from '../../../people/api.ts'
import { areasByIds } from '../../../territory/api.ts'
import type {
  dutyView,
  ownDuty,
  registrationView as registrationSchema,
  takingView,
} from '../../contract/registration-views.ts'
import {
  type DutyRow,
  findDuty,
  findOwn,
  findRegistration,
  isOver,
  type RegistrationRow,
  type TakingRow,
  takingColumns,
  today,
} from './store.ts'

type RegistrationView = z.output<typeof registrationSchema>
type DutyView = z.output<typeof dutyView>
type TakingView = z.output<typeof takingView>
type OwnDuty = z.output<typeof ownDuty>

const takingsMost = 500

/** Names of registrations: the member's, or the organisation's own. */
export async function namesOf(ctx: ReadContext, rows: readonly Pick<RegistrationRow, 'kind' | 'person_id'>[]) {
  const persons = await personNames(
    ctx.tx,
    ctx.communityId,
    rows.flatMap((row) => row.person_id ?? []),
  )
  const gone = ctx.services.texts.message(ctx.language, 'whistles', 'erased')
  return (row: Pick<RegistrationRow, 'kind' | 'person_id' | 'home_organisation'>) =>
    row.kind === 'organisation' ? row.home_organisation : (persons.get(row.person_id ?? '')?.name ?? gone)
}

export async function registrationViews(
  ctx: ReadContext,
  rows: readonly RegistrationRow[],
): Promise<RegistrationView[]> {
  const nameOf = await namesOf(ctx, rows)
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    name: nameOf(row),
    home_organisation: row.home_organisation,
    body_id: row.body_id,
    members: row.members,
    contact_name: row.contact_name,
    contact_phone: row.contact_phone,
    offers: row.offers,
    registered_at: row.registered_at.toISOString(),
    left_at: row.left_at?.toISOString() ?? null,
    leave_reason: row.leave_reason,
    in_hand: row.in_hand,
    reported: row.reported,
    can: row.left_at === null ? ['end'] : [],
  }))
}

/** Refusal: `platform.not_found`. */
export async function registrationView(ctx: ReadContext, id: string): Promise<RegistrationView> {
  const row = (await findRegistration(ctx, id)) ?? refuse('platform.not_found')
  return (await registrationViews(ctx, [row]))[0] ?? refuse('platform.not_found')
}

/** Duties as staff see them in a list. */
export async function dutyViews(ctx: ReadContext, rows: readonly DutyRow[]): Promise<DutyView[]> {
  const areas = await areasByIds(ctx.tx, ctx.communityId, [...new Set(rows.flatMap((row) => row.area_id ?? []))])
  const day = await today(ctx)
  return rows.map((row) => {
    const over = isOver(row, day)
    return {
      id: row.id,
      title: row.title,
      description: row.description,
      place: areas.get(row.area_id ?? '')?.full_name ?? '',
      place_detail: row.place_detail,
      until_day: row.until_day,
      needed: row.needed,
      taken: row.taken,
      made_at: row.made_at.toISOString(),
      closed_at: row.closed_at?.toISOString() ?? null,
      close_reason: row.close_reason,
      over,
      can: [...(!over && row.taken < row.needed ? ['take_for'] : []), ...(row.closed_at === null ? ['close'] : [])],
    }
  })
}

type TakingOf = TakingRow & Pick<RegistrationRow, 'kind' | 'person_id' | 'home_organisation'>

/** A duty with who took it. Refusal: `platform.not_found`. */
export async function dutyDetail(ctx: ReadContext, id: string): Promise<DutyView & { takings: TakingView[] }> {
  const row = (await findDuty(ctx, id)) ?? refuse('platform.not_found')
  const [view] = await dutyViews(ctx, [row])
  const found = await sql<TakingOf>`
    select ${takingColumns}, r.kind, r.person_id, r.home_organisation
    from whistles.takings k join whistles.registrations r on r.community_id = k.community_id and r.id = k.registration_id
    where k.community_id = ${ctx.communityId} and k.duty_id = ${id}
    order by k.given_up_at is not null, k.taken_at, k.registration_id limit ${takingsMost}`.execute(ctx.tx)
  const nameOf = await namesOf(ctx, found.rows)
  const takings = found.rows.map((taking) => ({
    ...takingOf(taking),
    name: nameOf(taking),
    home_organisation: taking.home_organisation,
    can: canStaff(taking),
  }))
  return { ...(view ?? refuse('platform.not_found')), takings }
}

function takingOf(row: TakingRow) {
  return {
    registration_id: row.registration_id,
    places: row.places,
    taken_at: row.taken_at.toISOString(),
    given_up_at: row.given_up_at?.toISOString() ?? null,
    reported_at: row.reported_at?.toISOString() ?? null,
    report_text: row.report_text,
    people: row.people,
    confirmed_at: row.confirmed_at?.toISOString() ?? null,
  }
}

function canStaff(row: TakingRow): string[] {
  if (row.given_up_at !== null || row.confirmed_at !== null) return []
  return row.reported_at === null ? ['report_for'] : ['report_for', 'confirm']
}

function canOwn(row: TakingRow): string[] {
  if (row.given_up_at !== null || row.confirmed_at !== null) return []
  return row.reported_at === null ? ['report', 'give_up'] : ['report']
}

/** Duties as a registered member sees them: with the own taking, never others'. */
export async function ownDutyViews(
  ctx: ReadContext,
  rows: readonly DutyRow[],
  registrationId: string,
): Promise<OwnDuty[]> {
  const views = await dutyViews(ctx, rows)
  const found = await sql<TakingRow>`
    select ${takingColumns} from whistles.takings k where k.community_id = ${ctx.communityId}
      and k.registration_id = ${registrationId} and k.duty_id = any (${rows.map((row) => row.id)}::uuid[])`.execute(
    ctx.tx,
  )
  const own = new Map(found.rows.map((taking) => [taking.duty_id, taking]))
  return views.map((view) => {
    const taking = own.get(view.id)
    const mine = taking && taking.given_up_at === null ? { ...takingOf(taking), can: canOwn(taking) } : null
    return { ...view, mine, can: !view.over && mine === null && view.taken < view.needed ? ['take'] : [] }
  })
}

/** Refusal: `platform.not_found`. */
export async function ownDutyView(ctx: ReadContext, id: string): Promise<OwnDuty> {
  const own = await findOwn(ctx)
  const row = await findDuty(ctx, id)
  if (!own || !row) return refuse('platform.not_found')
  return (await ownDutyViews(ctx, [row], own.id))[0] ?? refuse('platform.not_found')
}
