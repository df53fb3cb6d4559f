import type { CallOutput } from '../../../../../app/web/api-types.ts'
import type { Tone } from '../../../../../app/web/kit/state-tag.tsx'
import type { routes } from '../../../contract.ts'

type Routes = typeof routes
export type RouteRow = CallOutput<Routes, 'GET /api/c/:community/patrol-routes'>['items'][number]
export type PatrolRoute = CallOutput<Routes, 'GET /api/c/:community/patrol-routes/:id'>
export type OwnPatrol = CallOutput<Routes, 'GET /api/c/:community/my/patrols'>['items'][number]
export type PatrolWalk = NonNullable<OwnPatrol['walk']>
export type Point = OwnPatrol['points'][number]
export type Finding = CallOutput<Routes, 'GET /api/c/:community/patrol-findings/:id'>
export type PatrolFigures = CallOutput<Routes, 'GET /api/c/:community/patrols/figures'>['total']

export const findingTones: Record<Finding['state'], Tone> = {
  filed: 'work',
  to_verify: 'decide',
  verified: 'done',
  closed: 'rest',
  noted: 'info',
}

/** What a poster's code opens, as it is scanned and as it is typed. */
export function addressOf(communityKey: string, code: string): string {
  return `${location.origin}/w/${communityKey}/patrol?at=${code}`
}
