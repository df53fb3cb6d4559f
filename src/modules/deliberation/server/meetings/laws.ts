import { sql } from 'kysely'
import { command, query, type ReadContext } from '../../../../platform/command/types.ts'
import { holds } from '../../../../shared/actor.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { type LawCode, lawCodes } from '../../contract/meetings/kinds.ts'
import { type Law, type LawFigures, lawFigures } from '../../contract/meetings/law-views.ts'
import { routes } from '../../contract.ts'
import { keptName, toldName } from '../topics/names.ts'
import { usualLaws } from './law.data.ts'

type Decided = { code: LawCode; figures: LawFigures }

async function decided(ctx: ReadContext): Promise<Map<LawCode, LawFigures>> {
  const found = await sql<Decided>`
    select code, figures from deliberation.laws where community_id = ${ctx.communityId}`.execute(ctx.tx)
  return new Map(found.rows.map((row) => [row.code, lawFigures.parse(row.figures)]))
}

/** What holds now: a meeting keeps a copy from the day it is called. */
export async function lawNow(ctx: ReadContext, code: LawCode): Promise<Law> {
  return { code, ...((await decided(ctx)).get(code) ?? usualLaws[code]) }
}

async function lawViews(ctx: ReadContext) {
  const own = await decided(ctx)
  const can = holds(ctx.actor, 'deliberation.set_laws') ? ['set'] : []
  return lawCodes.map((code) => {
    const figures = own.get(code) ?? usualLaws[code]
    return { code, figures: { ...figures, article: toldName(ctx, figures.article) }, usual: !own.has(code), can }
  })
}

export const laws = query(routes['GET /api/c/:community/meeting-laws'], async (ctx) => ({ items: await lawViews(ctx) }))

/** Sets or takes back what a community decided; meetings called before keep theirs. Refusal: `deliberation.article_needed`. */
export const setLaw = command(routes['PUT /api/c/:community/meeting-laws/:code'], {
  async handle(ctx, { code, figures }) {
    const of = sql`community_id = ${ctx.communityId} and code = ${code}`
    if (figures === null) {
      await sql`delete from deliberation.laws where ${of}`.execute(ctx.tx)
    } else {
      if (figures.article.length < 2) {
        refuse('deliberation.article_needed', {}, [{ path: 'figures.article', code: 'required' }])
      }
      const kept = { ...figures, article: keptName(ctx, figures.article) }
      await sql`
        insert into deliberation.laws (community_id, code, figures, changed_at)
        values (${ctx.communityId}, ${code}, ${JSON.stringify(kept)}::jsonb, ${ctx.now})
        on conflict (community_id, code) do update set figures = excluded.figures, changed_at = excluded.changed_at`.execute(
        ctx.tx,
      )
    }
    ctx.audit('meeting_law', code, { figures })
    return { code }
  },
  async view(ctx, { code }) {
    return (await lawViews(ctx)).find((one) => one.code === code) ?? refuse('platform.not_found')
  },
})
