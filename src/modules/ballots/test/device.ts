import { blind, unblind } from '../web/secret/blind.ts'
import { fromBase64 } from '../web/secret/paper.ts'

export type Sealed = { random: string; choices: string[]; signature: string; blinded: string; blindSignature: string }

/** What a voter's device does, by the code it runs: draws, blinds, has it signed by `take`, unblinds. */
export async function sealPaper(
  ballot: { id: string; public_key: string | null },
  choices: string[],
  take: (blinded: string) => Promise<{ blind_signature: string }>,
): Promise<Sealed> {
  const key = ballot.public_key ?? ''
  const { random, inverse, blinded } = await blind(key, ballot.id, choices)
  const { blind_signature: signed } = await take(blinded)
  const signature = await unblind(key, ballot.id, { random: fromBase64(random), choices }, { inverse, signed })
  return { random, choices, signature, blinded, blindSignature: signed }
}
