import { expect, test } from 'vitest'
import { keyTable } from '../../../app/web/kit/key-table.ts'
import zhCN from '../i18n/zh-CN.json' with { type: 'json' }

test('every key of the table has a word on the page where keys are chosen', () => {
  const words = Object.keys(zhCN.pages.workbench.keys.acts)
  expect(Object.keys(keyTable).filter((id) => !words.includes(id.replace('.', '_')))).toEqual([])
})
