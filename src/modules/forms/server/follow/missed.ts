import { sql } from 'kysely'
import type { WriteContext } from '../../../../platform/command/types.ts'
import { type Following, fillsOf, followHomeIn, followPersonIn } from './rows.ts'

/** An entry of the register: 'person ID' or 'home ID'. */
type Entry = `${'person' | 'home'} ${string}`

/** Beyond so many, what changed meanwhile shows with the next gathering. */
const missedMost = 2_000

/** An entry changed while rows are gathered: whether its page is past nobody knows, so it is looked at once more afterwards. */
export async function noteMissed(ctx: WriteContext, fill: Following, entry: Entry): Promise<void> {
  await sql`
    update forms.fills set missed = array_append(missed, ${entry}::text)
    where community_id = ${ctx.communityId} and id = ${fill.id} and cardinality(missed) < ${missedMost}
      and not (${entry}::text = any (missed))`.execute(ctx.tx)
}

/** The entries that changed while an edition was gathered, now that it is whole. */
export async function followMissed(ctx: WriteContext, fillId: string): Promise<void> {
  const found = await sql<{ missed: Entry[] }>`
    select missed from forms.fills where community_id = ${ctx.communityId} and id = ${fillId}`.execute(ctx.tx)
  const missed = found.rows[0]?.missed ?? []
  if (missed.length === 0) return
  await sql`update forms.fills set missed = '{}' where community_id = ${ctx.communityId} and id = ${fillId}`.execute(
    ctx.tx,
  )
  const [fill] = await fillsOf(ctx, ['person', 'household', 'dwelling'], fillId)
  if (!fill) return
  for (const entry of missed) {
    const [kind, id = ''] = entry.split(' ')
    await (kind === 'person' ? followPersonIn(ctx, fill, id) : followHomeIn(ctx, fill, id))
  }
}
