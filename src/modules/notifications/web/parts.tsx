import type { FacePart } from '../../../app/web/convention.ts'

export const parts: FacePart[] = [{ place: 'shell.bell', order: 10, part: () => import('./components/work-bell.tsx') }]
