import ExcelJS from 'exceljs'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../app/testing/platform.ts'
import { checkChain } from '../../platform/command/audit.ts'
import type { Operation } from '../../platform/command/types.ts'
import { createStaff, type Staff } from '../bodies/test/staff.ts'
import { createPerson } from '../people/test/factory.ts'
import { createCommunity, type TestCommunity } from '../territory/test/factory.ts'
import { exportAudit } from './server/audit/export-audit.ts'
import { audit, auditChain, viewAuditLine } from './server/audit/read-audit.ts'
import { auditWords } from './server/audit/words.ts'
import { createAccount } from './test/factory.ts'

let platform: TestPlatform
let community: TestCommunity
let secretary: Staff
let administrator: string

beforeAll(async () => {
  platform = await openTestPlatform()
  community = await createCommunity(platform)
  secretary = await createStaff(platform, community.communityId, 'community_secretary')
  administrator = await createAccount(platform, community.communityId, null, { administrator: true })
})
afterAll(() => platform.close())

type Line = {
  seq: number
  command: string
  who: { kind: string; name: string | null; post: string | null }
  things: { entity: string; id: string; fields: { name: string; shown: string; value: unknown }[] }[]
}
const refused = (code: string) => expect.objectContaining({ code })
const as = (accountId: string | null) => ({ communityId: community.communityId, accountId })
const lines = async (filter: object = {}, accountId = secretary.accountId) =>
  (await platform.do<{ items: Line[]; next: string | null }>(audit, { limit: 50, ...filter }, as(accountId))).items
const peer = (name: string) => platform.registry.operations.get(name) as Operation

describe('who reads the audit', () => {
  it.each([audit, auditChain, viewAuditLine, exportAudit].map((one) => [one.route.name, one] as const))(
    '%s: nobody but who leads',
    async (_, operation: Operation) => {
      const input = { seq: 1, reason: '核对', limit: 10 }
      const worker = await createStaff(platform, community.communityId, 'community_worker')
      await expect(platform.do(operation, input, as(null))).rejects.toEqual(refused('platform.sign_in_needed'))
      await expect(platform.do(operation, input, as(worker.accountId))).rejects.toEqual(refused('platform.not_allowed'))
      const other = await createCommunity(platform)
      const elsewhere = { communityId: other.communityId, accountId: secretary.accountId }
      await expect(platform.do(operation, input, elsewhere)).rejects.toEqual(refused('platform.not_allowed'))
    },
  )
})

describe('a line', () => {
  it('names staff with their post, shows what is about nobody, covers what is about persons', async () => {
    await platform.do(peer('territory.edit_community'), { phone: '0573-19900088' }, as(secretary.accountId))
    const personId = await createPerson(platform, community.communityId)
    const [edit] = await lines({ command: 'territory.edit_community' })
    expect(edit).toMatchObject({
      who: { kind: 'staff', name: expect.any(String), post: expect.any(String) },
      things: [{ entity: 'community', fields: [{ name: 'phone', shown: 'plain', value: '0573-19900088' }] }],
    })
    const [registered] = await lines({ entity: 'person', thing: personId })
    const fields = registered?.things.find((thing) => thing.id === personId)?.fields ?? []
    expect(fields.length).toBeGreaterThan(0)
    expect(fields.every(({ shown, value }) => shown === 'covered' && value === null)).toBe(true)
  })

  it('is shown whole for a reason, which is noted itself; not to who only sets up', async () => {
    const personId = await createPerson(platform, community.communityId)
    const [line] = await lines({ entity: 'person', thing: personId })
    const input = { seq: line?.seq, reason: '居民来核对' }
    const whole = await platform.do<Line>(viewAuditLine, input, as(secretary.accountId))
    expect(whole.things.flatMap(({ fields }) => fields).some(({ shown }) => shown === 'plain')).toBe(true)
    expect((await lines({ command: 'access.view_audit_line' }))[0]).toMatchObject({
      things: [
        {
          entity: 'audit_line',
          id: String(line?.seq),
          fields: expect.arrayContaining([expect.objectContaining({ value: '居民来核对' })]),
        },
      ],
    })
    await expect(platform.do(viewAuditLine, input, as(administrator))).rejects.toEqual(refused('platform.not_allowed'))
    await expect(platform.do(viewAuditLine, { ...input, seq: 999_999 }, as(secretary.accountId))).rejects.toEqual(
      refused('platform.not_found'),
    )
  })

  it('says that a value was erased', async () => {
    const personId = await createPerson(platform, community.communityId)
    await platform.look(community.communityId, (tx) =>
      sql`delete from platform.audit_values where community_id = ${community.communityId} and entity_id = ${personId}`.execute(
        tx,
      ),
    )
    const [line] = await lines({ entity: 'person', thing: personId })
    expect(line?.things.find((thing) => thing.id === personId)?.fields[0]).toMatchObject({
      shown: 'erased',
      value: null,
    })
  })
})

