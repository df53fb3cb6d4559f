import { z } from 'zod'
import { command, query, type ReadContext, type WriteContext } from '../../../../platform/command/types.ts'
import {
  addToLedger,
  type ErasureNote,
  ledgerFile,
  missingFrom,
  readLedger,
} from '../../../../platform/erasures/ledger.ts'
import type { Platform } from '../../../../platform/platform.ts'
import { type ErasedEntry, entriesOf, erasedEntries, notErased } from '../../../people/api.ts'
import { eraseEntries } from './erase-person.ts'

const pageMost = 500
const route = { summary: '', access: 'administrator', output: z.any() } as const

/** Reaction: notes an erasure in the ledger beside the database. */
export async function noteErasure(ctx: WriteContext, { person_id }: { person_id: string }): Promise<void> {
  const entries = await entriesOf(ctx.tx, ctx.communityId, person_id)
  const at = ctx.now.toISOString()
  const notes = entries.map((person) => ({ community: ctx.communityId, person, at }))
  const file = ledgerFile(ctx.services.config.dataDir)
  await addToLedger(file, missingFrom(await readLedger(file), notes))
}

export type ErasuresApplied = { erased: number; noted: number }

/**
 * Makes the database and the ledger beside it agree, as after a restore: whoever the ledger says was erased and a backup brought back is
 * erased again, whatever they hold or asked for; who the database says was erased stands in the ledger. Done at each start.
 */
export async function applyErasures(platform: Platform): Promise<ErasuresApplied> {
  const file = ledgerFile(platform.services.config.dataDir)
  const ledger = await readLedger(file)
  const result = { erased: 0, noted: 0 }
  for (const communityId of await platform.communityIds()) {
    const ofCommunity = ledger.filter((note) => note.community === communityId)
    result.erased += await eraseAgain(platform, communityId, ofCommunity)
    result.noted += await noteAgain(platform, communityId, { file, ledger: ofCommunity }).catch((error: Error) => {
      platform.services.log.error({ error: error.message }, 'erasures could not be noted; the next start tries again')
      return 0
    })
  }
  return result
}

async function eraseAgain(platform: Platform, communityId: number, notes: readonly ErasureNote[]): Promise<number> {
  let erased = 0
  for (let at = 0; at < notes.length; at += pageMost) {
    const ids = notes.slice(at, at + pageMost).map((note) => note.person)
    for (const id of await asked(platform, communityId, (ctx) => notErased(ctx.tx, communityId, ids))) {
      const again = command({ name: 'privacy.erase_again', ...route }, async (ctx) => {
        const [entry] = await notErased(ctx.tx, communityId, [id])
        if (entry === undefined) return 0
        await eraseEntries(ctx, [entry])
        return 1
      })
      erased += (await platform.perform(again, caller(communityId), {})) as number
    }
  }
  return erased
}

type Ledger = { file: string; ledger: readonly ErasureNote[] }

async function noteAgain(platform: Platform, communityId: number, { file, ledger }: Ledger): Promise<number> {
  let noted = 0
  for (let after: string | null = null; ; ) {
    const from: string | null = after
    const page: ErasedEntry[] = await asked(platform, communityId, (ctx) =>
      erasedEntries(ctx.tx, communityId, from, pageMost),
    )
    const notes = page.map(({ id, erased_at }) => ({ community: communityId, person: id, at: erased_at.toISOString() }))
    const missing = missingFrom(ledger, notes)
    await addToLedger(file, missing)
    noted += missing.length
    after = page.at(-1)?.id ?? null
    if (page.length < pageMost) return noted
  }
}

function asked<T>(platform: Platform, communityId: number, ask: (ctx: ReadContext) => Promise<T>): Promise<T> {
  const question = query({ name: 'privacy.erased', ...route }, ask)
  return platform.perform(question, caller(communityId), {}) as Promise<T>
}

const caller = (communityId: number) => ({ accountId: null, communityId, language: 'zh-CN', as: 'system' as const })
