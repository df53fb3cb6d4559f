import { describe, expect, it } from 'vitest'
import { createAccount } from '../../../access/test/factory.ts'
import { createStaff } from '../../../bodies/test/staff.ts'
import { createPerson } from '../../../people/test/factory.ts'
import { createArea, createCommunity, createDwelling } from '../../test/factory.ts'
import { asSystem, type Detail, nowhere, refused, setUpTrees } from '../../test/trees.ts'
import { areasByIds } from '../areas.ts'
import { dwellingsByIds } from '../dwellings.ts'
import { addArea } from './add-area.ts'
import { editArea } from './edit-area.ts'
import { retireDwelling } from './edit-dwelling.ts'
import { mergeArea } from './merge-area.ts'
import { moveArea } from './move-area.ts'
import { retireArea } from './retire-area.ts'
import { splitArea } from './split-area.ts'

const at = setUpTrees()

describe('who may change the trees', () => {
  it('is neither a stranger, nor a resident, nor somebody of another community', async () => {
    const { communityId } = await createCommunity(at.platform)
    const other = await createCommunity(at.platform)
    const foreign = await createStaff(at.platform, other.communityId, 'community_secretary')
    const resident = await createAccount(at.platform, communityId, await createPerson(at.platform, communityId))
    const input = { kind: 'grid', name: '第九网格' }
    await expect(at.platform.do(addArea, input, { communityId })).rejects.toEqual(refused('platform.sign_in_needed'))
    for (const accountId of [resident, foreign.accountId])
      await expect(at.platform.do(addArea, input, { communityId, accountId })).rejects.toEqual(
        refused('platform.not_allowed'),
      )
  })

  it('is a worker, within the area of the post', async () => {
    const { communityId, areas } = await createCommunity(at.platform)
    const { accountId } = await createStaff(at.platform, communityId, 'community_worker', { areaId: areas.grid })
    const caller = { communityId, accountId }
    const inside = await at.platform.do<Detail>(
      addArea,
      { kind: 'micro_grid', name: '二号微网格', parent_id: areas.grid },
      caller,
    )
    expect(inside.can).toEqual(['edit', 'move', 'retire', 'merge', 'split', 'add_below'])
    await expect(at.platform.do(addArea, { kind: 'grid', name: '第九网格' }, caller)).rejects.toEqual(
      refused('platform.not_allowed'),
    )
    await expect(at.platform.do(editArea, { id: areas.compound, name: '北苑' }, caller)).rejects.toEqual(
      refused('platform.not_allowed'),
    )
    await expect(
      at.platform.do(moveArea, { id: areas.microGrid, parent_id: await anotherGrid(communityId) }, caller),
    ).rejects.toEqual(refused('platform.not_allowed'))
    await expect(at.platform.do(retireArea, { id: areas.compound }, caller)).rejects.toEqual(
      refused('platform.not_allowed'),
    )
  })

  it('never sees another community’s areas', async () => {
    const { communityId } = await createCommunity(at.platform)
    const other = await createCommunity(at.platform)
    const { accountId } = await createStaff(at.platform, communityId, 'community_secretary')
    const caller = { communityId, accountId }
    const id = other.areas.grid
    for (const [operation, input] of [
      [editArea, { id, name: '第二网格' }],
      [moveArea, { id, parent_id: null }],
      [retireArea, { id }],
      [mergeArea, { id, into: other.areas.grid }],
      [splitArea, { id, name: '新网格', areas: [other.areas.microGrid] }],
    ] as const)
      await expect(at.platform.do(operation, input, caller)).rejects.toEqual(refused('platform.not_found'))
    await expect(at.platform.do(addArea, { kind: 'micro_grid', name: '一号', parent_id: id }, caller)).rejects.toEqual(
      refused('territory.parent_unknown'),
    )
    await expect(
      at.platform.do(addArea, { kind: 'building', name: '1幢', compound_id: other.areas.compound }, caller),
    ).rejects.toEqual(refused('territory.compound_unknown'))
  })
})

const anotherGrid = (communityId: number) => createArea(at.platform, communityId, { kind: 'grid', name: '第二网格' })

