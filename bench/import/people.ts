import { makeIdentityNumber } from '../../src/shared/identity-number.ts'
import { type Session, send } from '../support/http.ts'

/** Where people of the sheet live: compound, building, stairwell, door. */
export type Door = readonly [string, string, string, string]

const surnames = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻']
const given = [...'安柏岑琛澄淳端帆芳菲枫歌谷瀚禾恒弘桦嘉江锦景静珏朗黎霖苓鸣沐宁沛祺清然荣睿若绍书舒水棠庭薇曦']
const roles = ['业主', '共有人', '租户', '家属']

/** What mobiles begin with: those of the first sheet, and of a later one about the same people. */
export const mobiles = '199'
export const newMobiles = '198'

/** A sheet of people nobody ever was, `from` one of them on: each with name, mobile and identity number, and a door. The same at every run. */
export function sheetOf(rows: number, doors: readonly Door[], mobile = mobiles, from = 0): Buffer {
  const lines = ['姓名,手机号,身份证号,小区,楼栋,单元,房号,身份']
  for (let row = from; row < rows; row += 1) {
    const sequence = row % 1_000
    const day = new Date(Date.UTC(1940, 0, 1) + Math.floor(row / 1_000) * 86_400_000 * 400)
    const identity = makeIdentityNumber({
      birthDate: day.toISOString().slice(0, 10),
      sex: sequence % 2 === 0 ? 'female' : 'male',
      sequence: Math.floor(sequence / 2),
      // Another unassigned one than the demo's, whose people are drawn anew for each day.
      region: '449999',
    })
    const name = [pick(surnames, row), pick(given, row * 7), pick(given, Math.floor(row / 37) * 11)].join('')
    lines.push(
      [
        name,
        `${mobile}${String(20_000_000 + row)}`,
        identity,
        ...(doors[row % doors.length] ?? []),
        pick(roles, row),
      ].join(','),
    )
  }
  return Buffer.from(lines.join('\n'))
}

function pick(list: readonly string[], index: number): string {
  return list[index % list.length] ?? ''
}

type Area = { id: string; kind: string; name: string; full_name: string }
type Page = { items: { number: string; stairwell_name: string | null }[] }

const buildingsMost = 80

/** Doors of a community's buildings, as its pages tell them. */
export async function doorsOf(session: Session, community: number): Promise<Door[]> {
  const get = async <T>(path: string) =>
    JSON.parse((await send(session, 'GET', `/api/c/${community}/${path}`)).text) as T
  const tree = await get<{ items: Area[] }>('areas/tree')
  const doors: Door[] = []
  for (const { id, name, full_name } of tree.items.filter(({ kind }) => kind === 'building').slice(0, buildingsMost)) {
    const compound = full_name.slice(0, -name.length).trim()
    const { items } = await get<Page>(`areas/${id}/dwellings?limit=100`)
    doors.push(...items.map((one): Door => [compound, name, one.stairwell_name ?? '', one.number]))
  }
  return doors
}
