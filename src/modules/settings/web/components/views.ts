import type { call } from '../queries.ts'

export type Rules = Awaited<ReturnType<typeof call<'GET /api/c/:community/settings/rules'>>>
export type Preview = Awaited<ReturnType<typeof call<'POST /api/c/:community/settings/rules/preview'>>>
export type Change = Awaited<ReturnType<typeof call<'GET /api/c/:community/settings/changes'>>>['items'][number]

type Sent = NonNullable<Parameters<typeof call<'POST /api/c/:community/settings/rules/preview'>>[1]>
/** Rules wanted, as the calls take them. */
export type Wanted = NonNullable<Sent['body']>

/** Reads that a change of settings makes old. */
export const refresh = [
  'GET /api/c/:community/settings/rules',
  'GET /api/c/:community/settings/changes',
  'GET /api/c/:community',
  'GET /api/c/:community/call-backs',
  'GET /api/c/:community/desk',
]
