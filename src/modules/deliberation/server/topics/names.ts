/** Names of ways and steps, and articles of laws, that the community never changed are told in the reader's language; its own are told as it wrote them. */
import type { ReadContext } from '../../../../platform/command/types.ts'
import { lawCodes } from '../../contract/meetings/kinds.ts'
import { templates, usualName, usualSteps } from './templates.data.ts'

/** Keys in the catalogue by what is kept. */
const usual = new Map(
  [
    ...usualSteps.map((step) => `usual_step_${step}`),
    ...Object.keys(templates).map((code) => `template_${code}`),
    ...lawCodes.map((code) => `law_article_${code}`),
  ].map((key) => [usualName(key), key] as const),
)

const inWords = (ctx: ReadContext, key: string) => ctx.services.texts.message(ctx.language, 'deliberation', key)

export function toldName(ctx: ReadContext, name: string): string {
  const key = usual.get(name)
  return key === undefined ? name : inWords(ctx, key)
}

/** What is kept of a name as its reader saw and maybe left it: a usual one stays the usual one. */
export function keptName(ctx: ReadContext, name: string): string {
  for (const [kept, key] of usual) if (inWords(ctx, key) === name) return kept
  return name
}
