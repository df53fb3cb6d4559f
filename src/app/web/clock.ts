import { boot } from './boot.ts'

let base: { server: number; ticks: number } | undefined

/** Sets the page's clock by an instant the server named (header `linli-now` of any answer). */
export function setServerNow(iso: string): void {
  const server = Date.parse(iso)
  if (!Number.isNaN(server)) base = { server, ticks: performance.now() }
}

/** The server's time in milliseconds: the device's clock may be wrong, and the demo's clock is virtual. */
export function serverNow(): number {
  if (!base) setServerNow(boot().now)
  const { server, ticks } = base ?? { server: 0, ticks: 0 }
  return server + (performance.now() - ticks)
}
