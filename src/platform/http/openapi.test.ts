import { expect, test } from 'vitest'
import { foldSchemas } from './openapi.ts'

const person = {
  type: 'object',
  properties: {
    id: { type: 'string' },
    name: { type: 'string' },
    phone: { type: 'string' },
    born_on: { type: 'string' },
  },
}
const visit = { type: 'object', properties: { walker: person, seen: { type: 'boolean' } } }
const answer = (schema: object) => ({ responses: { 200: { content: { 'application/json': { schema } } } } })
const listOf = (schema: object) => ({ type: 'object', properties: { items: { type: 'array', items: schema } } })
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })

test('what is described more than once is described once, under the name it has where it is read', () => {
  const folded = foldSchemas({
    paths: {
      '/visits': {
        post: { operationId: 'rounds.note_visit', ...answer(visit) },
        get: { operationId: 'rounds.visits', ...answer(listOf(visit)) },
      },
      '/people': { get: { operationId: 'people.one', ...answer({ type: 'object', properties: { walker: person } }) } },
    },
  })
  expect(folded).toEqual({
    paths: {
      '/visits': {
        post: { operationId: 'rounds.note_visit', ...answer(ref('RoundsVisitsItem')) },
        get: { operationId: 'rounds.visits', ...answer(listOf(ref('RoundsVisitsItem'))) },
      },
      '/people': {
        get: { operationId: 'people.one', ...answer({ type: 'object', properties: { walker: ref('Walker') } }) },
      },
    },
    components: {
      schemas: {
        RoundsVisitsItem: { type: 'object', properties: { walker: ref('Walker'), seen: { type: 'boolean' } } },
        Walker: person,
      },
    },
  })
})