describe('adding an area', () => {
  it('puts a building into both trees', async () => {
    const { communityId, areas } = await createCommunity(at.platform)
    const input = { kind: 'building', name: '10幢', parent_id: areas.microGrid, compound_id: areas.compound }
    const added = await at.platform.do<Detail>(addArea, input, asSystem(communityId))
    expect(added).toMatchObject({ admin_path: 'g1/m1/b2', compound_path: 'c1/b2', full_name: '南苑小区 10幢' })
    expect(added.admin_ancestors.map((area) => area.name)).toEqual(['第一网格', '一号微网格'])
    expect(added.compound_ancestors.map((area) => area.name)).toEqual(['南苑小区'])
  })

  it('lets what stands in a lane follow it in both trees', async () => {
    const { communityId, areas } = await createCommunity(at.platform)
    const lane = await createArea(at.platform, communityId, {
      kind: 'lane',
      name: '酱园弄',
      parent_id: areas.grid,
      compound_id: areas.compound,
    })
    const building = await createArea(at.platform, communityId, { kind: 'building', name: '7号', parent_id: lane })
    expect(await at.pathsOf(communityId, { building })).toEqual({ building: ['g1/l1/b2', 'c1/l1/b2'] })
  })

  it.each([
    ['a micro-grid without a grid', { kind: 'micro_grid', name: '三号' }, 'territory.parent_unfit'],
    ['a stairwell without a building', { kind: 'stairwell', name: '1单元' }, 'territory.parent_unfit'],
    ['an unknown parent', { kind: 'micro_grid', name: '三号', parent_id: nowhere }, 'territory.parent_unknown'],
    ['an unknown compound', { kind: 'building', name: '9幢', compound_id: nowhere }, 'territory.compound_unknown'],
    [
      'a kind of compound for a grid',
      { kind: 'grid', name: '第三网格', compound_kind: 'old' },
      'territory.compound_kind_unfit',
    ],
    ['a name taken', { kind: 'compound', name: '南苑小区' }, 'territory.name_taken'],
  ])('refuses %s', async (_, input, code) => {
    const { communityId } = await createCommunity(at.platform)
    await expect(at.platform.do(addArea, input, asSystem(communityId))).rejects.toEqual(refused(code))
  })

  it('refuses a grid in a compound, and a compound that is a building', async () => {
    const { communityId, areas } = await createCommunity(at.platform)
    const caller = asSystem(communityId)
    await expect(
      at.platform.do(addArea, { kind: 'grid', name: '第三网格', compound_id: areas.compound }, caller),
    ).rejects.toEqual(refused('territory.compound_unfit'))
    await expect(
      at.platform.do(addArea, { kind: 'building', name: '9幢', compound_id: areas.building }, caller),
    ).rejects.toEqual(refused('territory.compound_unfit'))
  })

  it('refuses a building of the same name in the same compound, whatever its grid, and allows it in another', async () => {
    const { communityId, areas } = await createCommunity(at.platform)
    const grid = await anotherGrid(communityId)
    const other = await createArea(at.platform, communityId, { kind: 'compound', name: '北苑小区' })
    const input = { kind: 'building', name: '3幢', parent_id: grid }
    await expect(
      at.platform.do(addArea, { ...input, compound_id: areas.compound }, asSystem(communityId)),
    ).rejects.toEqual(refused('territory.name_taken'))
    await at.platform.do(addArea, { ...input, compound_id: other }, asSystem(communityId))
  })
})

