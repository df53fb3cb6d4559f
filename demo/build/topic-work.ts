import { sql } from 'kysely'
import type { Tx } from '../../src/platform/db/database.ts'
import { addDays, civilDateOf, instantOf } from '../../src/shared/civil-date.ts'
import { type TopicPlan, topics } from '../xishan/topics.ts'
import type { Doer } from './workshop.ts'
import type { Year } from './year.ts'

const zone = 'Asia/Shanghai'
const dayMs = 86_400_000

/** Two topics of the whole community: one that came to its end, one that is talked over now. */
export function planTopics(year: Year, today: Date): void {
  const [first] = topics
  if (first) {
    const own = { from: 'household_forum', name: '樟树下议事' }
    const before = instantOf(addDays(civilDateOf(today, zone), -first.ago), '09:10', zone)
    year.agenda.add(before, async (tx) => {
      await year.do(tx, 'deliberation.add_topic_template', year.staffDoer('secretary'), own)
    })
  }
  for (const plan of topics) {
    const at = instantOf(addDays(civilDateOf(today, zone), -plan.ago), '09:40', zone)
    year.agenda.add(at, (tx) => begin(year, tx, plan, at))
  }
}

type Begun = { year: Year; plan: TopicPlan; id: string; at: Date; by: Doer }

async function begin(year: Year, tx: Tx, plan: TopicPlan, at: Date): Promise<void> {
  const by = year.staffDoer('secretary')
  const { template, title, facts, options } = plan
  const { id } = await year.do(tx, 'deliberation.open_topic', by, { template, title, facts, options })
  const begun = { year, plan, id, at, by }
  const later = (days: number, task: (later: Tx) => Promise<void>) =>
    year.agenda.add(new Date(at.getTime() + days * dayMs), task)
  later(1, (then) => talk(begun, then))
  if (plan.opinion) later(3, (then) => answer(begun, then, plan.opinion ?? []))
  later(7, (then) => move(begun, then, 'discuss'))
  if (plan.ends) later(16, (then) => end(begun, then, plan.ends))
}

async function move({ year, id, by }: Begun, tx: Tx, stage: string): Promise<void> {
  await year.do(tx, 'deliberation.move_topic', by, { stage, reason: '大家说得差不多了' }, { id })
}

async function optionsOf(tx: Tx, year: Year, id: string): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select id from deliberation.topic_options where community_id = ${year.parts.workshop.communityId} and topic_id = ${id}
    order by seq`.execute(tx)
  return found.rows.map((row) => row.id)
}

async function saidAs(tx: Tx, year: Year, id: string, kind: string): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select id from deliberation.contributions
    where community_id = ${year.parts.workshop.communityId} and topic_id = ${id} and kind = ${kind}`.execute(tx)
  return found.rows.map((row) => row.id)
}

/** Residents with an account speak, one each; questions are answered and what is suggested taken up. */
async function talk({ year, plan, id, by }: Begun, tx: Tx): Promise<void> {
  const staff = new Set(year.parts.institutions.staff.values())
  const speakers = [...year.parts.accounts].filter(([person]) => !staff.has(person)).slice(0, plan.says.length)
  const options = await optionsOf(tx, year, id)
  for (const [index, { option, ...said }] of plan.says.entries()) {
    const [, account] = speakers[index % speakers.length] ?? []
    if (!account) return
    const of = option === undefined ? {} : { option_id: options[option] }
    await year.do(tx, 'deliberation.contribute', { account }, { ...said, ...of }, { id })
  }
  for (const said of await saidAs(tx, year, id, 'question')) {
    await year.do(tx, 'deliberation.answer_question', by, { text: plan.answer }, { id: said })
  }
  if (!plan.ends) return
  for (const said of await saidAs(tx, year, id, 'amendment')) {
    await year.do(tx, 'deliberation.settle_amendment', by, { accept: true, reason: plan.takes }, { id: said })
  }
}

const answering = 13

/** Statements are put in, residents of two minds answer them, one of them writes another, and the map is drawn. */
async function answer({ year, id, by }: Begun, tx: Tx, statements: NonNullable<TopicPlan['opinion']>): Promise<void> {
  await year.do(tx, 'deliberation.switch_map', by, { on: true }, { id })
  await year.do(tx, 'deliberation.seed_statements', by, { texts: statements.map((one) => one.text) }, { id })
  const put = await sql<{ id: string; text: string }>`
    select id, text from deliberation.statements
    where community_id = ${year.parts.workshop.communityId} and topic_id = ${id}`.execute(tx)
  const staff = new Set(year.parts.institutions.staff.values())
  const residents = [...year.parts.accounts].filter(([person]) => !staff.has(person)).slice(-answering)
  for (const [at, [, account]] of residents.entries()) {
    for (const [nth, one] of put.rows.entries()) {
      const split = statements.some((own) => own.text === one.text && own.split)
      const yes = split ? at % 2 === 0 : (at + nth) % answering !== 0
      await year.do(
        tx,
        'deliberation.answer_statement',
        { account },
        { answer: yes ? 'agree' : 'disagree' },
        { id: one.id },
      )
    }
  }
  const [, account] = residents[0] ?? []
  if (account)
    await year.do(tx, 'deliberation.make_statement', { account }, { text: '棚顶装光伏板，电费还能省一点' }, { id })
  await year.parts.workshop.runJob(tx, 'deliberation.draw-opinion-maps')
}

async function end(begun: Begun, tx: Tx, ends: TopicPlan['ends']): Promise<void> {
  const { year, id, by, at } = begun
  if (!ends) return
  await move(begun, tx, 'decide')
  const owner_post_id = await postOf(tx, year)
  const due_day = addDays(civilDateOf(at, zone), 40)
  await year.do(tx, 'deliberation.decide_topic', by, { text: ends.task, owner_post_id, due_day }, { id })
  await move(begun, tx, 'do')
  year.agenda.add(new Date(at.getTime() + 38 * dayMs), async (later) => {
    const [decision] = await decisionsOf(later, year, id)
    await year.do(later, 'deliberation.finish_decision', by, { words: ends.done }, { id: decision ?? '' })
    await year.do(later, 'deliberation.report_topic', by, { text: ends.told }, { id })
  })
}

/** The secretary's post, which tasks go to. */
export async function postOf(tx: Tx, year: Year): Promise<string> {
  const found = await sql<{ id: string }>`
    select id from bodies.posts where community_id = ${year.parts.workshop.communityId} and kind = 'community_secretary' and closed_at is null
    limit 1`.execute(tx)
  return found.rows[0]?.id ?? ''
}

async function decisionsOf(tx: Tx, year: Year, id: string): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select id from deliberation.decisions where community_id = ${year.parts.workshop.communityId} and topic_id = ${id}`.execute(
    tx,
  )
  return found.rows.map((row) => row.id)
}
