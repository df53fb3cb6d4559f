import { sql } from 'kysely'
import type { Tx } from '../../src/platform/db/database.ts'
import { addDays, civilDateOf, instantOf } from '../../src/shared/civil-date.ts'
import { annualFive, consentFirst, nextFive, ownersVote, secretElection } from '../xishan/ballots.ts'
import { grownUps, rollOf } from './ballot-rolls.ts'
import { planSatisfaction } from './judging-work.ts'
import { makeFive, planPipes } from './project-work.ts'
import { postOf } from './topic-work.ts'
import type { Year } from './year.ts'

const zone = 'Asia/Shanghai'
const channels = ['counter', 'door', 'telephone'] as const

/** Finished ballots with their results and what became of them, two under way, one that still asks for proposals. */
export function planBallots(year: Year, today: Date): void {
  planAnnualFive(year, civilDateOf(today, zone))
  planOwnersVote(year, civilDateOf(today, zone))
  planConsent(year, civilDateOf(today, zone))
  planSecretElection(year, civilDateOf(today, zone))
  planNextFive(year, civilDateOf(today, zone))
  planSatisfaction(year, civilDateOf(today, zone))
  planPipes(year, today)
}

function planAnnualFive(year: Year, today: string): void {
  const { ago, title, description, options, marks, tasks } = annualFive
  const day = (after: number) => addDays(today, after - ago)
  const desk = year.staffDoer('secretary')
  const clerk = year.staffDoer('counter-1')
  const groups = (['party', 'resident', 'newcomer'] as const).flatMap((group) =>
    marks[group].map((marked) => ({ group, marked })),
  )
  year.agenda.add(instantOf(day(0), '09:10', zone), async (tx) => {
    const { id } = await year.do(tx, 'ballots.draft', desk, {
      ...{ kind: 'choose', title, description, options, winners: 5, by_group: true },
      ...{ roll_kind: 'listed', roll_day: day(0), opens_day: day(4), closes_day: day(10) },
    })
    const people = await grownUps(year, tx, groups.length)
    for (const [index, person_id] of people.entries()) {
      await year.do(tx, 'ballots.add_voter', desk, { person_id, group: groups[index]?.group }, { id })
    }
    await year.do(tx, 'ballots.announce', desk, {}, { id })
    year.agenda.add(instantOf(day(6), '10:00', zone), async (later) => {
      for (const [index, row] of (await rollOf(year, later, id)).entries()) {
        const choices = (groups[index]?.marked ?? []).map((number) => ({ code: `o${number}` }))
        const channel = channels[index % channels.length]
        await year.do(later, 'ballots.cast_for', clerk, { channel, choices }, { id, voter: row.id })
      }
    })
    year.agenda.add(instantOf(day(11), '09:00', zone), async (later) => {
      await year.do(later, 'ballots.tally', desk, {}, { id })
      await year.do(later, 'ballots.display', desk, {}, { id })
    })
    year.agenda.add(instantOf(day(18), '09:00', zone), async (later) => {
      await year.do(later, 'ballots.settle', desk, {}, { id })
      await year.do(later, 'ballots.publish', desk, {}, { id })
      const owner_post_id = await postOf(later, year)
      for (const { text, due, ...task } of tasks) {
        if ('done' in task)
          year.agenda.add(instantOf(day(61), '09:30', zone), (then) =>
            finishTask(year, then, { id, text, words: task.done }),
          )
        const code = `o${options.findIndex((one) => 'of' in task && one.title === task.of) + 1}`
        const made = { text, owner_post_id, due_day: day(due), option_codes: 'of' in task ? [code] : [] }
        await year.do(later, 'deliberation.decide_ballot', desk, made, { id })
      }
      await makeFive(year, later, id, (after) => day(18 + after))
    })
  })
}

/** What was made of a ballot is done. */
async function finishTask(year: Year, tx: Tx, { id, text, words }: { id: string; text: string; words: string }) {
  const found = await sql<{ id: string }>`
    select id from deliberation.decisions where community_id = ${year.parts.workshop.communityId} and ballot_id = ${id} and text = ${text}`.execute(
    tx,
  )
  const task = { id: found.rows[0]?.id ?? '' }
  await year.do(tx, 'deliberation.finish_decision', year.staffDoer('secretary'), { words }, task)
}

