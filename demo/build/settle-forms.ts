import ExcelJS from 'exceljs'
import { sql } from 'kysely'
import { addDays, addMonths } from '../../src/shared/civil-date.ts'
import type { Doer, Workshop } from './workshop.ts'

/** `deputy`: defines what the secretary approves. */
type Known = { doer: Doer; deputy: Doer; today: string; now: Date }
type Made = { id: string }

const dayMs = 86_400_000
const daysToFill = 3
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const headings = ['序号', '姓名', '性别', '年龄', '身份证号', '联系电话', '住址', '备注']
const sources = ['row_number', 'name', 'sex', 'age', 'identity', 'phone', 'home', 'typed']

/** A monthly list on the street office's own sheet, handed in once and open now; quarterly figures handed in; and one asked for once, half typed in. */
export async function settleForms(workshop: Workshop, known: Known): Promise<void> {
  const { doer, today, now } = known
  const firstOfMonth = `${today.slice(0, 7)}-01`
  const asker = await streetOffice(workshop)
  await define(workshop, known.deputy, sensitiveList(today))
  const template = await workshop.batch(async (tx) => {
    const file = { name: '八十岁以上老人台账.xlsx', mediaType: spreadsheet, bytes: await theirSheet() }
    return workshop.do<Made>(tx, 'forms.upload_template', doer, {}, { file })
  })
  const monthly = await define(workshop, doer, {
    ...asker,
    name: '八十岁以上老人台账',
    paper: '关于按月报送高龄老人情况的通知',
    purpose: '核发高龄津贴，安排探访',
    rhythm: 'monthly',
    due_on: 28,
    asked_on: addMonths(firstOfMonth, -2),
    rows: 'person',
    wish: { age_from: 80 },
    template_id: template.id,
    header_row: 3,
    columns: headings.map((title, at) => ({ id: `c${at + 1}`, title, source: sources[at], at, needed: at < 7 })),
  })
  const quarterly = await define(workshop, doer, {
    ...asker,
    name: '房屋和人口季报',
    purpose: '掌握辖区房屋和人口变化',
    rhythm: 'quarterly',
    due_on: 10,
    asked_on: addMonths(firstOfMonth, -3),
    rows: 'compound',
    columns: figures,
  })
  const quarter = quarterOf(addMonths(firstOfMonth, -3))
  const handed = { workshop, doer, now }
  await handIn(handed, quarterly, quarter.period, addDays(quarter.until, 8))
  await handIn(handed, monthly, addMonths(firstOfMonth, -2).slice(0, 7), addDays(addMonths(firstOfMonth, -1), 20))
  workshop.clock.set(now)
  await begin(workshop, doer, monthly, addMonths(firstOfMonth, -1).slice(0, 7))
  const once = await define(workshop, doer, {
    name: '独居老人结对帮扶表',
    asked_by: '市民政局',
    paper: '关于摸排独居老人结对情况的通知',
    purpose: '为独居老人安排结对探访',
    rhythm: 'once',
    due_day: addDays(today, 5),
    asked_on: addDays(today, -2),
    rows: 'person',
    wish: { tag: 'lives_alone', age_from: 60 },
    columns: [
      { id: 'c1', title: '老人姓名', source: 'name' },
      { id: 'c2', title: '年龄', source: 'age' },
      { id: 'c3', title: '联系电话', source: 'phone' },
      { id: 'c4', title: '住址', source: 'home' },
      { id: 'c5', title: '结对的人', source: 'typed' },
      { id: 'c6', title: '每周探访几次', source: 'typed' },
    ],
  })
  const open = await begin(workshop, doer, once, 'once')
  const cells = ['邻居', '楼长', '志愿者', '网格员'].flatMap((value, index) => [
    { no: index + 1, column: 'c5', value },
    { no: index + 1, column: 'c6', value: 1 + (index % 2) },
  ])
  await workshop.batch((tx) => workshop.do(tx, 'forms.type_in', doer, { cells }, open))
  await workshop.batch((tx) => workshop.do(tx, 'forms.give_parts', doer, { level: 'grid' }, open))
}

