import { sql } from 'kysely'
import type { z } from 'zod'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { bodiesByIds, postsByIds } from '../../../bodies/api.ts'
import { personNames } from '../../../people/api.ts'
import type { forwardingView } from '../../contract/forwarding-routes.ts'
import { type RequestRow, selectRows } from '../views/rows.ts'
import { partTexts } from './parts.ts'
import { type Forwarding, findForwarding, forwards } from './store.ts'

export type ForwardingView = z.output<typeof forwardingView>

/** One letter. Refusal: `platform.not_found`. */
export async function oneForwarding(ctx: ReadContext, id: string): Promise<ForwardingView> {
  const found = (await findForwarding(ctx, id)) ?? refuse('platform.not_found')
  return (await forwardingViews(ctx, [found]))[0] ?? refuse('platform.not_found')
}

/** Letters in their order; six queries, however many. */
export async function forwardingViews(ctx: ReadContext, rows: readonly Forwarding[]): Promise<ForwardingView[]> {
  if (rows.length === 0) return []
  const { tx, communityId } = ctx
  const requests = await requestsOf(ctx, rows)
  const bodies = await bodiesByIds(
    tx,
    communityId,
    rows.flatMap((row) => row.body_id ?? []),
  )
  const posts = await postsByIds(
    tx,
    communityId,
    rows.flatMap((row) => row.signed_by_post ?? []),
  )
  const persons = await personNames(
    tx,
    communityId,
    rows.flatMap((row) => row.signed_by_person ?? []),
  )
  const files = await filesOf(ctx, rows)
  const parts = await partTexts(
    ctx,
    rows.flatMap((row) => row.part_id ?? []),
  )
  return rows.flatMap((row) => {
    const request = requests.get(row.request_id)
    if (!request) return []
    const signer = row.signed_by_post ? posts.get(row.signed_by_post) : undefined
    return [
      {
        id: row.id,
        request: { id: request.id, number: request.number, title: request.title },
        letter_number: letterNumber(ctx, row),
        addressee: row.body_id ? (bodies.get(row.body_id)?.name ?? row.addressee) : row.addressee,
        email: row.email,
        asked: row.asked,
        part: row.part_id === null ? null : { id: row.part_id, text: parts.get(row.part_id) ?? '' },
        signed_by: signer ? { name: persons.get(row.signed_by_person ?? '')?.name ?? '', title: signer.title } : null,
        forwarded_at: row.forwarded_at.toISOString(),
        due_on: row.due_on,
        state: stateOf(row, ctx.now),
        reminded_at: row.reminded_at?.toISOString() ?? null,
        reminded_count: row.reminded_count,
        answered_on: row.answered_on,
        answer: row.answer,
        answer_public: row.answer_public,
        file_ids: files.get(row.id) ?? [],
        withdrawn_because: row.withdrawn_because,
        can: actsOf(ctx, row, request),
      },
    ]
  })
}

function stateOf(row: Forwarding, now: Date): ForwardingView['state'] {
  if (row.withdrawn_at) return 'withdrawn'
  if (row.answered_at) return 'answered'
  return row.due_at <= now ? 'late' : 'waiting'
}

/** As offices number their letters: 〔2026〕3 号. */
function letterNumber(ctx: ReadContext, row: Forwarding): string {
  const params = { year: row.letter_year, number: row.letter_no }
  return ctx.services.texts.message(ctx.language, 'requests', 'letter_number', params)
}

function actsOf(ctx: ReadContext, row: Forwarding, request: RequestRow): string[] {
  if (row.withdrawn_at || !forwards(ctx, request)) return []
  return row.answered_at ? ['withdraw', 'letter'] : ['answer', 'remind', 'withdraw', 'letter']
}

async function requestsOf(ctx: ReadContext, rows: readonly Forwarding[]): Promise<Map<string, RequestRow>> {
  const ids = [...new Set(rows.map((row) => row.request_id))]
  const found = await sql<RequestRow>`
    ${selectRows} where c.community_id = ${ctx.communityId} and c.id = any (${ids}::uuid[])`.execute(ctx.tx)
  return new Map(found.rows.map((row) => [row.id, row]))
}

/** What came with an answer lies at the request like every photo of it; the step of the answer names it. */
async function filesOf(ctx: ReadContext, rows: readonly Forwarding[]): Promise<Map<string, string[]>> {
  const requests = rows.filter((row) => row.answered_at).map((row) => row.request_id)
  const found = await sql<{ id: string; files: string[] }>`
    select data->>'forwarding_id' as id, array(select jsonb_array_elements_text(data->'file_ids')) as files
    from caseflow.steps where community_id = ${ctx.communityId} and case_id = any (${[...new Set(requests)]}::uuid[])
      and kind = 'forwarding_answered' order by seq`.execute(ctx.tx)
  return new Map(found.rows.map((row) => [row.id, row.files]))
}
