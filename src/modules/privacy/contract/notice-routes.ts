import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import { id, inCommunity, instant, oneInCommunity, text } from '../../../shared/schemas.ts'
import { topic } from './kinds.ts'

const said = z.object({
  title: z.string(),
  purpose: z.string(),
  kinds: z.string(),
  retention: z.string(),
  rights: z.string(),
  contact: z.string(),
})

/** What a notice says (个人信息保护法 17): why, what kinds, how long, which rights, whom to ask. */
const noticeContent = z.object({
  title: text(2, 60),
  purpose: text(2, 2_000),
  kinds: text(2, 2_000),
  retention: text(2, 2_000),
  rights: text(2, 2_000),
  contact: text(2, 500),
})

const noticeSummary = z.object({
  id,
  topic,
  version: z.number().int(),
  title: z.string(),
  changes: z.string(),
  published_at: instant,
  /** No newer version of its topic was published. */
  current: z.boolean(),
})

export const noticeView = noticeSummary.extend(said.shape)

export const noticesView = z.object({
  /** The version in force of each topic. */
  items: z.array(noticeView),
  /** All versions, the latest first. */
  versions: z.array(noticeSummary),
})

const draftFields = noticeContent.extend({ changes: text(0, 500).default(''), ask_again: z.boolean().default(false) })

export const draftView = z.object({
  topic,
  /** Null where nothing is being written. */
  draft: said
    .extend({ changes: z.string(), ask_again: z.boolean(), revision: z.number().int(), edited_at: instant })
    .nullable(),
  /** What to begin with: the version in force, else the words that ship with Linli. */
  beginning: said,
  published: noticeSummary.nullable(),
  /** How many were shown the version in force, and said to have understood it; counted up to 10 000. */
  seen: z.number().int(),
  accepted: z.number().int(),
})

export const ownNotice = z.object({
  id,
  topic,
  version: z.number().int(),
  title: z.string(),
  changes: z.string(),
  published_at: instant,
  /** An earlier version was seen by this person. */
  changed: z.boolean(),
  seen_at: instant.nullable(),
  accepted_at: instant.nullable(),
})

const publish = { permission: 'privacy.publish' } as const
const ofTopic = inCommunity.extend({ topic })

export const noticeRoutes = defineRoutes({
  'GET /api/c/:community/notices': {
    name: 'privacy.notices',
    summary: '个人信息告知书：现行的和历次的',
    access: 'public',
    params: inCommunity,
    output: noticesView,
  },
  'GET /api/c/:community/notices/:id': {
    name: 'privacy.notice',
    summary: '一个版本的告知书',
    access: 'public',
    params: oneInCommunity,
    output: noticeView,
  },
  'GET /api/c/:community/notice-drafts': {
    name: 'privacy.drafts',
    summary: '告知书的草稿',
    access: publish,
    params: inCommunity,
    output: z.object({ items: z.array(draftView) }),
  },
  'PUT /api/c/:community/notice-drafts/:topic': {
    name: 'privacy.write_notice',
    summary: '保存告知书的草稿',
    access: publish,
    params: ofTopic,
    body: draftFields.extend({ revision: z.number().int().nullable() }),
    output: draftView,
    refusals: ['privacy.changed_meanwhile'],
  },
  'DELETE /api/c/:community/notice-drafts/:topic': {
    name: 'privacy.discard_notice',
    summary: '放弃草稿',
    access: publish,
    params: ofTopic,
    output: draftView,
    refusals: ['privacy.draft_missing'],
  },
  'POST /api/c/:community/notice-drafts/:topic/publish': {
    name: 'privacy.publish_notice',
    summary: '发布告知书的新版本',
    access: publish,
    params: ofTopic,
    body: z.object({ revision: z.number().int() }),
    output: draftView,
    refusals: ['privacy.draft_missing', 'privacy.changed_meanwhile', 'privacy.changes_unsaid'],
  },
  'GET /api/c/:community/own/notices': {
    name: 'privacy.own_notices',
    summary: '告知书，我看过没有',
    access: 'member',
    params: inCommunity,
    output: z.object({ items: z.array(ownNotice) }),
  },
  'POST /api/c/:community/own/notices/:id/reading': {
    name: 'privacy.read_notice',
    summary: '看过、看懂了一份告知书',
    access: 'member',
    params: oneInCommunity,
    body: z.object({ accept: z.boolean() }),
    output: z.object({ items: z.array(ownNotice) }),
  },
})
