import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { commitmentOf } from '../../../engines/ballot/index.ts'
import { command, type WriteContext } from '../../../platform/command/types.ts'
import { holdsOver } from '../../../shared/actor.ts'
import { addDays, civilDateOf } from '../../../shared/civil-date.ts'
import { refuse } from '../../../shared/refusal.ts'
import type { BallotForm } from '../contract/forms.ts'
import { routes } from '../contract.ts'
import { valuesOf } from './form.ts'
import { usualOf } from './kinds.data.ts'
import { checkAnnounced, checkNominate, fitChoices } from './nominations/rules.ts'
import { checkLift } from './rounds/lift.ts'
import { fixedTitle, hashOfRules, rulesOf } from './rules.ts'
import { destroyKey, makeKey } from './secret/keys.ts'
import { type BallotRow, changeBallot, findBallot, hasVotes, lockBallot, optionsOf } from './store.ts'
import { ballotDetail } from './views.ts'
import { zoneOf } from './zone.ts'

const seedBytes = 16

/** Writes a ballot down; nobody outside sees it before it is announced. Refusals: see the route. */
export const draftBallot = command(routes['POST /api/c/:community/ballots'], {
  handle: async (ctx, input) => ({ id: await makeDraft(ctx, input) }),
  view: (ctx, { id }) => ballotDetail(ctx, id),
})

/** A draft for whoever may manage ballots there, by itself or from something that is to be decided. Refusals: those of the form. */
export async function makeDraft(ctx: WriteContext, form: BallotForm): Promise<string> {
  const values = await valuesOf(ctx, form)
  if (!holdsOver(ctx.actor, 'ballots.manage', { paths: [values.admin_path, values.compound_path] }))
    refuse('platform.not_allowed')
  await checkNominate(ctx, form)
  const id = ctx.newId()
  const seed = randomBytes(seedBytes).toString('hex')
  const made = { seed, seed_commitment: commitmentOf(seed), made_at: ctx.now, made_by_person: ctx.actor.personId }
  await ctx.tx
    .insertInto('ballots.ballots')
    .values({ community_id: ctx.communityId, id, number: await nextNumber(ctx), state: 'draft', ...values, ...made })
    .execute()
  await writeOptions(ctx, id, form)
  await fitChoices(ctx, id)
  ctx.audit('ballot', id, { title: form.title, kind: form.kind })
  return id
}

/**
 * Changes what a ballot is held by: freely while it is drafted; once announced with a reason everybody reads; once somebody has voted not at
 * all. What the roll is drawn by can't change after announcing. Refusals: see the route.
 */
export const editBallot = command(routes['POST /api/c/:community/ballots/:id/edit'], {
  async handle(ctx, { id, reason, ...input }) {
    const before = await lockBallot(ctx, id, ['draft', 'announced', 'open'])
    if (await hasVotes(ctx, id)) refuse('ballots.rules_frozen')
    const announced = before.state === 'announced'
    if (announced && reason === '') refuse('ballots.reason_needed', {}, [{ path: 'reason', code: 'required' }])
    const values = await valuesOf(ctx, input)
    if (!holdsOver(ctx.actor, 'ballots.manage', { paths: [values.admin_path, values.compound_path] }))
      refuse('platform.not_allowed')
    await checkNominate(ctx, input, before)
    const drawsAnew = (['roll_kind', 'roll_day', 'area_id', 'developer', 'area_total_cm2', 'follows_id'] as const).some(
      (field) => (before[field] ?? null) !== (values[field] ?? null),
    )
    const another = before.kind !== values.kind || before.secret !== values.secret
    if (announced && (drawsAnew || another)) refuse('ballots.phase_unfit')
    if (announced) await checkNotice(ctx, values, values.notice_days)
    await changeBallot(ctx, id, { ...values, ...(drawsAnew ? { roll_drawn_at: null } : {}) })
    await writeOptions(ctx, id, input)
    await fitChoices(ctx, id)
    if (announced) await noteChange(ctx, before, reason)
    ctx.audit('ballot', id, { title: input.title, ...(announced ? { reason } : {}) })
    return { id }
  },
  view: (ctx, { id }) => ballotDetail(ctx, id),
})

/** Which rules changed, why, and the new hash: everybody may read it. */
async function noteChange(ctx: WriteContext, before: BallotRow, reason: string): Promise<void> {
  const after = (await findBallot(ctx, before.id)) ?? refuse('platform.not_found')
  const [was, is] = [
    { ...rulesOf(before), ...named(before) },
    { ...rulesOf(after), ...named(after) },
  ] as Record<string, unknown>[]
  const fields = Object.keys(is ?? {}).filter((field) => was?.[field] !== is?.[field])
  const rules_hash = hashOfRules(after, await optionsOf(ctx, before.id))
  if (rules_hash === before.rules_hash) return
  await sql`
    insert into ballots.changes (community_id, ballot_id, seq, at, fields, reason, rules_hash)
    select ${ctx.communityId}, ${before.id}, coalesce(max(seq), 0) + 1, ${ctx.now}, ${fields.length > 0 ? fields : ['options']}::text[],
      ${reason}, ${rules_hash}
    from ballots.changes where community_id = ${ctx.communityId} and ballot_id = ${before.id}`.execute(ctx.tx)
  await changeBallot(ctx, before.id, { rules_hash })
  ctx.emit('ballots.changed', { ballot_id: before.id })
}

