import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { loadModules } from '../../src/app/modules.ts'
import type { CommunityHead } from '../../src/app/web/bootstrap.ts'
import type { RenderPublic } from '../../src/app/web/public/options.ts'
import type { ElderStep } from '../../src/shared/elder.ts'
import type { WebManifest } from '../../tools/build-web.ts'
import type { Asker } from './declared-pages.ts'
import { type DataState, disturbed, type Json } from './disturbed.ts'

const web = join(import.meta.dirname, '../../dist/web')

type Reader = { locale: string; elder: ElderStep }
type Place = { path: string; address: string }

/**
 * Public pages in other states of their data: the server writes them, so there is nothing to disturb on the way. Here the server's own
 * renderer writes them, of what the API tells, disturbed before. Ready once the web is built.
 */
export async function publicDisturber(asker: Asker, community: number, { locale, elder }: Reader) {
  const manifest = JSON.parse(readFileSync(join(web, 'manifest.json'), 'utf8')) as WebManifest
  const { renderPublic } = (await import(pathToFileURL(join(web, manifest.publicRender)).href)) as {
    renderPublic: RenderPublic
  }
  const declared = (await loadModules()).flatMap((module) => module.publicPages ?? [])
  const told = await asker.get<{ name: string; phone: string | null }>(`/api/c/${community}`)
  const head: CommunityHead = {
    key: String(community),
    id: community,
    name: told.name,
    phone: told.phone ?? '',
    timeZone: 'Asia/Shanghai',
    demo: true,
    names: {},
  }
  return async (page: Page, { path, address }: Place, state: DataState): Promise<void> => {
    const found = declared.find((one) => one.path === path)
    if (!found) return
    const route = (found.query.route.key ?? '').replace('GET ', '').replace(':community', String(community))
    const view = await asker.get<Json>(route.replace(/:\w+/, address.split('/').at(-1) ?? ''))
    const body = renderPublic(found.page, disturbed(view, state) as object, {
      community: head,
      locale,
      elder,
      path: address || '/',
      assets: manifest.faces.public,
      now: new Date().toISOString(),
    })
    await page.route(`**/p/${community}${address}`, (answer) =>
      answer.fulfill({ contentType: 'text/html; charset=utf-8', body }),
    )
  }
}
