import type { WriteContext } from '../../../../platform/command/types.ts'
import type { EventHandler } from '../../../../platform/module.ts'
import { withAccount } from '../../../access/api.ts'
import { type AskedFacts, askedFacts } from '../../../questionnaires/api.ts'
import type { Kind } from '../kinds.ts'
import { type Told, toAll } from '../told.ts'
import { tellingEach } from './telling.ts'

type Of = { questionnaire_id: string }

/** Who uses the pages; whoever doesn't has a letter with a code, or is asked at the door. */
async function told(ctx: WriteContext, kind: Kind, id: string, facts: AskedFacts, persons: string[]): Promise<Told[]> {
  const known = await withAccount(ctx.tx, ctx.communityId, persons)
  const params = facts.until_day && facts.state === 'open' ? { day: facts.until_day } : {}
  const dated = kind === 'questionnaire_open' && !facts.until_day ? 'questionnaire_asked' : kind
  return toAll(known, { kind: dated, thing: id, params })
}

/** Those a questionnaire asks: that it began, that they haven't answered yet, that its result is out. */
export const questionnaireTellings: readonly EventHandler[] = [
  tellingEach<Of>('questionnaires.opened', async (ctx, { questionnaire_id: id }) => {
    const facts = await askedFacts(ctx, id)
    return facts?.state === 'open' ? told(ctx, 'questionnaire_open', id, facts, facts.left) : []
  }),
  tellingEach<Of>('questionnaires.reminded', async (ctx, { questionnaire_id: id }) => {
    const facts = await askedFacts(ctx, id)
    return facts?.state === 'open' ? told(ctx, 'questionnaire_left', id, facts, facts.left) : []
  }),
  tellingEach<Of>('questionnaires.published', async (ctx, { questionnaire_id: id }) => {
    const facts = await askedFacts(ctx, id)
    return facts?.state === 'published' ? told(ctx, 'questionnaire_result', id, facts, facts.all) : []
  }),
]
