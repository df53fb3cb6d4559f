import type { z } from 'zod'
import type { textBlock } from '../../../contract/text-routes.ts'

export type TextBlock = z.output<typeof textBlock>

/** Reads that a change of text blocks makes old. */
export const refreshTexts = ['GET /api/c/:community/desk/texts']
