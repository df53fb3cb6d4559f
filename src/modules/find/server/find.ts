import type { z } from 'zod'
import { query } from '../../../platform/command/types.ts'
import { findPeopleByName } from '../../people/api.ts'
import { findItems, findRequests } from '../../requests/api.ts'
import { findAreas, findDwellings } from '../../territory/api.ts'
import { type found, routes } from '../contract.ts'

export type Found = z.output<typeof found>

export const foundMost = 8
/** One letter or sign finds too much to be of use, one character may be a family name. */
const lettersLeast = 2

/** Everything the palette looks through for what was typed: a bounded number of statements, whatever is found. */
export const find = query(routes['GET /api/c/:community/find'], async (ctx, { q }) => {
  const holds = (permission: string) => ctx.actor.permissions.has(permission)
  const wordy = /\p{sc=Han}/u.test(q) || [...q].length >= lettersLeast
  const areas = wordy ? await findAreas(ctx.tx, ctx.communityId, q, { most: foundMost }) : []
  const people = wordy && holds('people.read') ? await findPeopleByName(ctx, q, foundMost) : []
  return {
    requests: wordy && holds('requests.read') ? await findRequests(ctx, q, foundMost) : [],
    people: peopleShown(people),
    areas: areas.map(({ id, full_name, kind }) => ({ id, name: full_name, kind })),
    dwellings: holds('territory.read') ? await findDwellings(ctx.tx, ctx.communityId, q, foundMost) : [],
    items: wordy && holds('requests.read') ? await findItems(ctx, q, foundMost) : [],
  }
})

/** People as the palette shows them. */
export function peopleShown(cards: Awaited<ReturnType<typeof findPeopleByName>>): Found['people'] {
  return cards.map(({ id, name, phone_masked, home }) => ({ id, name, phone_masked, home: home?.name ?? null }))
}
