import { sql } from 'kysely'
import { eraseAuditValues } from '../../../platform/command/erase-values.ts'
import type { ReadContext, WriteContext } from '../../../platform/command/types.ts'
import type { Erased, HeldSection, PersonalData, Retention } from '../../../platform/personal-data.ts'
import { postsByIds } from '../../bodies/api.ts'
import { personNames } from '../../people/api.ts'
import { findBinding, unbind } from './bindings.ts'
import { deviceOf } from './device.ts'
import { endSessions } from './end-sessions.ts'

const rowsMost = 200

async function held(ctx: ReadContext, personId: string): Promise<HeldSection[]> {
  const binding = await findBinding(ctx.tx, ctx.communityId, { person: personId })
  return [
    {
      name: 'account',
      rows: binding ? [{ how: { word: `held_word_${binding.how}` }, bound_at: binding.bound_at }] : [],
    },
    { name: 'logins', retention: 'access.logins', rows: binding ? await loginsOf(ctx, binding.account_id) : [] },
    { name: 'looks', retention: 'access.looks', ...(await looksAt(ctx, personId)) },
    { name: 'minor_asks', retention: 'access.minor_views', rows: await minorAsks(ctx, personId) },
    { name: 'papers', retention: 'access.papers', rows: await papersOf(ctx, personId) },
  ]
}

type MinorAsk = {
  field: string
  reason: string
  asked_by: string
  asked_at: Date
  decided_by: string | null
  approved: boolean | null
}

async function loginsOf(ctx: ReadContext, accountId: string) {
  const found = await sql<{ created_at: Date; updated_at: Date; user_agent: string | null; network: string | null }>`
    select created_at, updated_at, user_agent, network from access.sessions_of(${accountId}, ${ctx.now})`.execute(
    ctx.tx,
  )
  return found.rows.map(({ created_at, updated_at, user_agent, network }) => {
    const { system, browser } = deviceOf(user_agent ?? '')
    return {
      since: created_at,
      last_seen: updated_at,
      device: { word: system ? `device_${system}` : 'device_unknown' },
      browser: browser ? { word: `browser_${browser}` } : null,
      network: network === 'local' ? { word: 'held_word_local' } : network,
    }
  })
}

/** Who looked at what is covered elsewhere, and why. */
async function looksAt(ctx: ReadContext, personId: string) {
  const rows = await ctx.tx
    .selectFrom('access.view_log')
    .select(['field', 'reason', 'viewer_person_id', 'viewer_post', 'viewed_at'])
    .where('community_id', '=', ctx.communityId)
    .where('person_id', '=', personId)
    .orderBy('viewed_at', 'desc')
    .limit(rowsMost + 1)
    .execute()
  const shown = rows.slice(0, rowsMost)
  const viewers = shown.flatMap((row) => row.viewer_person_id ?? [])
  const names = await personNames(ctx.tx, ctx.communityId, viewers)
  const posts = await postsByIds(
    ctx.tx,
    ctx.communityId,
    shown.flatMap((row) => row.viewer_post ?? []),
  )
  return {
    more: rows.length > rowsMost,
    rows: shown.map((row) => ({
      field: { word: `held_word_${row.field}` },
      reason: row.reason,
      viewer: (row.viewer_person_id && names.get(row.viewer_person_id)?.name) || null,
      post: (row.viewer_post && posts.get(row.viewer_post)?.title) || null,
      viewed_at: row.viewed_at,
    })),
  }
}

/** Who asked to look at a number while they were a minor, and who allowed it (未成年人网络保护条例 36). */
async function minorAsks(ctx: ReadContext, personId: string) {
  const found = await sql<MinorAsk>`
    select field, reason, asked_by, asked_at, decided_by, approved from access.minor_views
    where community_id = ${ctx.communityId} and person_id = ${personId} order by asked_at desc limit ${rowsMost}`.execute(
    ctx.tx,
  )
  const people = found.rows.flatMap((row) => [row.asked_by, ...(row.decided_by ? [row.decided_by] : [])])
  const names = await personNames(ctx.tx, ctx.communityId, people)
  return found.rows.map((row) => ({
    field: { word: `held_word_${row.field}` },
    reason: row.reason,
    viewer: names.get(row.asked_by)?.name ?? null,
    asked_at: row.asked_at,
    allowed: row.approved === null ? null : { word: row.approved ? 'held_word_allowed' : 'held_word_declined' },
    allowed_by: (row.decided_by && names.get(row.decided_by)?.name) || null,
  }))
}

/** Invitations to a post, and recoveries of the account. */
async function papersOf(ctx: ReadContext, personId: string) {
  const found = await sql<{ kind: string; phone: string | null; made_at: Date }>`
    select 'invitation' as kind, phone, invited_at as made_at from access.invitations
    where community_id = ${ctx.communityId} and person_id = ${personId}
    union all select 'recovery', new_phone, opened_at from access.recoveries
    where community_id = ${ctx.communityId} and person_id = ${personId}
    order by made_at desc limit ${rowsMost}`.execute(ctx.tx)
  return found.rows.map(({ kind, ...row }) => ({ kind: { word: `held_word_${kind}` }, ...row }))
}

