import { command, type ReadContext, type WriteContext } from '../../../platform/command/types.ts'
import { refuse } from '../../../shared/refusal.ts'
import { routes } from '../contract.ts'
import { mayKeep } from './can.ts'
import { leadPost } from './leads.ts'
import {
  addStep,
  checkDays,
  checkPast,
  conditionCounts,
  freshFrom,
  later,
  lockProject,
  placeOf,
  thing,
} from './store.ts'
import { projectOf } from './views.ts'

const view = (ctx: ReadContext, { id }: { id: string }) => projectOf(ctx, id)

/** Corrects what it is, where, who leads it, what it costs and its days; what changed and why stays in its course. Refusals: see the route. */
export const changeProject = command(routes['POST /api/c/:community/projects/:id/change'], {
  async handle(ctx, { id, reason, area_id, lead_post_id, community: _, ...said }) {
    const row = await lockProject(ctx, id, 'change')
    const place = area_id === row.area_id ? {} : await movedTo(ctx, area_id)
    const lead = lead_post_id === row.lead_post_id ? lead_post_id : await leadPost(ctx, lead_post_id ?? undefined)
    checkDays(said.from_day, said.to_day)
    const begins = said.from_day !== row.from_day && row.state === 'planned'
    const set = {
      ...{ ...said, ...place, lead_post_id: lead },
      ...(begins ? { fresh_at: await freshFrom(ctx, said.from_day) } : {}),
    }
    const changed = Object.entries({ ...said, ...place, lead_post_id: lead })
      .filter(([field, value]) => row[field as keyof typeof row] !== value)
      .map(([field]) => field)
    if (changed.length === 0) return { id }
    await addStep(ctx, row, { kind: 'changed', text: reason, open: false }, set)
    ctx.audit(thing, id, { changed: changed.join(', '), reason, lead_post_id: lead })
    if (lead !== row.lead_post_id) ctx.emit('projects.given', { project_id: id })
    return { id }
  },
  view,
})

/** Whoever makes projects at neither place doesn't move them there. Refusals: `projects.place_unknown`, `platform.not_allowed`. */
async function movedTo(ctx: WriteContext, areaId: string | null) {
  const place = await placeOf(ctx, areaId)
  return mayKeep(ctx.actor, place) ? place : refuse('platform.not_allowed')
}

/** Refusals: see the route. */
export const startProject = command(routes['POST /api/c/:community/projects/:id/start'], {
  async handle(ctx, { id, text, file_ids }) {
    const row = await lockProject(ctx, id, 'start')
    const set = { state: 'under_way' as const, fresh_at: ctx.now }
    await addStep(ctx, row, { kind: 'started', text, fileIds: file_ids }, set)
    ctx.audit(thing, id, { state: set.state })
    return { id }
  },
  view,
})

/** What was done, with pictures; everybody reads it unless told. Refusals: see the route. */
export const noteProject = command(routes['POST /api/c/:community/projects/:id/note'], {
  async handle(ctx, { id, text, day, open, file_ids }) {
    const row = await lockProject(ctx, id, 'note')
    await checkPast(ctx, day)
    const fresh_at = later(row.fresh_at, ctx.now)
    await addStep(ctx, row, { kind: 'noted', text, day, open, fileIds: file_ids }, { fresh_at })
    ctx.audit(thing, id, { noted: text, open, files: file_ids })
    return { id }
  },
  view,
})

/** Done, and waits to be judged: not while the condition of a household is open. Refusals: see the route. */
export const finishProject = command(routes['POST /api/c/:community/projects/:id/finish'], {
  async handle(ctx, { id, text, file_ids }) {
    const row = await lockProject(ctx, id, 'finish')
    const count = (await conditionCounts(ctx, [id])).get(id)?.open ?? 0
    if (count > 0) refuse('projects.conditions_open', { count })
    const set = { state: 'finished' as const, fresh_at: ctx.now, words: '' }
    await addStep(ctx, row, { kind: 'finished', text, fileIds: file_ids }, set)
    ctx.audit(thing, id, { state: set.state, files: file_ids })
    return { id }
  },
  view,
})

/** Not done after all: it goes on. Refusals: see the route. */
export const reopenProject = command(routes['POST /api/c/:community/projects/:id/reopen'], {
  async handle(ctx, { id, reason }) {
    const row = await lockProject(ctx, id, 'reopen')
    const set = { state: 'under_way' as const, fresh_at: ctx.now, words: reason, ended_at: null }
    await addStep(ctx, row, { kind: 'reopened', text: reason }, set)
    ctx.audit(thing, id, { state: set.state, reason })
    return { id }
  },
  view,
})

/** What no ballot chose the desk accepts by evidence. Refusals: see the route. */
export const acceptProject = command(routes['POST /api/c/:community/projects/:id/accept'], {
  async handle(ctx, { id, reason, file_ids }) {
    const row = await lockProject(ctx, id, 'accept')
    if (file_ids.length === 0) refuse('projects.evidence_needed', {}, [{ path: 'file_ids', code: 'required' }])
    const set = { state: 'accepted' as const, words: reason, ended_at: ctx.now }
    await addStep(ctx, row, { kind: 'accepted', text: reason, fileIds: file_ids }, set)
    ctx.audit(thing, id, { state: set.state, reason, files: file_ids })
    return { id }
  },
  view,
})

/** It isn't carried out: everybody reads why. Refusals: see the route. */
export const stopProject = command(routes['POST /api/c/:community/projects/:id/stop'], {
  async handle(ctx, { id, reason }) {
    const row = await lockProject(ctx, id, 'stop')
    const set = { state: 'stopped' as const, words: reason, ended_at: ctx.now }
    await addStep(ctx, row, { kind: 'stopped', text: reason }, set)
    ctx.audit(thing, id, { state: set.state, reason })
    return { id }
  },
  view,
})

/** Refusals: see the route. */
export const resumeProject = command(routes['POST /api/c/:community/projects/:id/resume'], {
  async handle(ctx, { id, reason }) {
    const row = await lockProject(ctx, id, 'resume')
    const set = { state: 'under_way' as const, words: reason, ended_at: null, fresh_at: ctx.now }
    await addStep(ctx, row, { kind: 'resumed', text: reason }, set)
    ctx.audit(thing, id, { state: set.state, reason })
    return { id }
  },
  view,
})
