import { expect, it } from 'vitest'
import { departmentKinds as kindsOfBodies } from '../../bodies/contract.ts'
import { departments } from '../web/components/workbench/catalogue/views.ts'
import { departmentKinds } from './department-kinds.data.ts'

it('names the very kinds of department that bodies can be', () => {
  const kinds = [...kindsOfBodies].sort()
  expect(Object.keys(departmentKinds).sort()).toEqual(kinds)
  expect([...departments].sort()).toEqual(kinds)
})
