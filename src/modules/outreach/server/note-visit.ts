import { sql } from 'kysely'
import { command, type WriteContext } from '../../../platform/command/types.ts'
import { claimFiles } from '../../../platform/files/operations.ts'
import type { InputOf } from '../../../shared/contract.ts'
import { normalisePhone } from '../../../shared/mask.ts'
import { refuse } from '../../../shared/refusal.ts'
import { residentsOfDwellings } from '../../people/api.ts'
import { routes } from '../contract.ts'
import { conflictsOf, type Field, fieldsOf, fitsQuestion } from './changes.ts'
import { keepMarks } from './marks.ts'
import { findRound } from './rounds.ts'
import { lockOpenVisit, showVisit, type Visit } from './visits.ts'

type Input = InputOf<(typeof routes)['POST /api/c/:community/rounds/:id/visits/:dwelling']>

/**
 * Notes what came of standing before a door. Phones send what they changed and on which revision: different fields go together, the same
 * one changed to something else meanwhile is refused whole (`outreach.changed_meanwhile`, with the other's words by field), so that nobody's
 * work is written over. What was sent before (ids are made on the phone) changes nothing. Refusals: see the route.
 */
export const noteVisit = command(routes['POST /api/c/:community/rounds/:id/visits/:dwelling'], {
  async handle(ctx, input) {
    const visit = await lockOpenVisit(ctx, input.id, input.dwelling)
    await checkInput(ctx, input)
    const isNew = input.knock ? await isNewKnock(ctx, input.knock.id) : false
    const outcome = isNew ? input.knock?.outcome : undefined
    const fields = fieldsOf({ ...input, outcome }, visit)
    const conflicts = conflictsOf(fields, visit, input.base)
    if (conflicts.length > 0)
      refuse(
        'outreach.changed_meanwhile',
        {},
        conflicts.map((field) => toldOf(ctx, field)),
      )
    const changed = fields.filter((field) => JSON.stringify(field.value) !== JSON.stringify(field.present))
    await store(ctx, visit, changed)
    if (isNew && input.knock) await addKnock(ctx, visit, input.knock)
    const marks = await keepMarks(ctx, visit, input)
    const files = await addPhotos(ctx, visit, input.file_ids)
    if (input.confirmed && !visit.confirmed) await confirm(ctx, visit)
    await keepProgress(ctx, visit, { outcome: outcome ?? visit.outcome, confirmed: input.confirmed, knock: outcome })
    ctx.audit('visit', visit.dwelling_id, {
      round_id: visit.round_id,
      changed: changed.map((field) => field.path),
      ...(outcome ? { outcome } : {}),
      marks,
      files,
    })
    if (input.newcomers.length > 0 || input.persons.some((one) => one.says === 'gone'))
      ctx.emit('outreach.marked', { round_id: visit.round_id })
    return { id: visit.round_id, dwelling: visit.dwelling_id }
  },
  view: (ctx, { id, dwelling }) => showVisit(ctx, id, dwelling),
})

/** What the other phone wrote, for whoever has to decide. */
function toldOf(ctx: WriteContext, { path, present }: Field) {
  const say = (key: string, params = {}) => ctx.services.texts.message(ctx.language, 'outreach', key, params)
  const word = path === 'outcome' ? say(`outcome_${present ?? 'none'}`) : undefined
  const yesNo = typeof present === 'boolean' ? say(present ? 'yes' : 'no') : undefined
  const plain = Array.isArray(present) ? present.join('、') : String(present ?? '')
  return { path, code: 'changed', detail: say('other_wrote', { value: word ?? yesNo ?? (plain || say('nothing')) }) }
}

async function checkInput(ctx: WriteContext, input: Input): Promise<void> {
  const asked = Object.entries(input.answers ?? {})
  const questions = asked.length > 0 ? (await findRound(ctx, input.id)).questions : []
  for (const [id, value] of asked) {
    const question = questions.find((one) => one.id === id)
    if (!fitsQuestion(question, value)) unfit('outreach.answer_unfit', `answers.${id}`)
  }
  for (const [index, one] of input.newcomers.entries()) {
    if (one.phone !== '' && !normalisePhone(one.phone)) unfit('outreach.phone_unfit', `newcomers.${index}.phone`)
  }
  if (input.persons.length === 0) return
  const known = await residentsOfDwellings(ctx.tx, ctx.communityId, [input.dwelling])
  const ids = new Set((known.get(input.dwelling) ?? []).map((one) => one.person_id))
  const index = input.persons.findIndex((one) => !ids.has(one.person_id))
  if (index >= 0) unfit('outreach.person_unknown', `persons.${index}.person_id`)
}

