import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { sourcesHash } from './sources-hash.ts'

const root = mkdtempSync(join(tmpdir(), 'linli 源码 '))

function write(file: string, content: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true })
  writeFileSync(join(root, file), content)
}

afterEach(() => rmSync(root, { recursive: true, force: true }))

test('the hash follows what a bundle is made of, and nothing else', async () => {
  write('src/modules/requests/web/pages/file.tsx', 'one')
  write('src/modules/requests/server/routes.ts', 'one')
  const first = await sourcesHash(root)
  write('src/modules/requests/server/routes.ts', 'two')
  expect(await sourcesHash(root)).toBe(first)
  write('src/modules/requests/web/pages/file.tsx', 'two')
  const second = await sourcesHash(root)
  expect(second).not.toBe(first)
  write('src/modules/requests/i18n/zh-CN.json', '{}')
  expect(await sourcesHash(root)).not.toBe(second)
})
