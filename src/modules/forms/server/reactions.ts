import { sql } from 'kysely'
import type { WriteContext } from '../../../platform/command/types.ts'
import { type EventHandler, on } from '../../../platform/module.ts'
import { beginEdition } from './fills/gather.ts'
import { noteMissed } from './follow/missed.ts'
import { fillsOf, followHomeIn, followPersonIn } from './follow/rows.ts'

type OfPerson = { person_id: string }
type OfHome = { dwelling_id: string }
type Merged = { kept_id: string; merged_id: string }

/** What forms do when the register changes: rows of open fills follow, come and go of their own accord. */
export const reactions: readonly EventHandler[] = [
  on<OfPerson>('people.edited', 'forms.follow-person', followEntry),
  on<OfPerson & OfHome>('people.moved_in', 'forms.follow-moved-in', followMove),
  on<OfPerson & OfHome>('people.moved_out', 'forms.follow-moved-out', followMove),
  on<OfHome>('people.household_changed', 'forms.follow-household', (ctx, { dwelling_id }) =>
    followHome(ctx, dwelling_id),
  ),
  on<OfPerson>('people.died', 'forms.follow-death', followEntry),
  on<OfPerson>('people.death_undone', 'forms.follow-death-undone', followEntry),
  on<Merged>('people.merged', 'forms.follow-merged', followMerged),
  on<Merged>('people.unmerged', 'forms.follow-unmerged', followMerged),
  on<object>('people.imported', 'forms.follow-import', gatherAnew),
]

async function followPerson(ctx: WriteContext, personId: string): Promise<void> {
  for (const fill of await fillsOf(ctx, ['person'])) {
    if (fill.gathering !== null) await noteMissed(ctx, fill, `person ${personId}`)
    if (fill.state === 'open') await followPersonIn(ctx, fill, personId)
  }
}

async function followHome(ctx: WriteContext, dwellingId: string): Promise<void> {
  for (const fill of await fillsOf(ctx, ['household', 'dwelling'])) {
    if (fill.gathering !== null) await noteMissed(ctx, fill, `home ${dwellingId}`)
    if (fill.state === 'open') await followHomeIn(ctx, fill, dwellingId)
  }
}

/** The person's own row, and those of homes where the person is named as head or lives. */
async function followEntry(ctx: WriteContext, { person_id }: OfPerson): Promise<void> {
  await followPerson(ctx, person_id)
  const named = await sql<OfHome>`
    select distinct r.dwelling_id from forms.rows r
    join forms.fills f on f.community_id = r.community_id and f.id = r.fill_id and f.edition = r.edition and f.state = 'open'
    where r.community_id = ${ctx.communityId} and r.person = ${person_id} and r.row_key <> ${person_id} and r.dwelling_id is not null`.execute(
    ctx.tx,
  )
  for (const { dwelling_id } of named.rows) await followHome(ctx, dwelling_id)
}

async function followMove(ctx: WriteContext, { person_id, dwelling_id }: OfPerson & OfHome): Promise<void> {
  await followPerson(ctx, person_id)
  await followHome(ctx, dwelling_id)
}

async function followMerged(ctx: WriteContext, { kept_id, merged_id }: Merged): Promise<void> {
  for (const person_id of [kept_id, merged_id]) await followEntry(ctx, { person_id })
}

/** A sheet taken in tells of many at once: open fills are gathered anew beside what is shown. */
async function gatherAnew(ctx: WriteContext): Promise<void> {
  for (const fill of await fillsOf(ctx, ['person', 'household', 'dwelling'])) {
    if (fill.gathering !== null || fill.state !== 'open') continue
    await beginEdition(ctx, fill.id)
    ctx.audit('form_fill', fill.id, { refreshed: true })
  }
}
