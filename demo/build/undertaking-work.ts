import type { Tx } from '../../src/platform/db/database.ts'
import { addDays, civilDateOf, instantOf } from '../../src/shared/civil-date.ts'
import { type UndertakingMove, type UndertakingPlan, undertakings } from '../xishan/undertakings.ts'
import type { Doer } from './workshop.ts'
import type { Year } from './year.ts'

const zone = 'Asia/Shanghai'
const dayMs = 86_400_000
const tiedMost = 12

/** Topics, long-running cases and advocacies of the year, with what became of them. */
export function planUndertakings(year: Year, today: Date): void {
  for (const plan of undertakings) {
    const at = instantOf(addDays(civilDateOf(today, zone), -plan.ago), '10:20', zone)
    year.agenda.add(at, (tx) => takeUp(year, tx, plan, at))
  }
}

function dayAfter(at: Date, days: number): string {
  return civilDateOf(new Date(at.getTime() + days * dayMs), zone)
}

async function takeUp(year: Year, tx: Tx, plan: UndertakingPlan, at: Date): Promise<void> {
  const by = year.staffDoer(plan.by)
  const { id } = await year.do(tx, 'undertakings.open', by, {
    kind: plan.kind,
    title: plan.title,
    description: plan.what,
    outside_body: plan.body ?? '',
    petition: plan.petition ?? false,
    next_step: plan.next.step,
    next_day: dayAfter(at, plan.next.after),
    request_ids: plan.item ? await requestsUnder(year, tx, plan.item) : [],
  })
  if (plan.published) await year.do(tx, 'undertakings.publish', by, { published: true }, { id })
  for (const move of plan.course) {
    const then = new Date(at.getTime() + move.after * dayMs)
    year.agenda.add(then, (later) => carryOn(year, later, by, { id, move, then }))
  }
}

type Step = { id: string; move: UndertakingMove; then: Date }

async function carryOn(year: Year, tx: Tx, by: Doer, { id, move, then }: Step): Promise<void> {
  if ('ends' in move) {
    await year.do(tx, 'undertakings.end', by, { outcome: move.ends, result: move.result }, { id })
    return
  }
  const { kind, text, way, who, next } = move
  const said = { kind, text, ...(way ? { way } : {}), counterpart: who ?? '' }
  const body = { ...said, next_step: next.step, next_day: dayAfter(then, next.after) }
  await year.do(tx, 'undertakings.note', by, body, { id })
}

/** The newest under an item, but for confidential ones. */
async function requestsUnder(year: Year, tx: Tx, item: string): Promise<string[]> {
  const found = await tx
    .selectFrom('requests.requests')
    .select('id')
    .where('community_id', '=', year.parts.workshop.communityId)
    .where('item_code', '=', item)
    .where('confidential', '=', false)
    .orderBy('id', 'desc')
    .limit(tiedMost)
    .execute()
  return found.map((row) => row.id)
}
