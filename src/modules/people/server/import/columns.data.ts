/** The words of the register's sheet: headings, what people write in them, and how places are named. Chinese data, not texts of pages. */
import type { Role } from '../residences.ts'

export type ColumnKey =
  | 'name'
  | 'phone'
  | 'identity'
  | 'compound'
  | 'building'
  | 'stairwell'
  | 'number'
  | 'role'
  | 'area'
  | 'tags'
  /** One of the community's own fields. */
  | `field:${string}`

export type Column = {
  key: ColumnKey
  heading: string
  others: readonly string[]
  width: number
  note: string
  example: string
}

export const columns: readonly Column[] = [
  { key: 'name', heading: '姓名', others: ['居民姓名', '名字'], width: 12, note: '必填。', example: '孟知秋' },
  {
    key: 'phone',
    heading: '手机号',
    others: ['手机', '手机号码', '联系电话', '电话', '联系方式'],
    width: 16,
    note: '11 位手机号，或带区号的座机。',
    example: '19900001234',
  },
  {
    key: 'identity',
    heading: '身份证号',
    others: ['身份证', '身份证号码', '证件号码'],
    width: 22,
    note: '18 位。这一列要设成文本格式，不然末几位会变成 0。',
    example: '',
  },
  {
    key: 'compound',
    heading: '小区',
    others: ['小区名称', '所在小区'],
    width: 16,
    note: '本社区只有一个小区时可以不填。',
    example: '南苑小区',
  },
  {
    key: 'building',
    heading: '楼栋',
    others: ['幢', '栋', '楼幢', '楼号', '楼栋号'],
    width: 10,
    note: '3幢、3栋、3号楼都可以。',
    example: '3幢',
  },
  {
    key: 'stairwell',
    heading: '单元',
    others: ['单元号'],
    width: 10,
    note: '没有单元的楼可以不填。',
    example: '2单元',
  },
  {
    key: 'number',
    heading: '房号',
    others: ['室', '室号', '房间号', '门牌', '门牌号'],
    width: 10,
    note: '301、2-301、3-2-301 都可以。',
    example: '301',
  },
  {
    key: 'role',
    heading: '身份',
    others: ['身份（业主/租户/家属）', '人员类别', '与房屋关系', '住户类型'],
    width: 10,
    note: '业主、共有人、租户、家属或其他。',
    example: '业主',
  },
  {
    key: 'area',
    heading: '面积',
    others: ['建筑面积', '房屋面积'],
    width: 10,
    note: '平方米。和住房登记不一致时会提示，不会改动住房。',
    example: '89.5',
  },
  {
    key: 'tags',
    heading: '标签',
    others: ['情况', '居民标签', '情况标签'],
    width: 20,
    note: '几个标签用顿号隔开。',
    example: '独居、志愿者',
  },
]

export const roleWords: Readonly<Record<string, Role>> = {
  业主: 'owner',
  产权人: 'owner',
  房主: 'owner',
  户主: 'owner',
  共有人: 'co_owner',
  共有产权人: 'co_owner',
  租户: 'tenant',
  租客: 'tenant',
  承租人: 'tenant',
  家属: 'family',
  家庭成员: 'family',
  亲属: 'family',
  其他: 'other',
}

/** What the choice list of the template offers. */
export const roleChoices = ['业主', '共有人', '租户', '家属', '其他']

/** How people write yes and no in a sheet. */
export const yesWords: ReadonlySet<string> = new Set(['是', '有', '对', '√', 'y', 'yes', 'true', '1'])
export const noWords: ReadonlySet<string> = new Set(['否', '无', '没有', '不是', '×', 'x', 'n', 'no', 'false', '0'])

/** What the template says of the community's own fields, by their kind. */
export const fieldNotes = {
  text: '文字。',
  number: '数字。',
  date: '日期，例如 2026-03-02。',
  yes_no: '填“是”或“否”。',
  choice: '选一项：',
  choices: '可以选几项，用顿号隔开：',
} as const
export const yesNoChoices = ['是', '否']
export const requiredNote = '必填。'

export const sheetNames = { register: '居民', notes: '填写说明' }
export const problemHeading = '错误说明'
export const noteHeadings = { column: '列名', note: '怎么填', example: '例子' }

const digits = '零一二三四五六七八九'

/** '十二' → 12; undefined for what is no number up to 99. */
export function numberOf(words: string): number | undefined {
  const parts = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(words.replace('两', '二'))
  if (!words || !parts) return undefined
  const [, tens, ten, ones] = parts
  if (tens && ones && !ten) return undefined
  const value = (word: string | undefined) => (word ? digits.indexOf(word) : 0)
  return ten ? (value(tens) || 1) * 10 + value(ones) : value(tens ?? ones)
}

export const endings = {
  compound: /(小区|社区|住宅区)$/,
  building: /(号楼|[幢栋座号楼#])$/,
  stairwell: /(单元|[#门])$/,
  number: /[室号户]$/,
}