describe('editing an area', () => {
  it('carries a new name into the full names below', async () => {
    const { communityId, areas } = await createCommunity(at.platform)
    await at.platform.do(editArea, { id: areas.compound, name: '西苑小区' }, asSystem(communityId))
    const found = await at.platform.look(communityId, (tx) => areasByIds(tx, communityId, [areas.stairwell]))
    expect(found.get(areas.stairwell)?.full_name).toBe('西苑小区 3幢 2单元')
  })

  it('keeps what isn’t mentioned and drops what is emptied', async () => {
    const { communityId, areas } = await createCommunity(at.platform)
    const caller = asSystem(communityId)
    const input = { id: areas.grid, boundary: '东至河，西至路', point: { longitude: 120.7, latitude: 30.5 } }
    await at.platform.do(editArea, input, caller)
    const kept = await at.platform.do(editArea, { id: areas.grid, households_estimate: 900 }, caller)
    expect(kept).toMatchObject({ ...input, households_estimate: 900, name: '第一网格' })
    expect(await at.platform.do(editArea, { id: areas.grid, boundary: '', point: null }, caller)).toMatchObject({
      boundary: null,
      point: null,
    })
  })

  it('refuses a missing or retired area, a taken name, a kind of compound where none is', async () => {
    const { communityId, areas } = await createCommunity(at.platform)
    const caller = asSystem(communityId)
    const grid = await anotherGrid(communityId)
    await expect(at.platform.do(editArea, { id: nowhere, name: '无' }, caller)).rejects.toEqual(
      refused('platform.not_found'),
    )
    await expect(at.platform.do(editArea, { id: grid, name: '第一网格' }, caller)).rejects.toEqual(
      refused('territory.name_taken'),
    )
    await expect(at.platform.do(editArea, { id: areas.building, compound_kind: 'old' }, caller)).rejects.toEqual(
      refused('territory.compound_kind_unfit'),
    )
    await at.platform.do(retireArea, { id: grid }, caller)
    await expect(at.platform.do(editArea, { id: grid, name: '第三网格' }, caller)).rejects.toEqual(
      refused('territory.area_retired'),
    )
  })
})

describe('moving an area', () => {
  it('takes everything below along, dwellings too, and leaves neighbours alone', async () => {
    const { communityId, areas } = await createCommunity(at.platform)
    const caller = asSystem(communityId)
    const grid = await anotherGrid(communityId)
    const neighbour = await createArea(at.platform, communityId, {
      kind: 'building',
      name: '12幢',
      parent_id: areas.grid,
      compound_id: areas.compound,
    })
    await at.platform.do(moveArea, { id: areas.microGrid, parent_id: grid }, caller)
    const { microGrid, building, stairwell } = areas
    expect(await at.pathsOf(communityId, { microGrid, building, stairwell, neighbour })).toEqual({
      microGrid: ['g2/m1', null],
      building: ['g2/m1/b1', 'c1/b1'],
      stairwell: ['g2/m1/b1/s1', 'c1/b1/s1'],
      neighbour: ['g1/b2', 'c1/b2'],
    })
    const dwellings = await at.platform.look(communityId, (tx) => dwellingsByIds(tx, communityId, [areas.dwelling]))
    expect(dwellings.get(areas.dwelling)).toMatchObject({ admin_path: 'g2/m1/b1/s1', compound_path: 'c1/b1/s1' })
  })

  it('changes the compound of a building and all below', async () => {
    const { communityId, areas } = await createCommunity(at.platform)
    const compound = await createArea(at.platform, communityId, { kind: 'compound', name: '北苑小区' })
    await at.platform.do(moveArea, { id: areas.building, compound_id: compound }, asSystem(communityId))
    const { building, stairwell } = areas
    expect(await at.pathsOf(communityId, { building, stairwell })).toEqual({
      building: ['g1/m1/b1', 'c2/b1'],
      stairwell: ['g1/m1/b1/s1', 'c2/b1/s1'],
    })
    const dwellings = await at.platform.look(communityId, (tx) => dwellingsByIds(tx, communityId, [areas.dwelling]))
    expect(dwellings.get(areas.dwelling)?.full_name).toBe('北苑小区 3幢 2单元 101')
    await at.platform.do(moveArea, { id: areas.building, compound_id: null }, asSystem(communityId))
    expect(await at.pathsOf(communityId, { building, stairwell })).toEqual({
      building: ['g1/m1/b1', null],
      stairwell: ['g1/m1/b1/s1', null],
    })
  })

  it('puts a compound into a grid and out again', async () => {
    const { communityId, areas } = await createCommunity(at.platform)
    const { compound, building } = areas
    await at.platform.do(moveArea, { id: compound, parent_id: areas.grid }, asSystem(communityId))
    expect(await at.pathsOf(communityId, { compound, building })).toEqual({
      compound: ['g1/c1', 'c1'],
      building: ['g1/m1/b1', 'c1/b1'],
    })
    await at.platform.do(moveArea, { id: compound, parent_id: null }, asSystem(communityId))
    expect(await at.pathsOf(communityId, { compound })).toEqual({ compound: [null, 'c1'] })
  })

  it('refuses unknown places, unfit ones, and places below itself', async () => {
    const { communityId, areas } = await createCommunity(at.platform)
    const caller = asSystem(communityId)
    const outer = await createArea(at.platform, communityId, { kind: 'lane', name: '大弄' })
    const inner = await createArea(at.platform, communityId, { kind: 'lane', name: '小弄', parent_id: outer })
    for (const [input, code] of [
      [{ id: nowhere, parent_id: null }, 'platform.not_found'],
      [{ id: areas.building, parent_id: nowhere }, 'territory.parent_unknown'],
      [{ id: areas.building, compound_id: nowhere }, 'territory.compound_unknown'],
      [{ id: areas.building, parent_id: areas.compound }, 'territory.parent_unfit'],
      [{ id: areas.microGrid, parent_id: null }, 'territory.parent_unfit'],
      [{ id: areas.building, compound_id: areas.grid }, 'territory.compound_unfit'],
      [{ id: outer, parent_id: outer }, 'territory.below_itself'],
      [{ id: outer, parent_id: inner }, 'territory.below_itself'],
    ] as const)
      await expect(at.platform.do(moveArea, input, caller)).rejects.toEqual(refused(code))
  })

  it('refuses a place where the name is taken, and a retired area', async () => {
    const { communityId, areas } = await createCommunity(at.platform)
    const caller = asSystem(communityId)
    const compound = await createArea(at.platform, communityId, { kind: 'compound', name: '北苑小区' })
    const twin = await createArea(at.platform, communityId, { kind: 'building', name: '3幢', compound_id: compound })
    await expect(at.platform.do(moveArea, { id: twin, compound_id: areas.compound }, caller)).rejects.toEqual(
      refused('territory.name_taken'),
    )
    await at.platform.do(retireArea, { id: twin }, caller)
    await expect(at.platform.do(moveArea, { id: twin, compound_id: null }, caller)).rejects.toEqual(
      refused('territory.area_retired'),
    )
  })
})

