import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const styles = join(root, 'node_modules/@mantine/core/styles')

/** Names a page imports from Mantine, types left out: `import { Table, type X } from '@mantine/core'`. */
function partsOf(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8')
  const imports = text.matchAll(/import \{([^}]*)\} from '@mantine\/core'/g)
  return [...imports].flatMap(([, names = '']) => names.split(',').map((name) => name.trim()))
}

test('every Mantine part a page uses has its styles in the workbench', () => {
  const sheet = readFileSync(join(root, 'src/app/web/theme/mantine.css'), 'utf8')
  const pages = globSync('src/{app,modules/*}/web/**/*.tsx', { cwd: root })
  const missing = pages.flatMap((page) =>
    partsOf(page)
      .filter((part) => existsSync(join(styles, `${part}.layer.css`)) && !sheet.includes(`/${part}.layer.css`))
      .map((part) => `${part} in ${page}`),
  )
  expect(pages.length).toBeGreaterThan(20)
  expect(missing).toEqual([])
})
