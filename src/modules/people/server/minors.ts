import { sql } from 'kysely'
import type { ReadContext } from '../../../platform/command/types.ts'
import { ageAt } from '../../../shared/civil-date.ts'
import { todayIn } from './today.ts'

/** 个人信息保护法 28, 31; 未成年人网络保护条例: whose data are a child's, and whose a minor's. */
const adultFrom = 18

/** Whether a person of the register is under age. Without a day of birth nobody is. */
export async function isMinor(ctx: ReadContext, personId: string): Promise<boolean> {
  const row = await ctx.tx
    .selectFrom('people.persons')
    .select('birth_date')
    .where('community_id', '=', ctx.communityId)
    .where('id', '=', personId)
    .executeTakeFirst()
  return row?.birth_date != null && ageAt(row.birth_date, await todayIn(ctx)) < adultFrom
}

export type Guardian = { id: string; phone: string }

/**
 * Who is told of what concerns a minor: grown-ups of the household who have a telephone number, parents (or the head and the spouse) first, at most
 * two.
 */
export async function guardiansOf(ctx: ReadContext, personId: string): Promise<Guardian[]> {
  const grownUpSince = yearsBefore(await todayIn(ctx), adultFrom)
  const found = await sql<Guardian>`
    select p.id, p.phone from people.household_members own
    join people.household_members m on m.community_id = own.community_id and m.household_id = own.household_id and m.left_at is null
    join people.persons p on p.community_id = m.community_id and p.id = m.person_id
    where own.community_id = ${ctx.communityId} and own.person_id = ${personId} and own.left_at is null and m.person_id <> ${personId}
      and p.phone is not null and p.died_on is null and p.merged_into is null
      and (p.birth_date is null or p.birth_date <= ${grownUpSince}::date)
      and m.relation in ('head', 'spouse', 'parent', 'grandparent')
    order by array_position(array['parent', 'head', 'spouse', 'grandparent'], m.relation), p.id limit 2`.execute(ctx.tx)
  return found.rows
}

function yearsBefore(day: string, years: number): string {
  return `${Number(day.slice(0, 4)) - years}${day.slice(4).replace('02-29', '02-28')}`
}
