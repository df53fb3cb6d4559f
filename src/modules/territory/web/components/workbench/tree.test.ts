import { describe, expect, it } from 'vitest'
import { treeOf } from './tree.ts'
import type { Area } from './views.ts'

function area(name: string, kind: Area['kind'], admin_path: string | null, compound_path: string | null): Area {
  return {
    id: name,
    kind,
    name,
    full_name: name,
    parent_id: null,
    compound_id: null,
    admin_path,
    compound_path,
    compound_kind: null,
    retired: false,
  }
}

const areas = [
  area('第一网格', 'grid', 'g1', null),
  area('南苑小区', 'compound', null, 'c1'),
  area('一号微网格', 'micro_grid', 'g1/m1', null),
  area('3幢', 'building', 'g1/m1/b1', 'c1/b1'),
  area('5幢', 'building', 'g1/m1/b2', 'c1/b2'),
  area('老街', 'street', 'r1', null),
]

describe('the two trees', () => {
  it('stand side by side and meet at the building', () => {
    const [grid, street] = treeOf(areas, 'admin_path')
    expect(grid?.below[0]?.below.map((node) => node.area.name)).toEqual(['3幢', '5幢'])
    expect(street?.area.name).toBe('老街')
    expect(treeOf(areas, 'compound_path').map((node) => node.below.map((one) => one.area.name))).toEqual([
      ['3幢', '5幢'],
    ])
  })

  it('count the buildings anywhere below', () => {
    expect(treeOf(areas, 'admin_path').map((node) => node.buildings)).toEqual([2, 0])
  })

  it('show at the top what stands below something that was cut off', () => {
    expect(treeOf(areas.slice(3, 4), 'admin_path').map((node) => node.area.name)).toEqual(['3幢'])
  })
})
