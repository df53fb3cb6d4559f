import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../app/testing/platform.ts'
import type { Operation } from '../../platform/command/types.ts'
import { createAccount } from '../access/test/factory.ts'
import { createPerson } from '../people/test/factory.ts'
import { createSetting, type Setting } from '../people/test/setting.ts'
import { giveConsent, giveOwnConsent } from './server/consents/give.ts'
import { consentsOf, ownConsents } from './server/consents/queries.ts'
import { withdrawConsent, withdrawOwnConsent } from './server/consents/withdraw.ts'
import { listDrafts, listNotices, listOwnNotices, showNotice } from './server/notices/queries.ts'
import { readNotice } from './server/notices/read-notice.ts'
import { discardNotice, publishNotice, writeNotice } from './server/notices/write-notice.ts'
import { answerRight } from './server/rights/answer.ts'
import { askRight, enterRight, withdrawRight } from './server/rights/ask.ts'
import { listRights, ownRights, showRight } from './server/rights/queries.ts'

let platform: TestPlatform
let here: Setting
let other: Setting

beforeAll(async () => {
  platform = await openTestPlatform()
  here = await createSetting(platform)
  other = await createSetting(platform)
})
afterAll(() => platform.close())

type Draft = { topic: string; draft: { revision: number } | null; published: { id: string; version: number } | null }
type Consents = { items: { purpose: string; state: string; can: string[]; notice: { id: string } | null }[] }
type Rights = { items: { id: string; kind: string; state: string; due_at: string; can: string[] }[] }

/** What other modules do, by name. */
function peers(name: string): Operation {
  const operation = platform.registry.operations.get(name)
  if (!operation) throw new Error(`there is no ${name}`)
  return operation
}

const by = (accountId: string | null, communityId = here.communityId) => ({ communityId, accountId })
const secretary = (at = here) => by(at.secretary.accountId, at.communityId)
const clerk = () => by(here.clerk.accountId)
const words = {
  title: '个人信息处理告知书',
  purpose: '办事',
  kinds: '姓名',
  retention: '三年',
  rights: '查阅',
  contact: '居委会',
}
const notice = (topic: string, more: object = {}) => ({ topic, ...words, changes: '', ask_again: false, ...more })

async function publish(topic: string, more: object = {}, at = here): Promise<string> {
  const input = notice(topic, { revision: null, ...more })
  const saved = await platform.do<Draft>(writeNotice, input, secretary(at))
  const done = await platform.do<Draft>(publishNotice, { topic, revision: saved.draft?.revision }, secretary(at))
  return done.published?.id ?? ''
}

async function resident(fields: Parameters<typeof createPerson>[2] = {}, at = here) {
  const personId = await createPerson(platform, at.communityId, { dwellingId: at.areas.dwelling, ...fields })
  return { personId, accountId: await createAccount(platform, at.communityId, personId) }
}

const stateOf = (view: Consents, purpose: string) => view.items.find((item) => item.purpose === purpose)?.state

