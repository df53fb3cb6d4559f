import { sql } from 'kysely'
import type { WriteContext } from '../../../../platform/command/types.ts'
import { civilDateOf } from '../../../../shared/civil-date.ts'
import { communityOf } from '../../../territory/api.ts'
import { erasePerson, stillNeeded } from '../erasure/erase-person.ts'
import { type Term, termsOf } from './terms.ts'

/** Things that end in one transaction; persons, who touch every module, fewer. */
const pieceMost = 500
const personsMost = 20
const dayMs = 86_400_000
/** So long the page can tell what ended on which day. */
const noted = 400

/** Daily: each kind of data whose term is up ends, each in transactions of its own, piece after piece. */
export async function beginForgetting(ctx: WriteContext): Promise<void> {
  for (const { retention } of await termsOf(ctx)) {
    if (!('job' in retention)) ctx.emit('privacy.forgetting_due', { kind: retention.name })
  }
  await sql`
    delete from privacy.forgettings where community_id = ${ctx.communityId} and day < ${await dayOf(ctx, noted)}::date`.execute(
    ctx.tx,
  )
}

/** One piece of one kind; a full one announces the next. */
export async function forgetNextPiece(ctx: WriteContext, { kind }: { kind: string }): Promise<void> {
  const term = (await termsOf(ctx)).find(({ retention }) => retention.name === kind)
  if (!term) return
  const { count, full } = await forgetPiece(ctx, term)
  await sql`
    insert into privacy.forgettings as f (community_id, kind, day, forgotten, last_at)
    values (${ctx.communityId}, ${kind}, ${await dayOf(ctx, 0)}::date, ${count}, ${ctx.now})
    on conflict (community_id, kind, day) do update set forgotten = f.forgotten + excluded.forgotten, last_at = excluded.last_at`.execute(
    ctx.tx,
  )
  if (count > 0) ctx.audit('retention', kind, { forgotten: count, days: term.days })
  if (full) ctx.emit('privacy.forgetting_due', { kind })
}

async function forgetPiece(ctx: WriteContext, { retention, days }: Term): Promise<{ count: number; full: boolean }> {
  const before = new Date(ctx.now.getTime() - days * dayMs)
  if ('job' in retention) return { count: 0, full: false }
  if ('forget' in retention) {
    const count = await retention.forget(ctx, before, pieceMost)
    return { count, full: count >= pieceMost }
  }
  const due = await retention.persons(ctx, before, pieceMost)
  const needed = await stillNeeded(ctx, due)
  const free = due.filter((person) => !needed.has(person))
  for (const person of free.slice(0, personsMost)) await erasePerson(ctx, person)
  return { count: Math.min(free.length, personsMost), full: free.length > personsMost }
}

async function dayOf(ctx: WriteContext, daysAgo: number): Promise<string> {
  const zone = (await communityOf(ctx.tx, ctx.communityId))?.time_zone ?? 'Asia/Shanghai'
  return civilDateOf(new Date(ctx.now.getTime() - daysAgo * dayMs), zone)
}
