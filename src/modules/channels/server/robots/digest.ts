import type { GroupKind } from '../groups/groups.ts'

/** Bytes of text that one message may hold, with room for what stands around it. WeCom: 2 048. Feishu: 20 KB for the whole body. */
const bytesMost: Record<GroupKind, number> = { wechat: 0, wecom: 2_000, dingtalk: 6_000, feishu: 12_000 }
const between = '\n————\n'

type Text = { id: string; text: string }
export type Digest = { ids: string[]; text: string }

/**
 * Texts as messages, at most `room` of them: each by itself while there is room, then the rest together, as many as one message holds; what
 * doesn't fit is left for the next minute. Texts are in their order.
 */
export function digestsOf(texts: readonly Text[], room: number, kind: GroupKind): Digest[] {
  if (room <= 0) return []
  if (texts.length <= room) return texts.map(({ id, text }) => ({ ids: [id], text }))
  const alone = texts.slice(0, room - 1).map(({ id, text }) => ({ ids: [id], text }))
  return [...alone, together(texts.slice(room - 1), bytesMost[kind])]
}

function together(texts: readonly Text[], most: number): Digest {
  const digest: Digest = { ids: [], text: '' }
  for (const { id, text } of texts) {
    const longer = digest.ids.length === 0 ? text : `${digest.text}${between}${text}`
    if (digest.ids.length > 0 && Buffer.byteLength(longer) > most) break
    digest.text = longer
    digest.ids.push(id)
  }
  return digest
}
