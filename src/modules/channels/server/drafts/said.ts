import type { ReadContext } from '../../../../platform/command/types.ts'

/**
 * What somebody said, and the number or e-mail address it came from; sealed in the table. `senderId`: whose proven address it is.
 */
export type Said = {
  speaker: string
  text: string
  phone: string | null
  mail?: string | undefined
  senderId?: string | undefined
}

const nothingSaid: Said = { speaker: '', text: '', phone: null }

export function sealSaid(ctx: ReadContext, said: Said): Buffer {
  return ctx.services.vault.encrypt(JSON.stringify(said))
}

/** What is left of it: nothing, once its term is over. */
export function openSaid(ctx: ReadContext, sealed: Buffer | null): Said {
  return sealed === null ? nothingSaid : (JSON.parse(ctx.services.vault.decrypt(sealed)) as Said)
}
