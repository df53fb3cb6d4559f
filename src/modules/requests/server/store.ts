/** The tables of this module, as commands need them. */
import { sql } from 'kysely'
import type { CaseRow } from '../../../engines/caseflow/index.ts'
import { vectorSql, words } from '../../../engines/text/index.ts'
import type { WriteContext } from '../../../platform/command/types.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { claimFiles } from '../../../platform/files/operations.ts'
import { claimFilesUnnamed } from '../../../platform/files/unnamed.ts'
import { extensionLeft } from './rules/extension-left.ts'
import type { ItemLimits } from './rules/limits.ts'
import { type Tier, type TierWhy, tierByRule } from './rules/tier.ts'

/** What this module calls a case, and the owner of its files. */
export const thingKind = 'request'

/** A request with its case, locked, and what its item says about it. */
export type LockedRequest = CaseRow &
  ItemLimits & {
    item_code: string
    item_revision: number
    description: string
    place_detail: string
    dwelling_id: string | null
    anonymous: boolean
    confidential: boolean
    public_open: boolean
    channel: string
    checklist: string[]
    tier: Tier
    tier_why: TierWhy
    priority_by: 'item' | 'rule' | 'hand'
    /** What its item says of size and urgency. */
    item_tier: Tier
    item_priority: number
    /** Refused twice: waits for a ruling since. */
    ruling_since: Date | null
    /** Given by a ruling. */
    ruled_at: Date | null
    /** What an extension added to the item's limit; `resolve_amount` holds it already. */
    extended_amount: number
    extended_times: number
    /** More time may be given once more. */
    extension_left: boolean
    evidence: 'none' | 'photo_or_note' | 'photo'
  }

/** Locks one request; undefined where this community has none with that id. */
export async function lockRequest(tx: Tx, communityId: number, id: string): Promise<LockedRequest | undefined> {
  const found = await sql<LockedRequest>`
    select c.*, r.item_code, r.item_revision, r.description, r.place_detail, r.dwelling_id, r.anonymous, r.confidential, r.public_open,
      r.channel, i.checklist, i.evidence, i.contact_amount, i.contact_unit, i.resolve_amount + r.extended_amount as resolve_amount, i.resolve_unit,
      r.ruling_since, r.ruled_at, r.extended_amount, r.extended_times, ${extensionLeft}, r.tier, r.tier_why, r.priority_by, i.tier as item_tier, i.priority as item_priority
    from caseflow.cases c
    join requests.requests r on r.community_id = c.community_id and r.id = c.id
    join requests.items i on i.community_id = r.community_id and i.code = r.item_code and i.revision = r.item_revision
    where c.community_id = ${communityId} and c.id = ${id} for update of c`.execute(tx)
  return found.rows[0]
}

export type NewRequest = {
  id: string
  item: { code: string; revision: number; class: string; kind: string; tier: Tier; priority: number }
  description: string
  searched: readonly string[]
  placeDetail: string
  dwellingId: string | null
  channel: string
  anonymous: boolean
  confidential: boolean
  enteredByPost: string | null
  enteredByPerson: string | null
  publicOpen: boolean
  askPointId: string | null
  /** Whether the item proposed first was taken; null where none was shown. */
  proposalTaken: boolean | null
}

/** Keeps what was asked, found later by the words of `searched`. */
export async function insertRequest(tx: Tx, communityId: number, request: NewRequest): Promise<void> {
  const { item } = request
  const { tier, why } = tierByRule(item, 1, Number.POSITIVE_INFINITY)
  await sql`
    insert into requests.requests (community_id, id, item_code, item_revision, class, kind, tier, tier_why, description, words, place_detail,
      dwelling_id, channel, anonymous, confidential, entered_by_post, entered_by_person, public_open, ask_point_id, proposal_taken)
    values (${communityId}, ${request.id}, ${item.code}, ${item.revision}, ${item.class}, ${item.kind}, ${tier}, ${why},
      ${request.description}, ${vectorSql(words(request.searched.join('\n')))}, ${request.placeDetail}, ${request.dwellingId},
      ${request.channel}, ${request.anonymous}, ${request.confidential}, ${request.enteredByPost}, ${request.enteredByPerson},
      ${request.publicOpen}, ${request.askPointId}, ${request.proposalTaken})`.execute(tx)
}

/** Puts a request under another item, with what follows from it for lists and search. The request is locked. */
export async function moveToItem(
  tx: Tx,
  row: LockedRequest,
  item: NewRequest['item'] & { name: string; public_open: boolean },
  placeName: string,
): Promise<void> {
  const { tier, why } = tierByRule(item, 1, Number.POSITIVE_INFINITY)
  const searched = [row.number, item.name, row.description, placeName, row.place_detail]
  await tx
    .updateTable('requests.requests')
    .set({
      item_code: item.code,
      item_revision: item.revision,
      class: item.class,
      kind: item.kind,
      tier,
      tier_why: why,
      public_open: item.public_open && !row.confidential,
      priority_by: 'item',
      priority_parts: null,
      weighed_at: null,
      // Another matter has its own limit, and nothing was ruled upon it.
      extended_amount: 0,
      extended_times: 0,
      ruling_since: null,
      ruled_at: null,
      words: vectorSql(words(searched.join('\n'))),
    })
    .where('community_id', '=', row.community_id)
    .where('id', '=', row.id)
    .execute()
}

