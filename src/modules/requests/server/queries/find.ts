import { sql } from 'kysely'
import { pinyinInitials } from '../../../../engines/text/index.ts'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { itemsInForce, type KnownItem } from '../proposals/known-items.ts'
import { itemName } from '../views/item-name.ts'
import { contactCondition, wordsCondition } from './search.ts'
import { type Condition, visibleTo } from './visibility.ts'

/** A request as the palette shows it. */
export type FoundRequest = { id: string; number: string; title: string; item: string; closed: boolean }
export type FoundItem = { code: string; name: string }

/** Requests the actor may see by the beginning of a number or by words, open ones first. */
export async function findRequests(ctx: ReadContext, typed: string, most: number): Promise<FoundRequest[]> {
  return visibleRequests(ctx, await wordsCondition(ctx, typed), most)
}

/**
 * The same by telephone number or its last four digits, for who may see contacts; confidential ones aren't found. Whoever asks notes
 * it in the audit.
 */
export async function findRequestsByPhone(ctx: ReadContext, digits: string, most: number): Promise<FoundRequest[]> {
  return visibleRequests(ctx, await contactCondition(ctx, digits), most)
}

export type SeenRequest = { id: string; number: string; title: string; area_id: string | null; closed: boolean }

/** Requests by id, as far as the actor may see them: for what other modules made of them. */
export async function requestsSeen(ctx: ReadContext, ids: readonly string[]): Promise<SeenRequest[]> {
  if (ids.length === 0) return []
  const rows = await sql<SeenRequest>`
    select c.id, c.number, c.title, c.area_id, c.state = 'closed' as closed from caseflow.cases c
    where c.community_id = ${ctx.communityId} and c.kind = 'request' and c.id = any (${[...ids]}::uuid[]) and ${visibleTo(ctx)}`.execute(
    ctx.tx,
  )
  return rows.rows
}

async function visibleRequests(ctx: ReadContext, found: Condition, most: number): Promise<FoundRequest[]> {
  const rows = await sql<FoundRequest & { code: string }>`
    select c.id, c.number, c.title, r.item_code as code, i.name as item, c.state = 'closed' as closed
    from caseflow.cases c
    join requests.requests r on r.community_id = c.community_id and r.id = c.id
    join requests.items i on i.community_id = r.community_id and i.code = r.item_code and i.revision = r.item_revision
    where c.community_id = ${ctx.communityId} and ${found} and ${visibleTo(ctx)}
    order by c.state = 'closed', c.filed_at desc, c.id limit ${most}`.execute(ctx.tx)
  return rows.rows.map(({ code, ...row }) => ({ ...row, item: itemName(ctx, { code, name: row.item }) }))
}

const initials = new WeakMap<readonly KnownItem[], string[]>()

/** Items of the catalogue by code, name, the words people use for it, or the initials of its name. From memory. */
export async function findItems(ctx: ReadContext, typed: string, most: number): Promise<FoundItem[]> {
  const wanted = typed.normalize('NFKC').toLowerCase().replaceAll(/\s/g, '')
  const items = await itemsInForce(ctx)
  const letters = initials.get(items) ?? items.map((item) => pinyinInitials(item.name, 'place'))
  initials.set(items, letters)
  const ranked = items.flatMap((item, index) => {
    const rank = rankOf(item, letters[index] ?? '', wanted)
    return rank === undefined ? [] : [{ item, rank }]
  })
  return ranked
    .sort((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ item }) => ({ code: item.code, name: itemName(ctx, item) }))
}

/** 0 the code, 1 the name begins so, 2 its initials do, 3 the name holds it, 4 a word for it does; undefined: none. */
function rankOf({ code, name, words }: KnownItem, letters: string, wanted: string): number | undefined {
  const tests = [
    code.toLowerCase() === wanted,
    name.startsWith(wanted),
    letters.startsWith(wanted),
    name.includes(wanted),
    words.some((word) => word.includes(wanted)),
  ]
  const rank = tests.indexOf(true)
  return rank < 0 ? undefined : rank
}
