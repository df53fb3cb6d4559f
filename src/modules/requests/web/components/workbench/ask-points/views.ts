import type { z } from 'zod'
import type { routes } from '../../../../contract.ts'

export type AskPointRow = z.output<(typeof routes)['GET /api/c/:community/ask-points/:id']['output']>

export const askPointReads = ['GET /api/c/:community/ask-points', 'GET /api/c/:community/ask-points/:id']

/** What a poster's code opens, as it is scanned and as it is typed. */
export function addressOf(communityKey: string, code: string): string {
  return `${location.origin}/c/${communityKey}/at/${code}`
}