/** The first building of a compound; who has voted so far said so at the counter or at the door. */
function planOwnersVote(year: Year, today: string): void {
  const { ago, opensAfter, openDays, title, description, compound } = ownersVote
  const areaId = year.parts.grounds.areas.get(`${compound}-1`) ?? year.parts.grounds.areas.get(compound)
  if (!areaId) return
  const day = (after: number) => addDays(today, after - ago)
  const desk = year.staffDoer('secretary')
  const clerk = year.staffDoer('counter-1')
  year.agenda.add(instantOf(day(0), '14:00', zone), async (tx) => {
    const { id } = await year.do(tx, 'ballots.draft', desk, {
      ...{
        kind: 'owners',
        matter: 'ordinary',
        title,
        description,
        named: true,
        formal: true,
        developer: '洛塘置业（未售房屋）',
      },
      ...{
        roll_kind: 'owners',
        roll_day: day(0),
        area_id: areaId,
        opens_day: day(opensAfter),
        closes_day: day(opensAfter + openDays),
      },
    })
    await year.do(tx, 'ballots.draw_roll', desk, {}, { id })
    await year.do(tx, 'ballots.announce', desk, {}, { id })
    year.agenda.add(instantOf(day(opensAfter), '10:00', zone), async (later) => {
      const rows = await rollOf(year, later, id)
      const reached = rows.slice(0, Math.ceil(rows.length * 0.8)).slice(0, 60)
      if (reached.length === 0) return
      const delivered = { voter_ids: reached.map((row) => row.id), how: 'door', day: day(opensAfter) }
      await year.do(later, 'ballots.note_delivery', clerk, delivered, { id })
      for (const [index, row] of reached.slice(0, Math.ceil(reached.length / 2)).entries()) {
        const choices = [{ code: index % 6 === 4 ? 'against' : 'for' }]
        await year.do(
          later,
          'ballots.cast_for',
          clerk,
          { channel: channels[index % 2], choices },
          { id, voter: row.id },
        )
      }
    })
  })
}

/** Every household of a building is asked whether; some answered, one on a condition, one with a reason against. */
function planConsent(year: Year, today: string): void {
  const { ago, openDays, title, description, compound, condition, reason } = consentFirst
  const areaId = year.parts.grounds.areas.get(`${compound}-1`) ?? year.parts.grounds.areas.get(compound)
  if (!areaId) return
  const day = (after: number) => addDays(today, after - ago)
  const desk = year.staffDoer('secretary')
  const clerk = year.staffDoer('counter-1')
  year.agenda.add(instantOf(day(0), '15:00', zone), async (tx) => {
    const { id } = await year.do(tx, 'ballots.draft', desk, {
      ...{ kind: 'consent', title, description, named: true, consent_percent: 90, live_agreed: true },
      ...{
        roll_kind: 'households',
        roll_day: day(0),
        area_id: areaId,
        opens_day: day(7),
        closes_day: day(7 + openDays),
      },
    })
    await year.do(tx, 'ballots.draw_roll', desk, {}, { id })
    await year.do(tx, 'ballots.announce', desk, {}, { id })
    year.agenda.add(instantOf(day(8), '15:30', zone), async (later) => {
      for (const [index, row] of (await rollOf(year, later, id)).slice(0, 24).entries()) {
        const choices = [{ code: index === 5 ? 'against' : 'for' }]
        const words = index === 5 ? reason : index === 2 ? condition : ''
        await year.do(later, 'ballots.cast_for', clerk, { channel: 'door', choices, words }, { id, voter: row.id })
      }
    })
  })
}

/** A building elects its leader on paper: who handed one in stands on the roll, the papers out of the box carry their own numbers. */
function planSecretElection(year: Year, today: string): void {
  const { ago, title, description, options, marks } = secretElection
  const day = (after: number) => addDays(today, after - ago)
  const desk = year.staffDoer('secretary')
  const clerk = year.staffDoer('counter-1')
  year.agenda.add(instantOf(day(0), '10:20', zone), async (tx) => {
    const { id } = await year.do(tx, 'ballots.draft', desk, {
      ...{ kind: 'choose', title, description, options, secret: true },
      ...{ roll_kind: 'listed', roll_day: day(0), opens_day: day(3), closes_day: day(3) },
    })
    for (const person_id of await grownUps(year, tx, marks.length))
      await year.do(tx, 'ballots.add_voter', desk, { person_id }, { id })
    await year.do(tx, 'ballots.announce', desk, {}, { id })
    year.agenda.add(instantOf(day(3), '19:30', zone), async (later) => {
      for (const row of await rollOf(year, later, id))
        await year.do(later, 'ballots.hand_paper', clerk, {}, { id, voter: row.id })
      for (const [index, marked] of marks.entries()) {
        const paper = { number: index + 1, choices: [{ code: `o${marked}` }] }
        await year.do(later, 'ballots.read_urn_paper', clerk, paper, { id })
        await year.do(later, 'ballots.read_urn_paper', desk, paper, { id })
      }
    })
    year.agenda.add(instantOf(day(4), '09:30', zone), async (later) => {
      await year.do(later, 'ballots.tally', desk, {}, { id })
      await year.do(later, 'ballots.display', desk, {}, { id })
    })
    year.agenda.add(instantOf(day(12), '09:30', zone), async (later) => {
      await year.do(later, 'ballots.settle', desk, {}, { id })
      await year.do(later, 'ballots.publish', desk, {}, { id })
    })
  })
}

