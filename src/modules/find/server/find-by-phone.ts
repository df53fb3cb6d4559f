import { command } from '../../../platform/command/types.ts'
import { refuse } from '../../../shared/refusal.ts'
import { findPeopleByPhone } from '../../people/api.ts'
import { findRequestsByPhone } from '../../requests/api.ts'
import { routes } from '../contract.ts'
import { foundMost, peopleShown } from './find.ts'

/**
 * Looks up people and requests by telephone number or its tail. A command, though it changes nothing: who looked for which digits
 * and whose entries were shown stands in the audit (个人信息保护法 51). Refusal: `platform.not_allowed` without the register's permission.
 */
export const findByPhone = command(routes['POST /api/c/:community/find/by-phone'], {
  async handle(ctx, { digits }) {
    if (!ctx.actor.permissions.has('people.read')) refuse('platform.not_allowed')
    const people = await findPeopleByPhone(ctx, digits, foundMost)
    ctx.audit('phone_look_up', ctx.newId(), { digits, persons: people.map((person) => person.id) })
    return {}
  },
  view: async (ctx, _, { digits }) => ({
    requests: await findRequestsByPhone(ctx, digits, foundMost),
    people: peopleShown(await findPeopleByPhone(ctx, digits, foundMost)),
    areas: [],
    dwellings: [],
    items: [],
  }),
})
