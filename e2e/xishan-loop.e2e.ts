import sharp from 'sharp'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { type Client, signedIn, Client as Visitor } from './support/client.ts'
import type { Identity } from './support/identities.ts'
import { photo } from './support/pictures.ts'
import { placeId, type Receipt } from './support/requests.ts'

type Request = {
  id: string
  state: string
  outcome: string | null
  closed_by: string | null
  lead: { kind: string; body: { name: string } | null }
  assignee: { id: string; name: string } | null
  reopened_count: number
  can: string[]
  version: number
  steps: { kind: string; text: string; visibility: string }[]
  attachments: { file_id: string; role: string }[]
}
type Rate = { rate: string; numerator: number | null; denominator: number | null; withheld: string | null }
type Month = {
  month: string
  rates: Rate[]
  filed: number | null
  finished: number | null
  answered: number | null
  withdrawn: number | null
}
type Desk = Record<'to_dispatch' | 'sent_back' | 'to_call_back' | 'open', number>
type OpenNumbers = { months: Month[]; state_counts: { state: string; count: number | null }[]; least: number }

/** Stands for a figure that isn't shown because it is small. */
const tooFew = -1
/** Counting follows the work a little later. */
const counting = { timeout: 30_000, interval: 500 }

const people = {} as Record<'old' | 'young' | 'counter' | 'grid' | 'manager' | 'clerk' | 'secretary', Client>
let base = ''

beforeAll(async () => {
  for (const identity of [
    'old',
    'young',
    'counter',
    'grid',
    'manager',
    'clerk',
    'secretary',
  ] as const satisfies Identity[]) {
    const entered = await signedIn(identity)
    people[identity] = entered.client
    base = entered.base
  }
})

const of = (id: string) => `${base}/requests/${id}`
const act = (who: keyof typeof people, id: string, name: string, body: object = {}) =>
  people[who].post<Request>(`${of(id)}/${name}`, body)
const look = (who: keyof typeof people, id: string) => people[who].get<Request>(of(id))

async function personOf(who: keyof typeof people): Promise<{ id: string; name: string }> {
  const { persons } = await people[who].get<{ persons: { id: string; name: string }[] }>('/api/session')
  const [person] = persons
  if (!person) throw new Error(`${who} is nobody of the register`)
  return person
}

/** The three needs of a day: one said on the web, two written down at the counter. */
async function fileThree(): Promise<{ pests: Receipt; lamp: Receipt; street: Receipt }> {
  const old = { item_code: 'A29', area_id: await placeId(people.old, base, '西山新村 1 幢') }
  const answer = await people.old.get(`${base}/answer?item_code=${old.item_code}&area_id=${old.area_id}`)
  expect(answer).toMatchObject({ kind: 'community', body: { name: '西山社区居民委员会' } })
  const pests = await people.old.post<Receipt>(`${base}/requests`, { ...old, description: '楼道里蟑螂很多，请来消杀' })
  expect(pests.answer).toMatchObject({ kind: 'community', body: { name: '西山社区居民委员会' } })

  const lamp = await people.counter.post<Receipt>(`${base}/desk/requests`, {
    item_code: 'A10',
    description: '来柜台说一幢门厅的灯不亮了',
    area_id: await placeId(people.counter, base, '洛塘景苑 1 幢'),
    for_person_id: (await personOf('young')).id,
  })
  expect(lamp.answer).toMatchObject({ kind: 'property_company', body: { name: '和邻物业服务公司' } })

  const street = await people.counter.post<Receipt>(`${base}/desk/requests`, {
    item_code: 'D12',
    description: '路过的师傅打来电话：路灯坏了三盏',
    area_id: await placeId(people.counter, base, '西山路'),
    channel: 'hotline',
    contact_name: '过路的师傅',
    contact_phone: '19900009999',
  })
  expect(street.answer).toMatchObject({ kind: 'department', body: { name: '综合行政执法中队' } })
  return { pests, lamp, street }
}