const named = ({ title, description }: BallotRow) => ({ title, description })

/** Makes it public: from the first day on it is open. Refusals: see the route. */
export const announceBallot = command(routes['POST /api/c/:community/ballots/:id/announce'], {
  async handle(ctx, { id }) {
    const row = await lockBallot(ctx, id, ['draft'])
    const drawn = await sql`
      select 1 from ballots.voters where community_id = ${ctx.communityId} and ballot_id = ${id} and struck_at is null limit 1`.execute(
      ctx.tx,
    )
    if (row.roll_drawn_at === null || drawn.rows.length === 0) refuse('ballots.roll_missing')
    await checkAnnounced(ctx, row)
    await checkLift(ctx, row)
    await checkNotice(ctx, row, row.notice_days)
    const public_key = row.secret ? await makeKey(ctx, id) : null
    const rules_hash = hashOfRules({ ...row, public_key }, await optionsOf(ctx, id))
    await changeBallot(ctx, id, { state: 'announced', announced_at: ctx.now, rules_hash })
    ctx.audit('ballot', id, { state: 'announced', rules_hash })
    ctx.emit('ballots.announced', { ballot_id: id })
    return { id }
  },
  view: (ctx, { id }) => ballotDetail(ctx, id),
})

/** Takes it back, before it is counted; the reason is public where the ballot was. Refusals: see the route. */
export const withdrawBallot = command(routes['POST /api/c/:community/ballots/:id/withdraw'], {
  async handle(ctx, { id, reason }) {
    const row = await lockBallot(ctx, id, ['draft', 'announced', 'open', 'closed'])
    await destroyKey(ctx, row)
    await changeBallot(ctx, id, { state: 'withdrawn', withdrawn_at: ctx.now, withdraw_reason: reason })
    ctx.audit('ballot', id, { state: 'withdrawn', reason })
    ctx.emit('ballots.withdrawn', { ballot_id: id })
    return { id }
  },
  view: (ctx, { id }) => ballotDetail(ctx, id),
})

/** Whoever votes knows of it so many days before. Refusal: `ballots.notice_short` with the first day that would do. */
async function checkNotice(ctx: WriteContext, { opens_day }: { opens_day: string }, days: number): Promise<void> {
  const first = addDays(civilDateOf(ctx.now, await zoneOf(ctx)), days)
  if (opens_day < first) refuse('ballots.notice_short', { days, first }, [{ path: 'opens_day', code: 'invalid' }])
}

/** `T20261201-01`: the community's day it was drafted on, and how manieth of the day. */
async function nextNumber(ctx: WriteContext): Promise<string> {
  const day = civilDateOf(ctx.now, await zoneOf(ctx)).replaceAll('-', '')
  await sql`select pg_advisory_xact_lock(hashtextextended(${`ballots ${ctx.communityId}`}, 0))`.execute(ctx.tx)
  const found = await sql<{ count: number }>`
    select count(*)::int as count from ballots.ballots where community_id = ${ctx.communityId} and number like ${`T${day}-%`}`.execute(
    ctx.tx,
  )
  return `T${day}-${String((found.rows[0]?.count ?? 0) + 1).padStart(2, '0')}`
}

async function writeOptions(ctx: WriteContext, ballotId: string, form: BallotForm): Promise<void> {
  await ctx.tx
    .deleteFrom('ballots.options')
    .where('community_id', '=', ctx.communityId)
    .where('ballot_id', '=', ballotId)
    .where('nomination_id', 'is', null)
    .execute()
  const say = (key: string) => ctx.services.texts.message('zh-CN', 'ballots', key)
  const blank = { description: '', cost_fen: null, candidate_person_id: null }
  const { fixed } = usualOf[form.kind]
  const rows = fixed
    ? fixed.map((code) => ({ code, title: say(fixedTitle(form.kind, code)), ...blank }))
    : form.options.map((option, index) => ({
        code: `o${index + 1}`,
        title: option.title,
        description: option.description,
        cost_fen: form.kind === 'budget' ? (option.cost_fen ?? null) : null,
        candidate_person_id: option.candidate_person_id ?? null,
      }))
  if (rows.length === 0) return
  const taken = new Set((await optionsOf(ctx, ballotId)).map((option) => option.title))
  if (rows.some(({ title }) => taken.has(title)))
    refuse('ballots.options_same', {}, [{ path: 'options', code: 'invalid' }])
  await ctx.tx
    .insertInto('ballots.options')
    .values(
      rows.map((row, index) => ({ community_id: ctx.communityId, ballot_id: ballotId, position: index + 1, ...row })),
    )
    .execute()
}
