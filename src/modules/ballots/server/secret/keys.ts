/** The key a secret ballot signs its papers with: made when it is announced, sealed with the installation's, destroyed once it is counted. */
import {
  constants,
  createPrivateKey,
  generateKeyPair,
  type KeyObject,
  privateDecrypt,
  publicEncrypt,
  sign,
} from 'node:crypto'
import { promisify } from 'node:util'
import { sql } from 'kysely'
import { messageOf, type Paper, saltLength } from '../../../../engines/ballot/index.ts'
import type { ReadContext, WriteContext } from '../../../../platform/command/types.ts'
import type { KeyHolder } from '../../../../platform/keys/holder.ts'
import { sealedColumn } from '../../../../platform/keys/sealed-column.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { type BallotRow, changeBallot } from '../store.ts'

/** RFC 9474 asks for 2 048 at least; forging is over with the count, when the key is gone. */
const modulusLength = 2_048

const makePair = promisify(generateKeyPair)

/** Makes the ballot's key pair; the public half stands in the hash of its rules. */
export async function makeKey(ctx: WriteContext, ballotId: string): Promise<string> {
  const { publicKey, privateKey } = await makePair('rsa', { modulusLength })
  const public_key = publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  await sql`
    insert into ballots.urn_keys (community_id, ballot_id, private_sealed, made_at)
    values (${ctx.communityId}, ${ballotId}, ${ctx.services.vault.encrypt(pem)}, ${ctx.now})`.execute(ctx.tx)
  await changeBallot(ctx, ballotId, { public_key })
  return public_key
}

/** Nothing can be signed any more. */
export async function destroyKey(ctx: WriteContext, { id, secret }: BallotRow): Promise<void> {
  if (!secret) return
  const gone = await sql`
    update ballots.urn_keys set private_sealed = null, destroyed_at = ${ctx.now}
    where community_id = ${ctx.communityId} and ballot_id = ${id} and private_sealed is not null returning ballot_id`.execute(
    ctx.tx,
  )
  if (gone.rows.length > 0) ctx.audit('ballot', id, { key_destroyed: true })
}

async function privateKeyOf(ctx: ReadContext, ballotId: string): Promise<KeyObject> {
  const found = await sql<{ private_sealed: Buffer | null }>`
    select private_sealed from ballots.urn_keys where community_id = ${ctx.communityId} and ballot_id = ${ballotId}`.execute(
    ctx.tx,
  )
  const sealed = found.rows[0]?.private_sealed ?? refuse('ballots.closed')
  return createPrivateKey(ctx.services.vault.decrypt(sealed))
}

/**
 * BlindSign of RFC 9474: signs without seeing what. OpenSSL's own RSA, which takes the same time for every key; the signature is looked at
 * before it leaves (a fault while signing would give the key away). Refusal: `ballots.blinded_unfit`.
 */
export async function signBlinded(ctx: ReadContext, ballotId: string, blinded: Buffer): Promise<Buffer> {
  const key = await privateKeyOf(ctx, ballotId)
  const padding = constants.RSA_NO_PADDING
  const signature = rawOf(key, blinded)
  if (!publicEncrypt({ key, padding }, signature).equals(blinded)) throw new Error('a signature came out wrong')
  return signature
}

function rawOf(key: KeyObject, blinded: Buffer): Buffer {
  try {
    return privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, blinded)
  } catch {
    // No number below the modulus.
    return refuse('ballots.blinded_unfit')
  }
}

/** Signs what two people read off a paper, so that in the urn it looks like every other. */
export async function signPaper(ctx: ReadContext, ballotId: string, paper: Paper): Promise<Buffer> {
  const key = await privateKeyOf(ctx, ballotId)
  return sign('sha384', messageOf(ballotId, paper), { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength })
}

/** Keys of secret ballots that still run. */
export const keyHolders: readonly KeyHolder[] = [
  sealedColumn({
    name: 'ballots.urn_keys',
    table: 'ballots.urn_keys',
    key: { ballot_id: 'uuid' },
    column: 'private_sealed',
  }),
]
