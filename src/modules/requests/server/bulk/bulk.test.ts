import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../../../app/testing/platform.ts'
import type { Download } from '../../../../platform/command/types.ts'
import { acting, refused, type Seen } from '../../test/acting.ts'
import { communityWithRequests, fileOne, items, type Receipt, type RequestsCommunity } from '../../test/factory.ts'
import { oneRequest } from '../queries/one-request.ts'
import { bulkFile } from './bulk-file.ts'
import { changeMacro, deleteMacro, listMacros, saveMacro } from './macros.ts'
import { previewBulk } from './preview-bulk.ts'
import { bulkRuns, oneBulkRun, stopBulk } from './runs.ts'
import { startBulk } from './start-bulk.ts'

type Run = {
  id: string
  state: string
  total: number
  done: number
  refused: number
  why: { code: string; count: number }[]
}
type Preview = {
  total: number
  go: number
  refused: { code: string; count: number }[]
  samples: { changes: { before: string; after: string }[] }[]
}
type Macro = { id: string; name: string; version: number; can: string[] }

let platform: TestPlatform
let community: RequestsCommunity
let act: ReturnType<typeof acting>
let lamps: Receipt[]
let pests: Receipt

beforeAll(async () => {
  platform = await openTestPlatform()
  community = await communityWithRequests(platform)
  act = acting(platform, community)
  lamps = []
  for (const words of ['一楼灯不亮', '二楼灯不亮', '三楼灯不亮']) {
    lamps.push(await fileOne(platform, community, { description: words }))
  }
  pests = await fileOne(platform, community, { item_code: items.pests, description: '地下室有老鼠' })
})
afterAll(() => platform.close())

const note = (text: string) => ({ act: 'note' as const, text, visibility: 'internal' as const })
const all = { filter: { sort: 'due' } }
const ended = async (id: string, by = community.secretary) => {
  await platform.dispatcher.drain()
  return act<Run>(oneBulkRun, by, { id })
}
const stepsOf = async (id: string) => (await act<Seen>(oneRequest, community.secretary, { id })).steps

describe('looking before it is done', () => {
  it('counts what would go and why the rest would not, and shows the text as it will go out', async () => {
    const target = { ids: [...lamps.map((one) => one.id), pests.id] }
    const steps = [note('{编号} 已统一安排，{地点}')]
    const seen = await act<Preview>(previewBulk, community.secretary, { target, steps })
    expect(seen).toMatchObject({ total: 4, go: 4, refused: [] })
    expect(seen.samples[0]?.changes[0]?.after).toMatch(/^\d{6}-\d+ 已统一安排，南苑小区/)
    expect((await stepsOf(pests.id)).filter((step) => step.kind === 'note')).toEqual([])

    const over = { act: 'hand_over', post_id: community.manager.postId, reason: '统一安排' }
    const handing = await act<Preview>(previewBulk, community.secretary, { target, steps: [over] })
    expect(handing).toMatchObject({ go: 0 })
    expect(handing.refused).toMatchObject([
      { code: 'requests.same_receiver', count: 3 },
      { code: 'requests.receiver_unknown', count: 1 },
    ])
  })

  it('is for who handles requests, and shows nobody more than the list does', async () => {
    await refused(act(previewBulk, null, { target: all, steps: [note('记')] }), 'platform.sign_in_needed')
    await refused(act(previewBulk, community.resident, { target: all, steps: [note('记')] }), 'platform.not_allowed')
    expect(
      await act<Preview>(previewBulk, community.departmentClerk, { target: all, steps: [note('记')] }),
    ).toMatchObject({ total: 0 })
    const unknown = { act: 'reclassify', item_code: 'Z99', reason: '放错了' }
    await refused(act(previewBulk, community.secretary, { target: all, steps: [unknown] }), 'requests.item_unknown')
  })
})

