import { sql } from 'kysely'
import { command } from '../../../platform/command/types.ts'
import { refuse } from '../../../shared/refusal.ts'
import { type BeyondRequest, requestByNumber, requestsBeyond } from '../../requests/api.ts'
import { routes } from '../contract.ts'
import { leadPost } from './leads.ts'
import { addStep, checkDays, lockRow, type Row } from './store.ts'
import { checkRequests, concernedBy, tellConcerned, tieRequests } from './ties.ts'
import { undertakingOf } from './views.ts'

/** Corrects what it is called, who leads it, or its next step; the former words stay in the history. Refusals: see the route. */
export const changeUndertaking = command(routes['POST /api/c/:community/undertakings/:id/change'], {
  async handle(ctx, { id, lead_post_id, outside_body, ...wish }) {
    const row = await lockRow(ctx, id, 'change')
    const lead = lead_post_id === undefined ? row.lead_post_id : await leadPost(ctx, lead_post_id)
    if (wish.next_day !== row.next_day) await checkDays(ctx, { next: wish.next_day })
    const set: Partial<Row> = {
      title: wish.title ?? row.title,
      description: wish.description ?? row.description,
      outside_body: row.kind === 'advocacy' ? (outside_body ?? row.outside_body) : '',
      lead_post_id: lead,
      next_step: wish.next_step ?? row.next_step,
      next_day: wish.next_day ?? row.next_day,
    }
    const changed = (Object.keys(set) as (keyof Row)[]).filter((key) => set[key] !== row[key])
    if (changed.length === 0) return { id }
    const former = [row.title, row.next_step].filter((_, index) =>
      changed.includes(index === 0 ? 'title' : 'next_step'),
    )
    await addStep(ctx, row, { kind: 'changed', text: former.join('；') }, set)
    ctx.audit('undertaking', id, { changed: changed.join(', '), next_day: set.next_day ?? null, lead_post_id: lead })
    return { id }
  },
  view: (ctx, { id }) => undertakingOf(ctx, id),
})

/** What was done, whom one spoke to, what they answered; and what comes next by when. Refusals: see the route. */
export const noteUndertaking = command(routes['POST /api/c/:community/undertakings/:id/note'], {
  async handle(ctx, input) {
    const row = await lockRow(ctx, input.id, 'note')
    if (input.kind !== 'progress' && row.kind !== 'advocacy') refuse('undertakings.kind_unfit')
    await checkDays(ctx, { next: input.next_day, happened: input.day })
    const { kind, text, day, way, counterpart, file_ids: fileIds, next_step, next_day } = input
    await addStep(ctx, row, { kind, text, day, way, counterpart, fileIds }, { next_step, next_day })
    ctx.audit('undertaking', row.id, { noted: kind, next_day, files: fileIds })
    ctx.emit('undertakings.noted', { undertaking_id: row.id })
    return { id: row.id }
  },
  view: (ctx, { id }) => undertakingOf(ctx, id),
})

/** A request belongs to it: its askers read so. Refusals: see the route. */
export const tieRequest = command(routes['POST /api/c/:community/undertakings/:id/tie'], {
  async handle(ctx, { id, request_id, number }) {
    const row = await lockRow(ctx, id, 'tie')
    const found: BeyondRequest[] = request_id
      ? await requestsBeyond(ctx, [request_id])
      : [await requestByNumber(ctx, number ?? '')].filter((one) => one !== undefined)
    await checkRequests(ctx, row, found, 1)
    const tied = await tieRequests(
      ctx,
      id,
      found.map((one) => one.id),
      'hand',
    )
    if (tied.length === 0) refuse('undertakings.tied_already')
    await addStep(ctx, row, { kind: 'tied', text: found[0]?.number ?? '' })
    if (row.kind !== 'long_case') await tellConcerned(ctx, row, 'told_begun', tied, '')
    ctx.audit('undertaking', id, { tied: tied[0] ?? null })
    return { id }
  },
  view: (ctx, { id }) => undertakingOf(ctx, id),
})

/** A request doesn't belong to it after all. Refusals: see the route. */
export const untieRequest = command(routes['POST /api/c/:community/undertakings/:id/untie'], {
  async handle(ctx, { id, request_id, reason }) {
    const row = await lockRow(ctx, id, 'untie')
    const found = await sql`
      update undertakings.requests set untied_at = ${ctx.now}
      where community_id = ${ctx.communityId} and undertaking_id = ${id} and request_id = ${request_id} and untied_at is null
      returning request_id`.execute(ctx.tx)
    if (found.rows.length === 0) refuse('undertakings.not_tied')
    const [request] = await requestsBeyond(ctx, [request_id])
    await addStep(ctx, row, { kind: 'untied', text: `${request?.number ?? ''} ${reason}`.trim() })
    ctx.audit('undertaking', id, { untied: request_id, reason })
    return { id }
  },
  view: (ctx, { id }) => undertakingOf(ctx, id),
})

/** It has a result: everybody who asked is told, each on their own request. Refusals: see the route. */
export const endUndertaking = command(routes['POST /api/c/:community/undertakings/:id/end'], {
  async handle(ctx, { id, outcome, result, file_ids }) {
    const row = await lockRow(ctx, id, 'end')
    const set = { state: 'ended', outcome, result, ended_at: ctx.now, next_step: '', next_day: null } as const
    await addStep(ctx, row, { kind: 'ended', text: result, fileIds: file_ids }, set)
    const told = await tellConcerned(ctx, row, 'told_ended', await concernedBy(ctx.tx, ctx.communityId, row), result)
    ctx.audit('undertaking', id, { state: 'ended', outcome, told })
    ctx.emit('undertakings.ended', { undertaking_id: id })
    return { id }
  },
  view: (ctx, { id }) => undertakingOf(ctx, id),
})

/** It came back, or the result didn't hold: it goes on with the same lead. Refusals: see the route. */
export const resumeUndertaking = command(routes['POST /api/c/:community/undertakings/:id/resume'], {
  async handle(ctx, { id, reason, next_step, next_day }) {
    const row = await lockRow(ctx, id, 'resume')
    await checkDays(ctx, { next: next_day })
    const set = { state: 'open', outcome: null, result: '', ended_at: null, next_step, next_day } as const
    await addStep(ctx, row, { kind: 'resumed', text: reason }, set)
    await tellConcerned(ctx, row, 'told_resumed', await concernedBy(ctx.tx, ctx.communityId, row), reason)
    ctx.audit('undertaking', id, { state: 'open', reason, next_day })
    ctx.emit('undertakings.resumed', { undertaking_id: id })
    return { id }
  },
  view: (ctx, { id }) => undertakingOf(ctx, id),
})

/** Everybody may read of it on the public page, or no more. Refusals: see the route. */
export const publishUndertaking = command(routes['POST /api/c/:community/undertakings/:id/publish'], {
  async handle(ctx, { id, published }) {
    const row = await lockRow(ctx, id, 'publish')
    if (row.published === published) return { id }
    await addStep(ctx, row, { kind: published ? 'published' : 'unpublished' }, { published })
    ctx.audit('undertaking', id, { published })
    return { id }
  },
  view: (ctx, { id }) => undertakingOf(ctx, id),
})