/** A list the law makes a duty: it waits for somebody else's approval. */
const sensitiveList = (today: string) => ({
  name: '困难残疾人补贴核对名单',
  asked_by: '街道残联',
  paper: '关于核对困难残疾人生活补贴对象的通知',
  purpose: '核对困难残疾人生活补贴对象',
  rhythm: 'once',
  due_day: addDays(today, 12),
  asked_on: addDays(today, -1),
  rows: 'person',
  wish: { tag: 'disability_card' },
  sensitive: {
    law: '《中华人民共和国残疾人保障法》第四十八条',
    purpose: '只用于核对困难残疾人生活补贴对象',
    assessment: `个人信息保护影响评估 ${today.slice(0, 4)} 年第 1 号`,
  },
  columns: [
    { id: 'c1', title: '姓名', source: 'name' },
    { id: 'c2', title: '住址', source: 'home' },
    { id: 'c3', title: '补贴到账了吗', source: 'typed' },
  ],
})

const figures = [
  { id: 'c1', title: '小区', source: 'area_name' },
  { id: 'c2', title: '房屋数', source: 'dwellings' },
  { id: 'c3', title: '有人住的', source: 'lived_in' },
  { id: 'c4', title: '户数', source: 'households' },
  { id: 'c5', title: '常住人口', source: 'persons' },
  { id: 'c6', title: '六十岁以上', source: 'persons', wish: { age_from: 60 } },
  { id: 'c7', title: '租住人口', source: 'persons', wish: { role: 'tenant' } },
  { id: 'c8', title: '本季诉求', source: 'requests_filed' },
]

function quarterOf(day: string): { period: string; until: string } {
  const quarter = Math.ceil(Number(day.slice(5, 7)) / 3)
  const first = `${day.slice(0, 4)}-${String(quarter * 3 - 2).padStart(2, '0')}-01`
  return { period: `${day.slice(0, 4)}-Q${quarter}`, until: addDays(addMonths(first, 3), -1) }
}

/** The street office as the demo has it; by name alone where it has none. */
async function streetOffice(workshop: Workshop): Promise<{ asked_by_body?: string; asked_by?: string }> {
  return workshop.batch(async (tx) => {
    const found = await sql<{ id: string }>`
      select id from bodies.bodies where community_id = ${workshop.communityId} and kind = 'street_office' and dissolved_at is null limit 1`.execute(
      tx,
    )
    return found.rows[0] ? { asked_by_body: found.rows[0].id } : { asked_by: '街道办事处' }
  })
}

function define(workshop: Workshop, doer: Doer, plan: object): Promise<Made> {
  const legal_basis = '《个人信息保护法》第十三条第一款第三项，履行法定职责'
  return workshop.batch((tx) => workshop.do<Made>(tx, 'forms.define', doer, { legal_basis, ...plan }))
}

function begin(workshop: Workshop, doer: Doer, form: Made, period: string, more: object = {}): Promise<Made> {
  return workshop.batch((tx) => workshop.do<Made>(tx, 'forms.begin_fill', doer, { period, ...more }, form))
}

type Handed = { workshop: Workshop; doer: Doer; now: Date }

/** Asked for some days before the day, handed in on it; yesterday where that is still to come. */
async function handIn({ workshop, doer, now }: Handed, form: Made, period: string, day: string): Promise<void> {
  const at = new Date(Math.min(Date.parse(`${day}T01:30:00Z`), now.getTime() - dayMs))
  workshop.clock.set(at)
  const asked_on = addDays(at.toISOString().slice(0, 10), -daysToFill)
  const fill = await begin(workshop, doer, form, period, { asked_on })
  const body = { edition: 1, handed_to: '街道办事处', way: 'platform', with_gaps: true }
  await workshop.batch((tx) => workshop.do(tx, 'forms.hand_in', doer, body, fill))
}

/** The street office's empty sheet: a title over all columns, a line for who fills it, headings, a line to sign at the foot. */
async function theirSheet(): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('台账')
  sheet.mergeCells('A1:H1')
  sheet.getCell('A1').value = '八十岁以上老人台账'
  sheet.getCell('A1').font = { bold: true, size: 16 }
  sheet.getCell('A1').alignment = { horizontal: 'center' }
  sheet.getCell('A2').value = '填报单位：'
  sheet.getRow(3).values = headings
  for (let column = 1; column <= headings.length; column++) {
    for (const row of [3, 4]) sheet.getCell(row, column).border = { top: { style: 'thin' }, bottom: { style: 'thin' } }
  }
  sheet.getColumn(5).width = 22
  sheet.getColumn(7).width = 34
  sheet.getCell('A5').value = '填表人：'
  sheet.getCell('E5').value = '审核人：'
  return new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer)
}
