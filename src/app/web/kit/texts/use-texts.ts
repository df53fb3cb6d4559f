import type { z } from 'zod'
import { createApi } from '../../api.ts'
import { useMay } from '../../session.ts'
import type { Block } from './asking.ts'

type Is<T> = z.ZodType<T, T>

/** The desk's route as the kit needs it: it knows no module, so the shape stands here. */
interface TextRoutes {
  'GET /api/c/:community/desk/texts': { output: Is<{ items: (Block & { id: string; expired: boolean })[] }> }
}

const desk = createApi<TextRoutes>()

/** Text blocks this person may write with now; undefined until known, and for whom has none. */
export function useTexts() {
  const may = useMay()('desk.use')
  const texts = desk.useRead('GET /api/c/:community/desk/texts', {}, { enabled: may })
  return texts.data?.items.filter((text) => !text.expired)
}
