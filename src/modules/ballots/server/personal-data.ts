import { sql } from 'kysely'
import { eraseAuditValues } from '../../../platform/command/erase-values.ts'
import type { ReadContext, WriteContext } from '../../../platform/command/types.ts'
import { dropFiles } from '../../../platform/files/drop.ts'
import type { Erased, HeldSection, PersonalData, Retention } from '../../../platform/personal-data.ts'

const rowsMost = 200

type Listed = {
  title: string
  place: string
  delivered_on: string | null
  channel: string | null
  cast_at: Date | null
}
type Said = { title: string; text: string; said_at: Date }
type Held = { title: string; written_on: string; revoked_at: Date | null }
type Proposed = { ballot: string; title: string; text: string; proposed_at: Date }
type Objected = { title: string; text: string; raised_at: Date; answer: string }

/** On which rolls a person stands, that they voted (never what), which proxies they hold, what they objected to. */
async function held(ctx: ReadContext, personId: string): Promise<HeldSection[]> {
  const listed = await sql<Listed>`
    select b.title, v.place, v.delivered_on::text as delivered_on, c.channel, c.cast_at
    from ballots.voters v join ballots.ballots b on b.community_id = v.community_id and b.id = v.ballot_id
    left join ballots.votes c on c.community_id = v.community_id and c.ballot_id = v.ballot_id and c.voter_id = v.id
    where v.community_id = ${ctx.communityId} and v.person_id = ${personId} order by b.made_at desc limit ${rowsMost}`.execute(
    ctx.tx,
  )
  const proxies = await sql<Held>`
    select b.title, p.written_on::text as written_on, p.revoked_at from ballots.proxies p
    join ballots.ballots b on b.community_id = p.community_id and b.id = p.ballot_id
    where p.community_id = ${ctx.communityId} and p.holder_person_id = ${personId} order by p.noted_at desc limit ${rowsMost}`.execute(
    ctx.tx,
  )
  const objected = await sql<Objected>`
    select b.title, o.text, o.raised_at, o.answer from ballots.objections o
    join ballots.ballots b on b.community_id = o.community_id and b.id = o.ballot_id
    where o.community_id = ${ctx.communityId} and o.person_id = ${personId} order by o.raised_at desc limit ${rowsMost}`.execute(
    ctx.tx,
  )
  const said = await sql<Said>`
    select b.title, w.text, w.said_at from ballots.words w
    join ballots.voters v on v.community_id = w.community_id and v.ballot_id = w.ballot_id and v.id = w.voter_id
    join ballots.ballots b on b.community_id = w.community_id and b.id = w.ballot_id
    where w.community_id = ${ctx.communityId} and (w.by_person = ${personId} or v.person_id = ${personId})
    order by w.said_at desc limit ${rowsMost}`.execute(ctx.tx)
  const proposed = await sql<Proposed>`
    select b.title as ballot, n.title, n.text, n.proposed_at from ballots.nominations n
    join ballots.ballots b on b.community_id = n.community_id and b.id = n.ballot_id
    where n.community_id = ${ctx.communityId} and (n.person_id = ${personId} or n.candidate_person_id = ${personId})
    order by n.proposed_at desc limit ${rowsMost}`.execute(ctx.tx)
  const endorsed = await sql<{ title: string; at: Date }>`
    select n.title, e.at from ballots.endorsements e
    join ballots.nominations n on n.community_id = e.community_id and n.ballot_id = e.ballot_id and n.id = e.nomination_id
    where e.community_id = ${ctx.communityId} and e.person_id = ${personId} order by e.at desc limit ${rowsMost}`.execute(
    ctx.tx,
  )
  return [
    { name: 'nominations', retention: 'ballots.rolls', rows: proposed.rows },
    { name: 'endorsements', retention: 'ballots.rolls', rows: endorsed.rows },
    { name: 'words', retention: 'ballots.rolls', rows: said.rows },
    { name: 'rolls', retention: 'ballots.rolls', rows: listed.rows },
    { name: 'proxies', retention: 'ballots.rolls', rows: proxies.rows },
    { name: 'objections', retention: 'ballots.rolls', rows: objected.rows },
  ]
}