describe('a run', () => {
  it('does each by the command of the single act, as the person who started it, and tells what became of each', async () => {
    const started = await act<Run>(startBulk, community.manager, {
      target: all,
      steps: [note('电工周五统一上门')],
      title: '批量',
    })
    expect(started).toMatchObject({ state: 'running', total: 3, done: 0 })
    expect(await ended(started.id, community.manager)).toMatchObject({ state: 'finished', done: 3, refused: 0 })
    for (const lamp of lamps) {
      const notes = (await stepsOf(lamp.id)).filter((step) => step.kind === 'note')
      expect(notes).toMatchObject([{ text: '电工周五统一上门', actor_kind: 'staff' }])
    }
    const authors = await platform.look(community.communityId, (tx) =>
      tx
        .selectFrom('caseflow.steps')
        .select('person_id')
        .where('community_id', '=', community.communityId)
        .where('kind', '=', 'note')
        .execute(),
    )
    expect(authors.map((step) => step.person_id)).toEqual(lamps.map(() => community.manager.personId))
  })

  it('does all steps of one or none, and goes on with the next', async () => {
    const steps = [note('先记一笔'), { act: 'call_back', reached: false, comment: '' }]
    const run = await act<Run>(startBulk, community.secretary, {
      target: { ids: [pests.id, lamps[0]!.id] },
      steps,
      title: '',
    })
    expect(await ended(run.id)).toMatchObject({
      state: 'finished',
      done: 0,
      refused: 2,
      why: [{ code: 'requests.state_forbids', count: 2 }],
    })
    expect((await stepsOf(pests.id)).map((step) => step.text)).not.toContain('先记一笔')

    const download = await act<Download>(bulkFile, community.secretary, { id: run.id })
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(Buffer.from(download.bytes) as never)
    const rows: string[][] = []
    book.worksheets[0]?.eachRow((row) => rows.push((row.values as unknown[]).slice(1).map(String)))
    expect(rows).toHaveLength(3)
    expect(rows.find(([number]) => number === pests.number)?.[2]).toBe('没有办')
  })

  it('is its starter’s alone, one at a time, and can be stopped', async () => {
    const input = { target: { ids: [pests.id] }, steps: [note('慢慢来')], title: '' }
    const run = await act<Run>(startBulk, community.worker, input)
    await refused(act(startBulk, community.worker, input), 'requests.bulk_running')
    await refused(act(oneBulkRun, community.secretary, { id: run.id }), 'platform.not_found')
    await refused(act(bulkFile, community.secretary, { id: run.id }), 'platform.not_found')
    await refused(act(stopBulk, community.secretary, { id: run.id }), 'platform.not_found')
    expect(await act<Run>(stopBulk, community.worker, { id: run.id })).toMatchObject({ state: 'stopped' })
    expect(await ended(run.id, community.worker)).toMatchObject({ state: 'stopped', done: 0 })
    expect((await act<{ items: Run[] }>(bulkRuns, community.worker, {})).items).toHaveLength(1)
  })

  it('refuses nothing to do, and another community’s requests', async () => {
    const elsewhere = await communityWithRequests(platform)
    const theirs = await fileOne(platform, elsewhere)
    const input = { target: { ids: [theirs.id] }, steps: [note('别人的')], title: '' }
    await refused(act(startBulk, community.secretary, input), 'requests.bulk_nothing')
  })

  it('changes urgency as it stands at that moment', async () => {
    const steps = [{ act: 'prioritise', priority: 1 }]
    const run = await act<Run>(startBulk, community.secretary, { target: { ids: [pests.id] }, steps, title: '' })
    expect(await ended(run.id)).toMatchObject({ done: 1 })
    expect(await act(oneRequest, community.secretary, { id: pests.id })).toMatchObject({ priority: 1 })
  })
})

describe('a macro', () => {
  const steps = [note('已转物业，周五前回复')]
  const names = async (by: RequestsCommunity['secretary']) =>
    (await act<{ items: Macro[] }>(listMacros, by, {})).items.map((one) => one.name)

  it('is one’s own until shared, and changed by who may', async () => {
    await refused(act(saveMacro, community.manager, { name: '共用', steps, shared: true }), 'platform.not_allowed')
    await act(saveMacro, community.manager, { name: '物业回复', steps, shared: false })
    await refused(
      act(saveMacro, community.manager, { name: '物业回复', steps, shared: false }),
      'requests.macro_name_taken',
    )
    const shared = await act<Macro>(saveMacro, community.worker, { name: '转物业', steps, shared: true })
    expect(await names(community.manager)).toEqual(expect.arrayContaining(['物业回复', '转物业']))
    expect(await names(community.worker)).toEqual(['转物业'])
    const change = { id: shared.id, name: '转给物业', steps, shared: true, version: shared.version }
    await refused(act(changeMacro, community.manager, change), 'platform.not_allowed')
    expect(await act(changeMacro, community.secretary, change)).toMatchObject({ name: '转给物业', version: 2 })
    await refused(act(changeMacro, community.worker, change), 'requests.macro_changed_meanwhile')
    await refused(act(deleteMacro, community.manager, { id: shared.id }), 'platform.not_allowed')
    await act(deleteMacro, community.worker, { id: shared.id })
    await refused(act(deleteMacro, community.worker, { id: shared.id }), 'platform.not_found')
    await refused(act(saveMacro, community.resident, { name: '居民', steps, shared: false }), 'platform.not_allowed')
  })
})
