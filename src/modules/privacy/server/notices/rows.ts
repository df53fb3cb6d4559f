import type { Tx } from '../../../../platform/db/database.ts'
import { type Topic, topics } from '../../contract.ts'

/** A row of the notices: a published version, or a topic's draft. */
export type NoticeRow = {
  id: string
  topic: Topic
  version: number | null
  title: string
  purpose: string
  kinds: string
  retention: string
  rights: string
  contact: string
  changes: string
  ask_again: boolean
  edited_at: Date
  published_at: Date | null
  revision: number
}

const columns = [
  'id',
  'topic',
  'version',
  'title',
  'purpose',
  'kinds',
  'retention',
  'rights',
  'contact',
  'changes',
  'ask_again',
  'edited_at',
  'published_at',
  'revision',
] as const

export function notices(tx: Tx, communityId: number) {
  return tx.selectFrom('privacy.notices').select(columns).where('community_id', '=', communityId)
}

/** The version in force of each topic that has one. */
export async function noticesInForce(tx: Tx, communityId: number): Promise<Map<Topic, NoticeRow>> {
  const rows = (await notices(tx, communityId)
    .distinctOn('topic')
    .where('version', 'is not', null)
    .orderBy('topic')
    .orderBy('version', 'desc')
    .execute()) as NoticeRow[]
  return new Map(rows.map((row) => [row.topic, row]))
}

/** From which version on consents hold without a new word, by topic: the latest that asked again; 1 where none did. */
export async function heldSince(tx: Tx, communityId: number): Promise<Map<Topic, number>> {
  const rows = (await tx
    .selectFrom('privacy.notices')
    .select((eb) => ['topic', eb.fn.max('version').as('version')])
    .where('community_id', '=', communityId)
    .where('version', 'is not', null)
    .where('ask_again', '=', true)
    .groupBy('topic')
    .execute()) as { topic: Topic; version: number }[]
  const found = new Map(rows.map((row) => [row.topic, row.version]))
  return new Map(topics.map((topic) => [topic, found.get(topic) ?? 0]))
}