/** The count stays what it was; whose vote it was doesn't. */
async function erase(ctx: WriteContext, personId: string): Promise<Erased[]> {
  const of = sql`community_id = ${ctx.communityId}`
  await sql`delete from ballots.speakers where ${of} and person_id = ${personId}`.execute(ctx.tx)
  const said = await sql<{ voter_id: string }>`
    delete from ballots.words w where w.community_id = ${ctx.communityId} and (w.by_person = ${personId} or exists (
      select 1 from ballots.voters v where v.community_id = w.community_id and v.ballot_id = w.ballot_id and v.id = w.voter_id
        and v.person_id = ${personId})) returning voter_id`.execute(ctx.tx)
  const listed = await sql<{ id: string }>`
    update ballots.voters set person_id = null, name = '', code_hash = null where ${of} and person_id = ${personId} returning id`.execute(
    ctx.tx,
  )
  await sql`update ballots.votes set by_person = null where ${of} and by_person = ${personId}`.execute(ctx.tx)
  await sql`update ballots.options set candidate_person_id = null where ${of} and candidate_person_id = ${personId}`.execute(
    ctx.tx,
  )
  const proxies = await sql<{ id: string }>`
    update ballots.proxies set holder_person_id = null, revoked_at = coalesce(revoked_at, ${ctx.now})
    where ${of} and holder_person_id = ${personId} returning id`.execute(ctx.tx)
  const objected = await sql<{ id: string }>`
    update ballots.objections set person_id = null, text = '' where ${of} and person_id = ${personId} returning id`.execute(
    ctx.tx,
  )
  await eraseAuditValues(ctx.tx, ctx.communityId, {
    entity: 'ballot_objection',
    ids: objected.rows.map((row) => row.id),
  })
  const nominated = await eraseNominations(ctx, personId)
  const endorsed = await sql<{ id: string }>`
    update ballots.endorsements set person_id = null where ${of} and person_id = ${personId} returning id`.execute(
    ctx.tx,
  )
  return [
    { section: 'nominations', done: 'unnamed', count: nominated },
    { section: 'endorsements', done: 'unnamed', count: endorsed.rows.length },
    { section: 'words', done: 'erased', count: said.rows.length },
    { section: 'rolls', done: 'unnamed', count: listed.rows.length },
    { section: 'proxies', done: 'unnamed', count: proxies.rows.length },
    { section: 'objections', done: 'unnamed', count: objected.rows.length },
  ]
}

/** A matter stays proposed, by nobody; a person who was proposed or stood isn't named any more. */
async function eraseNominations(ctx: WriteContext, personId: string): Promise<number> {
  const of = sql`community_id = ${ctx.communityId}`
  const stood = await sql<{ id: string }>`
    update ballots.nominations set candidate_person_id = null, title = '', text = '', place = '' where ${of} and candidate_person_id = ${personId}
    returning id`.execute(ctx.tx)
  await sql`
    update ballots.nomination_steps set was_title = '', was_text = '' where ${of} and was_title is not null
      and nomination_id = any (${stood.rows.map((row) => row.id)}::uuid[])`.execute(ctx.tx)
  const made = await sql<{ id: string }>`
    update ballots.nominations set person_id = null where ${of} and person_id = ${personId} returning id`.execute(
    ctx.tx,
  )
  await eraseAuditValues(ctx.tx, ctx.communityId, {
    entity: 'nomination',
    ids: [...stood.rows, ...made.rows].map((row) => row.id),
  })
  return new Set([...stood.rows, ...made.rows].map((row) => row.id)).size
}

export const personalData: PersonalData = {
  columns: {
    'ballots.ballots.made_by_person': 'actor',
    'ballots.options.candidate_person_id': 'subject',
    'ballots.voters.person_id': 'subject',
    'ballots.voters.delivered_by_person': 'actor',
    'ballots.speakers.person_id': 'subject',
    'ballots.proxies.holder_person_id': 'subject',
    'ballots.proxies.noted_by_person': 'actor',
    'ballots.votes.by_person': 'subject',
    'ballots.votes.entered_by_person': 'actor',
    'ballots.voided.entered_by_person': 'actor',
    'ballots.voided.voided_by_person': 'actor',
    'ballots.papers.entered_by_person': 'actor',
    'ballots.urn_readings.entered_by_person': 'actor',
    'ballots.scans.added_by_person': 'actor',
    'ballots.urn_scans.added_by_person': 'actor',
    'ballots.words.by_person': 'subject',
    'ballots.words.entered_by_person': 'actor',
    'ballots.affected.heard_by_person': 'actor',
    'ballots.nominations.person_id': 'subject',
    'ballots.nominations.candidate_person_id': 'subject',
    'ballots.nominations.assent_entered_by_person': 'actor',
    'ballots.nominations.entered_by_person': 'actor',
    'ballots.nominations.checked_by_person': 'actor',
    'ballots.endorsements.person_id': 'subject',
    'ballots.endorsements.entered_by_person': 'actor',
    'ballots.nomination_merges.asked_by_person': 'actor',
    'ballots.nomination_merges.from_entered_by_person': 'actor',
    'ballots.nomination_merges.into_entered_by_person': 'actor',
    'ballots.objections.person_id': 'subject',
    'ballots.objections.entered_by_person': 'actor',
    'ballots.objections.decided_by_person': 'actor',
  },
  held,
  erase,
}

