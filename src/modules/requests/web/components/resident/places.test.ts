import { expect, test } from 'vitest'
import { placesOf } from './places.ts'

type Areas = Parameters<typeof placesOf>[0]

const area = (id: string, kind: Areas[number]['kind'], above: { parent?: string; compound?: string } = {}) =>
  ({ id, kind, parent_id: above.parent ?? null, compound_id: above.compound ?? null, retired: false }) as Areas[number]

const areas = [
  area('grid', 'grid'),
  area('compound', 'compound', { parent: 'grid' }),
  area('in-both', 'building', { parent: 'grid', compound: 'compound' }),
  area('alone', 'building', { parent: 'grid' }),
  area('street', 'street', { parent: 'grid' }),
  area('on-street', 'building', { parent: 'street' }),
  { ...area('gone', 'compound'), retired: true },
]

test('residents choose compounds, streets and lone buildings first, never a grid', () => {
  expect(placesOf(areas).top.map((place) => place.id)).toEqual(['compound', 'alone', 'street'])
})

test('a building that stands in both trees is found in its compound', () => {
  const { below } = placesOf(areas)
  expect(below('compound').map((place) => place.id)).toEqual(['in-both'])
  expect(below('street').map((place) => place.id)).toEqual(['on-street'])
  expect(below('grid')).toEqual([])
})
