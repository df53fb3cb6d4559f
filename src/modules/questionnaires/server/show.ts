import { sql } from 'kysely'
import type { z } from 'zod'
import type { ReadContext } from '../../../platform/command/types.ts'
import { areasByIds } from '../../territory/api.ts'
import type { questionnaireBrief, questionnaireView } from '../contract.ts'
import { byCompound } from './population.ts'
import { mayRemind } from './reminding.ts'
import { findQuestionnaire, type Questionnaire, ratesOf } from './store.ts'
import { takesAnswers } from './take.ts'

type Brief = z.output<typeof questionnaireBrief>
type View = z.output<typeof questionnaireView>

/** What lists show of them. */
export async function briefs(ctx: ReadContext, rows: readonly Questionnaire[]): Promise<Brief[]> {
  const rates = await ratesOf(
    ctx,
    rows.map((row) => row.id),
  )
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    title: row.title,
    state: row.state,
    unit: row.unit,
    reach: row.reach,
    anonymous: row.anonymous,
    until_day: row.until_day,
    opened_at: row.opened_at?.toISOString() ?? null,
    closed_at: row.closed_at?.toISOString() ?? null,
    published_at: row.published_at?.toISOString() ?? null,
    ...(rates.get(row.id) ?? { asked: 0, answered: 0 }),
  }))
}

/** What whoever keeps it sees. */
export async function showQuestionnaire(ctx: ReadContext, id: string): Promise<View> {
  const row = await findQuestionnaire(ctx, id)
  const [brief] = await briefs(ctx, [row])
  const areas = await areasByIds(ctx.tx, ctx.communityId, row.area_ids)
  return {
    ...(brief as Brief),
    intro: row.intro,
    areas: row.area_ids.flatMap((one) => {
      const area = areas.get(one)
      return area ? [{ id: area.id, name: area.full_name }] : []
    }),
    sample_size: row.sample_size,
    seed: row.seed,
    check_percent: row.check_percent,
    conclusion: row.conclusion,
    reminded_at: row.reminded_at?.toISOString() ?? null,
    questions: row.questions,
    ground: row.ground,
    versions: await otherVersions(ctx, row),
    compounds: await compoundRates(ctx, row),
    paper: { ...(await papersOf(ctx, id)), ...pick(row) },
    can: [...canDo(row), ...(await mayAskAgain(ctx, row))],
  }
}

function pick({ checked_sheets, checked_fields, differing_fields }: Questionnaire) {
  return { checked_sheets, checked_fields, differing_fields }
}

/** What whoever keeps it may do with it now. */
function canDo({ state, reach }: Questionnaire): string[] {
  if (state === 'draft') return ['rewrite', 'drop', 'open']
  if (state === 'open') return ['close', 'new_version', ...(reach === 'link' ? ['make_codes'] : [])]
  return state === 'closed' ? ['publish', 'new_version'] : ['take_back', 'new_version']
}

/** Reminding is for those who are asked by name, while answers are taken. */
async function mayAskAgain(ctx: ReadContext, row: Questionnaire): Promise<string[]> {
  return row.reach !== 'link' && mayRemind(row, ctx.now) && (await takesAnswers(ctx, row)) ? ['remind'] : []
}

async function otherVersions(ctx: ReadContext, { id, family_id }: Questionnaire): Promise<View['versions']> {
  const found = await sql<View['versions'][number]>`
    select id, version, state from questionnaires.questionnaires
    where community_id = ${ctx.communityId} and family_id = ${family_id} and id <> ${id} order by version desc limit 50`.execute(
    ctx.tx,
  )
  return found.rows
}

/** By compound, those too of which nobody was drawn. */
async function compoundRates(ctx: ReadContext, { id, eligible }: Questionnaire): Promise<View['compounds']> {
  const found = await sql<{ compound_id: string | null; asked: number; answered: number }>`
    select compound_id, count(*)::int as asked, count(answered_day)::int as answered
    from questionnaires.units where community_id = ${ctx.communityId} and questionnaire_id = ${id} group by 1`.execute(
    ctx.tx,
  )
  const rates = new Map(found.rows.map(({ compound_id, ...rate }) => [compound_id, rate]))
  const counted = Object.keys(eligible).map((compound) => compound || null)
  return byCompound(ctx, [...counted, ...rates.keys()], (compound, name) => {
    const rate = rates.get(compound) ?? { asked: 0, answered: 0 }
    return { id: compound, name, eligible: eligible[compound ?? ''] ?? rate.asked, ...rate }
  })
}

async function papersOf(ctx: ReadContext, id: string): Promise<{ waiting: number; differing: number }> {
  const found = await sql<{ waiting: number; differing: number }>`
    select count(*) filter (where second is null)::int as waiting, count(second)::int as differing from questionnaires.papers
    where community_id = ${ctx.communityId} and questionnaire_id = ${id}`.execute(ctx.tx)
  return found.rows[0] ?? { waiting: 0, differing: 0 }
}
