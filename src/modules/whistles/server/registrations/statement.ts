import { sql } from 'kysely'
import type { z } from 'zod'
import { atClock, writeSheet } from '../../../../engines/exports/sheet.ts'
import { command, query, type ReadContext } from '../../../../platform/command/types.ts'
import { instantOf } from '../../../../shared/civil-date.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { communityOf } from '../../../territory/api.ts'
import type { statementView } from '../../contract/registration-views.ts'
import { routes } from '../../contract.ts'
import { givenOf } from './given.ts'
import { keyOf, type RegistrationRow } from './store.ts'
import { namesOf } from './views.ts'

type Statement = z.output<typeof statementView>
type Asked = { home_organisation: string; year: number }
type Member = Pick<RegistrationRow, 'id' | 'kind' | 'person_id' | 'home_organisation' | 'registered_at' | 'left_at'>
type Row = Member & {
  title: string
  taken_at: Date
  reported_at: Date | null
  report_text: string
  people: number | null
  confirmed: boolean
}

const membersMost = 1_000
const dutiesMost = 3_000

/**
 * What an organisation gets of its own people's year here. Only those who registered under its name stand in it: they knew it when they
 * did. Refusal: `platform.not_found` for a name nobody registered under.
 */
export async function statementOf(ctx: ReadContext, { home_organisation, year }: Asked): Promise<Statement> {
  const community = await communityOf(ctx.tx, ctx.communityId)
  const zone = community?.time_zone ?? 'Asia/Shanghai'
  const [from, to] = [instantOf(`${year}-01-01`, '00:00', zone), instantOf(`${year + 1}-01-01`, '00:00', zone)]
  const all = await registered(ctx, keyOf(home_organisation), from, to)
  const [first] = all
  if (!first) return refuse('platform.not_found')
  const taken = await takenIn(ctx, keyOf(home_organisation), from, to)
  const nameOf = await namesOf(ctx, [...all, ...taken])
  const organisation = all.find((row) => row.kind === 'organisation')
  const span = (row: Member) => ({
    registered_at: row.registered_at.toISOString(),
    left_at: row.left_at?.toISOString() ?? null,
  })
  return {
    home_organisation: organisation?.home_organisation ?? first.home_organisation,
    community: community?.name ?? '',
    year,
    made_at: ctx.now.toISOString(),
    organisation: organisation ? span(organisation) : null,
    members: all.filter((row) => row.kind === 'member').map((row) => ({ name: nameOf(row), ...span(row) })),
    duties: taken.slice(0, dutiesMost).map((row) => ({
      name: nameOf(row),
      title: row.title,
      taken_at: row.taken_at.toISOString(),
      reported_at: row.reported_at?.toISOString() ?? null,
      report_text: row.report_text,
      people: row.people,
      confirmed: row.confirmed,
    })),
    given: await givenOf(ctx, keyOf(home_organisation), year),
    more: taken.length > dutiesMost || all.length >= membersMost,
  }
}

/** Who was registered at some time of the year. */
async function registered(ctx: ReadContext, key: string, from: Date, to: Date): Promise<Member[]> {
  const found = await sql<Member>`
    select id, kind, person_id, home_organisation, registered_at, left_at from whistles.registrations
    where community_id = ${ctx.communityId} and home_key = ${key} and registered_at < ${to}
      and (left_at is null or left_at >= ${from})
    order by kind desc, registered_at, id limit ${membersMost}`.execute(ctx.tx)
  return found.rows
}

async function takenIn(ctx: ReadContext, key: string, from: Date, to: Date): Promise<Row[]> {
  const found = await sql<Row>`
    select r.id, r.kind, r.person_id, r.home_organisation, r.registered_at, r.left_at, d.title, k.taken_at, k.reported_at,
      k.report_text, k.people, k.confirmed_at is not null as confirmed
    from whistles.registrations r
    join whistles.takings k on k.community_id = r.community_id and k.registration_id = r.id and k.given_up_at is null
    join whistles.duties d on d.community_id = k.community_id and d.id = k.duty_id
    where r.community_id = ${ctx.communityId} and r.home_key = ${key} and k.taken_at >= ${from} and k.taken_at < ${to}
    order by k.taken_at, r.id, d.id limit ${dutiesMost + 1}`.execute(ctx.tx)
  return found.rows
}

export const statement = query(routes['GET /api/c/:community/dual-registrations/statement'], statementOf)

/** The same as a sheet; who took it out is audited. */
export const statementSheet = command(
  routes['POST /api/c/:community/dual-registrations/statement/sheet'],
  async (ctx, asked) => {
    const told = await statementOf(ctx, asked)
    const zone = (await communityOf(ctx.tx, ctx.communityId))?.time_zone ?? 'Asia/Shanghai'
    const say = (key: string, params = {}) => ctx.services.texts.message(ctx.language, 'whistles', key, params)
    const rows = told.duties.map((row) => [
      row.name,
      row.title,
      atClock(row.taken_at, zone),
      row.reported_at ? atClock(row.reported_at, zone) : '',
      row.report_text,
      row.people ?? '',
      say(row.confirmed ? 'sheet_yes' : 'sheet_no'),
    ])
    ctx.audit('dual_statement', ctx.newId(), { home_organisation: told.home_organisation, year: told.year })
    const frame = {
      name: say('sheet_file', { name: told.home_organisation, year: told.year }),
      title: say('sheet_title'),
      note: say('sheet_note', {
        name: told.home_organisation,
        year: told.year,
        community: told.community,
        members: told.members.length,
        duties: told.duties.length,
        time: atClock(told.made_at, zone),
      }),
      columns: [
        { head: say('sheet_who'), width: 14 },
        { head: say('sheet_duty'), width: 30 },
        { head: say('sheet_taken'), width: 18 },
        { head: say('sheet_reported'), width: 18 },
        { head: say('sheet_text'), width: 50 },
        { head: say('sheet_people'), width: 8 },
        { head: say('sheet_confirmed'), width: 10 },
      ],
    }
    return writeSheet(frame, once(rows), ctx.now)
  },
)

async function* once<T>(rows: T): AsyncGenerator<T> {
  yield rows
}
