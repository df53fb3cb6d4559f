import type { ReadContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { personNames } from '../../../people/api.ts'
import type { AbsenceView, absenceActions, PostHolderView } from '../../contract.ts'
import { mayEnterAbsence } from '../can.ts'
import { stateOf, toDays } from '../period.ts'
import { zoneOf } from '../store.ts'
import { mayDeputise } from './fits.ts'
import { type AbsenceRow, findAbsence, type HeldPost, periodOf, postsHeld } from './rows.ts'

/** One absence. Refusal: `platform.not_found`. */
export async function absenceView(ctx: ReadContext, id: string): Promise<AbsenceView> {
  const row = (await findAbsence(ctx.tx, ctx.communityId, id)) ?? refuse('platform.not_found')
  const [view] = await absenceViews(ctx, [row])
  return view ?? refuse('platform.not_found')
}

/** Absences in their order: three queries, however many. */
export async function absenceViews(ctx: ReadContext, rows: readonly AbsenceRow[]): Promise<AbsenceView[]> {
  if (rows.length === 0) return []
  const persons = [...new Set(rows.flatMap((row) => [row.person_id, ...(row.deputy_id ? [row.deputy_id] : [])]))]
  const names = await personNames(ctx.tx, ctx.communityId, persons)
  const posts = await postsHeld(ctx.tx, ctx.communityId, ctx.now, persons)
  const zone = await zoneOf(ctx)
  const holder = (id: string) => holderView(id, names.get(id)?.name ?? '', posts.get(id) ?? [])
  return rows.map((row) => {
    const held = posts.get(row.person_id) ?? []
    const mine = mayEnterAbsence(ctx.actor, row.person_id, held)
    const days = toDays(periodOf(row), zone)
    const state = stateOf(row, ctx.now)
    return {
      id: row.id,
      person: holder(row.person_id),
      deputy: row.deputy_id ? holder(row.deputy_id) : null,
      from: days.from,
      until: days.until ?? days.from,
      state,
      kind: mine ? row.kind : null,
      uncovered: state !== 'ended' && !covers(row.deputy_id ? (posts.get(row.deputy_id) ?? []) : [], held),
      can: canAbsence(state, mine),
    }
  })
}

/** What may be done with an absence by who may enter it: nothing once it is over. */
function canAbsence(state: AbsenceView['state'], mayEnter: boolean): (typeof absenceActions)[number][] {
  return mayEnter && state !== 'ended' ? ['change', 'end'] : []
}

export function holderView(personId: string, name: string, posts: readonly HeldPost[]): PostHolderView {
  return { person_id: personId, name, title: posts.map((post) => post.title).join('、') }
}

function covers(own: readonly HeldPost[], posts: readonly HeldPost[]): boolean {
  return own.length > 0 && posts.every((post) => mayDeputise(own, post))
}