describe('notices', () => {
  test('are written by who leads, published in versions, and read by everybody', async () => {
    const at = await createSetting(platform)
    const draft = notice('general', { revision: null })
    await expect(platform.do(writeNotice, draft, by(at.clerk.accountId, at.communityId))).rejects.toMatchObject({
      code: 'platform.not_allowed',
    })
    await expect(platform.do(publishNotice, { topic: 'general', revision: 1 }, secretary(at))).rejects.toMatchObject({
      code: 'privacy.draft_missing',
    })
    await expect(platform.do(discardNotice, { topic: 'general' }, secretary(at))).rejects.toMatchObject({
      code: 'privacy.draft_missing',
    })
    const first = await publish('general', {}, at)
    await platform.do(writeNotice, draft, secretary(at))
    await expect(platform.do(writeNotice, draft, secretary(at))).rejects.toMatchObject({
      code: 'privacy.changed_meanwhile',
    })
    await expect(platform.do(publishNotice, { topic: 'general', revision: 7 }, secretary(at))).rejects.toMatchObject({
      code: 'privacy.changed_meanwhile',
    })
    await expect(platform.do(publishNotice, { topic: 'general', revision: 1 }, secretary(at))).rejects.toMatchObject({
      code: 'privacy.changes_unsaid',
    })
    await platform.do(discardNotice, { topic: 'general' }, secretary(at))
    await publish('general', { changes: '写明了保存多久' }, at)
    const open = await platform.do<{ items: { version: number }[]; versions: object[] }>(
      listNotices,
      {},
      by(null, at.communityId),
    )
    expect(open.items).toEqual([expect.objectContaining({ version: 2, current: true })])
    expect(open.versions).toHaveLength(2)
    const old = platform.do(showNotice, { id: first }, by(null, at.communityId))
    await expect(old).resolves.toMatchObject({ version: 1, current: false })
    await expect(platform.do(showNotice, { id: first }, by(null))).rejects.toMatchObject({ code: 'platform.not_found' })
  })

  test('what somebody saw and understood is kept by version; a changed one shows', async () => {
    const at = await createSetting(platform)
    const { accountId } = await resident({}, at)
    const me = by(accountId, at.communityId)
    const own = async () =>
      (
        await platform.do<{ items: { id: string; changed: boolean; accepted_at: string | null }[] }>(
          listOwnNotices,
          {},
          me,
        )
      ).items
    const id = await publish('general', {}, at)
    await publish('minors', {}, at)
    expect(await own()).toEqual([expect.objectContaining({ id, changed: false, seen_at: null })])
    await platform.do(readNotice, { id, accept: true }, me)
    await platform.do(readNotice, { id, accept: false }, me)
    expect((await own())[0]?.accepted_at).not.toBeNull()
    const next = await publish('general', { changes: '电话换了' }, at)
    expect(await own()).toEqual([expect.objectContaining({ id: next, changed: true })])
    await expect(platform.do(readNotice, { id, accept: true }, me)).rejects.toMatchObject({
      code: 'platform.not_found',
    })
    await expect(platform.do(readNotice, { id: next, accept: true }, by(accountId))).rejects.toMatchObject({
      code: 'platform.not_a_member',
    })
    const { items } = await platform.do<{ items: { seen: number }[] }>(listDrafts, {}, secretary(at))
    expect(items[0]).toMatchObject({ topic: 'general', seen: 0, accepted: 0 })
  })
})