/** Signs out everywhere, unbinds, takes numbers off papers; an account that is nobody else's goes. Who looked stays: it proves how data was used. */
async function erase(ctx: WriteContext, personId: string): Promise<Erased[]> {
  const binding = await findBinding(ctx.tx, ctx.communityId, { person: personId })
  const phone = (await personNames(ctx.tx, ctx.communityId, [personId])).get(personId)?.phone ?? null
  const papers = await eraseFromPapers(ctx, personId)
  const looks = await sql`
    select id from access.view_log where community_id = ${ctx.communityId} and person_id = ${personId}`.execute(ctx.tx)
  const asks = await sql`
    select id from access.minor_views where community_id = ${ctx.communityId} and person_id = ${personId}`.execute(
    ctx.tx,
  )
  const ended = binding ? await endAccount(ctx, binding, phone) : 0
  return [
    { section: 'account', done: 'erased', count: binding ? 1 : 0 },
    { section: 'logins', done: 'erased', count: ended },
    { section: 'looks', done: 'kept', count: looks.rows.length },
    { section: 'minor_asks', done: 'kept', count: asks.rows.length },
    { section: 'papers', done: 'unnamed', count: papers },
  ]
}

async function endAccount(
  ctx: WriteContext,
  binding: { account_id: string; person_id: string },
  phone: string | null,
): Promise<number> {
  await unbind(ctx, binding)
  const ended = await endSessions(ctx, binding.account_id, null)
  await sql`select access.forget_account(${ctx.communityId}, ${binding.account_id}, ${phone})`.execute(ctx.tx)
  await eraseAuditValues(ctx.tx, ctx.communityId, { entity: 'account', ids: [binding.account_id] })
  return ended
}

async function eraseFromPapers(ctx: WriteContext, personId: string): Promise<number> {
  const of = sql`community_id = ${ctx.communityId} and person_id = ${personId}`
  const invitations = await sql<{ id: string }>`
    update access.invitations set name = '', phone = '' where ${of} returning id`.execute(ctx.tx)
  const recoveries = await sql<{ id: string }>`
    update access.recoveries set old_phone = null, new_phone = '', note = '' where ${of} returning id`.execute(ctx.tx)
  const ids = (rows: readonly { id: string }[]) => rows.map((row) => row.id)
  const { tx, communityId } = ctx
  await eraseAuditValues(tx, communityId, {
    entity: 'invitation',
    ids: ids(invitations.rows),
    fields: ['name', 'phone'],
  })
  await eraseAuditValues(tx, communityId, { entity: 'recovery', ids: ids(recoveries.rows), fields: ['new_phone'] })
  return invitations.rows.length + recoveries.rows.length
}

async function forgetLooks(ctx: WriteContext, before: Date, most: number): Promise<number> {
  const gone = await sql<{ count: number }>`
    select access.forget_views(${ctx.communityId}, ${before}, ${most})::int as count`.execute(ctx.tx)
  return gone.rows[0]?.count ?? 0
}

/** Askings and words about minors' numbers: their days to be used are long over then. */
async function forgetMinorViews(ctx: WriteContext, before: Date, most: number): Promise<number> {
  const gone = await sql<{ count: number }>`
    select access.forget_minor_views(${ctx.communityId}, ${before}, ${most})::int as count`.execute(ctx.tx)
  return gone.rows[0]?.count ?? 0
}

/** Numbers and names on invitations and recoveries; that they were stays. */
async function forgetPapers(ctx: WriteContext, before: Date, most: number): Promise<number> {
  const gone = await sql`
    with due as (select id from access.invitations
        where community_id = ${ctx.communityId} and invited_at < ${before} and phone <> '' order by invited_at limit ${most}),
      later as (select id from access.recoveries
        where community_id = ${ctx.communityId} and opened_at < ${before} and new_phone <> '' order by opened_at limit ${most}),
      invited as (update access.invitations i set name = '', phone = '' from due
        where i.community_id = ${ctx.communityId} and i.id = due.id returning 1),
      recovered as (update access.recoveries r set old_phone = null, new_phone = '', note = '' from later
        where r.community_id = ${ctx.communityId} and r.id = later.id returning 1)
    select 1 from invited union all select 1 from recovered`.execute(ctx.tx)
  return gone.rows.length
}

export const personalData: PersonalData = {
  columns: {
    'access.account_persons.person_id': 'subject',
    'access.binding_codes.person_id': 'subject',
    'access.invitations.person_id': 'subject',
    'access.invitations.invited_by': 'actor',
    'access.minor_views.person_id': 'subject',
    'access.minor_views.asked_by': 'actor',
    'access.minor_views.decided_by': 'actor',
    'access.recoveries.person_id': 'subject',
    'access.recoveries.opened_by': 'actor',
    'access.recoveries.confirmed_by': 'actor',
    'access.view_log.person_id': 'subject',
    'access.view_log.viewer_person_id': 'actor',
    'access.view_log.approved_by': 'actor',
  },
  held,
  erase,
}

const year = 365

export const retention: readonly Retention[] = [
  { name: 'access.logins', days: 183, leastDays: 183, job: 'access.forget-expired' },
  { name: 'access.looks', days: 3 * year, leastDays: 3 * year, forget: forgetLooks },
  { name: 'access.minor_views', days: 3 * year, leastDays: 3 * year, forget: forgetMinorViews },
  { name: 'access.papers', days: year, leastDays: 183, forget: forgetPapers },
]
