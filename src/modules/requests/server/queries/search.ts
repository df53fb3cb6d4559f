import { type RawBuilder, sql } from 'kysely'
import { searchQuery } from '../../../../engines/text/index.ts'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { normalisePhone } from '../../../../shared/mask.ts'
import { findPersonsByPhone } from '../../../people/api.ts'
import { scopeOf } from '../can.ts'
import type { Condition } from './visibility.ts'

/** Of a search that would find more, the newest this many are looked through. */
const foundMost = 1_000

/**
 * What somebody types into the search box: the beginning of a number, words of the description, or, for who may see contacts, a
 * telephone number or its last four digits. Nothing to look for finds nothing.
 */
export async function searchCondition(ctx: ReadContext, typed: string): Promise<Condition> {
  return oneOf(ctx, [byNumber(ctx, typed), byWords(ctx, typed), await byPhone(ctx, typed)])
}

/** The same by number and words only. */
export async function wordsCondition(ctx: ReadContext, typed: string): Promise<Condition> {
  return oneOf(ctx, [byNumber(ctx, typed), byWords(ctx, typed)])
}

/** The same by telephone number only; nothing for who may not see contacts. */
export async function contactCondition(ctx: ReadContext, digits: string): Promise<Condition> {
  return oneOf(ctx, [await byPhone(ctx, digits)])
}

async function oneOf(ctx: ReadContext, asked: (RawBuilder<unknown> | undefined)[]): Promise<Condition> {
  const sources = asked.filter((source) => source !== undefined)
  if (sources.length === 0) return sql<boolean>`false`
  // Found first and handed over as ids: planned with the list, a few matches would be looked for along the whole order of it.
  const found = await sql<{ id: string }>`select id from (${sql.join(sources, sql` union `)}) as found (id)`.execute(
    ctx.tx,
  )
  return sql<boolean>`c.id = any (${found.rows.map((row) => row.id)}::uuid[])`
}

function byNumber(ctx: ReadContext, typed: string) {
  const beginning = typed.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase()
  if (!/^[\dA-Z][\dA-Z-]{2,29}$/.test(beginning)) return undefined
  return sql`(select id from caseflow.cases where community_id = ${ctx.communityId}
    and number >= ${beginning} and number < ${`${beginning}~`} limit ${foundMost})`
}

function byWords(ctx: ReadContext, typed: string) {
  const words = searchQuery(typed)
  return words === null ? undefined : sql`(select requests.search(${ctx.communityId}, ${words}, ${foundMost}))`
}

/** Confidential requests aren't found by their telephone number: that would tell whose they are. */
async function byPhone(ctx: ReadContext, typed: string) {
  const digits = typed.normalize('NFKC').replaceAll(/[\s-]/g, '')
  const { paths, bodyIds } = scopeOf(ctx.actor, 'requests.reveal')
  if (paths.length + bodyIds.length === 0 || !/^(\d{4}|\+?\d{7,15})$/.test(digits)) return undefined
  const matches = digits.length === 4 ? sql`a.phone_tail = ${digits}` : await ofWholeNumber(ctx, digits)
  return sql`(select a.thing_id from caseflow.askers a
    join requests.requests n on n.community_id = a.community_id and n.id = a.thing_id and not n.confidential
    where a.community_id = ${ctx.communityId} and a.thing_kind = 'request' and ${matches} limit ${foundMost})`
}

async function ofWholeNumber(ctx: ReadContext, digits: string) {
  const number = normalisePhone(digits)?.number ?? digits
  const persons = await findPersonsByPhone(ctx.tx, ctx.communityId, number)
  return sql`(a.contact_phone = ${number} or a.person_id = any (${persons.map((person) => person.id)}::uuid[]))`
}
