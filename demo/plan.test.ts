import { describe, expect, it } from 'vitest'
import { catalogueTemplate } from '../src/modules/requests/catalogue/template.ts'
import { ageAt } from '../src/shared/civil-date.ts'
import { parseIdentityNumber } from '../src/shared/identity-number.ts'
import { placeOf } from './build/counter-work.ts'
import { planXishan } from './build-xishan.ts'
import { randomFrom } from './random.ts'
import { bodies } from './xishan/bodies.ts'
import { compounds } from './xishan/compounds.ts'
import { staffPosts } from './xishan/staff.ts'
import { stories } from './xishan/stories/index.ts'
import { fits } from './xishan/wording.ts'

const today = new Date('2026-11-22T03:30:00Z')
const plan = planXishan(today, 1)
const here = plan.people.filter((person) => person.livesHere)

describe('the plan of Xishan', () => {
  it('is the same from the same seed and day', () => {
    const { random: _, ...again } = planXishan(today, 1)
    const { random: __, ...first } = plan
    expect(JSON.stringify(again)).toBe(JSON.stringify(first))
    expect(randomFrom('a').next()).not.toBe(randomFrom('b').next())
  })

  it('has nine compounds of several kinds and more than ten thousand residents, old and young, local and new', () => {
    expect(compounds).toHaveLength(9)
    expect(new Set(compounds.map((compound) => compound.kind)).size).toBeGreaterThanOrEqual(6)
    expect(here.length).toBeGreaterThan(10_000)
    expect(here.length).toBeLessThan(11_500)
    const share = (fit: (person: (typeof here)[number]) => boolean) => here.filter(fit).length / here.length
    expect(share((person) => person.newcomer)).toBeGreaterThan(0.25)
    expect(share((person) => ageAt(person.birthDate, plan.day) >= 65)).toBeGreaterThan(0.1)
    expect(share((person) => ageAt(person.birthDate, plan.day) < 18)).toBeGreaterThan(0.12)
  })

  it('gives 18 people of the community and 32 project social workers their posts, and leaves some posts vacant', () => {
    const holders = (kinds: readonly string[]) =>
      plan.staff.filter((person) =>
        staffPosts.some((post) => kinds.includes(post.kind) && person.posts.includes(post.key)),
      )
    const own = ['community_secretary', 'deputy_secretary', 'community_worker', 'grid_worker', 'counter_clerk']
    expect(holders(own)).toHaveLength(18)
    expect(holders(['project_social_worker'])).toHaveLength(32)
    const vacant = plan.neighbours.posts.filter((post) => post.person === null)
    expect(vacant.filter((post) => post.kind === 'micro_grid_leader')).toHaveLength(2)
    expect(vacant.length).toBeGreaterThan(8)
    expect(bodies.filter((body) => body.kind === 'department').length).toBeGreaterThan(18)
  })

  it('uses generated numbers only: telephones of one block, identity numbers of no county, each once', () => {
    const everybody = [...plan.people, ...plan.staff]
    const phones = everybody.flatMap((person) => person.phone ?? [])
    expect(phones.filter((phone) => !/^1990000\d{4}$/.test(phone))).toEqual([])
    expect(new Set(phones).size).toBe(phones.length)
    const numbers = everybody.map((person) => person.identityNumber)
    expect(new Set(numbers).size).toBe(numbers.length)
    expect(numbers.filter((number) => !number.startsWith('339999') || !parseIdentityNumber(number).ok)).toEqual([])
  })
})

describe('the requests of the year', () => {
  it('are at least 1 500, over 60 items and more, all before now', () => {
    expect(plan.requests.length).toBeGreaterThanOrEqual(1_500)
    expect(new Set(plan.requests.map((request) => request.item.code)).size).toBeGreaterThanOrEqual(60)
    expect(plan.requests.filter((request) => request.filedAt >= today)).toEqual([])
    expect(plan.requests[0]?.filedAt.getTime()).toBeGreaterThan(today.getTime() - 366 * 86_400_000)
  })

  it('are told in words without gaps, and hardly twice the same', () => {
    const texts = plan.requests.map((request) => request.text)
    expect(texts.filter((text) => /[{}[\]|]|undefined/.test(text))).toEqual([])
    expect(new Set(texts).size / texts.length).toBeGreaterThan(0.55)
  })

  it('follow the year: no New Year rubbish in summer, no typhoon in spring', () => {
    const months = (words: RegExp) =>
      new Set(
        plan.requests.filter((request) => words.test(request.text)).map((request) => request.filedAt.getMonth() + 1),
      )
    expect([...months(/过年|春节/)].every((month) => month <= 3)).toBe(true)
    expect([...months(/台风/)].every((month) => month >= 7 && month <= 10)).toBe(true)
  })

  it('are counted at the counter on working days only', () => {
    const counter = plan.requests.filter((request) => request.channel === 'counter')
    const hours = counter.map((request) => (request.filedAt.getUTCHours() + 8) % 24)
    expect(counter.length).toBeGreaterThan(100)
    expect(hours.filter((hour) => hour < 8 || hour >= 18)).toEqual([])
  })
})

describe('the stories', () => {
  it('stand on items of the catalogue, the frequent ones in at least three wordings', () => {
    const codes = new Set(catalogueTemplate.map((item) => item.code))
    expect(stories.filter((story) => !codes.has(story.code))).toEqual([])
    expect(stories.filter((story) => story.weight >= 10 && story.says.length < 3).map((story) => story.code)).toEqual(
      [],
    )
  })

  it('say enough on what was done where the item asks for evidence, and have a picture where it asks for one', () => {
    const evidence = new Map(catalogueTemplate.map((item) => [item.code, item.evidence]))
    const short = stories.filter(
      (story) => evidence.get(story.code) !== 'none' && story.done.some((text) => [...text].length < 10),
    )
    expect(short.map((story) => story.code)).toEqual([])
    const blind = stories.filter((story) => evidence.get(story.code) === 'photo' && !story.scene)
    expect(blind.map((story) => story.code)).toEqual([])
  })

  it('can be told somewhere in some month', () => {
    const setting = { kind: 'resettlement', lift: true, garage: true, company: true, floors: 18 } as const
    const bare = { kind: 'public_rental', lift: false, garage: false, company: false, floors: 6 } as const
    const everMonth = (text: string) =>
      Array.from({ length: 12 }, (_, month) => month + 1).some(
        (month) => fits(text, month, setting, true) || fits(text, month, bare, true),
      )
    const untold = stories.flatMap((story) => story.says.filter((text) => !everMonth(text)))
    expect(untold).toEqual([])
  })
})

it('who comes to the counters comes from all over the register', () => {
  for (const length of [150, 3_000]) {
    const sixths = Array.from({ length: 18 }, (_, index) => Math.floor((placeOf(index + 1, length) / length) * 6))
    for (const sixth of [0, 1, 2, 3, 4, 5]) expect(sixths.filter((one) => one === sixth).length).toBeGreaterThan(1)
  }
})
