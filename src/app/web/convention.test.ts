import { expect, test } from 'vitest'
import { collectRoutes } from './convention.ts'

const page = async () => ({ default: () => null })
const found = {
  '../../../modules/requests/web/resident.tsx': [{ path: '/requests', page }],
  '../../../modules/ballots/web/resident.tsx': [{ path: '/ballots', page }],
}

test('routes carry the module they come from', () => {
  expect(collectRoutes(found, undefined).map(({ path, module }) => `${module} ${path}`)).toEqual([
    'requests /requests',
    'ballots /ballots',
  ])
})

test('a module that is switched off has no pages', () => {
  expect(collectRoutes(found, ['requests']).map(({ path }) => path)).toEqual(['/requests'])
})
