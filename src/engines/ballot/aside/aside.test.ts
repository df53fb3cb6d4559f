import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { countAside } from './aside.ts'
import { countHere, type Job } from './job.ts'

const letters = [...'abcdefghijklmnopqrst']

/** As many different ballots as make a thread worth its while. */
function jobOf(rule: string, seed: string): Job {
  const ballots = Array.from({ length: 1_500 }, (_, at) => {
    const first = at % letters.length
    const next = (first + 1 + (at % 7)) % letters.length
    return { count: 1 + (at % 3), choices: [letters[first], letters[next]] }
  })
  const options = letters.map((id) => ({ id, name: id }))
  const own = { format: 'linli-ballots/1', kind: 'approval', title: '选', seats: 3, options, ballots }
  return { text: JSON.stringify(own), asked: { rule, seed } }
}

test('comes to the same as counting here, and keeps nobody waiting', async () => {
  const jobs = [jobOf('equal-shares', 'one'), jobOf('seqphragmen', 'two'), jobOf('pav', 'three')]
  let ticks = 0
  const ticking = setInterval(() => (ticks += 1), 5)
  const counts = await Promise.all(jobs.map(countAside))
  clearInterval(ticking)
  expect(ticks).toBeGreaterThan(2)
  expect(counts).toEqual(jobs.map(countHere))
})

test('counts once for whoever asks at the same moment, and the next all the same', async () => {
  const [one, other] = [countAside(jobOf('av', 'one')), countAside(jobOf('av', 'one'))]
  expect(await one).toBe(await other)
  await wait(1)
  expect(await countAside(jobOf('av', 'one'))).toEqual(await one)
})

test('says why a rule gives up, and goes on with the next', async () => {
  const job = jobOf('pav', 'one')
  await expect(countAside({ ...job, asked: { rule: 'pav', seats: 30 } })).rejects.toThrow(
    '30 seats, and only 20 candidates',
  )
  expect((await countAside(job)).outcome.winners).toHaveLength(3)
})
