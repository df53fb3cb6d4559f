import type { Receipt } from './views.ts'

/** Number and code that open a request without an account, as they stand behind the # of an address: never sent to a server's log. */
export interface Ticket {
  number: string
  code: string
}

let kept: Receipt | undefined

/** The receipt just given, so that the page after sending needs no second answer. */
export function keepReceipt(receipt: Receipt): void {
  kept = receipt
}

export function keptReceipt(number: string): Receipt | undefined {
  return kept?.number === number ? kept : undefined
}

function fragment({ number, code }: Ticket): string {
  return new URLSearchParams({ number, code }).toString()
}

/** Address of the receipt: can be kept as a bookmark. */
export function receiptPath(receipt: Receipt): string {
  return `/receipt#${fragment({ number: receipt.number, code: receipt.follow_code })}`
}

export function followPath(ticket: Ticket): string {
  return `/follow#${fragment(ticket)}`
}

/** Number and code of the present address, if it has both. */
export function ticketOfAddress(): Ticket | null {
  const given = new URLSearchParams(location.hash.slice(1))
  const number = given.get('number')
  const code = given.get('code')
  return number && code ? { number, code } : null
}
