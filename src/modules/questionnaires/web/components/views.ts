import type { CallOutput } from '../../../../app/web/api-types.ts'
import type { routes } from '../../contract.ts'

type Routes = typeof routes
export type Brief = CallOutput<Routes, 'GET /api/c/:community/questionnaires'>['items'][number]
export type Ground = CallOutput<Routes, 'GET /api/c/:community/questionnaire-ground'>
export type View = CallOutput<Routes, 'GET /api/c/:community/questionnaires/:id'>
export type Asked = CallOutput<Routes, 'GET /api/c/:community/my/questionnaires/:id'>
export type OwnBrief = CallOutput<Routes, 'GET /api/c/:community/my/questionnaires'>['items'][number]
export type Results = CallOutput<Routes, 'GET /api/c/:community/questionnaires/:id/results'>
export type Comment = CallOutput<Routes, 'GET /api/c/:community/questionnaires/:id/comments'>['items'][number]
export type Paper = CallOutput<Routes, 'GET /api/c/:community/questionnaires/:id/papers'>['items'][number]
export type DoorUnit = CallOutput<Routes, 'GET /api/c/:community/questionnaires-at-the-door/:id/units'>['items'][number]
