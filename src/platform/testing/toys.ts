import { z } from 'zod'
import { type Actor, anonymous } from '../../shared/actor.ts'
import { defineEvents, defineRefusals, defineRoutes } from '../../shared/contract.ts'
import { refuse } from '../../shared/refusal.ts'
import { inCommunity, text } from '../../shared/schemas.ts'
import { command, query } from '../command/types.ts'
import type { Tx } from '../db/database.ts'
import { defineModule, on } from '../module.ts'

/** A smallest module with everything a module can have, for the platform's own tests: it keeps marbles in jars. */

const marblesMost = 5

const routes = defineRoutes({
  'POST /api/c/:community/jars': {
    name: 'toys.put_marble',
    summary: 'puts a marble into a jar',
    access: { permission: 'toys.put' },
    params: inCommunity,
    body: z.object({ jar: text(1, 40), trouble: z.enum(['none', 'refuse', 'throw']).default('none') }),
    output: z.object({ jar: z.string(), marbles: z.number(), can: z.array(z.string()) }),
    status: 201,
    refusals: ['toys.jar_full'],
  },
  'GET /api/c/:community/jars/:jar': {
    name: 'toys.jar',
    summary: 'looks into a jar',
    access: 'public',
    params: inCommunity.extend({ jar: z.string() }),
    output: z.object({ jar: z.string(), marbles: z.number() }),
  },
})

const nameOf = (jar: string) => `toys.${jar}`

async function marblesIn(tx: Tx, communityId: number, jar: string): Promise<number> {
  const row = await tx
    .selectFrom('platform.settings')
    .select('value')
    .where('community_id', '=', communityId)
    .where('name', '=', nameOf(jar))
    .executeTakeFirst()
  return Number(row?.value ?? 0)
}

async function setMarbles(tx: Tx, communityId: number, jar: string, marbles: number): Promise<void> {
  await tx
    .insertInto('platform.settings')
    .values({ community_id: communityId, name: nameOf(jar), value: String(marbles) })
    .onConflict((conflict) => conflict.columns(['community_id', 'name']).doUpdateSet({ value: String(marbles) }))
    .execute()
}

export const putMarble = command(routes['POST /api/c/:community/jars'], {
  async handle(ctx, { jar, trouble }) {
    const marbles = await marblesIn(ctx.tx, ctx.communityId, jar)
    if (marbles >= marblesMost) refuse('toys.jar_full', { most: marblesMost })
    await setMarbles(ctx.tx, ctx.communityId, jar, marbles + 1)
    ctx.audit('jar', jar, { marbles: marbles + 1 })
    ctx.emit('toys.put', { jar })
    if (trouble === 'refuse') refuse('toys.jar_full', { most: marblesMost })
    if (trouble === 'throw') throw new Error('the jar broke')
    return { jar }
  },
  view: async (ctx, { jar }) => {
    const marbles = await marblesIn(ctx.tx, ctx.communityId, jar)
    return { jar, marbles, can: marbles < marblesMost ? ['put'] : [] }
  },
})

export const lookIntoJar = query(routes['GET /api/c/:community/jars/:jar'], async (ctx, { jar }) => ({
  jar,
  marbles: await marblesIn(ctx.tx, ctx.communityId, jar),
}))

/** How often the reactions to a marble ran, and whether they are to fail (with an error of the database's, where one is given). */
export const reactions: { counted: number; failing: boolean | Error } = { counted: 0, failing: false }

/** What a test does between the pieces of the job that works in pieces. */
export const polishing = { between: async (): Promise<void> => undefined }

export const toys = defineModule({
  name: 'toys',
  uses: [],
  operations: [putMarble, lookIntoJar],
  refusals: defineRefusals({ 'toys.jar_full': 409 }),
  events: defineEvents({ 'toys.put': z.object({ jar: z.string() }) }),
  permissions: { 'toys.put': ['grid_worker'] },
  handlers: [
    on('toys.put', 'toys.count', async (ctx, { jar }: { jar: string }) => {
      await setMarbles(
        ctx.tx,
        ctx.communityId,
        `count of ${jar}`,
        (await marblesIn(ctx.tx, ctx.communityId, `count of ${jar}`)) + 1,
      )
      reactions.counted += 1
      if (reactions.failing) throw reactions.failing === true ? new Error('not now') : reactions.failing
    }),
  ],
  jobs: [
    {
      name: 'toys.tidy',
      everyMinutes: 10,
      run: async (ctx) => {
        await setMarbles(ctx.tx, ctx.communityId, 'tidied', (await marblesIn(ctx.tx, ctx.communityId, 'tidied')) + 1)
        ctx.audit('jar', 'tidied')
      },
    },
    {
      name: 'toys.polish',
      everyMinutes: 60,
      runInPieces: async (pieces) => {
        const before = await pieces((ctx) => marblesIn(ctx.tx, ctx.communityId, 'polished'))
        await polishing.between()
        await pieces(async (ctx) => {
          await setMarbles(ctx.tx, ctx.communityId, 'polished', before + 1)
          ctx.audit('jar', 'polished')
        })
      },
    },
  ],
  texts: { 'zh-CN': { refusals: { jar_full: '罐子满了，最多 {{most}} 颗。' } } },
})

const post = { id: 'p', kind: 'grid_worker', areaPath: '', bodyId: null } as const

/** The account `player` may put marbles, any other may not. */
export async function loadToyActor(_tx: Tx, accountId: string): Promise<Actor> {
  const plays = accountId === 'player'
  const permissions = new Map(plays ? [['toys.put', [post]]] : [])
  return { ...anonymous, kind: 'account', accountId, personId: accountId, posts: plays ? [post] : [], permissions }
}