describe('the list', () => {
  it('is found by post, thing, command and day, page by page', async () => {
    expect((await lines({ post: secretary.postId })).every((line) => line.who.kind === 'staff')).toBe(true)
    expect(await lines({ from: '2026-03-05' })).toEqual([])
    expect((await lines({ from: '2026-03-04', to: '2026-03-04' })).length).toBeGreaterThan(0)
    const first = await platform.do<{ items: Line[]; next: string }>(audit, { limit: 2 }, as(administrator))
    const second = await platform.do<{ items: Line[] }>(audit, { limit: 2, after: first.next }, as(administrator))
    expect((second.items[0]?.seq ?? 0) < (first.items[1]?.seq ?? 0)).toBe(true)
    await expect(platform.do(audit, { limit: 2, after: 'x' }, as(administrator))).rejects.toEqual(
      refused('platform.cursor_invalid'),
    )
  })

  it('is taken out as a sheet, and that is noted', async () => {
    const sheet = await platform.do<{ name: string; bytes: Uint8Array }>(exportAudit, {}, as(secretary.accountId))
    expect(sheet.name).toBe('操作留痕 2026-03-04.xlsx')
    expect((await lines({ command: 'access.export_audit' })).length).toBe(1)
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(sheet.bytes.buffer as ArrayBuffer)
    const told = JSON.stringify(book.worksheets[0]?.getSheetValues())
    expect(told).toContain('修改社区设置')
    expect(told).not.toContain('territory.edit_community')
  })
})

describe('its words', () => {
  it.each(['zh-CN', 'en', 'zh-Hant'])('name every command, reaction and job there is, in %s', (language) => {
    const words = auditWords(language)
    const { operations, handlers, modules } = platform.registry
    const commands = [...operations.values()].filter(({ kind }) => kind === 'command').map(({ route }) => route.name)
    const jobs = modules.flatMap((module) => module.jobs ?? []).map((job) => job.name)
    const all = [...commands, ...handlers.keys(), ...jobs]
    expect(all.length).toBeGreaterThan(100)
    expect(all.filter((name) => !words.command(name))).toEqual([])
    expect(words.command('requests.constructor')).toBeUndefined()
  })
})

describe('the chain', () => {
  const check = (from: 'last_check' | 'first_row', minute: number) =>
    platform.look(community.communityId, (tx) =>
      checkChain(tx, community.communityId, new Date(Date.UTC(2026, 2, 4, 5, minute)), from),
    )
  const shown = () => platform.do<{ check: object | null }>(auditChain, {}, as(secretary.accountId))

  it('is recomputed from the last check on, and a break stays told until all is recomputed', async () => {
    expect((await shown()).check).toBeNull()
    expect(await check('first_row', 1)).toMatchObject({ whole: true })
    await createPerson(platform, community.communityId)
    expect(await check('last_check', 2)).toMatchObject({ whole: true })
    expect((await shown()).check).toMatchObject({ broken_at: null, whole_chain: false })
    const { rows } = await check('last_check', 3)
    await platform.database.owner.query(
      `update platform.audit set content = replace(content, 'entries', 'entrees')
       where community_id = ${community.communityId} and seq = 1`,
    )
    expect(await check('last_check', 4)).toMatchObject({ whole: true, rows })
    expect(await check('first_row', 5)).toMatchObject({ whole: false, brokenAt: 1 })
    expect(await check('last_check', 6)).toMatchObject({ whole: false, brokenAt: 1 })
    expect((await shown()).check).toMatchObject({ broken_at: 1 })
  })
})
