/** What is done with a case until its end. */
import { sql } from 'kysely'
import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { holdersOf, postsByIds } from '../../../bodies/api.ts'
import { fileOnBehalf } from '../../../requests/api.ts'
import type { MatterAct } from '../../contract/case-routes.ts'
import { routes } from '../../contract.ts'
import { today } from '../common.ts'
import { type MatterRow, mattersAt } from '../matters/store.ts'
import { receiving } from '../permissions.ts'
import { canCase, mayDo } from './can.ts'
import { keepReception } from './receive.ts'
import { addStep, type CaseMatterRow, type CaseRow, isEnded, lockCase, mattersOfCases, settleCase } from './store.ts'
import { addMatter, checkMatter, isComplete } from './take.ts'
import { caseView } from './views.ts'

async function checkAhead(ctx: WriteContext, day: string): Promise<void> {
  if (day < (await today(ctx))) refuse('counters.day_past', {}, [{ path: 'next_day', code: 'invalid' }])
}

/** Another matter of the same person: kept by whoever was asked first too. Refusals: see the route. */
export const takeMatter = command(routes['POST /api/c/:community/service-cases/:id/matters'], {
  async handle(ctx, { id, ...taken }) {
    await lockCase(ctx, id, 'take_matter')
    const checked = await checkMatter(ctx, taken)
    const there = (await mattersOfCases(ctx, [id])).get(id) ?? []
    await addMatter(ctx, id, there.length + 1, checked)
    await settleCase(ctx, id)
    await addToLastReception(ctx, id, checked.matter.code)
    ctx.audit('service_case', id, { matters: [checked.matter.code] })
    return { id }
  },
  view: (ctx, { id }) => caseView(ctx, id),
})

/** It was asked on the same occasion: no further reception, but this matter too. */
async function addToLastReception(ctx: WriteContext, caseId: string, code: string): Promise<void> {
  const found = await sql<{ id: string }>`
    update counters.receptions r set matter_codes = case when ${code} = any (r.matter_codes) then r.matter_codes
      else array_append(r.matter_codes, ${code}) end
    where r.community_id = ${ctx.communityId} and r.id = (select id from counters.receptions
      where community_id = ${ctx.communityId} and case_id = ${caseId} order by at desc, id desc limit 1) returning r.id`.execute(
    ctx.tx,
  )
  for (const { id } of found.rows) ctx.emit('counters.received', { reception_id: id })
}

type Patch = Partial<
  Pick<CaseMatterRow, 'state' | 'brought' | 'office' | 'next_day' | 'result' | 'done_by' | 'ended_at'>
>

async function changeMatter(ctx: WriteContext, row: CaseMatterRow, patch: Patch): Promise<void> {
  await ctx.tx
    .updateTable('counters.case_matters')
    .set(patch)
    .where('community_id', '=', ctx.communityId)
    .where('case_id', '=', row.case_id)
    .where('seq', '=', row.seq)
    .execute()
}

/** One step of one matter. Refusals: see the route. */
export const workMatter = command(routes['POST /api/c/:community/service-cases/:id/matters/:seq'], {
  async handle(ctx, input) {
    const { id, seq } = input
    await lockCase(ctx, id, input.act === 'reopen' ? 'reopen' : 'work')
    const row =
      (await mattersOfCases(ctx, [id])).get(id)?.find((one) => one.seq === seq) ?? refuse('platform.not_found')
    const matter =
      (await mattersAt(ctx, [row])).get(`${row.matter_code} ${row.matter_revision}`) ?? refuse('platform.not_found')
    const text = await act(ctx, input, row, matter)
    await addStep(ctx, id, { kind: input.act === 'finish' ? input.state : input.act, text, matterSeq: seq })
    await settleCase(ctx, id)
    ctx.audit('service_case', id, { matter: row.matter_code, act: input.act })
    return { id }
  },
  view: (ctx, { id }) => caseView(ctx, id),
})

/** Carries the step out; gives what is written under the case. */
async function act(ctx: WriteContext, input: MatterAct, row: CaseMatterRow, matter: MatterRow): Promise<string> {
  if (input.act === 'reopen') {
    if (!isEnded(row.state)) refuse('counters.matter_open')
    const state = isComplete({ matter, brought: row.brought }) ? 'open' : 'papers'
    await changeMatter(ctx, row, { state, ended_at: null, result: '', done_by: '', next_day: await today(ctx) })
    return input.reason
  }
  if (isEnded(row.state)) refuse('counters.matter_ended')
  if (input.act === 'papers') return bringPapers(ctx, input.brought, row, matter)
  if (input.act === 'wait') {
    await checkAhead(ctx, input.next_day)
    await changeMatter(ctx, row, { state: 'waiting', office: input.office, next_day: input.next_day })
    return [input.office, input.note].filter(Boolean).join('：')
  }
  return finish(ctx, input, row, matter)
}

async function bringPapers(ctx: WriteContext, names: string[], row: CaseMatterRow, matter: MatterRow): Promise<string> {
  const brought = matter.papers.map((one) => one.name).filter((name) => names.includes(name))
  const complete = isComplete({ matter, brought })
  const state = row.state === 'waiting' ? 'waiting' : complete ? 'open' : 'papers'
  await changeMatter(ctx, row, { brought, state })
  return brought.filter((name) => !row.brought.includes(name)).join('、')
}

type Finish = Extract<MatterAct, { act: 'finish' }>