/** The community's own matter: taken on, contacted, proved, not solved, again, solved. */
async function pestsAreDealtWith(id: string): Promise<void> {
  const given = await look('grid', id)
  expect(given).toMatchObject({ state: 'assigned', assignee: { name: (await personOf('grid')).name } })
  await expect(look('manager', id)).rejects.toMatchObject({ status: 404 })
  await expect(look('clerk', id)).rejects.toMatchObject({ status: 404 })

  await act('grid', id, 'accept', { version: given.version })
  await act('grid', id, 'contact', { text: '约好下午上门' })
  await act('grid', id, 'note', { text: '领了两包药', visibility: 'internal' })
  await expect(act('grid', id, 'finish', { outcome: 'solved', text: '好了好了' })).rejects.toMatchObject({
    status: 422,
    code: 'requests.evidence_needed',
  })
  const proof = await people.grid.upload(`${base}/files`, await photo('lamp'), 'after.jpg')
  await act('grid', id, 'finish', { outcome: 'solved', text: '喷了药，堵了洞', file_ids: [proof] })

  const seen = await people.old.get<Request>(`${base}/my/requests/${id}`)
  expect(seen).toMatchObject({
    state: 'finished',
    outcome: 'solved',
    result: '喷了药，堵了洞',
    can: expect.arrayContaining(['judge']),
  })
  expect(seen.steps.map((step) => step.text)).not.toContain('领了两包药')
  expect(seen.attachments).toContainEqual(expect.objectContaining({ file_id: proof, role: 'evidence' }))
  const bytes = await people.old.fetch('GET', `${base}/my/requests/${id}/files/${proof}`)
  const picture = await sharp(await bytes.arrayBuffer()).metadata()
  expect(picture, 'camera and position are gone').toMatchObject({ format: 'jpeg', width: 1200 })
  expect(picture).not.toHaveProperty('exif')

  const judged = { solved: false, grade: 2, comment: '晚上又看见了' }
  await people.old.post(`${base}/my/requests/${id}/verdict`, judged)
  expect(await look('grid', id)).toMatchObject({ state: 'accepted', reopened_count: 1, assignee: given.assignee })
  await act('grid', id, 'finish', { outcome: 'solved', text: '又封了下水口，连着三晚没有再看到' })
  const closed = await people.old.post<Request>(`${base}/my/requests/${id}/verdict`, { solved: true, grade: 5 })
  expect(closed).toMatchObject({ state: 'closed', outcome: 'solved', closed_by: 'confirmed' })
}

/** The company's matter: sent back, dispatched anew from the desk, answered, called back. */
async function lampGoesRound(id: string): Promise<void> {
  expect(await look('manager', id)).toMatchObject({ state: 'assigned', lead: { kind: 'property_company' } })
  await act('manager', id, 'send-back', { reason: '这盏灯在架空层，归社区的公共照明' })
  expect(await look('secretary', id)).toMatchObject({ state: 'to_dispatch', assignee: null })
  const counter = await personOf('counter')
  const { receivers } = await people.secretary.get<{
    receivers: { post_id: string; person_id: string; title: string }[]
  }>(`${of(id)}/receivers`)
  const receiver = receivers.find((one) => one.person_id === counter.id && one.title === '便民服务窗口')
  const given = await act('secretary', id, 'dispatch', {
    post_id: receiver?.post_id,
    person_id: counter.id,
    reason: '请去看一看',
  })
  expect(given).toMatchObject({ state: 'assigned', lead: { kind: 'community' }, assignee: { id: counter.id } })

  await act('counter', id, 'accept')
  await act('counter', id, 'contact', { text: '说明了情况' })
  await act('counter', id, 'finish', { outcome: 'answered', text: '这一排灯月底统一换，先装了一盏充电的' })
  await act('secretary', id, 'call-back', { reached: false })
  expect(await look('secretary', id)).toMatchObject({ state: 'finished' })
  await act('secretary', id, 'call-back', { reached: true, solved: true, grade: 4, comment: '能接受' })
  expect(await look('secretary', id)).toMatchObject({ state: 'closed', outcome: 'answered', closed_by: 'called_back' })
  const own = await people.young.get<{ items: object[] }>(`${base}/my/requests`)
  expect(own.items).toContainEqual(expect.objectContaining({ id, relation: 'on_behalf', outcome: 'answered' }))
}

/** The department's matter: who asked has no account, and follows and judges by number and code. */
async function streetIsFollowedByCode({ id, number, follow_code: code }: Receipt): Promise<void> {
  await act('clerk', id, 'accept')
  await act('clerk', id, 'contact', { text: '给师傅回了电话' })
  await act('clerk', id, 'finish', { outcome: 'solved', text: '三盏灯都换了灯头，晚上看过都亮' })
  const passer = new Visitor()
  await expect(passer.post(`${base}/follow`, { number, code: 'ABCDEFGH' })).rejects.toMatchObject({ status: 404 })
  expect(await passer.post(`${base}/follow`, { number, code })).toMatchObject({ id, state: 'finished' })
  const judged = await passer.post(`${base}/follow/verdict`, { number, code, solved: true, grade: 3 })
  expect(judged).toMatchObject({ state: 'closed', outcome: 'solved', closed_by: 'confirmed' })
}

