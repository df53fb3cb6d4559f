import { compoundByKey } from '../xishan/compounds.ts'
import type { PersonPlan } from '../xishan/people.ts'
import { dwellingKey, type Grounds, idOf } from './settle-territory.ts'
import type { Workshop } from './workshop.ts'

const headings = [
  '姓名',
  '手机号',
  '身份证号',
  '小区',
  '楼栋',
  '单元',
  '房号',
  '身份',
  '标签',
  '是否居住',
  '新居民',
  '党员',
  '与户主关系',
]
const roles: Record<PersonPlan['role'], string> = { owner: '业主', co_owner: '共有人', tenant: '租户', family: '家属' }
const relations: Record<PersonPlan['relation'], string> = {
  head: '户主',
  spouse: '配偶',
  child: '子女',
  parent: '父母',
  grandchild: '孙辈',
  lodger: '合租',
  other: '其他',
}
const yesOrNo = (value: boolean) => (value ? '是' : '否')

/** Imports the register, a sheet for each compound, as a community would; gives the ids in the order of the plan. */
export async function settlePeople(
  workshop: Workshop,
  people: readonly PersonPlan[],
  grounds: Grounds,
): Promise<string[]> {
  for (const [compound, ofCompound] of Map.groupBy(people, (person) => person.compound)) {
    const { name } = compoundByKey(compound)
    const rows = [headings, ...ofCompound.map((person) => rowOf(person, name))]
    const bytes = Buffer.from(rows.map((row) => row.join(',')).join('\n'))
    await workshop.batch(async (tx) => {
      const file = { name: `${name}居民.csv`, mediaType: 'text/csv', bytes }
      const { id } = await workshop.do(tx, 'people.check_import', 'system', {}, { file })
      await workshop.do(tx, 'people.apply_import', 'system', {}, { id })
    })
  }
  await workshop.analyse()
  return idsOf(workshop, people, grounds)
}

function rowOf(person: PersonPlan, compound: string): string[] {
  const [, building, stairwell] = (person.stairwell ?? person.building).split('-')
  return [
    person.name,
    person.phone ?? '',
    person.identityNumber,
    compound,
    `${building}幢`,
    stairwell ? `${stairwell}单元` : '',
    person.dwelling,
    roles[person.role],
    person.livesAlone && person.birthDate < '1962' ? '独居' : '',
    yesOrNo(person.livesHere),
    yesOrNo(person.newcomer),
    yesOrNo(person.partyMember),
    relations[person.relation],
  ]
}

/** A sheet gives no ids back: everybody is found by dwelling, name and day of birth. */
async function idsOf(workshop: Workshop, people: readonly PersonPlan[], grounds: Grounds): Promise<string[]> {
  const rows = await workshop.batch((tx) =>
    tx
      .selectFrom('people.residences as r')
      .innerJoin('people.persons as p', (join) =>
        join.onRef('p.community_id', '=', 'r.community_id').onRef('p.id', '=', 'r.person_id'),
      )
      .select(['p.id', 'p.name', 'p.birth_date', 'r.dwelling_id'])
      .where('r.community_id', '=', workshop.communityId)
      .execute(),
  )
  const ids = new Map(rows.map((row) => [`${row.dwelling_id} ${row.name} ${row.birth_date}`, row.id]))
  return people.map((person) => {
    const dwelling = idOf(grounds.dwellings, dwellingKey(person, person.dwelling))
    return idOf(ids, `${dwelling} ${person.name} ${person.birthDate}`)
  })
}
