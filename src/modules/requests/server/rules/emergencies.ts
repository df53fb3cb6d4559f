import type { ReadContext } from '../../../../platform/command/types.ts'
import type { Tx } from '../../../../platform/db/database.ts'
import {
  type EmergencyNumber,
  type EmergencyWords,
  emergenciesIn,
  emergencyNumbers,
  ownFirstIn,
  phrasesFor,
} from '../../../../shared/emergencies.ts'
import { emergencyWords } from '../../contract/emergency-words.ts'
import { replayDays } from './replay.ts'

/** Setting: phrases besides the usual ones, those left out, and what the community says first of its own. */
export const emergenciesSetting = 'requests.emergencies'

/** What a community decided; null where the usual phrases hold, or what is kept can't be read. */
export async function emergencyWordsOf(tx: Tx, communityId: number): Promise<EmergencyWords | null> {
  const row = await tx
    .selectFrom('platform.settings')
    .select('value')
    .where('community_id', '=', communityId)
    .where('name', '=', emergenciesSetting)
    .executeTakeFirst()
  const { data } = emergencyWords.safeParse(row?.value)
  return data ? tidyWords(data as EmergencyWords) : null
}

/** Each phrase once, and of those left out only usual ones; null where nothing differs from what is usual. */
export function tidyWords({ more, fewer, harmless, own }: EmergencyWords): EmergencyWords | null {
  const kept = {
    more: byNumber((number) => (more[number] ?? []).filter((phrase) => !phrasesFor(number).includes(phrase))),
    fewer: byNumber((number) => phrasesFor(number).filter((phrase) => fewer[number]?.includes(phrase))),
    harmless: [...new Set(harmless)],
    own,
  }
  const parts = [...Object.values(kept.more), ...Object.values(kept.fewer), kept.harmless, kept.own]
  return parts.some((part) => part.length > 0) ? kept : null
}

function byNumber(of: (number: EmergencyNumber) => string[]): EmergencyWords['more'] {
  const found = emergencyNumbers.map((number) => [number, [...new Set(of(number))]] as const)
  return Object.fromEntries(found.filter(([, phrases]) => phrases.length > 0))
}

const dayMs = 86_400_000
const looksMost = 2_000

/** In how many of the last thirty days' requests (the newest 2 000) the line would have stood, by the phrases held and by others. */
export async function replayEmergencies(ctx: ReadContext, held: EmergencyWords | null, wanted: EmergencyWords | null) {
  const rows = await ctx.tx
    .selectFrom('requests.requests as r')
    .innerJoin('caseflow.cases as c', (join) =>
      join.onRef('c.community_id', '=', 'r.community_id').onRef('c.id', '=', 'r.id'),
    )
    .select('r.description')
    .where('r.community_id', '=', ctx.communityId)
    .where('c.filed_at', '>=', new Date(ctx.now.getTime() - replayDays * dayMs))
    .orderBy('c.filed_at', 'desc')
    .limit(looksMost)
    .execute()
  const shownBy = (words: EmergencyWords | null) =>
    rows.filter(({ description }) => speaks(description, words ?? undefined)).length
  return { looked_at: rows.length, shown: shownBy(held), shown_then: shownBy(wanted) }
}

function speaks(text: string, words: EmergencyWords | undefined): boolean {
  return emergenciesIn(text, words).length > 0 || ownFirstIn(text, words).length > 0
}
