import { afterAll, beforeAll } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../../app/testing/platform.ts'
import type { WriteContext } from '../../../platform/command/types.ts'
import { makeIdentityNumber } from '../../../shared/identity-number.ts'
import { applyImport, checkImport } from '../server/commands/imports.ts'
import { showImportQuery } from '../server/queries/imports.ts'
import { listPersons } from '../server/queries/register.ts'
import { createSetting, type Setting } from './setting.ts'

type Told = { row: number; name: string; words: string[] }
export type ImportView = {
  id: string
  state: string
  rows_total: number
  rows_new: number
  rows_changed: number
  rows_same: number
  rows_refused: number
  rows_undecided: number
  progress: number
  unknown_columns: string[]
  problems: Told[]
  remarks: Told[]
  failure: { doing: string; from: number; to: number } | null
  can: string[]
}

export const heading = '姓名,手机号,身份证号,小区,楼栋,单元,房号,身份,面积,标签'
export const identity = (sequence: number) => makeIdentityNumber({ birthDate: '1962-11-03', sex: 'male', sequence })

/** A .csv as Excel writes it, of these lines. */
export const csv = (...lines: string[]) => ({
  file: { name: '居民.csv', mediaType: 'text/csv' as const, bytes: Buffer.from(`\u{feff}${lines.join('\r\n')}\r\n`) },
})

/** A sheet of names and numbers only, as long as wanted. */
export const many = (count: number, prefix: string) =>
  csv(
    '姓名,手机号',
    ...Array.from({ length: count }, (_, index) => `${prefix}${index},1990${String(1_000_000 + index)}`),
  )

/** What the secretary of a community does with sheets. */
export function importing(platform: TestPlatform, here: () => Setting) {
  const bySecretary = () => ({ communityId: here().communityId, accountId: here().secretary.accountId })
  return {
    bySecretary,
    check: (input: object, caller = bySecretary()) => platform.do<ImportView>(checkImport, input, caller),
    apply: (id: string) => platform.do<ImportView>(applyImport, { id }, bySecretary()),
    show: (id: string) => platform.do<ImportView>(showImportQuery, { id }, bySecretary()),
    /** Part of a reaction's work, done by hand. */
    work: (handle: (ctx: WriteContext) => Promise<void>) =>
      platform.perform(
        {
          kind: 'command',
          route: { name: 'test.work', summary: '', access: 'public', output: undefined as never },
          handle,
          view: async () => null,
          anonymousActor: false,
        },
        { accountId: null, communityId: here().communityId, language: 'zh-CN', as: 'system' },
        {},
      ),
    async people() {
      const input = { limit: 100, sort: 'name' }
      return (await platform.do<{ items: Record<string, unknown>[] }>(listPersons, input, bySecretary())).items
    },
  }
}

/** For the tests of one file: a community of their own, and what its secretary does with sheets there. */
export function setUpSheets() {
  const at = {} as { platform: TestPlatform; here: Setting } & ReturnType<typeof importing>
  beforeAll(async () => {
    const platform = await openTestPlatform()
    Object.assign(at, { platform, here: await createSetting(platform), ...importing(platform, () => at.here) })
  })
  afterAll(() => at.platform.close())
  return at
}
