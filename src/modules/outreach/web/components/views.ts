import type { CallOutput } from '../../../../app/web/api-types.ts'
import type { routes } from '../../contract.ts'

type Routes = typeof routes
export type Round = CallOutput<Routes, 'GET /api/c/:community/rounds/:id'>
export type RoundRow = CallOutput<Routes, 'GET /api/c/:community/rounds'>['items'][number]
export type Building = CallOutput<Routes, 'GET /api/c/:community/rounds/:id/buildings'>['items'][number]
export type Split = CallOutput<Routes, 'POST /api/c/:community/rounds/preview'>
export type OwnRound = CallOutput<Routes, 'GET /api/c/:community/my/rounds'>['items'][number]
export type Visit = CallOutput<Routes, 'GET /api/c/:community/rounds/:id/visits/:dwelling'>
export type Mark = CallOutput<Routes, 'GET /api/c/:community/register-marks'>['items'][number]
export type Question = OwnRound['questions'][number]
export type Answer = Visit['answers'][string]