/** Done: with all papers, by a post that may do it, or naming who did. Refusals: `counters.papers_missing`, `counters.doer_needed`. */
async function finish(ctx: WriteContext, input: Finish, row: CaseMatterRow, matter: MatterRow): Promise<string> {
  if (input.state === 'done') {
    if (!isComplete({ matter, brought: row.brought })) refuse('counters.papers_missing')
    if (input.done_by === '' && !mayDo(ctx.actor, matter))
      refuse('counters.doer_needed', {}, [{ path: 'done_by', code: 'required' }])
  }
  const { state, text: result, done_by } = input
  await changeMatter(ctx, row, { state, result, done_by, ended_at: ctx.now, next_day: null, office: '' })
  return [done_by, result].filter(Boolean).join('：')
}

/** They came or rang once more: counted with the matters still open. */
export const visit = command(routes['POST /api/c/:community/service-cases/:id/visit'], {
  async handle(ctx, { id, channel, note }) {
    const row = await lockCase(ctx, id, 'visit')
    const matters = (await mattersOfCases(ctx, [id])).get(id) ?? []
    const open = matters.filter((one) => !isEnded(one.state))
    await keepReception(ctx, {
      channel,
      person_id: row.person_id,
      admin_path: row.admin_path,
      area_id: row.area_id,
      counter_id: row.counter_id,
      matter_codes: [...new Set((open.length > 0 ? open : matters).map((one) => one.matter_code))],
      note,
      case_id: id,
      appointment_id: null,
    })
    await addStep(ctx, id, { kind: 'visit', text: note })
    return { id }
  },
  view: (ctx, { id }) => caseView(ctx, id),
})

/** A line under the case, and perhaps another day to look after it. Refusals: see the route. */
export const note = command(routes['POST /api/c/:community/service-cases/:id/note'], {
  async handle(ctx, { id, text, next_day }) {
    const row = await lockCase(ctx, id, 'note')
    if (next_day) {
      if (!canCase(ctx.actor, row).includes('work')) refuse('platform.not_allowed')
      await checkAhead(ctx, next_day)
      await sql`update counters.case_matters set next_day = ${next_day}
        where community_id = ${ctx.communityId} and case_id = ${id} and ended_at is null`.execute(ctx.tx)
      await settleCase(ctx, id)
    }
    await addStep(ctx, id, { kind: 'note', text })
    ctx.audit('service_case', id, { noted: true, ...(next_day ? { next_day } : {}) })
    return { id }
  },
  view: (ctx, { id }) => caseView(ctx, id),
})

/** Whom a case can be given to: whoever holds a receiving post that reaches it, but who keeps it now. */
export async function possibleKeepers(ctx: Pick<WriteContext, 'tx' | 'communityId' | 'now'>, row: CaseRow) {
  const holders = await holdersOf(
    ctx.tx,
    ctx.communityId,
    { kind: receiving, areaPaths: [row.admin_path, ''] },
    ctx.now,
  )
  return holders.filter((one) => one.person_id !== row.keeper_person_id)
}

/** Gives it to a colleague: 首问 means a person, so that takes a reason and is counted. Refusals: see the route. */
export const handOver = command(routes['POST /api/c/:community/service-cases/:id/hand-over'], {
  async handle(ctx, { id, person_id, post_id, reason }) {
    const row = await lockCase(ctx, id, 'hand_over')
    const to = (await possibleKeepers(ctx, row)).find((one) => one.person_id === person_id && one.post_id === post_id)
    if (!to) return refuse('counters.keeper_unknown', {}, [{ path: 'person_id', code: 'invalid' }])
    await sql`update counters.cases set keeper_person_id = ${person_id}, keeper_post_id = ${post_id}, handed_over = handed_over + 1
      where community_id = ${ctx.communityId} and id = ${id}`.execute(ctx.tx)
    const title = (await postsByIds(ctx.tx, ctx.communityId, [post_id])).get(post_id)?.title ?? ''
    await addStep(ctx, id, { kind: 'handed_over', text: `${title}：${reason}` })
    await settleCase(ctx, id)
    ctx.audit('service_case', id, { keeper: post_id, reason })
    return { id }
  },
  view: (ctx, { id }) => caseView(ctx, id),
})

/** It turns out a need of the catalogue: filed as a request on behalf of the same person. Refusals: see the route. */
export const caseToRequest = command(routes['POST /api/c/:community/service-cases/:id/request'], {
  async handle(ctx, { id, item_code, description, area_id }) {
    const row = await lockCase(ctx, id, 'request')
    if (row.request_id) refuse('counters.request_there')
    const requestId = await fileOnBehalf(ctx, {
      item_code,
      description,
      area_id,
      place_detail: '',
      anonymous: false,
      confidential: false,
      contact_name: row.name,
      contact_phone: row.phone || undefined,
      wants_updates: true,
      for_person_id: row.person_id ?? undefined,
      channel: 'counter',
      file_ids: [],
    })
    await sql`update counters.cases set request_id = ${requestId} where community_id = ${ctx.communityId} and id = ${id}`.execute(
      ctx.tx,
    )
    // Filed at the counter: there it would count as a reception of its own.
    await sql`update counters.receptions set request_id = ${requestId} where community_id = ${ctx.communityId} and id = (
      select id from counters.receptions where community_id = ${ctx.communityId} and case_id = ${id} order by at desc, id desc limit 1)`.execute(
      ctx.tx,
    )
    await addStep(ctx, id, { kind: 'request' })
    ctx.audit('service_case', id, { request: requestId })
    return { id }
  },
  view: (ctx, { id }) => caseView(ctx, id),
})
