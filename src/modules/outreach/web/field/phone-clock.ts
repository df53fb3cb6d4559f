import { serverNow } from '../../../../app/web/clock.ts'

const storedAs = 'linli_phone_clock'

/** How far the phone's clock is off, as the last load told: a page opened without a line knows only when it was kept. */
export function keepClock(): void {
  localStorage.setItem(storedAs, String(Math.round(serverNow() - deviceNow())))
}

/** The present instant by the phone, put right by what the server said last. */
export function fieldNow(): Date {
  return new Date(deviceNow() + Number(localStorage.getItem(storedAs) ?? 0))
}

function deviceNow(): number {
  // biome-ignore lint/plugin: without a line the phone's own clock is the only one; it is put right by what the server said
  return performance.timeOrigin + performance.now()
}
