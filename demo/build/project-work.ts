import { sql } from 'kysely'
import type { Tx } from '../../src/platform/db/database.ts'
import { addDays, civilDateOf, instantOf } from '../../src/shared/civil-date.ts'
import { fiveProjects, type ProjectPlan, pipes } from '../xishan/projects.ts'
import { rollOf } from './ballot-rolls.ts'
import { postOf } from './topic-work.ts'
import type { Doer } from './workshop.ts'
import type { Year } from './year.ts'

const zone = 'Asia/Shanghai'
type Day = (after: number) => string
const verdicts: Record<string, string> = { f: 'for', m: 'mend', a: 'against' }

/** What the annual five chose becomes projects the day after; `day`: days after its publication. */
export async function makeFive(year: Year, tx: Tx, ballotId: string, day: Day): Promise<void> {
  const { rows } = await sql<{ code: string; title: string }>`
    select o.code, o.title from ballots.results r
    cross join lateral jsonb_array_elements_text(r.outcome->'winners') with ordinality as w (code, place)
    join ballots.options o on o.community_id = r.community_id and o.ballot_id = r.ballot_id and o.code = w.code
    where r.community_id = ${year.parts.workshop.communityId} and r.ballot_id = ${ballotId} order by w.place`.execute(
    tx,
  )
  for (const chosen of rows) {
    const plan = fiveProjects[chosen.title]
    if (!plan) continue
    const { kind, description, cost_fen } = plan
    const { id } = await year.do(tx, 'projects.open', year.staffDoer('secretary'), {
      ...{ title: chosen.title, kind, description, ballot_id: ballotId, option_code: chosen.code },
      ...{ lead_post_id: await leadOf(tx, year, plan.lead), from_day: day(1), to_day: day(plan.to) },
      ...(cost_fen ? { cost_fen } : {}),
    })
    planCourse(year, id, plan, day)
  }
}

async function leadOf(tx: Tx, year: Year, lead: ProjectPlan['lead']): Promise<string> {
  if (lead === 'secretary') return postOf(tx, year)
  const found = await sql<{ id: string }>`
    select p.id from bodies.posts p join bodies.post_terms t on t.community_id = p.community_id and t.post_id = p.id
    where p.community_id = ${year.parts.workshop.communityId} and t.person_id = ${year.staffPerson('worker-1')} limit 1`.execute(
    tx,
  )
  return found.rows[0]?.id ?? postOf(tx, year)
}

function planCourse(year: Year, id: string, plan: ProjectPlan, day: Day): void {
  const desk = year.staffDoer('secretary')
  const at = (after: number, time: string, task: (tx: Tx) => Promise<unknown>) =>
    year.agenda.add(instantOf(day(after), time, zone), async (tx) => {
      await task(tx)
    })
  if (plan.start !== undefined) at(plan.start, '09:30', (tx) => year.do(tx, 'projects.start', desk, {}, { id }))
  for (const { day: after, text, scene, inside } of plan.notes ?? []) {
    at(after, '16:20', async (tx) => {
      const files = scene ? [await year.upload(tx, desk, year.parts.photos.after(scene))] : []
      await year.do(tx, 'projects.note', desk, { text, open: !inside, file_ids: files }, { id })
    })
  }
  const { finish, review } = plan
  if (finish) at(finish.day, '15:10', (tx) => year.do(tx, 'projects.finish', desk, { text: finish.text }, { id }))
  if (review) at(review.day, '09:00', (tx) => judge(year, tx, { id, desk, day, review }))
}

type Judged = { id: string; desk: Doer; day: Day; review: NonNullable<ProjectPlan['review']> }

/** Those who chose it judge it, to the published result. */
async function judge(year: Year, tx: Tx, { id, desk, day, review }: Judged): Promise<void> {
  const { percent, said, amiss } = review
  const asked = { opens_day: day(review.day + 4), closes_day: day(review.day + 8), percent, each_group: true }
  await year.do(tx, 'projects.ask_review', desk, asked, { id })
  const found = await sql<{ ballot_id: string }>`
    select ballot_id from projects.reviews where community_id = ${year.parts.workshop.communityId} and project_id = ${id}`.execute(
    tx,
  )
  const ballot = { id: found.rows[0]?.ballot_id ?? '' }
  await year.do(tx, 'ballots.draw_roll', desk, {}, ballot)
  await year.do(tx, 'ballots.announce', desk, {}, ballot)
  await settleBallot(
    year,
    ballot,
    (after) => day(review.day + after),
    (index) => ({
      choices: [{ code: verdicts[said[index] ?? 'f'] }],
      ...(index === said.indexOf('m') ? { words: amiss } : {}),
    }),
  )
}

