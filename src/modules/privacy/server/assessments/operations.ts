import { command, query, type ReadContext } from '../../../../platform/command/types.ts'
import { addMonths } from '../../../../shared/civil-date.ts'
import { routes } from '../../contract.ts'

const shownMost = 200
/** 个人信息保护法 56: kept for at least three years. */
const keptMonths = 36

/** Assessments of what a use of data may do to people (个人信息保护法 55), the latest first. */
export const listAssessments = query(routes['GET /api/c/:community/assessments'], async (ctx) => ({
  items: await showAssessments(ctx),
}))

/** Records one; it is changed and removed by nobody. */
export const writeAssessment = command(routes['POST /api/c/:community/assessments'], {
  async handle(ctx, { subject, purpose, risks, measures, conclusion, made_on }) {
    const id = ctx.newId()
    const fields = { subject, purpose, risks, measures, conclusion, made_on }
    await ctx.tx
      .insertInto('privacy.assessments')
      .values({
        community_id: ctx.communityId,
        id,
        ...fields,
        written_by_person: ctx.actor.personId,
        written_at: ctx.now,
      })
      .execute()
    ctx.audit('assessment', id, { subject, conclusion, made_on })
    return { id }
  },
  view: async (ctx) => ({ items: await showAssessments(ctx) }),
})

async function showAssessments(ctx: ReadContext) {
  const rows = await ctx.tx
    .selectFrom('privacy.assessments')
    .select(['id', 'subject', 'purpose', 'risks', 'measures', 'conclusion', 'made_on', 'written_at'])
    .where('community_id', '=', ctx.communityId)
    .orderBy('made_on', 'desc')
    .orderBy('id', 'desc')
    .limit(shownMost)
    .execute()
  return rows.map((row) => ({
    ...row,
    written_at: row.written_at.toISOString(),
    keep_until: addMonths(row.made_on, keptMonths),
  }))
}