describe('retiring an area', () => {
  it('needs it empty in both trees, of areas and of dwellings', async () => {
    const { communityId, areas } = await createCommunity(at.platform)
    const caller = asSystem(communityId)
    for (const id of [areas.grid, areas.microGrid, areas.compound, areas.building, areas.stairwell])
      await expect(at.platform.do(retireArea, { id }, caller)).rejects.toEqual(refused('territory.area_not_empty'))
    await at.platform.do(retireDwelling, { id: areas.dwelling }, caller)
    for (const id of [areas.stairwell, areas.building, areas.compound])
      expect(await at.platform.do(retireArea, { id }, caller)).toMatchObject({ retired: true, can: [] })
    await expect(at.platform.do(retireArea, { id: areas.compound }, caller)).rejects.toEqual(
      refused('territory.area_retired'),
    )
    await expect(at.platform.do(retireArea, { id: nowhere }, caller)).rejects.toEqual(refused('platform.not_found'))
  })

  it('frees the name, and lets nothing be put below', async () => {
    const { communityId } = await createCommunity(at.platform)
    const grid = await anotherGrid(communityId)
    await at.platform.do(retireArea, { id: grid }, asSystem(communityId))
    expect(await anotherGrid(communityId)).not.toBe(grid)
    await expect(
      at.platform.do(addArea, { kind: 'micro_grid', name: '一号', parent_id: grid }, asSystem(communityId)),
    ).rejects.toEqual(refused('territory.parent_unknown'))
  })
})

it('never moves an area under a dwelling being added', async () => {
  const { communityId, areas } = await createCommunity(at.platform)
  const grid = await anotherGrid(communityId)
  const [dwelling] = await Promise.all([
    createDwelling(at.platform, communityId, { building: areas.building, stairwell: areas.stairwell, number: '901' }),
    at.platform.do(moveArea, { id: areas.microGrid, parent_id: grid }, asSystem(communityId)),
  ])
  const found = await at.platform.look(communityId, (tx) => dwellingsByIds(tx, communityId, [dwelling]))
  expect(found.get(dwelling)?.admin_path).toBe('g2/m1/b1/s1')
})
