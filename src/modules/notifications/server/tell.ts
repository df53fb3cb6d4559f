import { sql } from 'kysely'
import type { WriteContext } from '../../../platform/command/types.ts'
import { reachablePersons } from '../../people/api.ts'
import { kinds } from './kinds.ts'
import type { Told } from './told.ts'

/**
 * Puts messages into inboxes. Who died, was erased or merged away is told nothing; the same of one thing is told a person once, however
 * many of its roles they have.
 */
export async function tell(ctx: WriteContext, told: readonly Told[]): Promise<void> {
  const persons = await reachablePersons(
    ctx.tx,
    ctx.communityId,
    told.flatMap(({ personId }) => personId ?? []),
  )
  const known = new Map(
    told
      .filter(({ personId }) => personId !== null && persons.has(personId))
      .map((one) => [`${one.kind} ${one.personId} ${one.thing}`, one]),
  )
  if (known.size === 0) return
  const rows = [...known.values()].map(({ kind, personId, thing, params = {} }) => ({
    id: ctx.newId(),
    person_id: personId,
    kind,
    face: kinds[kind].face,
    topic: kinds[kind].topic,
    urgent: 'urgent' in kinds[kind],
    thing_id: thing,
    params,
    once: 'once' in kinds[kind],
    one_unread: 'oneUnread' in kinds[kind],
  }))
  await sql`
    insert into notifications.messages (community_id, id, person_id, kind, face, topic, urgent, thing_id, params, made_at)
    select ${ctx.communityId}::int, r.id, r.person_id, r.kind, r.face, r.topic, r.urgent, r.thing_id, r.params, ${ctx.now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, person_id uuid, kind text, face text, topic text, urgent boolean,
      thing_id uuid, params jsonb, once boolean, one_unread boolean)
    where not exists (select 1 from notifications.messages m
      where (r.once or r.one_unread) and m.community_id = ${ctx.communityId} and m.person_id = r.person_id and m.kind = r.kind
        and ((r.once and m.thing_id = r.thing_id) or (r.one_unread and m.read_at is null)))`.execute(ctx.tx)
}
