import { sql } from 'kysely'
import { type Ground, groundOf } from '../../src/modules/territory/api.ts'
import { addDays } from '../../src/shared/civil-date.ts'
import type { Random } from '../random.ts'
import type { Workshop } from './workshop.ts'

type Known = {
  areas: ReadonlyMap<string, string>
  /** accounts of whoever enters paper, and of the second person */
  enterers: readonly [string, string]
  today: string
  random: Random
}
type Tx = Parameters<Parameters<Workshop['batch']>[0]>[0]
type Unit = { id: string; code: string }
type Draft = { id: string }

const sampled = 60
const onPaper = 8
const atDoors = 6

const stops = ['社区服务中心', '社区服务中心', '小区南门', '菜场', '菜场', '卫生服务站', '小学门口']
/** A place by the number of the compound on the schematic map, and how far down it lies: 0 at its upper edge, 1 at its lower one. */
type Beside = Record<string, readonly [site: number, down: number]>

const stopsBeside: Beside = {
  社区服务中心: [1, 0.6],
  小区南门: [4, 1],
  小区北门: [4, 0],
  菜场: [5, 0.6],
  卫生服务站: [3, 0.6],
  小学门口: [7, 0.6],
}

function beside({ sites }: Ground, places: Beside): Record<string, { x: number; y: number }> {
  return Object.fromEntries(
    Object.entries(places).flatMap(([place, [at, down]]) => {
      const site = sites[at]
      return site ? [[place, { x: Math.round(site.x + site.w / 2), y: Math.round(site.y + site.h * down) }]] : []
    }),
  )
}

const hours = ['6:30—8:30', '8:30—11:00', '14:00—17:00', '17:00—19:30']
const wishes = [
  '末班车晚一点',
  '站台要有座位',
  '老人卡能不能免费',
  '早上别太挤',
  '最好能到地铁站',
  '车小一点也行，班次密些',
]

/** The bus line, answered on four ways and published; the year's survey of a drawn sample, closed; and one that waits for answers. */
export async function settleQuestionnaires(workshop: Workshop, known: Known): Promise<void> {
  const bus = await fromTemplate(workshop, 'bus_line', { areas: some(known, ['xishan']), size: sampled })
  await answered(workshop, known, bus, { share: 0.78, answers: busAnswers })
  await workshop.batch(async (tx) => {
    await workshop.do(tx, 'questionnaires.close', 'system', {}, bus)
    const conclusion =
      '多数住户想在社区服务中心和菜场上车，早晚高峰最要紧，票价两元。已把结果交给公交公司，年底前试开早晚各四班。'
    await workshop.do(tx, 'questionnaires.publish', 'system', { conclusion }, bus)
  })
  const survey = await fromTemplate(workshop, 'yearly_survey', { areas: [], size: sampled })
  await answered(workshop, known, survey, { share: 0.93, answers: surveyAnswers })
  await workshop.batch((tx) => workshop.do(tx, 'questionnaires.close', 'system', {}, survey))
  await workshop.batch(async (tx) => {
    const ground = await groundOf(tx, workshop.communityId)
    const open = await workshop.do<Draft>(tx, 'questionnaires.write', 'system', lockers(known, ground))
    await workshop.do(tx, 'questionnaires.open', 'system', {}, open)
  })
}

function some({ areas }: Known, keys: readonly string[]): string[] {
  return keys.flatMap((key) => areas.get(key) ?? [])
}

/** As a template begins it, asked of a drawn sample. */
function fromTemplate(workshop: Workshop, template: string, { areas, size }: { areas: string[]; size: number }) {
  return workshop.batch(async (tx) => {
    const draft = await workshop.do<Draft>(tx, 'questionnaires.write_from_template', 'system', { template })
    const found = await sql<{ plan: { questions: { id: string }[] } }>`
      select jsonb_build_object('title', title, 'intro', intro, 'unit', unit, 'anonymous', anonymous, 'check_percent', 30, 'questions', questions) as plan
      from questionnaires.questionnaires where community_id = ${workshop.communityId} and id = ${draft.id}`.execute(tx)
    const given = found.rows[0]?.plan
    const spots = beside(await groundOf(tx, workshop.communityId), stopsBeside)
    const questions = given?.questions.map((one) => (one.id === 'stop' ? { ...one, spots } : one))
    const plan = { ...given, questions, reach: 'sample', sample_size: size, area_ids: areas }
    await workshop.do(tx, 'questionnaires.rewrite', 'system', plan, draft)
    await workshop.do(tx, 'questionnaires.open', 'system', { seed: `${template}-xishan` }, draft)
    return { id: draft.id }
  })
}

