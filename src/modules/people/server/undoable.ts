import { sql } from 'kysely'
import type { ReadContext, WriteContext } from '../../../platform/command/types.ts'
import { refuse } from '../../../shared/refusal.ts'

const dayMilliseconds = 86_400_000

/** How long an act can be taken back. */
const undoDays = { merge: 90, death: 30 } as const

export type UndoableAct<Moved = unknown> = {
  id: string
  kind: 'merge' | 'death'
  person_id: string
  kept_id: string | null
  done_at: Date
  undo_until: Date
  /** What moved or ended; null when it is forgotten. */
  moved: Moved | null
  before_sealed: Buffer | null
  undone_at: Date | null
  stayed: string[]
}

type NewAct = { kind: UndoableAct['kind']; personId: string; keptId: string | null; moved: object; before: object }

/** Keeps what an act moved and what stood in the entries before; returns the act's id. */
export async function keepAct(ctx: WriteContext, act: NewAct): Promise<string> {
  const id = ctx.newId()
  await ctx.tx
    .insertInto('people.undoable_acts')
    .values({
      community_id: ctx.communityId,
      id,
      kind: act.kind,
      person_id: act.personId,
      kept_id: act.keptId,
      done_at: ctx.now,
      undo_until: new Date(ctx.now.getTime() + undoDays[act.kind] * dayMilliseconds),
      moved: JSON.stringify(act.moved),
      before_sealed: ctx.services.vault.encrypt(JSON.stringify(act.before)),
    })
    .execute()
  return id
}

/** The act as it stands, not taken back; undefined where none was recorded. */
export async function standingAct<Moved>(
  ctx: ReadContext,
  kind: UndoableAct['kind'],
  personId: string,
): Promise<UndoableAct<Moved> | undefined> {
  const found = await sql<UndoableAct<Moved>>`
    select * from people.undoable_acts
    where community_id = ${ctx.communityId} and kind = ${kind} and person_id = ${personId} and undone_at is null`.execute(
    ctx.tx,
  )
  return found.rows[0]
}

/** The same, to be taken back now. Refusals: `people.undo_not_recorded`, `people.undo_late`. */
export async function actToUndo<Moved, Before>(ctx: WriteContext, kind: UndoableAct['kind'], personId: string) {
  const act = (await standingAct<Moved>(ctx, kind, personId)) ?? refuse('people.undo_not_recorded')
  const { moved, before_sealed } = act
  if (act.undo_until <= ctx.now || moved === null || before_sealed === null)
    return refuse('people.undo_late', { days: undoDays[kind] })
  return { ...act, moved, before: JSON.parse(ctx.services.vault.decrypt(before_sealed)) as Before }
}

/** An act was taken back, but for what stayed. What other modules kept of it stays until they gave theirs back. */
export async function closeAct(ctx: WriteContext, id: string, stayed: readonly string[]): Promise<void> {
  await ctx.tx
    .updateTable('people.undoable_acts')
    .set({ undone_at: ctx.now, stayed: [...stayed], moved: null, before_sealed: null })
    .where('community_id', '=', ctx.communityId)
    .where('id', '=', id)
    .execute()
}

/** Something another module moved or ended along with a merge or a death, and how it stood. */
export type UndoableThing = { id: string; before?: unknown }

/** Keeps what a module moved or ended because of an act, so that it can give it back. `what`: `bodies.term`. */
export async function keepForUndo(
  ctx: WriteContext,
  actId: string | undefined,
  what: string,
  things: readonly UndoableThing[],
): Promise<void> {
  if (!actId || things.length === 0) return
  const rows = JSON.stringify(things.map(({ id, before = null }) => ({ id, before })))
  await sql`
    insert into people.undoable_things (community_id, act_id, what, thing_id, before)
    select ${ctx.communityId}::int, ${actId}::uuid, ${what}, t.id, t.before
    from jsonb_to_recordset(${rows}::jsonb) as t (id uuid, before jsonb)
    on conflict do nothing`.execute(ctx.tx)
}

/** What a module kept of an act. */
export async function keptForUndo<Before>(
  ctx: WriteContext,
  actId: string,
  what: string,
): Promise<{ id: string; before: Before }[]> {
  const found = await sql<{ id: string; before: Before }>`
    select thing_id as id, before from people.undoable_things
    where community_id = ${ctx.communityId} and act_id = ${actId} and what = ${what} order by thing_id`.execute(ctx.tx)
  return found.rows
}

/**
 * Gives those rows back to whom they were taken from by a merge that is undone now: those kept under the table's name, still in the kept
 * one's hands. `columns`: table with its schema → column that names the person. Answers how many rows.
 */
export async function giveBackRows(
  ctx: WriteContext,
  merge: { kept_id: string; merged_id: string; act_id: string },
  columns: Readonly<Record<string, string>>,
): Promise<number> {
  let given = 0
  for (const [table, column] of Object.entries(columns)) {
    const ids = (await keptForUndo(ctx, merge.act_id, table)).map(({ id }) => id)
    if (ids.length === 0) continue
    const rows = await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${merge.merged_id}
      where community_id = ${ctx.communityId} and id = any (${ids}::uuid[]) and ${sql.ref(column)} = ${merge.kept_id}
      returning id`.execute(ctx.tx)
    given += rows.rows.length
  }
  return given
}

/** Whether an act still stands: a reaction that comes late to one that was taken back has nothing to do. */
export async function actStands(ctx: ReadContext, actId: string | undefined): Promise<boolean> {
  if (!actId) return true
  const found = await sql<{ undone_at: Date | null }>`
    select undone_at from people.undoable_acts where community_id = ${ctx.communityId} and id = ${actId}`.execute(
    ctx.tx,
  )
  return found.rows[0]?.undone_at === null
}

const forgottenAtOnce = 200

/** When it is too late to take an act back, what that would have needed is forgotten. */
export async function forgetActs(ctx: WriteContext): Promise<void> {
  const late = await sql<{ id: string }>`
    update people.undoable_acts a set moved = null, before_sealed = null
    where community_id = ${ctx.communityId} and moved is not null and id in (
      select id from people.undoable_acts
      where community_id = ${ctx.communityId} and moved is not null and undo_until < ${ctx.now}
      order by undo_until limit ${forgottenAtOnce})
    returning id`.execute(ctx.tx)
  if (late.rows.length === 0) return
  const ids = late.rows.map((row) => row.id)
  await sql`
    delete from people.undoable_things where community_id = ${ctx.communityId} and act_id = any (${ids}::uuid[])`.execute(
    ctx.tx,
  )
  ctx.audit('register', 'undoable', { forgotten: ids.length })
}
