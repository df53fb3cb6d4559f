import { sql } from 'kysely'
import type { ReadContext, WriteContext } from '../../../platform/command/types.ts'
import { dropFiles } from '../../../platform/files/drop.ts'
import type { Erased, HeldSection, PersonalData, Retention } from '../../../platform/personal-data.ts'

const rowsMost = 200

type Said = { title: string; text: string; said_at: Date; note: string }

/** What a person said for their household when it agreed, and what came of it. */
async function held(ctx: ReadContext, personId: string): Promise<HeldSection[]> {
  const said = await sql<Said>`
    select p.title, c.text, c.said_at, c.note from projects.conditions c
    join projects.projects p on p.community_id = c.community_id and p.id = c.project_id
    where c.community_id = ${ctx.communityId} and c.by_person = ${personId} order by c.said_at desc limit ${rowsMost}`.execute(
    ctx.tx,
  )
  return [{ name: 'conditions', retention: 'projects.conditions', rows: said.rows }]
}

/** That a household had a condition and whether it was kept stays; its words and who said them don't. */
async function erase(ctx: WriteContext, personId: string): Promise<Erased[]> {
  const gone = await sql<{ id: string; file_ids: string[] }>`
    update projects.conditions c set by_person = null, dwelling_id = null, home_key = null, place = '', text = '', note = '', file_ids = '{}'
    from projects.conditions old where c.community_id = ${ctx.communityId} and c.by_person = ${personId}
      and old.community_id = c.community_id and old.id = c.id
    returning c.id, old.file_ids`.execute(ctx.tx)
  await dropFiles(
    ctx,
    gone.rows.flatMap((row) => row.file_ids),
  )
  return [{ section: 'conditions', done: 'erased', count: gone.rows.length }]
}

export const personalData: PersonalData = {
  columns: {
    'projects.projects.made_by_person': 'actor',
    'projects.steps.person_id': 'actor',
    'projects.conditions.by_person': 'subject',
    'projects.conditions.settled_by_person': 'actor',
    'projects.conditions.entered_by_person': 'actor',
  },
  held,
  erase,
}

const year = 365

/** What households asked for goes some time after the project's end: figures and results stay. */
export async function forgetConditions(ctx: WriteContext, before: Date, most: number): Promise<number> {
  const gone = await sql<{ id: string; file_ids: string[] }>`
    update projects.conditions c set by_person = null, dwelling_id = null, home_key = null, place = '', text = '', note = '', file_ids = '{}'
    from (select o.id, o.file_ids from projects.projects p
      join projects.conditions o on o.community_id = p.community_id and o.project_id = p.id
      where p.community_id = ${ctx.communityId} and p.ended_at < ${before} and (o.text <> '' or o.by_person is not null)
      order by p.ended_at, o.seq limit ${most}) old
    where c.community_id = ${ctx.communityId} and c.id = old.id returning c.id, old.file_ids`.execute(ctx.tx)
  await dropFiles(
    ctx,
    gone.rows.flatMap((row) => row.file_ids),
  )
  return gone.rows.length
}

export const retention: readonly Retention[] = [
  { name: 'projects.conditions', days: 2 * year, leastDays: year, forget: forgetConditions },
]