function unfit(code: string, path: string): never {
  return refuse(code, {}, [{ path, code: 'invalid' }])
}

async function isNewKnock(ctx: WriteContext, id: string): Promise<boolean> {
  const found =
    await sql`select id from outreach.knocks where community_id = ${ctx.communityId} and id = ${id}`.execute(ctx.tx)
  return found.rows.length === 0
}

async function store(ctx: WriteContext, visit: Visit, changed: readonly Field[]): Promise<void> {
  const of = (path: string) => changed.find((field) => field.path === path)
  const revision = visit.revision + 1
  const revisions = { ...visit.field_revisions, ...Object.fromEntries(changed.map(({ path }) => [path, revision])) }
  const answers = { ...visit.answers }
  for (const { path, value } of changed) if (path.startsWith('answers.')) answers[path.slice(8)] = value as never
  const next = {
    ...visit,
    ...Object.fromEntries(
      ['outcome', 'next_day', 'note', 'confirmed'].flatMap((path) => {
        const field = of(path)
        return field ? [[path, field.value]] : []
      }),
    ),
  }
  await sql`
    update outreach.visits set outcome = ${next.outcome}, next_day = ${next.next_day}::date, note = ${next.note}, confirmed = ${next.confirmed},
      answers = ${JSON.stringify(answers)}::jsonb, field_revisions = ${JSON.stringify(revisions)}::jsonb, revision = ${revision}, changed_at = ${ctx.now}
    where community_id = ${ctx.communityId} and round_id = ${visit.round_id} and dwelling_id = ${visit.dwelling_id}`.execute(
    ctx.tx,
  )
}

/** The phone's clock may be wrong: never later than now. */
async function addKnock(ctx: WriteContext, visit: Visit, knock: NonNullable<Input['knock']>): Promise<void> {
  const at = new Date(Math.min(new Date(knock.at).getTime(), ctx.now.getTime()))
  await sql`
    insert into outreach.knocks (community_id, id, round_id, dwelling_id, outcome, at)
    values (${ctx.communityId}, ${knock.id}, ${visit.round_id}, ${visit.dwelling_id}, ${knock.outcome}, ${at})`.execute(
    ctx.tx,
  )
}

/** Hands uploaded photos to the visit; those it has already aren't taken twice. */
async function addPhotos(ctx: WriteContext, visit: Visit, fileIds: readonly string[]): Promise<number> {
  if (fileIds.length === 0) return 0
  const had = await sql<{ file_id: string }>`
    select file_id from outreach.photos where community_id = ${ctx.communityId} and round_id = ${visit.round_id}
      and dwelling_id = ${visit.dwelling_id}`.execute(ctx.tx)
  const present = new Set(had.rows.map((row) => row.file_id))
  const fresh = [...new Set(fileIds)].filter((id) => !present.has(id))
  await claimFiles(ctx, fresh, { entity: 'visit', id: visit.dwelling_id })
  await sql`
    insert into outreach.photos (community_id, round_id, dwelling_id, file_id, added_at)
    select ${ctx.communityId}::int, ${visit.round_id}::uuid, ${visit.dwelling_id}::uuid, f, ${ctx.now}::timestamptz
    from unnest(${fresh}::uuid[]) f`.execute(ctx.tx)
  return fresh.length
}

async function confirm(ctx: WriteContext, visit: Visit): Promise<void> {
  await sql`
    insert into outreach.confirmations (community_id, dwelling_id, round_id, confirmed_at)
    values (${ctx.communityId}, ${visit.dwelling_id}, ${visit.round_id}, ${ctx.now})
    on conflict (community_id, dwelling_id) do update set round_id = excluded.round_id, confirmed_at = excluded.confirmed_at`.execute(
    ctx.tx,
  )
}

type After = { outcome: Visit['outcome']; confirmed: boolean | undefined; knock: Visit['outcome'] | undefined }

/** Moves the building's numbers by what this visit changed. */
async function keepProgress(ctx: WriteContext, visit: Visit, after: After): Promise<void> {
  const by = (outcome: Visit['outcome']) => Number(after.outcome === outcome) - Number(visit.outcome === outcome)
  const confirmed = Number(after.confirmed ?? visit.confirmed) - Number(visit.confirmed)
  await sql`
    update outreach.progress set opened = opened + ${by('opened')}, not_home = not_home + ${by('not_home')}, refused = refused + ${by('refused')},
      confirmed = confirmed + ${confirmed}, knocks = knocks + ${Number(after.knock !== undefined)},
      knocks_opened = knocks_opened + ${Number(after.knock === 'opened')}
    where community_id = ${ctx.communityId} and round_id = ${visit.round_id} and building_id = ${visit.building_id}`.execute(
    ctx.tx,
  )
}
