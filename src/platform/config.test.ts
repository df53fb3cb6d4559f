import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readConfig, StartFault } from './config.ts'

test('defaults', () => {
  expect(readConfig({})).toMatchObject({ port: 3000, host: '127.0.0.1', demo: true, databaseUrl: undefined })
})

test('the owner of the database is the login unless told', () => {
  expect(readConfig({ DATABASE_URL: 'postgres://a@h/d' }).ownerUrl).toBe('postgres://a@h/d')
  expect(readConfig({ DATABASE_URL: 'postgres://a@h/d', DATABASE_OWNER_URL: 'postgres://o@h/d' }).ownerUrl).toBe(
    'postgres://o@h/d',
  )
})

test.each([
  [{ LINLI_DEM0: 'off' }, /LINLI_DEM0 is unknown/],
  [{ PORT: 'eighty' }, /PORT does not fit; give a port number/],
  [{ LINLI_DEMO: 'maybe' }, /LINLI_DEMO does not fit; give on or off/],
  [{ LINLI_ROLE: 'web' }, /embedded database belongs to one process/],
  [{ DATABASE_URL: 'mysql://x' }, /DATABASE_URL does not fit/],
])('%o is refused with one sentence', (env, sentence) => {
  expect(() => readConfig(env)).toThrow(StartFault)
  expect(() => readConfig(env)).toThrow(sentence)
})

describe('what is written for whoever runs it is true', () => {
  const root = join(import.meta.dirname, '../..')
  const text = (file: string) => readFileSync(join(root, file), 'utf8')
  const guides = ['docs/operations.md', 'docs/operations.zh-CN.md']
  const deploying = ['Dockerfile', 'compose.yaml', ...globSync('deploy/*', { cwd: root })]
  const found = (files: string[], pattern: RegExp) => [
    ...new Set(files.flatMap((file) => [...text(file).matchAll(pattern)].map((match) => match[1] ?? ''))),
  ]

  test('settings are settings', () => {
    const env = { DATABASE_URL: 'postgres://a@h/d' }
    const unknown = found([...deploying, ...guides], /\b(LINLI_[A-Z_]+)\b/g).filter((name) => {
      try {
        readConfig({ ...env, [name]: 'x' })
        return false
      } catch (error) {
        return (error as Error).message.includes('is unknown')
      }
    })
    expect(unknown).toEqual([])
  })

  test('files are there', () => {
    const copied = [...text('Dockerfile').matchAll(/^COPY (.+) \S+$/gm)].flatMap((match) => (match[1] ?? '').split(' '))
    const named = found([...deploying, ...guides], /((?:src|tools|deploy)\/[\w./-]+\.(?:ts|mjs|sh|service|timer))/g)
    expect(copied.length).toBeGreaterThan(5)
    expect([...copied, ...named].filter((file) => !existsSync(join(root, file)))).toEqual([])
    const ignored = text('.dockerignore').trim().split('\n')
    expect(copied.filter((file) => ignored.includes(file.replace(/^\.\//, '')))).toEqual([])
  })

  test('commands and metrics are there', () => {
    const commands = found([...deploying, ...guides], /(?:cli\.ts|linli --|^ +linli) ([a-z-]+)/gm)
    const cli = text('src/app/cli.ts')
    expect(commands.length).toBeGreaterThan(4)
    expect(commands.filter((name) => !cli.includes(`\n  ${name}: {`) && !cli.includes(`\n  '${name}': {`))).toEqual([])
    const kept = globSync('src/platform/http/*metrics.ts', { cwd: root }).map(text).join()
    for (const guide of guides) {
      const metrics = found([guide], /`(linli_[a-z_]+)/g)
      expect(metrics.length).toBeGreaterThan(6)
      expect(metrics.filter((name) => !kept.includes(name))).toEqual([])
    }
  })
})
