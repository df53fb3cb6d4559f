import type { z } from 'zod'
import type { ReadContext } from '../../../../platform/command/types.ts'
import {
  type consentsView,
  type consentView,
  type Purpose,
  purposes,
  sensitivePurposes,
  type Topic,
} from '../../contract.ts'
import { heldSince, type NoticeRow, noticesInForce } from '../notices/rows.ts'
import { factsOf, isChild } from '../people.ts'
import { type ConsentRow, consentRows } from './rows.ts'

/** The notice that a consent rests on: children have their own, sensitive data too. */
export function topicOf(purpose: Purpose, child: boolean): Topic {
  if (child) return 'minors'
  return sensitivePurposes.includes(purpose) ? 'sensitive' : 'general'
}

/** How every purpose stands with a person. `own`: shown to that person, who doesn't speak for themselves under fourteen. */
export async function showConsents(
  ctx: ReadContext,
  personId: string,
  own: boolean,
): Promise<z.output<typeof consentsView>> {
  const child = await isChild(ctx, await factsOf(ctx, personId))
  const rows = await consentRows(ctx, personId)
  const inForce = await noticesInForce(ctx.tx, ctx.communityId)
  const since = await heldSince(ctx.tx, ctx.communityId)
  const items = purposes.map((purpose) => {
    const topic = topicOf(purpose, child)
    const last = rows.find((row) => row.purpose === purpose)
    return shown(purpose, last, { notice: inForce.get(topic), since: since.get(topic) ?? 0, mute: own && child })
  })
  return { items, needs_guardian: child }
}

type Around = { notice: NoticeRow | undefined; since: number; mute: boolean }

function shown(purpose: Purpose, row: ConsentRow | undefined, around: Around): z.output<typeof consentView> {
  const { notice, mute } = around
  const state = stateOf(row, around.since)
  const mayGive = notice !== undefined && state !== 'given' && !mute
  const mayEnd = state === 'given' || state === 'again'
  return {
    purpose,
    sensitive: sensitivePurposes.includes(purpose),
    state,
    given_at: row?.given_at.toISOString() ?? null,
    ended_at: row?.ended_at?.toISOString() ?? null,
    version: row?.version ?? null,
    how: row?.how ?? null,
    evidence: row?.evidence ?? null,
    guardian: row?.guardian_name && row.guardian_tie ? { name: row.guardian_name, tie: row.guardian_tie } : null,
    notice: notice ? { id: notice.id, version: notice.version ?? 0, title: notice.title } : null,
    can: [...(mayGive ? ['give'] : []), ...(mayEnd ? ['withdraw'] : [])],
  }
}

/** A word given before the notice changed so much that it asks anew doesn't hold any more (个人信息保护法 14). */
export function stateOf(row: ConsentRow | undefined, since: number): 'none' | 'given' | 'again' | 'ended' {
  if (!row) return 'none'
  if (row.ended_at) return 'ended'
  return (row.version ?? 0) < since ? 'again' : 'given'
}