/** Some grown-ups who live here, from all over. */
async function neighbours(year: Year, tx: Tx, most: number): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select id from (select p.id, row_number() over (order by p.id) as place, count(*) over () as all_of_them from people.persons p
      where p.community_id = ${year.parts.workshop.communityId} and p.birth_date < '2000-01-01' and p.merged_into is null and p.died_on is null
        and exists (select 1 from people.residences r where r.community_id = p.community_id and r.person_id = p.id and r.until_day is null)) p
    where place % greatest(1, all_of_them / ${most}) = 0 order by place limit ${most}`.execute(tx)
  return found.rows.map((row) => row.id)
}

const fenPerYuan = 100

const roughly = (yuan: number | null) => (yuan === null ? {} : { rough_cost_fen: yuan * fenPerYuan })
type Proposal = (typeof nextFive)['proposals'][number]
const typedOf = (proposal: Proposal) => ('typed' in proposal ? proposal.typed : proposal.title)

async function correct(
  year: Year,
  tx: Tx,
  { title, text, place }: Proposal,
  params: { id: string; nomination: string },
) {
  const words = { title, text, place, reason: '登记时写错一个字' }
  await year.do(tx, 'ballots.correct_nomination', year.staffDoer('secretary'), words, params)
}

/** What residents propose for next year, with who stands behind it and what staff found so far. */
function planNextFive(year: Year, today: string): void {
  const { ago, until, opensAfter, openDays, title, description, endorsements, proposals, same } = nextFive
  const day = (after: number) => addDays(today, after - ago)
  const desk = year.staffDoer('secretary')
  const clerk = year.staffDoer('counter-1')
  year.agenda.add(instantOf(day(0), '09:30', zone), async (tx) => {
    const nominate = { what: 'options', until_day: day(until), endorsements_least: endorsements }
    const { id } = await year.do(tx, 'ballots.draft', desk, {
      ...{ kind: 'choose', title, description, options: [], winners: 5, by_group: true, nominate },
      ...{ roll_kind: 'listed', roll_day: day(0), opens_day: day(opensAfter), closes_day: day(opensAfter + openDays) },
    })
    await year.do(tx, 'ballots.open_nominations', desk, {}, { id })
    const people = await neighbours(year, tx, 24)
    const made: string[] = []
    for (const [index, proposal] of proposals.entries()) {
      const { what, title: wish, text, place, yuan, endorsed } = proposal
      const by = { what, title: typedOf(proposal), text, place, ...roughly(yuan), person_id: people[index] }
      const { nomination } = await year.do<{ nomination: string }>(tx, 'ballots.nominate_for', clerk, by, { id })
      made.push(nomination)
      if (typedOf(proposal) !== wish) await correct(year, tx, proposal, { id, nomination })
      const person_ids = people.slice(6, 6 + endorsed)
      if (person_ids.length > 0) await year.do(tx, 'ballots.endorse_for', clerk, { person_ids }, { id, nomination })
    }
    for (const [index, proposal] of proposals.entries()) {
      if (!('check' in proposal)) continue
      const { feasible, reason, yuan, doer } = proposal.check
      const found = { feasible, reason, doer, ...(yuan === null ? {} : { price_fen: yuan * fenPerYuan }) }
      await year.do(tx, 'ballots.check_nomination', desk, found, { id, nomination: made[index] ?? '' })
    }
    const params = { id, nomination: made[same.from] ?? '' }
    await year.do(tx, 'ballots.ask_merge', desk, { into_id: made[same.into], why: same.why }, params)
  })
}
