import { sql } from 'kysely'
import { coverWords, namedBefore, unnameAskers } from '../../../../engines/caseflow/index.ts'
import { words } from '../../../../engines/text/index.ts'
import { eraseAuditValues } from '../../../../platform/command/erase-values.ts'
import type { ReadContext, WriteContext } from '../../../../platform/command/types.ts'
import type { Erased } from '../../../../platform/personal-data.ts'
import { personNames } from '../../../people/api.ts'
import { thingKind } from '../store.ts'
import { eraseFilesGiven } from './files.ts'

/** What the audit keeps of a request beside how it went: people's words and ids. */
const tellingFields = ['title', 'place_detail', 'description', 'joined', 'left', 'reason']
const phoneDigitsLeast = 7

/** Whose request is still being dealt with must stay reachable: it is ended or withdrawn first. */
export async function needed(ctx: ReadContext, personIds: readonly string[]): Promise<Map<string, string>> {
  const found = await sql<{ person_id: string }>`
    select distinct a.person_id from caseflow.askers a
    join caseflow.cases c on c.community_id = a.community_id and c.id = a.thing_id
    where a.community_id = ${ctx.communityId} and a.person_id = any (${[...personIds]}::uuid[]) and a.thing_kind = ${thingKind}
      and a.left_at is null and a.relation <> 'joined' and c.state <> 'closed'`.execute(ctx.tx)
  return new Map(found.rows.map((row) => [row.person_id, 'requests.still_open']))
}

/**
 * Takes a person out of what they asked for: contact, person, door and the files they gave go, name and number are covered in texts; what was
 * asked, done and judged stays, since the community answers for it (北京市接诉即办工作条例; archives). Calls lose number, person and words.
 */
export async function unnamePerson(ctx: WriteContext, personId: string): Promise<Erased[]> {
  const { tx, communityId } = ctx
  const asked = await sql<{ id: string; own: boolean }>`
    select thing_id as id, bool_or(relation <> 'joined') as own from caseflow.askers
    where community_id = ${communityId} and person_id = ${personId} and thing_kind = ${thingKind} group by thing_id`.execute(
    tx,
  )
  const all = asked.rows.map((row) => row.id)
  const own = asked.rows.flatMap((row) => (row.own ? [row.id] : []))
  const person = (await personNames(tx, communityId, [personId])).get(personId)
  const covered = [...contactsOf(person), ...(await contactsGiven(ctx, personId))].filter(isTelling)
  const files = await eraseFilesGiven(ctx, personId)
  await unnameAskers(tx, communityId, { kind: thingKind, cases: all, personId })
  await sql`select requests.unname_judgements(${communityId}, ${all}::uuid[], ${[personId]}::uuid[])`.execute(tx)
  await coverIn(ctx, all, own, [...new Set(covered)])
  await eraseAuditValues(tx, communityId, { entity: thingKind, ids: all, fields: tellingFields })
  await unnameNeighbourWords(ctx, personId)
  const calls = await unnameCalls(ctx, personId)
  return [
    { section: 'requests', done: 'unnamed', count: all.length },
    { section: 'words', done: 'unnamed', count: all.length },
    { section: 'files', done: 'erased', count: files },
    { section: 'calls', done: 'unnamed', count: calls },
  ]
}

function contactsOf(person: { name: string; phone: string | null } | undefined): string[] {
  return [person?.name, person?.phone].filter((word) => typeof word === 'string')
}

async function contactsGiven(ctx: WriteContext, personId: string): Promise<string[]> {
  const found = await sql<{ word: string }>`
    select distinct w as word from caseflow.askers a, unnest(array[a.contact_name, a.contact_phone]) w
    where a.community_id = ${ctx.communityId} and a.person_id = ${personId} and a.thing_kind = ${thingKind} and w is not null`.execute(
    ctx.tx,
  )
  return found.rows.map((row) => row.word)
}

/** Words that stand for somebody, and for nothing else in a text or in the data of a step. */
function isTelling(word: string): boolean {
  if (/^[\d-]+$/.test(word)) return word.length >= phoneDigitsLeast
  return [...word].length >= 2 && /[\p{Script=Han}\p{Lu}]/u.test(word)
}