const year = 365

/** Once nobody can challenge a result any more, nobody needs to know who stood on the roll: figures and result stay. */
async function forgetRolls(ctx: WriteContext, before: Date, most: number): Promise<number> {
  const gone = await sql<{ ballot_id: string; id: string }>`
    update ballots.voters v set person_id = null, name = '', code_hash = null
    from (select k.ballot_id, k.id from ballots.ballots b
      join ballots.voters k on k.community_id = b.community_id and k.ballot_id = b.id
      where b.community_id = ${ctx.communityId} and b.closes_at < ${before} and (k.name <> '' or k.person_id is not null)
      order by b.closes_at, k.serial limit ${most}) old
    where v.community_id = ${ctx.communityId} and v.ballot_id = old.ballot_id and v.id = old.id returning v.ballot_id, v.id`.execute(
    ctx.tx,
  )
  const ids = gone.rows.map((row) => row.id)
  const of = sql`community_id = ${ctx.communityId}`
  await sql`delete from ballots.speakers where ${of} and voter_id = any (${ids}::uuid[])`.execute(ctx.tx)
  await sql`update ballots.votes set by_person = null where ${of} and voter_id = any (${ids}::uuid[])`.execute(ctx.tx)
  await sql`delete from ballots.words where ${of} and voter_id = any (${ids}::uuid[])`.execute(ctx.tx)
  const scans = await sql<{ file_id: string }>`
    delete from ballots.scans where ${of} and voter_id = any (${ids}::uuid[]) returning file_id`.execute(ctx.tx)
  await dropFiles(
    ctx,
    scans.rows.map((row) => row.file_id),
  )
  await sql`update ballots.proxies set holder_person_id = null where ${of} and voter_id = any (${ids}::uuid[])`.execute(
    ctx.tx,
  )
  return gone.rows.length
}

/** Pictures of papers out of boxes go when those of other papers do. */
async function forgetUrnScans(ctx: WriteContext, before: Date, most: number): Promise<number> {
  const gone = await sql<{ file_id: string }>`
    delete from ballots.urn_scans s using (
      select k.ballot_id, k.number, k.file_id from ballots.ballots b
      join ballots.urn_scans k on k.community_id = b.community_id and k.ballot_id = b.id
      where b.community_id = ${ctx.communityId} and b.closes_at < ${before} limit ${most}) old
    where s.community_id = ${ctx.communityId} and s.ballot_id = old.ballot_id and s.number = old.number and s.file_id = old.file_id
    returning s.file_id`.execute(ctx.tx)
  await dropFiles(
    ctx,
    gone.rows.map((row) => row.file_id),
  )
  return gone.rows.length
}

/** With the roll goes who proposed and who stood behind it; what was proposed and became of it stays. */
async function forgetProposers(ctx: WriteContext, before: Date, most: number): Promise<number> {
  const old = sql`(select b.id from ballots.ballots b where b.community_id = ${ctx.communityId} and b.closes_at < ${before})`
  const gone = await sql<{ id: string }>`
    update ballots.nominations n set person_id = null from (
      select id from ballots.nominations where community_id = ${ctx.communityId} and person_id is not null and ballot_id in ${old} limit ${most}) o
    where n.community_id = ${ctx.communityId} and n.id = o.id returning n.id`.execute(ctx.tx)
  const behind = await sql<{ id: string }>`
    update ballots.endorsements e set person_id = null from (
      select id from ballots.endorsements where community_id = ${ctx.communityId} and person_id is not null and ballot_id in ${old} limit ${most}) o
    where e.community_id = ${ctx.communityId} and e.id = o.id returning e.id`.execute(ctx.tx)
  return Math.max(gone.rows.length, behind.rows.length)
}

async function forgetNames(ctx: WriteContext, before: Date, most: number): Promise<number> {
  return Math.max(
    await forgetRolls(ctx, before, most),
    await forgetUrnScans(ctx, before, most),
    await forgetProposers(ctx, before, most),
  )
}

/** A result may be challenged for a year (最高法 2020 解释 12); another one for what is then before a court. */
export const retention: readonly Retention[] = [
  { name: 'ballots.rolls', days: 2 * year, leastDays: year, forget: forgetNames },
]
