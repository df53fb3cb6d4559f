import type { Page } from 'playwright-core'
import { settled } from './axe.ts'

// Runs in the page: follows an address as a link does, and tells whether another heading stands there in time.
const follow = `(address) => new Promise((done) => {
  const before = document.querySelector('h1')
  const latest = Date.now() + 5000
  history.pushState(null, '', address)
  const look = () => {
    const heading = document.querySelector('h1')
    const came = heading !== null && heading !== before
    if (came || Date.now() > latest) done(came)
    else setTimeout(look, 20)
  }
  look()
})`

const faceOf = (address: string) => new URL(address, 'http://linli').pathname.split('/').slice(0, 3).join('/')

/**
 * Goes to another page of the same face as a link there does: what is loaded stays, which takes a third of the time of opening it anew.
 * A tab that is elsewhere yet opens the address. Ends when the page stands there with its data.
 */
export async function walkTo(page: Page, address: string): Promise<void> {
  const came =
    faceOf(address) === faceOf(page.url()) && (await page.evaluate(`(${follow})(${JSON.stringify(address)})`))
  if (!came) await page.goto(address)
  await settled(page)
}
