import { sql } from 'kysely'
import type { z } from 'zod'
import type { QuestionRow } from '../../../../engines/caseflow/index.ts'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import type { questionView as questionShape } from '../../contract/team-views.ts'
import { canQuestion } from '../rules/questions.ts'
import { type Names, namesFor } from './names.ts'
import { iso } from './request-brief.ts'

export type QuestionView = z.output<typeof questionShape>

type Matter = {
  id: string
  number: string
  title: string
  area_id: string | null
  dwelling_id: null
  place_detail: string
}

/** Questions in their order, each with the number and title of its request and no more: whoever is asked may not see the rest. */
export async function questionViews(ctx: ReadContext, rows: readonly QuestionRow[]): Promise<QuestionView[]> {
  if (rows.length === 0) return []
  const matters = await mattersOf(ctx, [...new Set(rows.map((row) => row.case_id))])
  const names = await namesFor(ctx, {
    rows: [...matters.values()],
    bodies: rows.map((row) => row.to_body_id),
    posts: rows.flatMap((row) => [row.asked_by_post, row.to_post_id, row.answered_by_post]),
    persons: rows.flatMap((row) => [row.asked_by_person, row.to_person_id, row.answered_by_person]),
  })
  return rows.flatMap((row) => {
    const matter = matters.get(row.case_id)
    return matter ? [viewOf(ctx, row, matter, names)] : []
  })
}

/** One question. Refusal: `platform.not_found`. */
export async function questionView(ctx: ReadContext, id: string): Promise<QuestionView> {
  const found = await sql<QuestionRow>`
    select * from caseflow.questions where community_id = ${ctx.communityId} and id = ${id}`.execute(ctx.tx)
  const [view] = await questionViews(ctx, found.rows)
  return view ?? refuse('platform.not_found')
}

function viewOf(ctx: ReadContext, row: QuestionRow, matter: Matter, names: Names): QuestionView {
  const { id, number, title } = matter
  return {
    id: row.id,
    kind: row.kind,
    request: { id, number, title, place: names.placeOf(matter) },
    text: row.question,
    asked_by: said(names, row.asked_by_post, row.asked_by_person),
    asked_at: row.asked_at.toISOString(),
    to: said(names, row.to_post_id, row.to_person_id) || (names.bodies.get(row.to_body_id ?? '')?.name ?? ''),
    due_at: row.due_at.toISOString(),
    state: stateOf(row, ctx.now),
    answer: row.answer,
    answered_by: row.answered_by_person ? said(names, row.answered_by_post, row.answered_by_person) : null,
    answered_at: iso(row.answered_at),
    can: canQuestion(ctx.actor, row),
  }
}

function stateOf(row: QuestionRow, now: Date): QuestionView['state'] {
  if (row.answered_at) return 'answered'
  if (row.withdrawn_at) return 'withdrawn'
  return row.due_at < now ? 'late' : 'open'
}

/** Post and name, as far as there are any. */
function said(names: Names, post: string | null, person: string | null): string {
  return [names.posts.get(post ?? '')?.title, names.persons.get(person ?? '')?.name].filter(Boolean).join(' ')
}

async function mattersOf(ctx: ReadContext, ids: readonly string[]): Promise<Map<string, Matter>> {
  const found = await sql<Matter>`
    select c.id, c.number, c.title, c.area_id, null as dwelling_id, '' as place_detail from caseflow.cases c
    where c.community_id = ${ctx.communityId} and c.id = any (${[...ids]}::uuid[])`.execute(ctx.tx)
  return new Map(found.rows.map((row) => [row.id, row]))
}
