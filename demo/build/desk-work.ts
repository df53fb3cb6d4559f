import { isWorkingDay } from '../../src/engines/calendar/index.ts'
import type { Tx } from '../../src/platform/db/database.ts'
import { addDays, civilDateOf, instantOf } from '../../src/shared/civil-date.ts'
import type { Doer } from './workshop.ts'
import type { Year } from './year.ts'

const zone = 'Asia/Shanghai'
const tags = ['适老', '反复出现', '涉及多户', '夜间']
const tagged = 16

/** What rings on a morning: when, who calls (one of the residents, or a number nobody knows), and what becomes of it. */
const calls = [
  { at: '08:52', known: true, end: { outcome: 'informed', enquiry: 'papers', note: '办老年证要带的材料' } },
  { at: '09:20', known: true, end: { outcome: 'informed', enquiry: 'progress', note: '问路灯什么时候修' } },
  { at: '09:41', known: false, end: { outcome: 'to_call_back', note: '问清换电表的日子再回' } },
  { at: '10:15', known: true, end: { outcome: 'informed', enquiry: 'activities', note: '周末的磨刀日几点开始' } },
  { at: '10:48', known: false, end: null },
  { at: '11:05', known: true, end: { outcome: 'informed', enquiry: 'benefits', note: '高龄津贴几号到账' } },
] as const

/** Sentences written again and again; `lasts`: days they are offered. */
const texts = [
  { scope: 'community', name: '请补一张照片', text: '您说的“{诉求}”收到了。请补一张现场的照片，师傅好带对工具。' },
  {
    scope: 'community',
    name: '约好了时间',
    text: '{编号}：师傅约好了时间，出发前会给您打电话。不方便的话请回这个电话，我们另约。',
  },
  { scope: 'own', name: '请网格员去看', text: '{地点}请网格员今天去看一眼，看完记一笔。', lasts: 120 },
] as const

/** Steps that go together at a desk, by name; the tag is one of the above. */
const macros = [
  { name: '先去看一眼', tag: '反复出现', note: '{地点}先去看一眼，情况记在这里，再定交给谁。' },
  { name: '老人家的事先办', tag: '适老', note: '家里是老人，上门前先打电话，说话慢一点。', priority: 2 },
] as const

/** What the desk does beside the requests: the calls of the last two working mornings, and tags on what is open. */
export function planDeskWork(year: Year, today: Date): void {
  const desk = year.staffDoer('counter-1')
  for (const [back, day] of lastWorkingDays(year, today).entries()) {
    // Whom to call back is known since yesterday at most.
    for (const call of calls.filter(({ end }) => back === 0 || end?.outcome === 'informed')) {
      year.agenda.add(instantOf(day, call.at, zone), (tx) => ring(year, tx, desk, call))
    }
  }
  year.agenda.add(new Date(today.getTime() - 60_000), (tx) => tagSome(year, tx))
  year.agenda.add(new Date(today.getTime() - 60_000), (tx) => keepContact(year, tx))
  year.agenda.add(new Date(today.getTime() - 60_000), (tx) => keepTexts(year, tx, civilDateOf(today, zone)))
}

async function keepTexts(year: Year, tx: Tx, today: string): Promise<void> {
  for (const { name, scope, text, ...rest } of texts) {
    const valid_until = 'lasts' in rest ? addDays(today, rest.lasts) : null
    await year.do(tx, 'desk.add_text', year.staffDoer('secretary'), { scope, name, text, valid_until })
  }
}

/** The property company is told at its own address too. */
async function keepContact(year: Year, tx: Tx): Promise<void> {
  const id = year.parts.institutions.bodies.get('helin')
  const contact = { mail: 'zhiban@helin.example', phone: null }
  if (id) await year.do(tx, 'notifications.keep_body_contact', year.staffDoer('secretary'), contact, { id })
}

function lastWorkingDays(year: Year, today: Date): string[] {
  const days = Array.from({ length: 14 }, (_, back) => addDays(civilDateOf(today, zone), -back))
  return days.filter((day) => isWorkingDay(day, year.parts.calendar)).slice(0, 2)
}

async function ring(year: Year, tx: Tx, desk: Doer, { known, end }: (typeof calls)[number]): Promise<void> {
  const phone = known ? await someonesPhone(year, tx) : `1990000${year.parts.random.int(9_000, 9_999)}`
  if (end === null) {
    await year.do(tx, 'requests.take_call', desk, { kind: 'missed', phone, at: year.now.toISOString() })
    return
  }
  const { id } = await year.do(tx, 'requests.take_call', desk, { phone })
  await year.do(tx, 'requests.end_call', desk, end, { id })
}

async function someonesPhone(year: Year, tx: Tx): Promise<string> {
  const people = await tx
    .selectFrom('people.persons')
    .select('phone')
    .where('community_id', '=', year.parts.workshop.communityId)
    .where('id', '=', year.parts.random.pick(year.parts.people))
    .executeTakeFirst()
  return people?.phone ?? someonesPhone(year, tx)
}

/** Tags on what is open, and the sequences that put them there. */
async function tagSome(year: Year, tx: Tx): Promise<void> {
  const secretary = year.staffDoer('secretary')
  const ids: string[] = []
  for (const name of tags) ids.push((await year.do(tx, 'requests.add_tag', secretary, { name })).id)
  const open = await tx
    .selectFrom('caseflow.cases')
    .select('id')
    .where('community_id', '=', year.parts.workshop.communityId)
    .where('state', 'in', ['to_dispatch', 'assigned', 'accepted'])
    .orderBy('id', 'desc')
    .limit(tagged)
    .execute()
  for (const [index, { id }] of open.entries()) {
    const add = ids.slice(index % ids.length).slice(0, 1 + (index % 2))
    await year.do(tx, 'requests.tag', secretary, { add }, { id })
  }
  for (const { name, tag, note, ...rest } of macros) {
    const urgent = 'priority' in rest ? [{ act: 'prioritise', priority: rest.priority }] : []
    const steps = [{ act: 'tag', add: [ids[tags.indexOf(tag)]] }, { act: 'note', text: note }, ...urgent]
    await year.do(tx, 'requests.save_macro', secretary, { name, steps, shared: true })
  }
}
