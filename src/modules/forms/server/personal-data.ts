import { sql } from 'kysely'
import type { ReadContext, WriteContext } from '../../../platform/command/types.ts'
import type { KeyHolder } from '../../../platform/keys/holder.ts'
import { sealedColumn } from '../../../platform/keys/sealed-column.ts'
import type { Erased, HeldSection, PersonalData, Retention } from '../../../platform/personal-data.ts'
import { entriesOf } from '../../people/api.ts'

/** Identity numbers in rows, sealed as in the register. */
export const keyHolders: readonly KeyHolder[] = [
  sealedColumn({
    name: 'forms.identity_numbers',
    table: 'forms.rows',
    key: { fill_id: 'uuid', edition: 'int', no: 'int' },
    column: 'identity_sealed',
  }),
]

const shownMost = 200

type Named = { form: string; asked_by: string; period: string; purpose: string; handed_in_at: Date | null }

/** In which forms somebody stands, who asked for them and what for. */
async function held(ctx: ReadContext, personId: string): Promise<HeldSection[]> {
  const ids = await entriesOf(ctx.tx, ctx.communityId, personId)
  const found = await sql<Named>`
    select v.definition->>'name' as form, o.asked_by, f.period, v.definition->>'purpose' as purpose, h.handed_in_at
    from forms.rows r
    join forms.fills f on f.community_id = r.community_id and f.id = r.fill_id
    join forms.forms o on o.community_id = f.community_id and o.id = f.form_id
    join forms.versions v on v.community_id = f.community_id and v.form_id = f.form_id and v.version = f.version
    left join forms.hand_ins h on h.community_id = r.community_id and h.fill_id = r.fill_id and h.edition = r.edition
    where r.community_id = ${ctx.communityId} and r.person = any (${ids}::uuid[]) order by f.made_at desc limit ${shownMost + 1}`.execute(
    ctx.tx,
  )
  const more = found.rows.length > shownMost
  return [{ name: 'rows', retention: 'forms.rows', rows: found.rows.slice(0, shownMost), ...(more ? { more } : {}) }]
}

/** How many a form named stays known; who it was doesn't. */
async function erase(ctx: WriteContext, personId: string): Promise<Erased[]> {
  const ids = await entriesOf(ctx.tx, ctx.communityId, personId)
  const gone = await sql`
    update forms.rows set person = null, dwelling_id = null, row_key = 'erased ' || no, label = '', cells = '{}', typed = '{}', carried = '{}',
      gaps = '{}', identity_sealed = null
    where community_id = ${ctx.communityId} and person = any (${ids}::uuid[]) returning no`.execute(ctx.tx)
  return [{ section: 'rows', done: 'unnamed', count: gone.rows.length }]
}

export const personalData: PersonalData = {
  columns: {
    'forms.rows.person': 'subject',
    'forms.forms.made_by_person': 'actor',
    'forms.versions.made_by_person': 'actor',
    'forms.versions.approved_by_person': 'actor',
    'forms.fills.made_by_person': 'actor',
    'forms.parts.person_id': 'actor',
    'forms.parts.given_by_person': 'actor',
    'forms.parts.done_by_person': 'actor',
    'forms.hand_ins.handed_in_by_person': 'actor',
    'forms.hand_ins.reopened_by_person': 'actor',
  },
  held,
  erase,
}

/** Rows of what was handed in are of use until nobody asks back; the figures of the handing in stay. */
const forgetRows =
  (sensitive: boolean) =>
  async (ctx: WriteContext, before: Date, most: number): Promise<number> => {
    const old = await sql<{ fill_id: string; edition: number }>`
    select h.fill_id, h.edition from forms.hand_ins h
    join forms.fills f on f.community_id = h.community_id and f.id = h.fill_id
    join forms.versions v on v.community_id = f.community_id and v.form_id = f.form_id and v.version = f.version
    where h.community_id = ${ctx.communityId} and h.forgotten_at is null and h.handed_in_at < ${before}
      and (coalesce(jsonb_typeof(v.definition->'sensitive'), 'null') <> 'null') = ${sensitive}
    order by h.handed_in_at, h.fill_id, h.edition limit ${most} for update of h skip locked`.execute(ctx.tx)
    for (const { fill_id, edition } of old.rows) {
      const of = sql`community_id = ${ctx.communityId} and fill_id = ${fill_id} and edition = ${edition}`
      await sql`delete from forms.rows where ${of}`.execute(ctx.tx)
      await sql`update forms.hand_ins set forgotten_at = ${ctx.now} where ${of}`.execute(ctx.tx)
    }
    return old.rows.length
  }

const year = 365

export const retention: readonly Retention[] = [
  { name: 'forms.rows', days: 2 * year, leastDays: 30, forget: forgetRows(false) },
  { name: 'forms.sensitive_rows', days: 60, leastDays: 7, forget: forgetRows(true) },
]
