import type { z } from 'zod'
import type { chosenView, conditionView, openBrief, openProject, projectBrief, projectView } from '../../contract.ts'

export type Brief = z.output<typeof projectBrief>
export type Project = z.output<typeof projectView>
export type OpenBrief = z.output<typeof openBrief>
export type Open = z.output<typeof openProject>
export type Condition = z.output<typeof conditionView>
export type Chosen = z.output<typeof chosenView>

const fenPerYuan = 100

export const money = (fen: number) => (fen / fenPerYuan).toLocaleString('zh-CN', { maximumFractionDigits: 2 })

/** What was typed as yuan, in fen; undefined where nothing was. */
export function fenOf(yuan: string): number | undefined {
  return yuan.trim() === '' ? undefined : Math.round(Number(yuan) * fenPerYuan)
}

export const yuanOf = (fen: number | null) => (fen === null ? '' : String(fen / fenPerYuan))

/** Reads that any act makes old. */
export const projectReads = [
  'GET /api/c/:community/projects',
  'GET /api/c/:community/projects/:id',
  'GET /api/c/:community/projects/:id/conditions',
  'GET /api/c/:community/ballots/:id/projects',
  'GET /api/c/:community/open/projects',
  'GET /api/c/:community/open/projects/:id',
  'GET /api/c/:community/open/topics/:id/projects',
]