const desk = () => people.secretary.get<Desk>(`${base}/desk`)

/** What the loop can move, as whoever reads it sees it: the figures of this month, and how many stand where. */
async function figures(): Promise<Record<string, number>> {
  const open = await new Visitor().get<OpenNumbers>(`${base}/open-numbers`)
  const month = open.months.at(-1) as Month
  const { months } = await people.secretary.get<{ months: Month[] }>(
    `${base}/rates?from=${month.month}&to=${month.month}`,
  )
  const told = months[0] as Month
  for (const name of ['filed', 'finished', 'answered', 'withdrawn'] as const) {
    const known = told[name] ?? 0
    // To everybody the same is shown, but for what is so little that it would stand for somebody, or would tell such a figure.
    expect(known > 0 && known < open.least ? [null] : [null, told[name]]).toContain(month[name])
  }
  const rates = told.rates.flatMap(({ rate, numerator, denominator }) => [
    [`${rate}.numerator`, numerator ?? Number.NaN],
    [`${rate}.denominator`, denominator ?? Number.NaN],
  ])
  const { filed, finished, answered, withdrawn } = told
  const counts = Object.entries({ filed, finished, answered, withdrawn }).map(([name, n]) => [name, n ?? Number.NaN])
  const states = open.state_counts.map(({ state, count }) => [`state.${state}`, count ?? tooFew])
  return Object.fromEntries([...counts, ...rates, ...states])
}

async function walkTheLoop(): Promise<void> {
  const { pests, lamp, street } = await fileThree()
  await pestsAreDealtWith(pests.id)
  await lampGoesRound(lamp.id)
  await streetIsFollowedByCode(street)
}

describe('the loop of Xishan, through the public API alone', () => {
  test('three needs go to whoever is answerable, are answered with evidence, judged, and the numbers move by exactly that', async () => {
    // The first round leaves three workers behind this month's rates, so that none is withheld in the second.
    await walkTheLoop()
    await vi.waitFor(async () => expect(Object.values(await figures())).not.toContain(Number.NaN), counting)
    const before = await steady()
    await walkTheLoop()
    const moved = { filed: 3, finished: 4, answered: 1, 'state.closed': 3 }
    const rates = {
      'response.numerator': 3,
      'response.denominator': 3,
      'resolution.numerator': 3,
      'resolution.denominator': 4,
      'satisfaction.numerator': 2,
      'satisfaction.denominator': 4,
    }
    const expected = { ...before }
    for (const [name, by] of Object.entries({ ...moved, ...rates })) expected[name] = (before[name] ?? 0) + by
    await vi.waitFor(async () => expect(await figures()).toEqual(expected), counting)
  })

  test('the desk shows at once what waits there, and counts it down again', async () => {
    const waiting = ({ to_dispatch, sent_back, to_call_back, open }: Desk) => ({
      to_dispatch,
      sent_back,
      to_call_back,
      open,
    })
    const before = waiting(await desk())
    const { pests, lamp, street } = await fileThree()
    expect(waiting(await desk())).toEqual({ ...before, open: before.open + 3 })
    await act('manager', lamp.id, 'send-back', { reason: '不归物业管，请重新分派' })
    expect(waiting(await desk())).toEqual({
      ...before,
      open: before.open + 3,
      to_dispatch: before.to_dispatch + 1,
      sent_back: before.sent_back + 1,
    })
    await act('secretary', lamp.id, 'dispatch')
    await act('clerk', street.id, 'accept')
    await act('clerk', street.id, 'finish', { outcome: 'solved', text: '三盏灯都换了灯头，晚上看过都亮' })
    expect(waiting(await desk())).toEqual({ ...before, open: before.open + 2, to_call_back: before.to_call_back + 1 })
    await act('secretary', street.id, 'call-back', { reached: true, solved: true, grade: 5 })
    await people.old.post(`${base}/my/requests/${pests.id}/withdraw`, { reason: '自己弄好了' })
    expect(waiting(await desk())).toEqual({ ...before, open: before.open + 1 })
  })
})

/** The figures once nothing is under way any more. */
async function steady(): Promise<Record<string, number>> {
  for (;;) {
    const first = await figures()
    await new Promise((done) => setTimeout(done, 1_500))
    const second = await figures()
    if (JSON.stringify(first) === JSON.stringify(second)) return second
  }
}
