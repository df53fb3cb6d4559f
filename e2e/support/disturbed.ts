import type { Page, Route } from 'playwright-core'
import texts from '../../src/platform/i18n/zh-CN.json' with { type: 'json' }

/** Data a page has to bear: as it is, nothing there, everything too long, nothing to be had. */
export const states = ['full', 'empty', 'long', 'failing'] as const
export type DataState = (typeof states)[number]

/** Lists that are never empty in truth: fixed vocabularies and what one may do. */
const fixed = new Set(['stops', 'can', 'permissions', 'posts', 'classes', 'identities'])
const long = /^(name|label|title|full_name|description|body|text|detail|place|place_detail|why|note)$/
const chinese = /\p{Script=Han}/u

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

function emptied(value: Json, key = ''): Json {
  if (Array.isArray(value)) return fixed.has(key) ? value : []
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    // Nothing there means no further page either.
    Object.entries(value).map(([name, member]) => [
      name,
      name === 'next' && !Array.isArray(member) ? null : emptied(member, name),
    ]),
  )
}

function lengthened(value: Json, key = ''): Json {
  if (Array.isArray(value)) return value.map((member) => lengthened(member, key))
  if (typeof value === 'string') return long.test(key) && chinese.test(value) ? value.repeat(6).slice(0, 90) : value
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, lengthened(member, name)]))
}

const away = texts.refusals.database_away
/** As the server says it while its database is away. */
const unavailable = {
  status: 503,
  contentType: 'application/problem+json',
  body: JSON.stringify({ status: 503, code: 'platform.database_away', title: away, detail: away }),
}

/** A view as it looks in such a state; what fails has none. */
export function disturbed(view: Json, state: DataState): Json {
  if (state === 'empty') return emptied(view)
  return state === 'long' ? lengthened(view) : view
}

async function answer(route: Route, state: DataState): Promise<void> {
  if (route.request().method() !== 'GET') return route.fallback()
  if (state === 'failing') return route.fulfill(unavailable)
  const response = await route.fetch()
  if (!response.headers()['content-type']?.includes('json')) return route.fulfill({ response })
  return route.fulfill({ response, json: disturbed((await response.json()) as Json, state) })
}

/** From here on the pages of a community get their data in such a state. */
export async function disturb(page: Page, state: DataState): Promise<void> {
  await page.unroute('**/api/c/**')
  if (state !== 'full') await page.route('**/api/c/**', (route) => answer(route, state))
}
