import { z } from 'zod'
import type { ReadContext } from '../../../../platform/command/types.ts'

/** A sentence kept as its code: the module whose text it is, its key, and what it speaks of. */
export type Said = { module: string; key: string; params: Record<string, string> }

const said = z.object({ module: z.string(), key: z.string(), params: z.record(z.string(), z.string()) })

/** What a step says in the reader's language: its sentence, else the words written with it. `text` in a sentence: those words. */
export function stepWords(ctx: ReadContext, step: { body: string; data: Record<string, unknown> }): string {
  const { data: kept } = said.safeParse(step.data.say)
  if (!kept) return step.body
  return ctx.services.texts.message(ctx.language, kept.module, kept.key, { ...kept.params, text: step.body })
}
