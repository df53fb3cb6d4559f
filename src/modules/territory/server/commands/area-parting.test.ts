import { describe, expect, it } from 'vitest'
import { createStaff } from '../../../bodies/test/staff.ts'
import { createPerson } from '../../../people/test/factory.ts'
import { createArea, createCommunity, createDwelling } from '../../test/factory.ts'
import { asSystem, type Detail, nowhere, refused, setUpTrees } from '../../test/trees.ts'
import { areasByIds } from '../areas.ts'
import { dwellingsByIds } from '../dwellings.ts'
import { mergeArea } from './merge-area.ts'
import { moveArea } from './move-area.ts'
import { splitArea } from './split-area.ts'

const at = setUpTrees()

const anotherGrid = (communityId: number) => createArea(at.platform, communityId, { kind: 'grid', name: '第二网格' })

describe('merging and splitting', () => {
  it('puts all of a grid into another, which it stays a leaf of', async () => {
    const { communityId, areas } = await createCommunity(at.platform)
    const kept = await anotherGrid(communityId)
    const own = await at.platform.do<Detail>(mergeArea, { id: areas.grid, into: kept }, asSystem(communityId))
    expect(own).toMatchObject({ id: kept, can: expect.arrayContaining(['merge']) })
    const { grid, microGrid, building, stairwell } = areas
    expect(await at.pathsOf(communityId, { grid, microGrid, building, stairwell })).toEqual({
      grid: ['g2/g1', null],
      microGrid: ['g2/m1', null],
      building: ['g2/m1/b1', 'c1/b1'],
      stairwell: ['g2/m1/b1/s1', 'c1/b1/s1'],
    })
    const dwellings = await at.platform.look(communityId, (tx) => dwellingsByIds(tx, communityId, [areas.dwelling]))
    expect(dwellings.get(areas.dwelling)?.admin_path).toBe('g2/m1/b1/s1')
    await expect(at.platform.do(mergeArea, { id: areas.grid, into: kept }, asSystem(communityId))).rejects.toEqual(
      refused('territory.area_retired'),
    )
  })

  it('puts the buildings of a compound into another', async () => {
    const { communityId, areas } = await createCommunity(at.platform)
    const kept = await createArea(at.platform, communityId, { kind: 'compound', name: '北苑小区' })
    await at.platform.do(mergeArea, { id: areas.compound, into: kept }, asSystem(communityId))
    const { compound, building, stairwell } = areas
    expect(await at.pathsOf(communityId, { compound, building, stairwell })).toMatchObject({
      compound: [null, 'c2/c1'],
      building: ['g1/m1/b1', 'c2/b1'],
      stairwell: ['g1/m1/b1/s1', 'c2/b1/s1'],
    })
    const moved = await at.platform.look(communityId, (tx) => areasByIds(tx, communityId, [building]))
    expect(moved.get(building)?.full_name).toBe('北苑小区 3幢')
  })

  it.each([
    ['itself', 'grid', 'grid'],
    ['another kind', 'grid', 'microGrid'],
    ['nothing known', 'grid', 'nowhere'],
  ] as const)('refuses %s', async (_, from, into) => {
    const { communityId, areas } = await createCommunity(at.platform)
    const ids = { ...areas, nowhere }
    const merge = at.platform.do(mergeArea, { id: ids[from], into: ids[into] }, asSystem(communityId))
    await expect(merge).rejects.toEqual(refused('territory.merge_unfit'))
  })

  it('refuses a name that is there already', async () => {
    const { communityId, areas } = await createCommunity(at.platform)
    const kept = await createArea(at.platform, communityId, { kind: 'compound', name: '北苑小区' })
    const twin = { kind: 'building', name: '3幢', parent_id: areas.microGrid, compound_id: kept } as const
    await createArea(at.platform, communityId, twin)
    const caller = asSystem(communityId)
    await expect(at.platform.do(mergeArea, { id: areas.compound, into: kept }, caller)).rejects.toEqual(
      refused('territory.name_taken'),
    )
  })

  it('needs the right over both', async () => {
    const { communityId, areas } = await createCommunity(at.platform)
    const { accountId } = await createStaff(at.platform, communityId, 'community_worker', { areaId: areas.grid })
    const kept = await anotherGrid(communityId)
    for (const input of [
      { id: areas.grid, into: kept },
      { id: kept, into: areas.grid },
    ])
      await expect(at.platform.do(mergeArea, input, { communityId, accountId })).rejects.toEqual(
        refused('platform.not_allowed'),
      )
    const split = { id: areas.grid, name: '第三网格', areas: [areas.microGrid] }
    await expect(at.platform.do(splitArea, split, { communityId, accountId })).rejects.toEqual(
      refused('platform.not_allowed'),
    )
  })

  it('splits off a new area beside it, leaving at least one', async () => {
    const { communityId, areas } = await createCommunity(at.platform)
    const caller = asSystem(communityId)
    const input = { id: areas.grid, name: '第三网格', areas: [areas.microGrid] }
    await expect(at.platform.do(splitArea, input, caller)).rejects.toEqual(refused('territory.split_unfit'))
    const stays = await createArea(at.platform, communityId, {
      kind: 'micro_grid',
      name: '二号微网格',
      parent_id: areas.grid,
    })
    await expect(at.platform.do(splitArea, { ...input, areas: [areas.building] }, caller)).rejects.toEqual(
      refused('territory.split_unfit'),
    )
    const made = await at.platform.do<Detail>(splitArea, input, caller)
    expect(made).toMatchObject({ admin_path: 'g2', full_name: '第三网格' })
    expect(await at.pathsOf(communityId, { moved: areas.building, stays })).toEqual({
      moved: ['g2/m1/b1', 'c1/b1'],
      stays: ['g1/m2', null],
    })
  })
})

