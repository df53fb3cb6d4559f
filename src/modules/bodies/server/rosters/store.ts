import { type RawBuilder, sql } from 'kysely'
import { nationalExceptions } from '../../../../engines/calendar/index.ts'
import type { Tx } from '../../../../platform/db/database.ts'
import { addDays, type CivilDate, localTime } from '../../../../shared/civil-date.ts'
import { timeZoneSql } from '../../../territory/api.ts'
import { type Holidays, onDutyAt, type Roster, type Shift } from './duty.ts'

export type RosterKind = 'desk' | 'hotline' | 'place'
export type RosterRow = Roster & {
  id: string
  name: string
  kind: RosterKind
  closed_at: Date | null
  notes: ReadonlyMap<CivilDate, string>
}

type Found = Pick<RosterRow, 'id' | 'name' | 'kind' | 'on_rest_days' | 'closed_at'> & {
  pattern: { weekday: number; starts: string; ends: string; person_id: string }[] | null
  days: { day: CivilDate; starts: string | null; ends: string | null; person_id: string | null; note: string }[] | null
}

export const rostersMost = 30

/** Rosters with their pattern and the days that differ from a day on; one query. */
export async function rosterRows(
  tx: Tx,
  communityId: number,
  which: RawBuilder<unknown>,
  span: { from: CivilDate; until: CivilDate },
): Promise<RosterRow[]> {
  const found = await sql<Found>`
    select r.id, r.name, r.kind, r.on_rest_days, r.closed_at,
      (select jsonb_agg(jsonb_build_object('weekday', s.weekday, 'starts', s.starts, 'ends', s.ends, 'person_id', s.person_id)
          order by s.weekday, s.starts, s.person_id)
        from bodies.roster_shifts s where s.community_id = r.community_id and s.roster_id = r.id) as pattern,
      (select jsonb_agg(jsonb_build_object('day', d.day, 'starts', d.starts, 'ends', d.ends, 'person_id', d.person_id, 'note', d.note)
          order by d.day, d.place)
        from bodies.roster_days d where d.community_id = r.community_id and d.roster_id = r.id
          and d.day between ${span.from} and ${span.until}) as days
    from bodies.rosters r where r.community_id = ${communityId} and ${which}
    order by r.closed_at nulls first, r.name, r.id limit ${rostersMost * 2}`.execute(tx)
  return found.rows.map(({ pattern, days, ...row }) => ({
    ...row,
    pattern: Map.groupBy((pattern ?? []).map(shift), (one) => one.weekday),
    days: new Map(
      [...Map.groupBy(days ?? [], (one) => one.day)].map(([day, list]) => [
        day,
        list.flatMap(({ starts, ends, person_id }) =>
          starts && ends && person_id ? [{ starts, ends, personId: person_id }] : [],
        ),
      ]),
    ),
    notes: new Map((days ?? []).map(({ day, note }) => [day, note])),
  }))
}

function shift({ person_id, ...rest }: NonNullable<Found['pattern']>[number]): Shift & { weekday: number } {
  return { ...rest, personId: person_id }
}

/** Days of rest and of work in lieu: the nation's, then the community's own. */
export async function holidaysOf(
  tx: Tx,
  communityId: number,
  span: { from: CivilDate; until: CivilDate },
): Promise<Holidays> {
  const found = await sql<{ day: CivilDate; kind: 'rest' | 'work' }>`
    select day, case kind when 'work' then 'work' else 'rest' end as kind from caseflow.calendar_days
    where community_id = ${communityId} and day between ${span.from} and ${span.until}`.execute(tx)
  const years = [...new Set([Number(span.from.slice(0, 4)), Number(span.until.slice(0, 4))])]
  const national = years.flatMap((year) => [...(nationalExceptions(year) ?? [])])
  return new Map([...national, ...found.rows.map(({ day, kind }) => [day, kind] as const)])
}

/** Who is on duty now by the rosters of a kind. */
export async function onDuty(tx: Tx, communityId: number, kind: RosterKind, now: Date): Promise<Set<string>> {
  const zone = await sql<{ zone: string | null }>`select ${timeZoneSql(communityId)} as zone`.execute(tx)
  const at = localTime(now, zone.rows[0]?.zone ?? 'Asia/Shanghai')
  const span = { from: addDays(at.date, -1), until: at.date }
  const rosters = await rosterRows(tx, communityId, sql`r.kind = ${kind} and r.closed_at is null`, span)
  if (rosters.length === 0) return new Set()
  const holidays = await holidaysOf(tx, communityId, span)
  return new Set(rosters.flatMap((roster) => onDutyAt(roster, at, holidays).map((one) => one.personId)))
}
