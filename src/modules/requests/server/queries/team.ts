import { sql } from 'kysely'
import { questionsOfCase, snoozeOf, undoableOf, undoWithin } from '../../../../engines/caseflow/index.ts'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { query } from '../../../../platform/command/types.ts'
import { routes } from '../../contract.ts'
import { canStaff } from '../can.ts'
import { tagNames, tagsOf } from '../rules/tags.ts'
import { askerList } from '../views/askers.ts'
import { clocksOf } from '../views/clocks.ts'
import { attachmentViews } from '../views/course.ts'
import { questionViews } from '../views/question-views.ts'
import { relatedTo } from '../views/related.ts'
import type { RequestRow } from '../views/rows.ts'
import { visibleRow } from './visibility.ts'

/** What colleagues keep at a request. Refusal: `platform.not_found`. */
export const requestTeam = query(routes['GET /api/c/:community/requests/:id/team'], async (ctx, { id }) => {
  const row = await visibleRow(ctx, id)
  const snooze = await snoozeOf(ctx.tx, ctx.communityId, id, ctx.actor.personId)
  return {
    version: row.version,
    clocks: await clocksOf(ctx, row),
    ...(await askerList(ctx, row)),
    questions: await questionViews(ctx, await questionsOfCase(ctx.tx, ctx.communityId, id)),
    tags: await tagNames(ctx, await tagsOf(ctx, id)),
    related: await relatedTo(ctx, id),
    snooze: snooze ? { until: snooze.until.toISOString(), reason: snooze.reason } : null,
    undo: await undoFor(ctx, row),
    checklist: await checklistOf(ctx, row),
    attachments: await attachmentViews(ctx, id),
    can: canStaff(ctx.actor, row, ctx.now),
  }
})

async function undoFor(ctx: ReadContext, row: RequestRow) {
  const undoable = await undoableOf(ctx.tx, { community_id: ctx.communityId, id: row.id, version: row.version })
  if (!undoable || undoable.person_id !== ctx.actor.personId) return null
  const until = new Date(undoable.at.getTime() + undoWithin)
  return until <= ctx.now ? null : { kind: undoable.kind, until: until.toISOString(), version: undoable.version }
}

async function checklistOf(ctx: ReadContext, row: RequestRow): Promise<string[]> {
  const found = await sql<{ checklist: string[] }>`
    select checklist from requests.items
    where community_id = ${ctx.communityId} and code = ${row.item_code} and revision = ${row.item_revision}`.execute(
    ctx.tx,
  )
  return found.rows[0]?.checklist ?? []
}