describe('one building entered twice', () => {
  const twice = async () => {
    const { communityId, areas } = await createCommunity(at.platform)
    const place = { parent_id: areas.microGrid, compound_id: areas.compound }
    const again = await createArea(at.platform, communityId, { kind: 'building', name: '三号楼', ...place })
    const stairwell = (name: string) =>
      createArea(at.platform, communityId, { kind: 'stairwell', name, parent_id: again })
    const dwelling = (number: string, stairwell_id?: string) =>
      createDwelling(at.platform, communityId, {
        building: again,
        number,
        ...(stairwell_id ? { stairwell: stairwell_id } : {}),
      })
    const [second, third] = [await stairwell('2单元'), await stairwell('3单元')]
    const ids = {
      same: await dwelling('101', second),
      other: await dwelling('102', second),
      own: await dwelling('301', third),
      yard: await dwelling('车棚'),
    }
    return { communityId, areas, again, second, third, ids }
  }

  it('becomes one: stairwells and dwellings of one name too, with who lives there', async () => {
    const { communityId, areas, again, second, third, ids } = await twice()
    const both = await createPerson(at.platform, communityId, { dwellingId: areas.dwelling })
    const lives = (dwellingId: string) => createPerson(at.platform, communityId, { dwellingId })
    const [tenant, neighbour] = [await lives(ids.same), await lives(ids.own)]
    const moveIn = at.platform.registry.operations.get('people.move_in')
    if (!moveIn) throw new Error('no such operation')
    const home = { dwelling_id: ids.same, role: 'owner', share_bp: null, lives_here: true, from_day: null }
    await at.platform.do(moveIn, { id: both, ...home }, asSystem(communityId))
    await at.platform.do(mergeArea, { id: again, into: areas.building }, asSystem(communityId))
    await at.platform.dispatcher.drain()
    expect(await at.pathsOf(communityId, { again, second, third })).toEqual({
      again: ['g1/m1/b1/b2', 'c1/b1/b2'],
      second: ['g1/m1/b1/s1/s2', 'c1/b1/s1/s2'],
      third: ['g1/m1/b1/s3', 'c1/b1/s3'],
    })
    const found = await at.platform.look(communityId, (tx) => dwellingsByIds(tx, communityId, Object.values(ids)))
    const told = Object.entries(ids).map(([name, id]) => {
      const { building_id, stairwell_id, admin_path, retired_at } = found.get(id) ?? {}
      return [name, building_id, stairwell_id, admin_path, retired_at !== null]
    })
    expect(told).toEqual([
      ['same', again, second, 'g1/m1/b1/s1/s2', true],
      ['other', areas.building, areas.stairwell, 'g1/m1/b1/s1', false],
      ['own', areas.building, third, 'g1/m1/b1/s3', false],
      ['yard', areas.building, null, 'g1/m1/b1', false],
    ])
    const living = await at.platform.look(communityId, (tx) =>
      tx
        .selectFrom('people.residences')
        .select(['person_id', 'dwelling_id', 'admin_path'])
        .where('until_day', 'is', null)
        .where('person_id', 'in', [both, tenant, neighbour])
        .execute(),
    )
    expect(new Map(living.map((one) => [one.person_id, [one.dwelling_id, one.admin_path]]))).toEqual(
      new Map([
        [both, [areas.dwelling, 'g1/m1/b1/s1']],
        [tenant, [areas.dwelling, 'g1/m1/b1/s1']],
        [neighbour, [ids.own, 'g1/m1/b1/s3']],
      ]),
    )
    expect(living).toHaveLength(3)
  })

  it('a stairwell that moves to another building takes its dwellings along, so does splitting', async () => {
    const { communityId, areas, again, third, ids } = await twice()
    await at.platform.do(moveArea, { id: third, parent_id: areas.building }, asSystem(communityId))
    const buildingOf = async (id: string) =>
      (await at.platform.look(communityId, (tx) => dwellingsByIds(tx, communityId, [id]))).get(id)?.building_id
    expect(await buildingOf(ids.own)).toBe(areas.building)
    const made = await at.platform.do<Detail>(
      splitArea,
      { id: areas.building, name: '4幢', areas: [third] },
      asSystem(communityId),
    )
    expect(await buildingOf(ids.own)).toBe(made.id)
    expect(await buildingOf(ids.other)).toBe(again)
  })
})
