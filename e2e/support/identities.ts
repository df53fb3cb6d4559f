import type { Locator, Page } from 'playwright-core'
import { settled } from './axe.ts'
import { entranceOf } from './client.ts'

/** Keys of the demo's people (demo/xishan/identities.ts). */
export type Identity =
  | 'young'
  | 'old'
  | 'secretary'
  | 'counter'
  | 'grid'
  | 'leader'
  | 'manager'
  | 'clerk'
  | 'administrator'

/** The button of an identity on the page 登录. */
export async function identityButton(page: Page, identity: Identity): Promise<Locator> {
  const { label, community_name } = await entranceOf(identity)
  return page.getByRole('button', { name: new RegExp(`^${label}\\s*${community_name}`) })
}

/** Goes in by the page 登录 as one of the demo's people; answers the address of that face. */
export async function signIn(page: Page, identity: Identity): Promise<string> {
  const { face, community } = await entranceOf(identity)
  const home = face === 'work' ? `/w/${community}` : `/c/${community}`
  await page.goto('/login')
  await (await identityButton(page, identity)).click()
  await page.waitForURL((url) => url.pathname.startsWith(home))
  await settled(page)
  return home
}