describe('consents', () => {
  test('are each given under the notice in force, and taken back as easily', async () => {
    const at = await createSetting(platform)
    const { accountId } = await resident({}, at)
    const me = by(accountId, at.communityId)
    const early = platform.do(giveOwnConsent, { purpose: 'care', notice_id: here.communityId && at.clerk.personId }, me)
    await expect(early).rejects.toMatchObject({ code: 'privacy.notice_missing' })
    const general = await publish('general', {}, at)
    const sensitive = await publish('sensitive', {}, at)
    const wrong = platform.do(giveOwnConsent, { purpose: 'health', notice_id: general }, me)
    await expect(wrong).rejects.toMatchObject({ code: 'privacy.notice_changed' })
    const given = await platform.do<Consents>(giveOwnConsent, { purpose: 'health', notice_id: sensitive }, me)
    expect(stateOf(given, 'health')).toBe('given')
    expect(stateOf(given, 'hardship')).toBe('none')
    const twice = platform.do(giveOwnConsent, { purpose: 'health', notice_id: sensitive }, me)
    await expect(twice).rejects.toMatchObject({ code: 'privacy.consent_given' })
    const taken = await platform.do<Consents>(withdrawOwnConsent, { purpose: 'health' }, me)
    expect(stateOf(taken, 'health')).toBe('ended')
    const again = platform.do(withdrawOwnConsent, { purpose: 'health' }, me)
    await expect(again).rejects.toMatchObject({ code: 'privacy.no_consent' })
    await expect(platform.do(ownConsents, {}, by(null))).rejects.toMatchObject({ code: 'platform.sign_in_needed' })
  })

  test('ask for a new word where the notice says so', async () => {
    const at = await createSetting(platform)
    const { accountId } = await resident({}, at)
    const me = by(accountId, at.communityId)
    const notice_id = await publish('general', {}, at)
    await platform.do(giveOwnConsent, { purpose: 'notices', notice_id }, me)
    await publish('general', { changes: '改了电话' }, at)
    expect(stateOf(await platform.do<Consents>(ownConsents, {}, me), 'notices')).toBe('given')
    const third = await publish('general', { changes: '增加了用途', ask_again: true }, at)
    expect(stateOf(await platform.do<Consents>(ownConsents, {}, me), 'notices')).toBe('again')
    const renewed = await platform.do<Consents>(giveOwnConsent, { purpose: 'notices', notice_id: third }, me)
    expect(stateOf(renewed, 'notices')).toBe('given')
  })

  test('at the counter carry evidence; under fourteen they are the guardian’s', async () => {
    const general = await publish('general')
    const minors = await publish('minors')
    const { personId } = await resident()
    const word = { id: personId, purpose: 'care', notice_id: general, evidence: 'paper', evidence_note: '第 3 卷' }
    const given = await platform.do<Consents>(giveConsent, { ...word, guardian: null }, clerk())
    expect(given.items.find((item) => item.purpose === 'care')).toMatchObject({ state: 'given', evidence: 'paper' })
    const ended = await platform.do<Consents>(withdrawConsent, { id: personId, purpose: 'care' }, clerk())
    expect(stateOf(ended, 'care')).toBe('ended')
    const elsewhere = { ...word, id: here.residentElsewhere, guardian: null }
    const worker = by(here.gridWorker.accountId)
    await expect(platform.do(giveConsent, elsewhere, worker)).rejects.toMatchObject({ code: 'platform.not_found' })
    await expect(platform.do(consentsOf, { id: personId }, secretary(other))).rejects.toMatchObject({
      code: 'platform.not_found',
    })
    const child = await resident()
    await platform.look(here.communityId, (tx) =>
      tx.updateTable('people.persons').set({ birth_date: '2016-01-01' }).where('id', '=', child.personId).execute(),
    )
    const own = platform.do(giveOwnConsent, { purpose: 'care', notice_id: minors }, by(child.accountId))
    await expect(own).rejects.toMatchObject({ code: 'privacy.guardian_needed' })
    const guarded = { ...word, id: child.personId, notice_id: minors, guardian: { name: '郗平', tie: 'parent' } }
    const kept = await platform.do<Consents>(giveConsent, guarded, clerk())
    expect(kept.items.find((item) => item.purpose === 'care')).toMatchObject({ guardian: { name: '郗平' } })
  })

  test('go along with a merge, end with a death, and come back when these are taken back', async () => {
    const at = await createSetting(platform)
    const notice_id = await publish('general', {}, at)
    const one = await resident({}, at)
    const two = await resident({}, at)
    await platform.do(giveOwnConsent, { purpose: 'care', notice_id }, by(one.accountId, at.communityId))
    await platform.do(askRight, { kind: 'copy', wish: '要一份' }, by(one.accountId, at.communityId))
    await platform.do(peers('people.merge'), { id: one.personId, into: two.personId }, secretary(at))
    await platform.dispatcher.drain()
    const kept = await platform.do<Consents>(consentsOf, { id: two.personId }, secretary(at))
    expect(stateOf(kept, 'care')).toBe('given')
    const open = await platform.do<Rights>(
      listRights,
      { state: 'open', limit: 50, person_id: two.personId },
      secretary(at),
    )
    expect(open.items).toHaveLength(1)
    await platform.do(peers('people.note_death'), { id: two.personId, day: '2026-03-03' }, secretary(at))
    await platform.dispatcher.drain()
    const dead = await platform.do<Consents>(consentsOf, { id: two.personId }, secretary(at))
    expect(stateOf(dead, 'care')).toBe('ended')
    await platform.do(peers('people.undo_death'), { id: two.personId }, secretary(at))
    await platform.dispatcher.drain()
    const alive = await platform.do<Consents>(consentsOf, { id: two.personId }, secretary(at))
    expect(stateOf(alive, 'care')).toBe('given')
    await platform.do(peers('people.unmerge'), { id: one.personId }, secretary(at))
    await platform.dispatcher.drain()
    const apart = await platform.do<Consents>(consentsOf, { id: one.personId }, secretary(at))
    expect(stateOf(apart, 'care')).toBe('given')
  })
})

