import type { call } from '../../queries.ts'

export type AuditLine = Awaited<ReturnType<typeof call<'GET /api/c/:community/audit'>>>['items'][number]
export type AuditField = AuditLine['things'][number]['fields'][number]
export type AuditQuery = NonNullable<NonNullable<Parameters<typeof call<'GET /api/c/:community/audit'>>[1]>['query']>
