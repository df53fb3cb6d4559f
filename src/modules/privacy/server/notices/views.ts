import type { z } from 'zod'
import type { ReadContext } from '../../../../platform/command/types.ts'
import type { draftView, noticesView, noticeView, Topic } from '../../contract.ts'
import { type NoticeRow, notices, noticesInForce } from './rows.ts'

const versionsMost = 100
const countedMost = 10_000
const parts = ['title', 'purpose', 'kinds', 'retention', 'rights', 'contact'] as const
export type NoticeContent = Record<(typeof parts)[number], string>

function contentOf(row: NoticeRow): NoticeContent {
  const { title, purpose, kinds, retention, rights, contact } = row
  return { title, purpose, kinds, retention, rights, contact }
}

function summaryOf({ id, topic, version, title, changes, published_at }: NoticeRow, current: boolean) {
  const at = published_at?.toISOString() ?? ''
  return { id, topic, version: version ?? 0, title, changes, published_at: at, current }
}

/** A published version whole. */
export function shownNotice(row: NoticeRow, current: boolean): z.output<typeof noticeView> {
  return { ...summaryOf(row, current), ...contentOf(row) }
}

/** What is in force, and all there was. */
export async function showNotices(ctx: ReadContext): Promise<z.output<typeof noticesView>> {
  const inForce = await noticesInForce(ctx.tx, ctx.communityId)
  const versions = (await notices(ctx.tx, ctx.communityId)
    .where('version', 'is not', null)
    .orderBy('published_at', 'desc')
    .orderBy('id', 'desc')
    .limit(versionsMost)
    .execute()) as NoticeRow[]
  return {
    items: [...inForce.values()].map((row) => shownNotice(row, true)),
    versions: versions.map((row) => summaryOf(row, inForce.get(row.topic)?.id === row.id)),
  }
}

/** A topic as its editors see it: the draft, or what to begin with. */
export async function showDraft(ctx: ReadContext, topic: Topic): Promise<z.output<typeof draftView>> {
  const draft = await findDraft(ctx, topic)
  const published = (await noticesInForce(ctx.tx, ctx.communityId)).get(topic)
  const say = (part: string) => ctx.services.texts.message(ctx.language, 'privacy', `notice_${topic}_${part}`)
  const shipped = Object.fromEntries(parts.map((part) => [part, say(part)])) as NoticeContent
  return {
    topic,
    draft: draft
      ? {
          ...contentOf(draft),
          changes: draft.changes,
          ask_again: draft.ask_again,
          revision: draft.revision,
          edited_at: draft.edited_at.toISOString(),
        }
      : null,
    beginning: published ? contentOf(published) : shipped,
    published: published ? summaryOf(published, true) : null,
    ...(await readers(ctx, published?.id)),
  }
}

async function findDraft(ctx: ReadContext, topic: Topic): Promise<NoticeRow | undefined> {
  return (await notices(ctx.tx, ctx.communityId)
    .where('topic', '=', topic)
    .where('version', 'is', null)
    .executeTakeFirst()) as NoticeRow | undefined
}

async function readers(ctx: ReadContext, noticeId: string | undefined): Promise<{ seen: number; accepted: number }> {
  if (!noticeId) return { seen: 0, accepted: 0 }
  const { tx, communityId } = ctx
  const found = await tx
    .selectFrom(
      tx
        .selectFrom('privacy.notice_reads')
        .select('accepted_at')
        .where('community_id', '=', communityId)
        .where('notice_id', '=', noticeId)
        .limit(countedMost)
        .as('counted'),
    )
    .select((eb) => [eb.fn.countAll().as('seen'), eb.fn.count('accepted_at').as('accepted')])
    .executeTakeFirstOrThrow()
  return { seen: Number(found.seen), accepted: Number(found.accepted) }
}