type How = { share: number; answers: (random: Random) => object }

/** Some at the door, some on paper (the drawn ones entered twice), the rest by the code of their letter. */
async function answered(workshop: Workshop, known: Known, one: Draft, { share, answers }: How): Promise<void> {
  await workshop.batch(async (tx) => {
    const found = await sql<Unit>`
      select id, code from questionnaires.units where community_id = ${workshop.communityId} and questionnaire_id = ${one.id}
      order by compound_id, person_id, dwelling_id`.execute(tx)
    const answering = found.rows.slice(0, Math.round(found.rows.length * share))
    for (const [index, unit] of answering.entries()) {
      const said = answers(known.random)
      if (index < atDoors) {
        await workshop.do(tx, 'questionnaires.answer_at_the_door', 'system', { unit_id: unit.id, answers: said }, one)
      } else if (index < atDoors + onPaper) await enter(workshop, tx, known, { one, unit, said })
      else await workshop.do(tx, 'questionnaires.answer_by_code', 'nobody', { code: unit.code, answers: said })
    }
  })
}

async function enter(workshop: Workshop, tx: Tx, known: Known, paper: { one: Draft; unit: Unit; said: object }) {
  const body = { code: paper.unit.code, answers: paper.said }
  const [first, second] = known.enterers
  const by = (account: string) =>
    workshop.do<{ took: string }>(tx, 'questionnaires.enter_paper', { account }, body, paper.one)
  const { took } = await by(first)
  if (took === 'waits') await by(second)
}

function busAnswers(random: Random): object {
  const ride = random.pick(['天天坐', '每周几次', '每周几次', '偶尔', '不坐'])
  if (ride === '不坐') return { ride, why: random.pick(['出门开车', '骑车更快', '很少出门']) }
  const [one = '', other = ''] = random.shuffled(hours)
  return {
    ride,
    stop: { place: random.pick(stops) },
    hours: random.chance(0.5) ? [one] : [one, other],
    fare: random.pick(['1元', '2元', '2元', '2元', '3元']),
    aims: { 医院: random.pick(['经常', '有时', '很少']), 菜场: random.pick(['经常', '经常', '有时']) },
    matters: random.int(2, 5),
    ...(random.chance(0.3) ? { wish: random.pick(wishes) } : {}),
  }
}

const good = ['非常满意', '非常满意', '满意']

function surveyAnswers(random: Random): object {
  const grade = () => (random.chance(0.95) ? random.pick(good) : '一般')
  const better = random.chance(0.25)
  return {
    overall: random.chance(0.965) ? random.pick(good) : '一般',
    answers: grade(),
    safety: grade(),
    clean: grade(),
    elderly: grade(),
    events: grade(),
    ...(better ? { better: random.pick(['停车', '楼道堆物', '多办活动', '电动车充电']) } : {}),
  }
}

/** What waits for answers, so that everybody can try it. */
function lockers(known: Known, ground: Ground) {
  const choice = { kind: 'one', required: true }
  return {
    title: '快递柜放在哪里',
    intro: '小区要添两组快递柜，请每户选一个方便又不挡路的地方。',
    unit: 'household',
    reach: 'all',
    anonymous: true,
    area_ids: some(known, ['xishan', 'hanmo']),
    until_day: addDays(known.today, 14),
    questions: [
      { id: 'want', label: '要不要再添快递柜', options: ['要', '不要', '都可以'], ...choice },
      {
        id: 'place',
        kind: 'place',
        label: '放在哪里最好',
        options: ['南门岗亭旁', '北门车棚边', '活动室门口', '垃圾房对面'],
        spots: beside(ground, { 南门岗亭旁: [4, 1], 北门车棚边: [4, 0], 活动室门口: [4, 0.6], 垃圾房对面: [7, 0.6] }),
        required: true,
        show_if: { question: 'want', is: false, option: '不要' },
      },
      { id: 'fee', kind: 'scale', label: '超过一天收一元保管费', steps: 5, low: '反对', high: '赞成' },
      { id: 'wish', kind: 'text', label: '还有什么想说的' },
    ],
  }
}
