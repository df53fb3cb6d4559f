import { expect, it } from 'vitest'
import { leave, whoIsAt, whoIsAtEach } from './presence.ts'

const start = new Date('2026-03-04T02:00:00Z')
const later = (seconds: number) => new Date(start.getTime() + seconds * 1000)
const thing = { communityId: 7, kind: 'request', id: 'a' }

it('tells the others, until they leave or are not heard of', () => {
  expect(whoIsAt(thing, { personId: 'one', writing: false }, start)).toEqual([])
  expect(whoIsAt(thing, { personId: 'two', writing: true }, later(5))).toEqual([{ personId: 'one', writing: false }])
  expect(whoIsAt(thing, { personId: 'one', writing: false }, later(10))).toEqual([{ personId: 'two', writing: true }])
  expect(whoIsAt({ ...thing, communityId: 8 }, null, later(10))).toEqual([])
  leave(thing, 'two')
  expect(whoIsAt(thing, { personId: 'one', writing: false }, later(15))).toEqual([])
  expect(whoIsAt(thing, null, later(20))).toEqual([{ personId: 'one', writing: false }])
  expect(whoIsAt(thing, null, later(90))).toEqual([])
})

it('tells of several things at once, without being there', () => {
  whoIsAt({ ...thing, id: 'b' }, { personId: 'one', writing: true }, start)
  const asked = { communityId: 7, kind: 'request', ids: ['b', 'c'] }
  expect([...whoIsAtEach(asked, 'two', later(5))]).toEqual([['b', [{ personId: 'one', writing: true }]]])
  expect(whoIsAtEach(asked, 'one', later(5)).size).toBe(0)
  expect(whoIsAtEach({ ...asked, communityId: 8 }, null, later(5)).size).toBe(0)
  expect(whoIsAtEach(asked, null, later(90)).size).toBe(0)
})
