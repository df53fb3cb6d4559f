import type { CallOutput } from '../../../../../app/web/api-types.ts'
import type { Tone } from '../../../../../app/web/kit/state-tag.tsx'
import type { routes } from '../../../contract.ts'

type Routes = typeof routes
export type Sign = CallOutput<Routes, 'GET /api/c/:community/signs/:id'>
export type SignRow = CallOutput<Routes, 'GET /api/c/:community/signs'>['items'][number]
export type SignAct = Sign['steps'][number]['did']

export const signTones: Record<SignRow['state'], Tone> = {
  new: 'need',
  accepted: 'work',
  talked: 'done',
  nothing: 'rest',
  mediation: 'info',
}
export const kinds = [
  'neighbours',
  'noise',
  'parking',
  'property',
  'renovation',
  'pets',
  'family',
  'money',
  'other',
] as const
export const urgencies = ['today', 'soon', 'watch'] as const
