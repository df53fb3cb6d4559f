import { sql } from 'kysely'
import type { Tx } from '../../src/platform/db/database.ts'
import { addDays, civilDateOf } from '../../src/shared/civil-date.ts'
import type { Case, Year } from './year.ts'

const zone = 'Asia/Shanghai'
const day = 24 * 3_600_000
const hours = { starts: '08:30', ends: '17:30' }

/** Duty rosters of the desk and the hotline, kept since a month. */
export function planRosters(year: Year, today: Date): void {
  year.agenda.add(new Date(today.getTime() - 30 * day), (tx) => settleRosters(year, tx))
}

/** A ruling that became a rule, letters to bodies outside, more time and a helping party: on what is still open when the year is lived. */
export async function workDispatch(year: Year, tx: Tx, today: Date): Promise<void> {
  await ruleOnOne(year, tx)
  await forwardSome(year, tx, today)
  await extendOne(year, tx)
}

/** Who sits at the desk and who answers the hotline, on working days and on the weekend's mornings. */
async function settleRosters(year: Year, tx: Tx): Promise<void> {
  const secretary = year.staffDoer('secretary')
  const worker = (number: number) => year.parts.institutions.staff.get(`worker-${number}`)
  for (const [name, kind, first] of [
    ['社区大厅值班', 'desk', 1],
    ['居民热线值班', 'hotline', 3],
  ] as const) {
    const { id } = await year.do(tx, 'bodies.add_roster', secretary, { name, kind, on_rest_days: 'nobody' })
    const shifts = [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) => {
      const person_id = worker(((first + weekday) % 7) + 1)
      const when = weekday > 5 ? { starts: '09:00', ends: '12:00' } : hours
      return person_id ? [{ weekday, ...when, person_id }] : []
    })
    await year.do(tx, 'bodies.set_pattern', secretary, { shifts }, { id })
    if (kind === 'desk') await followAtGates(year, tx, id)
  }
}

/** Who asks at a gate meets whoever is on duty at the desk. */
async function followAtGates(year: Year, tx: Tx, roster_id: string): Promise<void> {
  const found = await sql<{ id: string; name: string; area_id: string; place_detail: string; hours: string }>`
    select id, name, area_id, place_detail, hours from requests.ask_points
    where community_id = ${year.parts.workshop.communityId} and retired_at is null order by code limit 2`.execute(tx)
  for (const { id, ...point } of found.rows) {
    await year.do(tx, 'requests.revise_ask_point', year.staffDoer('secretary'), { ...point, roster_id }, { id })
  }
}

/** Open requests in somebody's hands that aren't late, the newest first. */
async function inHand(year: Year, tx: Tx, lead: Case['lead_kind'] | null, most: number): Promise<Pick<Case, 'id'>[]> {
  const found = await sql<{ id: string }>`
    select id from caseflow.cases
    where community_id = ${year.parts.workshop.communityId} and state = 'accepted' and paused_at is null
      and resolve_due > ${year.now}::timestamptz + interval '1 day' and (${lead}::text is null or lead_kind = ${lead})
    order by id desc limit ${most}`.execute(tx)
  return found.rows
}

/** The company sends it back twice; the secretary rules, and what is like it goes to the grid worker from now on. */
async function ruleOnOne(year: Year, tx: Tx): Promise<void> {
  const [one] = await inHand(year, tx, 'property_company', 1)
  const post_id = year.parts.institutions.posts.get('grid-1')
  if (!one || !post_id) return
  const secretary = year.staffDoer('secretary')
  await year.do(tx, 'requests.send_back', secretary, { reason: '不在物业合同范围内，属于社区公共设施。' }, one)
  await year.do(tx, 'requests.dispatch', secretary, { reason: '请物业再看一眼合同附件。' }, one)
  await year.do(tx, 'requests.send_back', secretary, { reason: '合同附件里也没有这一项。' }, one)
  const reason = '查过移交清单，这处由社区维护，以后同类的直接给网格员。'
  await year.do(tx, 'requests.rule', secretary, { post_id, reason, rule: 'compound' }, one)
}

/** One letter waits for its answer, one was answered. */
async function forwardSome(year: Year, tx: Tx, today: Date): Promise<void> {
  const secretary = year.staffDoer('secretary')
  const signed_by_post = year.parts.institutions.posts.get('secretary')
  const [first, second] = (await inHand(year, tx, null, 4)).slice(2)
  const due_on = addDays(civilDateOf(today, zone), 10)
  const letter = { email: '', due_on, signed_by_post }
  if (first) {
    const asked = '请安排人员到现场查看，并告知处理意见和时间。'
    await year.do(tx, 'requests.forward_out', secretary, { ...letter, addressee: '区公共交通有限公司', asked }, first)
  }
  if (!second) return
  const asked = '请核对管线走向，确认是否需要开挖。'
  await year.do(tx, 'requests.forward_out', secretary, { ...letter, addressee: '区燃气有限公司', asked }, second)
  const found = await sql<{ id: string }>`
    select id from requests.forwardings
    where community_id = ${year.parts.workshop.communityId} and request_id = ${second.id}`.execute(tx)
  const [row] = found.rows
  const answer = '管线在地下 1.2 米，不需要开挖，已在图上标好。'
  const answered_on = civilDateOf(year.now, zone)
  const body = { answer, answered_on, answer_public: true, file_ids: [] }
  if (row) await year.do(tx, 'requests.answer_forwarding', secretary, body, row)
}

/** A part goes to the property line of the desk, and there is more time for it. */
async function extendOne(year: Year, tx: Tx): Promise<void> {
  const [one] = await inHand(year, tx, 'community', 1)
  const post_id = year.parts.institutions.posts.get('line-2')
  if (!one || !post_id) return
  const secretary = year.staffDoer('secretary')
  const due_at = new Date(year.now.getTime() + 2 * day).toISOString()
  await year.do(
    tx,
    'requests.ask',
    secretary,
    { kind: 'part', post_id, question: '请量好尺寸，报到这里。', due_at },
    one,
  )
  const reason = '要等厂家按尺寸做好送来。'
  await year.do(tx, 'requests.extend', secretary, { ground: 'materials', amount: 1, reason }, one)
}
