import type { WriteContext } from '../../../../platform/command/types.ts'
import { type EventHandler, on } from '../../../../platform/module.ts'
import { tell } from '../tell.ts'
import type { Told } from '../told.ts'

/** What is told of some occurrences of one event. */
type Whom<P> = (ctx: WriteContext, payloads: readonly P[]) => Promise<readonly Told[]>

/** A reaction that tells people of an event; several occurrences are told in one go. */
export function telling<P>(event: string, whom: Whom<P>): EventHandler {
  const all = async (ctx: WriteContext, payloads: readonly P[]) => tell(ctx, await whom(ctx, payloads))
  const name = `notifications.tell-${event.replaceAll(/[._]/g, '-')}`
  return on<P>(event, name, (ctx, payload) => all(ctx, [payload]), all)
}

/** The same where each occurrence is looked at by itself: for what happens seldom. */
export function tellingEach<P>(
  event: string,
  whom: (ctx: WriteContext, payload: P) => Promise<readonly Told[]>,
): EventHandler {
  return telling<P>(event, async (ctx, payloads) => {
    const told: Told[] = []
    for (const payload of payloads) told.push(...(await whom(ctx, payload)))
    return told
  })
}
