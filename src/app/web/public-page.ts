import type { TFunction } from 'i18next'
import type { ComponentType } from 'react'

/** A public page: static markup, no script, no `style` attribute (the Content-Security-Policy refuses it). */
export interface PublicPage<Props> {
  /** `requests/numbers`: module and page; what the server passes to `renderPublic`. */
  name: string
  /** Text of the browser's title, with `t` of the module. */
  title: (t: TFunction, props: Props) => string
  page: ComponentType<Props>
  /** Its place in the public navigation: path below `/p/:community`, text key in the module's namespace. */
  nav?: { path: string; label: string; order: number; name?: string }
}

/** The same once registered: the props are whatever the server passes. */
export type RegisteredPage = PublicPage<object>

/** Keeps title and page to the same props; the props are a view type of the module's contract.ts. */
export function publicPage<Props extends object>(page: PublicPage<Props>): RegisteredPage {
  return page as unknown as RegisteredPage
}
