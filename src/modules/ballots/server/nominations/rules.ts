import { sql } from 'kysely'
import type { ReadContext, WriteContext } from '../../../../platform/command/types.ts'
import { addDays, civilDateOf, instantOf } from '../../../../shared/civil-date.ts'
import { refuse } from '../../../../shared/refusal.ts'
import type { BallotForm } from '../../contract/forms.ts'
import { optionsLeast, usualOf } from '../kinds.data.ts'
import { type BallotRow, optionsOf } from '../store.ts'
import { zoneOf } from '../zone.ts'

export function nominateOf({ nominate }: BallotForm) {
  return {
    nominate_what: nominate?.what ?? null,
    nominate_until: nominate?.until_day ?? null,
    endorsements_least: nominate?.endorsements_least ?? 0,
  }
}

/**
 * Whether proposals can be asked for like this: where there is a choice to propose for, and in days before the ballot opens. Once people propose, what
 * they were told stands, except for the last day. Refusals: `ballots.rule_unfit`, `ballots.nominations_running`, `ballots.days_unfit`.
 */
export async function checkNominate(ctx: ReadContext, form: BallotForm, before?: BallotRow): Promise<void> {
  const { nominate } = form
  const usual = usualOf[form.kind]
  const candidates = nominate?.what === 'candidates'
  const unfit = usual.fixed || form.kind === 'satisfaction' || (candidates && form.kind === 'budget')
  if (nominate && unfit) refuse('ballots.rule_unfit', {}, [{ path: 'nominate', code: 'invalid' }])
  if (before && before.nominations_opened_at !== null) {
    const kept =
      before.nominate_what === (nominate?.what ?? null) &&
      before.endorsements_least === (nominate?.endorsements_least ?? 0) &&
      before.kind === form.kind &&
      before.area_id === (form.area_id ?? null)
    if (!kept) refuse('ballots.nominations_running')
  }
  if (!nominate || before?.nominate_until === nominate.until_day) return
  const today = civilDateOf(ctx.now, await zoneOf(ctx))
  if (nominate.until_day < today || nominate.until_day >= form.opens_day)
    refuse('ballots.days_unfit', {}, [{ path: 'nominate.until_day', code: 'invalid' }])
}

/** Proposing and endorsing end with the last day. */
export async function stillRunning(ctx: ReadContext, row: Pick<BallotRow, 'nominate_until'>): Promise<boolean> {
  return row.nominate_until !== null && ctx.now < instantOf(addDays(row.nominate_until, 1), '00:00', await zoneOf(ctx))
}

const choosesAll = ['ranking', 'approval', 'budget', 'score', 'satisfaction']

/** Where all may be marked, as many as there are: kept right as options come and go. */
export async function fitChoices(ctx: WriteContext, ballotId: string): Promise<void> {
  await sql`
    update ballots.ballots b set choices_most = greatest(1, (select count(*) from ballots.options o
      where o.community_id = b.community_id and o.ballot_id = b.id))
    where b.community_id = ${ctx.communityId} and b.id = ${ballotId} and b.kind = any (${choosesAll}::text[])`.execute(
    ctx.tx,
  )
}

/**
 * A ballot that asked for proposals is announced when the time to propose is over, each is decided, and there is something to choose from. Refusals by
 * precedence: `ballots.nominations_running`, `ballots.nominations_undecided`, `ballots.options_missing`, `ballots.rule_unfit`.
 */
export async function checkAnnounced(ctx: ReadContext, row: BallotRow): Promise<void> {
  if (row.nominate_what === null) return
  if (row.nominations_opened_at !== null) {
    if (await stillRunning(ctx, row)) refuse('ballots.nominations_running')
    const open = await sql<{ count: number }>`
      select count(*)::int as count from ballots.nominations
      where community_id = ${ctx.communityId} and ballot_id = ${row.id} and state in ('proposed', 'feasible')`.execute(
      ctx.tx,
    )
    const count = open.rows[0]?.count ?? 0
    if (count > 0) refuse('ballots.nominations_undecided', { count })
  }
  const options = await optionsOf(ctx, row.id)
  if (options.length < optionsLeast(row)) refuse('ballots.options_missing')
  if (row.choices_most > options.length) refuse('ballots.rule_unfit')
}
