import { mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { askRunning, lockFolder } from './folder-lock.ts'

const folder = () => mkdtempSync(join(tmpdir(), 'linli 锁 '))

test('the second process is told who has the folder; afterwards it is free', async () => {
  const dataDir = folder()
  const lock = await lockFolder(dataDir)
  await expect(lockFolder(dataDir)).rejects.toThrow(new RegExp(`in use by another Linli \\(process ${process.pid}\\)`))
  await lock.release()
  const again = await lockFolder(dataDir)
  await again.release()
})

test('a command line finds the running server', async () => {
  const dataDir = folder()
  expect(await askRunning(dataDir, 'verify')).toBeUndefined()
  const lock = await lockFolder(dataDir)
  lock.answer(async (command) => ({ did: command }))
  expect(await askRunning(dataDir, 'verify')).toEqual({ did: 'verify' })
  await lock.release()
})

test('a folder whose name is too long for a socket', async () => {
  const dataDir = join(folder(), '很长的文件夹名'.repeat(8))
  mkdirSync(dataDir)
  const lock = await lockFolder(dataDir)
  await expect(lockFolder(dataDir)).rejects.toThrow(/in use/)
  await lock.release()
})
