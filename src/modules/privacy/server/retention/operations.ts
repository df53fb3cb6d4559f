import { sql } from 'kysely'
import type { z } from 'zod'
import { command, query, type ReadContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes, type termView } from '../../contract.ts'
import { termsOf } from './terms.ts'

type Run = { last_at: Date; last_count: number | null; total: number | null }

/** How long each kind is kept, and what ended by it. */
export const listTerms = query(routes['GET /api/c/:community/retention'], async (ctx) => ({
  items: await showTerms(ctx),
}))

/** Refusals: `platform.not_found`, `privacy.term_fixed`, `privacy.term_short` below what the law allows. */
export const setTerm = command(routes['PATCH /api/c/:community/retention/:kind'], {
  async handle(ctx, { kind, days, reason }) {
    const term = (await termsOf(ctx)).find(({ retention }) => retention.name === kind) ?? refuse('platform.not_found')
    const { retention } = term
    if ('job' in retention) refuse('privacy.term_fixed')
    if (days < retention.leastDays) {
      refuse('privacy.term_short', { least: retention.leastDays }, [{ path: 'days', code: 'invalid' }])
    }
    const changed = { days, reason, changed_at: ctx.now, changed_by_person: ctx.actor.personId }
    await ctx.tx
      .insertInto('privacy.terms')
      .values({ community_id: ctx.communityId, kind, ...changed })
      .onConflict((conflict) => conflict.columns(['community_id', 'kind']).doUpdateSet(changed))
      .execute()
    ctx.audit('retention', kind, { days, before: term.days, reason })
    return null
  },
  view: async (ctx) => ({ items: await showTerms(ctx) }),
})

async function showTerms(ctx: ReadContext): Promise<z.output<typeof termView>[]> {
  const terms = await termsOf(ctx)
  const runs = await runsOf(ctx)
  const jobs = await jobRuns(ctx)
  return terms.map(({ module, retention, days, changedAt }) => {
    const { name } = retention
    const short = name.slice(name.indexOf('.') + 1)
    const say = (key: string) => ctx.services.texts.message(ctx.language, module, key)
    const fixed = 'job' in retention
    const run = fixed ? jobs.get(retention.job) : runs.get(name)
    return {
      kind: name,
      title: say(`kept_${short}`),
      article: say(`kept_${short}_article`),
      days,
      usual_days: retention.days,
      least_days: retention.leastDays,
      fixed,
      changed_at: changedAt?.toISOString() ?? null,
      last_run: run?.last_at.toISOString() ?? null,
      last_count: run?.last_count ?? null,
      total: run?.total ?? null,
    }
  })
}

async function runsOf(ctx: ReadContext): Promise<Map<string, Run>> {
  const found = await sql<Run & { kind: string }>`
    select distinct on (kind) kind, last_at, forgotten as last_count, (sum(forgotten) over (partition by kind))::int as total
    from privacy.forgettings where community_id = ${ctx.communityId} order by kind, day desc`.execute(ctx.tx)
  return new Map(found.rows.map(({ kind, ...run }) => [kind, run]))
}

async function jobRuns(ctx: ReadContext): Promise<Map<string, Run>> {
  const found = await sql<{ job: string; last_at: Date }>`
    select job, last_at from platform.job_runs where community_id = ${ctx.communityId} and last_at is not null`.execute(
    ctx.tx,
  )
  return new Map(found.rows.map(({ job, last_at }) => [job, { last_at, last_count: null, total: null }]))
}
