/** Blinding and unblinding by the library (RFC 9474). Loaded only when somebody votes in a secret ballot: 12 KB. */
import { RSABSSA } from '@cloudflare/blindrsa-ts'
import { fromBase64, importKey, messageOf, type Paper, randomBytesOfPaper, saidOn, toBase64Url } from './paper.ts'

const suite = RSABSSA.SHA384.PSS.Randomized()

/** What stays on the device (`random`, `inverse`) and what is sent to be signed (`blinded`), in base64url. */
interface Blinded {
  random: string
  inverse: string
  blinded: string
}

export async function blind(publicKey: string, ballotId: string, choices: readonly string[]): Promise<Blinded> {
  const message = suite.prepare(saidOn(ballotId, choices))
  const { blindedMsg, inv } = await suite.blind(await importKey(publicKey), message)
  const random = message.slice(0, randomBytesOfPaper)
  return { random: toBase64Url(random), inverse: toBase64Url(inv), blinded: toBase64Url(blindedMsg) }
}

/** The paper's own signature out of the blind one. Throws where the answer isn't the ballot's signature. */
export async function unblind(
  publicKey: string,
  ballotId: string,
  paper: Paper,
  { inverse, signed }: { inverse: string; signed: string },
): Promise<string> {
  const key = await importKey(publicKey)
  const message = messageOf(ballotId, paper)
  return toBase64Url(await suite.finalize(key, message, fromBase64(signed), fromBase64(inverse)))
}
