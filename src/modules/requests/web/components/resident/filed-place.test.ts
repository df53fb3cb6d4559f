import { expect, test } from 'vitest'
import type { Draft } from './draft.ts'
import { bodyOf, placeOf } from './filed-place.ts'

const draft: Draft = {
  description: '  楼道灯不亮了 ',
  answers: {},
  item_code: 'A10',
  place: 'elsewhere',
  dwelling_id: '',
  area_ids: ['compound', 'building', 'stairwell'],
  place_detail: '三楼',
  ask_point: '',
  ask_point_name: '',
  ask_point_area: '',
  photos: [{ id: 'one', url: 'data:' }],
  contact: 'open',
  contact_name: '林阿姨',
  contact_phone: '199 0000-1234',
  wants_updates: true,
  saved_at: '',
  owner: 'guest',
}

test('the place is as exact as it was told', () => {
  expect(placeOf(draft)).toEqual({ area_id: 'stairwell' })
  expect(placeOf({ ...draft, area_ids: [] })).toEqual({})
  expect(placeOf({ ...draft, place: 'home', dwelling_id: 'mine' })).toEqual({ dwelling_id: 'mine' })
  expect(placeOf({ ...draft, place: 'nowhere' })).toEqual({})
})

test('a matter without a place carries no detail of the place chosen before', () => {
  expect(bodyOf({ ...draft, place: 'nowhere' }).place_detail).toBe('')
})

test('telephone numbers are sent as digits', () => {
  expect(bodyOf(draft)).toMatchObject({ contact_phone: '19900001234', description: '楼道灯不亮了', file_ids: ['one'] })
})

test('an anonymous request carries neither name nor number, even when both were written before', () => {
  const body = bodyOf({ ...draft, contact: 'anonymous' })
  expect(body).toMatchObject({ anonymous: true, contact_name: '', wants_updates: false })
  expect(body).not.toHaveProperty('contact_phone')
})