describe('requests of rights', () => {
  test('are asked for, due within working days, listed by limit and answered with a reason', async () => {
    const { accountId } = await resident()
    const asked = await platform.do<Rights>(askRight, { kind: 'correction', wish: '房号应该是 102' }, by(accountId))
    const [right] = asked.items
    expect(right?.due_at).toBe('2026-03-25T09:30:00.000Z')
    const twice = platform.do(askRight, { kind: 'correction', wish: '还有一处' }, by(accountId))
    await expect(twice).rejects.toMatchObject({ code: 'privacy.right_open' })
    await platform.do(askRight, { kind: 'explanation', wish: '为什么登记' }, by(accountId))
    const open = await platform.do<Rights>(listRights, { state: 'open', limit: 50 }, clerk())
    expect(open.items.find((item) => item.id === right?.id)).toMatchObject({ late: false, can: ['answer'] })
    const answer = { id: right?.id, state: 'granted', answer: '已经改好了' }
    await expect(platform.do(answerRight, answer, by(accountId))).rejects.toMatchObject({
      code: 'platform.not_allowed',
    })
    await expect(platform.do(answerRight, answer, secretary(other))).rejects.toMatchObject({
      code: 'platform.not_found',
    })
    await platform.do(answerRight, answer, clerk())
    await expect(platform.do(answerRight, answer, clerk())).rejects.toMatchObject({ code: 'privacy.right_ended' })
    const ended = await platform.do<Rights>(listRights, { state: 'ended', limit: 50 }, clerk())
    expect(ended.items.map((item) => item.id)).toContain(right?.id)
  })

  test('can be taken back, by nobody else', async () => {
    const one = await resident()
    const two = await resident()
    const asked = await platform.do<Rights>(askRight, { kind: 'copy', wish: '要一份' }, by(one.accountId))
    const id = asked.items[0]?.id
    const foreign = platform.do(withdrawRight, { id }, by(two.accountId))
    await expect(foreign).rejects.toMatchObject({ code: 'platform.not_found' })
    expect((await platform.do<Rights>(ownRights, {}, by(two.accountId))).items).toEqual([])
    await platform.do(withdrawRight, { id }, by(one.accountId))
    const again = platform.do(withdrawRight, { id }, by(one.accountId))
    await expect(again).rejects.toMatchObject({ code: 'privacy.right_ended' })
  })

  test('are entered at the counter within the areas; erasing is for who leads', async () => {
    const asked = { kind: 'deletion', wish: '搬走了', evidence_note: '身份证' }
    const worker = by(here.gridWorker.accountId)
    const outside = platform.do(enterRight, { id: here.residentElsewhere, ...asked }, worker)
    await expect(outside).rejects.toMatchObject({ code: 'platform.not_found' })
    const { personId } = await resident()
    const right = await platform.do<{ id: string; can: string[] }>(enterRight, { id: personId, ...asked }, worker)
    expect(right.can).toEqual(['answer'])
    const grant = { id: right.id, state: 'granted', answer: '已经删除' }
    await expect(platform.do(answerRight, grant, worker)).rejects.toMatchObject({ code: 'platform.not_allowed' })
    const seen = platform.do(showRight, { id: right.id }, secretary())
    await expect(seen).resolves.toMatchObject({ can: ['answer', 'erase'] })
    await expect(platform.do(showRight, { id: right.id }, secretary(other))).rejects.toMatchObject({
      code: 'platform.not_found',
    })
  })
})
