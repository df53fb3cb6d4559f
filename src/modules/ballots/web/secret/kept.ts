/** A paper on its way, kept on the device alone: from before it is sent to be signed until the urn has it; then only its receipt. */
export interface Kept {
  choices: string[]
  random: string
  inverse: string
  blinded: string
  /** its own signature, once it was signed */
  signature?: string
  /** once the urn has it */
  receipt?: string
  at?: string
}

const begin = 'linli-paper'
const nameOf = (ballotId: string, voterId: string) => `${begin}:${ballotId}:${voterId}`

export function readKept(ballotId: string, voterId: string): Kept | undefined {
  try {
    return JSON.parse(localStorage.getItem(nameOf(ballotId, voterId)) ?? 'null') ?? undefined
  } catch {
    return undefined
  }
}

/** Throws where the device keeps nothing: then nothing may be sent either. */
export function keep(ballotId: string, voterId: string, kept: Kept): void {
  localStorage.setItem(nameOf(ballotId, voterId), JSON.stringify(kept))
}

export function dropKept(ballotId: string, voterId: string): void {
  localStorage.removeItem(nameOf(ballotId, voterId))
}

/** Receipts on this device, of one ballot. */
export function receiptsHere(ballotId: string): string[] {
  return ofBallot(ballotId).flatMap((voterId) => readKept(ballotId, voterId)?.receipt ?? [])
}

/** Rows of the roll whose papers were sealed here and aren't in the urn yet. */
export function waitingHere(ballotId: string): string[] {
  return ofBallot(ballotId).filter((voterId) => readKept(ballotId, voterId)?.receipt === undefined)
}

function ofBallot(ballotId: string): string[] {
  const start = nameOf(ballotId, '')
  return Object.keys(localStorage).flatMap((name) => (name.startsWith(start) ? [name.slice(start.length)] : []))
}
