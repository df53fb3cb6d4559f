import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { visitorAddress } from './client.ts'
import { launch } from './launch.ts'
import { productHere } from './product-here.ts'

/** The two windows everything has to work in. */
export const windows = {
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
  desk: { viewport: { width: 1440, height: 900 } },
} as const satisfies Record<string, BrowserContextOptions>
export type Window = keyof typeof windows

const patience = 20_000
/** What a page must never do: throw, write errors into the console, be answered with a failure of the server. */
function watch(context: BrowserContext, faults: string[]): void {
  context.on('weberror', (error) => faults.push(`thrown: ${error.error().message}`))
  context.on('console', (message) => {
    // A refusal (4xx) and a line that breaks are no faults of the page; the browser notes them all the same.
    const noted = /status of 4\d\d|net::ERR_(CONNECTION_RESET|INTERNET_DISCONNECTED)/.test(message.text())
    if (message.type() === 'error' && !noted) faults.push(message.text())
  })
  context.on('response', (response) => {
    if (response.status() >= 500) faults.push(`${response.status()} ${response.url()}`)
  })
}

/** A browser for the journeys of one file. Each visitor has a window of his own; faults of any page fail the journey. */
export function openBrowser() {
  let browser: Browser
  const faults: string[] = []
  const open: BrowserContext[] = []
  beforeAll(async () => {
    browser = await launch()
  })
  afterEach(async () => {
    for (const context of open.splice(0)) await context.close()
    expect(faults.splice(0), 'errors of the pages').toEqual([])
  })
  afterAll(() => browser.close())

  /** Opens a window of somebody who isn't signed in. */
  async function visitor(window: Window, more: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({
      ...windows[window],
      baseURL: productHere().address,
      locale: 'zh-CN',
      // Far from China: what shows the time of the device is wrong.
      timezoneId: 'America/St_Johns',
      reducedMotion: 'reduce',
      extraHTTPHeaders: { 'x-forwarded-for': visitorAddress() },
      ...more,
    })
    context.setDefaultTimeout(patience)
    watch(context, faults)
    open.push(context)
    return context.newPage()
  }
  return { visitor }
}
