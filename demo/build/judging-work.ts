import { addDays, instantOf } from '../../src/shared/civil-date.ts'
import { servicesJudged } from '../xishan/ballots.ts'
import { grownUps, rollOf } from './ballot-rolls.ts'
import type { Year } from './year.ts'

const zone = 'Asia/Shanghai'

/** How satisfied some from all over are, item by item; the result says who reached what was asked for. */
export function planSatisfaction(year: Year, today: string): void {
  const { ago, title, description, options, percent, marks } = servicesJudged
  const day = (after: number) => addDays(today, after - ago)
  const desk = year.staffDoer('secretary')
  const clerk = year.staffDoer('counter-1')
  year.agenda.add(instantOf(day(0), '11:10', zone), async (tx) => {
    const { id } = await year.do(tx, 'ballots.draft', desk, {
      ...{ kind: 'satisfaction', title, description, options, consent_percent: percent },
      ...{ roll_kind: 'listed', roll_day: day(0), opens_day: day(3), closes_day: day(5) },
    })
    for (const person_id of await grownUps(year, tx, marks.length))
      await year.do(tx, 'ballots.add_voter', desk, { person_id }, { id })
    await year.do(tx, 'ballots.announce', desk, {}, { id })
    year.agenda.add(instantOf(day(4), '16:00', zone), async (later) => {
      for (const [index, row] of (await rollOf(year, later, id)).entries()) {
        const given = [...(marks[index] ?? '')].map((points, at) => ({ code: `o${at + 1}`, points: Number(points) }))
        const choices = given.filter(({ points }) => points > 0)
        await year.do(later, 'ballots.cast_for', clerk, { channel: 'telephone', choices }, { id, voter: row.id })
      }
    })
    planEnd(year, id, day)
  })
}

/** Counted, displayed for its days, settled and published. */
function planEnd(year: Year, id: string, day: (after: number) => string): void {
  const desk = year.staffDoer('secretary')
  const steps = (at: string, names: readonly string[]) =>
    year.agenda.add(instantOf(at, '09:20', zone), async (tx) => {
      for (const name of names) await year.do(tx, `ballots.${name}`, desk, {}, { id })
    })
  steps(day(6), ['tally', 'display'])
  steps(day(12), ['settle', 'publish'])
}