/** Cast on the fifth day, counted on the ninth, published once objections are over. */
async function settleBallot(
  year: Year,
  ballot: { id: string },
  day: Day,
  said: (index: number) => { choices: object[]; words?: string },
): Promise<void> {
  const desk = year.staffDoer('secretary')
  const clerk = year.staffDoer('counter-1')
  year.agenda.add(instantOf(day(5), '10:30', zone), async (tx) => {
    for (const [index, row] of (await rollOf(year, tx, ballot.id)).entries())
      await year.do(tx, 'ballots.cast_for', clerk, { channel: 'counter', ...said(index) }, { ...ballot, voter: row.id })
  })
  year.agenda.add(instantOf(day(9), '09:00', zone), async (tx) => {
    await year.do(tx, 'ballots.tally', desk, {}, ballot)
    await year.do(tx, 'ballots.display', desk, {}, ballot)
  })
  year.agenda.add(instantOf(day(17), '09:00', zone), async (tx) => {
    await year.do(tx, 'ballots.settle', desk, {}, ballot)
    await year.do(tx, 'ballots.publish', desk, {}, ballot)
  })
}

/** The stairwell with the fewest homes that are lived in, but for one alone. */
async function smallStairwell(year: Year, tx: Tx): Promise<string | undefined> {
  const found = await sql<{ id: string }>`
    select d.stairwell_id as id from people.residences r
    join territory.dwellings d on d.community_id = r.community_id and d.id = r.dwelling_id
    where r.community_id = ${year.parts.workshop.communityId} and r.lives_here and r.until_day is null and d.stairwell_id is not null
    group by 1 having count(distinct d.id) between 4 and 14 order by count(distinct d.id), 1 limit 1`.execute(tx)
  return found.rows[0]?.id
}

/** A consent that was carried with conditions, and the project that keeps them: one kept, one still open. */
export function planPipes(year: Year, today: Date): void {
  const desk = year.staffDoer('secretary')
  const { ago, title, description, conditions, kept, cost_fen } = pipes
  const day: Day = (after) => addDays(civilDateOf(today, zone), after - ago)
  year.agenda.add(instantOf(day(0), '14:40', zone), async (tx) => {
    const area_id = await smallStairwell(year, tx)
    if (!area_id) return
    const ballot = await year.do(tx, 'ballots.draft', desk, {
      ...{ kind: 'consent', title, description, consent_percent: 80, roll_kind: 'households', roll_day: day(0) },
      ...{ area_id, opens_day: day(7), closes_day: day(12) },
    })
    await year.do(tx, 'ballots.draw_roll', desk, {}, ballot)
    await year.do(tx, 'ballots.announce', desk, {}, ballot)
    await settleBallot(
      year,
      ballot,
      (after) => day(after + 4),
      (index) => ({
        choices: [{ code: 'for' }],
        words: conditions[index] ?? '',
      }),
    )
    year.agenda.add(instantOf(day(22), '10:00', zone), async (later) => {
      const { id } = await year.do(later, 'projects.open', desk, {
        ...{
          title: '换老水管',
          kind: 'work',
          description,
          cost_fen,
          ballot_id: ballot.id,
          from_day: day(24),
          to_day: day(70),
        },
      })
      await year.do(later, 'projects.start', desk, {}, { id })
      year.agenda.add(instantOf(day(40), '11:00', zone), (then) => keepFirst(year, then, { id, desk, kept }))
    })
  })
}

async function keepFirst(
  year: Year,
  tx: Tx,
  { id, desk, kept }: { id: string; desk: Doer; kept: string },
): Promise<void> {
  const found = await sql<{ id: string }>`
    select id from projects.conditions where community_id = ${year.parts.workshop.communityId} and project_id = ${id} order by seq limit 1`.execute(
    tx,
  )
  const condition = found.rows[0]?.id
  if (!condition) return
  await year.do(tx, 'projects.settle_condition', desk, { state: 'kept', note: kept }, { id, condition })
  await year.do(tx, 'projects.add_condition', desk, { text: pipes.added }, { id, condition })
  await year.do(tx, 'projects.note', desk, { text: '主管换好了，开始逐户换。' }, { id })
}