/** Puts uploaded files to a request. Refusal: `platform.not_found` for a file that isn't the person's to give. */
export async function attach(
  ctx: WriteContext,
  requestId: string,
  fileIds: readonly string[],
  role: 'report' | 'evidence',
): Promise<void> {
  if (fileIds.length === 0) return
  await claimFiles(ctx, fileIds, { entity: thingKind, id: requestId })
  await insertAttachments(ctx, requestId, fileIds, role)
}

/** The same for an anonymous request: the files are kept under new ids that lead to no account. */
export async function attachUnnamed(ctx: WriteContext, requestId: string, fileIds: readonly string[]): Promise<void> {
  if (fileIds.length === 0) return
  const unnamed = await claimFilesUnnamed(ctx, fileIds, { entity: thingKind, id: requestId })
  await insertAttachments(ctx, requestId, unnamed, 'report')
}

async function insertAttachments(
  ctx: WriteContext,
  requestId: string,
  fileIds: readonly string[],
  role: 'report' | 'evidence',
): Promise<void> {
  await sql`
    insert into requests.attachments (community_id, request_id, file_id, role, added_at)
    select ${ctx.communityId}::int, ${requestId}::uuid, f, ${role}::text, ${ctx.now}::timestamptz
    from unnest(${[...new Set(fileIds)]}::uuid[]) f`.execute(ctx.tx)
}

/** How many photos have been brought as evidence since `since`. */
export async function evidencePhotos(ctx: WriteContext, requestId: string, since: Date): Promise<number> {
  const found = await sql<{ count: number }>`
    select count(*)::int as count from requests.attachments a
    join platform.files f on f.community_id = a.community_id and f.id = a.file_id
    where a.community_id = ${ctx.communityId} and a.request_id = ${requestId} and a.role = 'evidence' and a.added_at >= ${since}
      and f.media_type in ('image/jpeg', 'image/png', 'image/webp')`.execute(ctx.tx)
  return found.rows[0]?.count ?? 0
}

export type NewJudgement = {
  source: 'requester' | 'code' | 'call_back' | 'neighbours'
  reached: boolean
  refused?: boolean
  solved: boolean | null
  grade: number | null
  comment: string
  personId: string | null
}

/** Adds a judgement of the closing in force. The request is locked. */
export async function insertJudgement(ctx: WriteContext, row: LockedRequest, judgement: NewJudgement): Promise<void> {
  const ofClosing = sql`community_id = ${row.community_id} and request_id = ${row.id} and closing_no = ${row.closing_no}`
  await sql`
    insert into requests.judgements (community_id, request_id, closing_no, seq, source, reached, refused, solved, grade, comment, person_id, judged_at)
    values (${row.community_id}, ${row.id}, ${row.closing_no},
      (select coalesce(max(seq), 0) + 1 from requests.judgements where ${ofClosing}),
      ${judgement.source}, ${judgement.reached}, ${judgement.refused ?? false}, ${judgement.solved}, ${judgement.grade}, ${judgement.comment}, ${judgement.personId},
      ${ctx.now})`.execute(ctx.tx)
}

/** When the present handling began: the last reopening, else filing. */
export async function handlingSince(tx: Tx, row: LockedRequest): Promise<Date> {
  if (row.reopened_count === 0) return row.filed_at
  const found = await sql<{ since: Date | null }>`
    select max(since) as since from caseflow.assignments
    where community_id = ${row.community_id} and case_id = ${row.id} and how = 'reopened'`.execute(tx)
  return found.rows[0]?.since ?? row.filed_at
}

/** Pauses of a case, oldest first. */
export async function pausesOf(tx: Tx, row: LockedRequest): Promise<{ from: Date; to: Date | null }[]> {
  const found = await sql<{ from: Date; to: Date | null }>`
    select since as "from", until as "to" from caseflow.pauses
    where community_id = ${row.community_id} and case_id = ${row.id} order by since`.execute(tx)
  return found.rows
}

/** Words on the place, found by search too. The request is locked. */
export async function setPlaceDetail(tx: Tx, row: LockedRequest, placeDetail: string): Promise<void> {
  await sql`
    update requests.requests set place_detail = ${placeDetail}, words = words || ${vectorSql(words(placeDetail))}
    where community_id = ${row.community_id} and id = ${row.id}`.execute(tx)
}

/** Who said how urgent it is. The request is locked. */
export async function setPriorityBy(tx: Tx, row: LockedRequest, by: LockedRequest['priority_by']): Promise<void> {
  await sql`update requests.requests set priority_by = ${by} where community_id = ${row.community_id} and id = ${row.id}`.execute(
    tx,
  )
}

/** What was ruled upon a request, or how much longer it may take. The request is locked. */
export async function noteDispatch(
  tx: Tx,
  row: Pick<LockedRequest, 'community_id' | 'id'>,
  set: { ruling_since?: Date | null; ruled_at?: Date | null; extended_amount?: number; extended_times?: number },
): Promise<void> {
  await tx
    .updateTable('requests.requests')
    .set(set)
    .where('community_id', '=', row.community_id)
    .where('id', '=', row.id)
    .execute()
}