async function coverIn(
  ctx: WriteContext,
  all: readonly string[],
  own: readonly string[],
  telling: readonly string[],
): Promise<void> {
  if (all.length === 0) return
  const { tx, communityId } = ctx
  const cover = ctx.services.texts.message('zh-CN', 'requests', 'covered_word')
  await coverWords(tx, communityId, all, telling, cover)
  await sql`select requests.cover_judgements(${communityId}, ${[...all]}::uuid[], ${[...telling]}::text[], ${cover})`.execute(
    tx,
  )
  const found = await sql<{ id: string; number: string; item_name: string; description: string; place_detail: string }>`
    select r.id, c.number, i.name as item_name, r.description, r.place_detail from requests.requests r
    join caseflow.cases c on c.community_id = r.community_id and c.id = r.id
    join requests.items i on i.community_id = r.community_id and i.code = r.item_code and i.revision = r.item_revision
    where r.community_id = ${communityId} and r.id = any (${[...all]}::uuid[])`.execute(tx)
  const owned = new Set(own)
  const rows = found.rows.map((row) => {
    const description = telling.reduce((text, word) => text.replaceAll(word, cover), row.description)
    const place = owned.has(row.id) ? '' : row.place_detail
    const searched = [row.number, row.item_name, description, place].join('\n')
    return { id: row.id, description, place, own: owned.has(row.id), words: [...new Set(words(searched))] }
  })
  await sql`
    update requests.requests r set description = n.description, place_detail = n.place,
      dwelling_id = case when n.own then null else r.dwelling_id end,
      words = array_to_tsvector(array(select jsonb_array_elements_text(n.words)))
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n (id uuid, description text, place text, own boolean, words jsonb)
    where r.community_id = ${communityId} and r.id = n.id`.execute(tx)
}

/** That a neighbour spoke counts on; who it was and what they wrote don't stay. */
async function unnameNeighbourWords(ctx: WriteContext, personId: string): Promise<void> {
  await sql`update requests.neighbour_words set person_id = null, dwelling_id = null, comment = ''
    where community_id = ${ctx.communityId} and person_id = ${personId}`.execute(ctx.tx)
}

async function unnameCalls(ctx: WriteContext, personId: string): Promise<number> {
  const found = await sql<{ id: string }>`
    update requests.calls set phone = null, person_id = null, note = '', recording = null
    where community_id = ${ctx.communityId} and person_id = ${personId} returning id`.execute(ctx.tx)
  const ids = found.rows.map((row) => row.id)
  await eraseAuditValues(ctx.tx, ctx.communityId, { entity: 'call', ids })
  return ids.length
}

/** Names and numbers of who asked, on requests that ended long ago: a piece of them. */
export async function forgetNames(ctx: WriteContext, before: Date, most: number): Promise<number> {
  const { tx, communityId } = ctx
  const ids = await namedBefore(tx, communityId, thingKind, before, most)
  if (ids.length === 0) return 0
  await unnameAskers(tx, communityId, { kind: thingKind, cases: ids, personId: null })
  await sql`select requests.unname_judgements(${communityId}, ${ids}::uuid[], null)`.execute(tx)
  await sql`
    update requests.requests set dwelling_id = null where community_id = ${communityId} and id = any (${ids}::uuid[])
      and dwelling_id is not null`.execute(tx)
  await eraseAuditValues(tx, communityId, { entity: thingKind, ids, fields: tellingFields })
  return ids.length
}

/** Numbers, persons and words of calls that lie long back: a piece of them. */
export async function forgetCalls(ctx: WriteContext, before: Date, most: number): Promise<number> {
  const found = await sql<{ id: string }>`
    update requests.calls c set phone = null, person_id = null, note = '', recording = null
    from (select id from requests.calls where community_id = ${ctx.communityId} and started_at < ${before} and ended_at is not null
        and (phone is not null or person_id is not null or note <> '') order by started_at limit ${most}) due
    where c.community_id = ${ctx.communityId} and c.id = due.id returning c.id`.execute(ctx.tx)
  const ids = found.rows.map((row) => row.id)
  await eraseAuditValues(ctx.tx, ctx.communityId, { entity: 'call', ids })
  return ids.length
}
