import { sql } from 'kysely'
import type { z } from 'zod'
import { query, type ReadContext } from '../../../../platform/command/types.ts'
import { daysOfMonth } from '../../../../shared/civil-date.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { type askedTwice, type askerFigures, routes } from '../../contract.ts'
import { checkOver } from '../permissions.ts'
import { sourceKey, sourcesFor } from '../sources/catalogue.ts'
import { zoneOf } from '../store.ts'
import { askedForms, countsAlike } from './show.ts'

type Figures = z.output<typeof askerFigures>
type Twice = z.output<typeof askedTwice>

const askersMost = 200
const twiceMost = 50

/** Who asked for what and how often, what of it was known, how long it took, and what is asked for twice (W7). */
export const asked = query(routes['GET /api/c/:community/forms/asked'], async (ctx, { from, to }) => {
  checkOver(ctx, 'forms.figures')
  if (from > to) refuse('forms.months_unfit', {}, [{ path: 'to', code: 'invalid' }])
  return { askers: await askersOf(ctx, daysOfMonth(from).first, daysOfMonth(to).last), twice: await askedForTwice(ctx) }
})

/** By who asks, the one who asks most first. Days are civil days of the community. */
async function askersOf(ctx: ReadContext, from: string, to: string): Promise<Figures[]> {
  const zone = await zoneOf(ctx)
  const found = await sql<Figures>`
    with asked as (
      select f.asked_by, l.form_id, l.asked_on, l.due_day, v.definition->'columns' as columns,
        (select h from forms.hand_ins h where h.community_id = l.community_id and h.fill_id = l.id order by h.edition limit 1) as first,
        (select count(*)::int from forms.hand_ins h where h.community_id = l.community_id and h.fill_id = l.id and h.reopened_at is not null) as reopened
      from forms.fills l join forms.forms f on f.community_id = l.community_id and f.id = l.form_id
      join forms.versions v on v.community_id = l.community_id and v.form_id = l.form_id and v.version = l.version
      where l.community_id = ${ctx.communityId} and l.asked_on between ${from}::date and ${to}::date)
    select asked_by, count(distinct form_id)::int as forms, count(*)::int as asked,
      count(*) filter (where (first).fill_id is not null)::int as handed_in,
      count(*) filter (where (first).fill_id is not null and (due_day is null or ((first).handed_in_at at time zone ${zone})::date <= due_day))::int as in_time,
      sum(reopened)::int as reopened, sum(jsonb_array_length(columns))::int as columns,
      sum((select count(*) from jsonb_array_elements(columns) c where c->>'source' <> 'typed'))::int as columns_known,
      coalesce(sum((first).rows), 0)::int as rows,
      coalesce(sum(greatest(0, ((first).handed_in_at at time zone ${zone})::date - asked_on)), 0)::int as days
    from asked group by asked_by order by asked desc, asked_by limit ${askersMost}`.execute(ctx.tx)
  return found.rows
}

/** What several superiors ask for of the same rows, of forms still asked for; the most asked first. */
async function askedForTwice(ctx: ReadContext): Promise<Twice[]> {
  const found = new Map<string, Twice>()
  for (const form of await askedForms(ctx)) {
    const { rows, columns } = form.definition
    for (const column of columns.filter(({ source }) => countsAlike(source))) {
      const key = `${rows} ${sourceKey(column)}`
      const known = found.get(key) ?? { source: column.source, label: column.title, rows, forms: [] }
      known.forms.push({ id: form.id, name: form.name, asked_by: form.asked_by })
      found.set(key, known)
    }
  }
  const twice = [...found.values()].filter(({ forms }) => new Set(forms.map((form) => form.asked_by)).size > 1)
  const labels = await labelsOf(ctx, twice)
  return twice
    .sort((one, other) => other.forms.length - one.forms.length)
    .slice(0, twiceMost)
    .map((one) => ({ ...one, label: labels.get(`${one.rows} ${one.source}`) ?? one.label }))
}

async function labelsOf(ctx: ReadContext, twice: readonly Twice[]): Promise<Map<string, string>> {
  const labels = new Map<string, string>()
  for (const rows of new Set(twice.map((one) => one.rows))) {
    for (const { code, label } of (await sourcesFor(ctx, rows)).sources) labels.set(`${rows} ${code}`, label)
  }
  return labels
}
