/** Everything the pages may know of notifications; nobody else imports them. Parts live in `contract/`. */
import { z } from 'zod'
import { defineEvents, defineRefusals, defineRoutes } from '../../shared/contract.ts'
import { id } from '../../shared/schemas.ts'
import { bodyContactRoutes } from './contract/body-contact-routes.ts'
import { deliveryRoutes } from './contract/delivery-routes.ts'
import { inboxRoutes } from './contract/inbox-routes.ts'
import { mailboxRoutes } from './contract/mailbox-routes.ts'
import { voterKinds } from './contract/voter-kinds.ts'
import { waysRoutes } from './contract/ways-routes.ts'

export * from './contract/body-contact-routes.ts'
export * from './contract/delivery-routes.ts'
export * from './contract/inbox-routes.ts'
export * from './contract/kinds.ts'
export * from './contract/mailbox-routes.ts'
export * from './contract/ways-routes.ts'

export const routes = defineRoutes({
  ...inboxRoutes,
  ...waysRoutes,
  ...deliveryRoutes,
  ...mailboxRoutes,
  ...bodyContactRoutes,
})

/** By precedence within a route: what is missing first, then what the moment forbids. */
export const refusals = defineRefusals({
  'notifications.no_mail': 409,
  'notifications.nothing_to_confirm': 409,
  'notifications.code_over': 409,
  'notifications.code_wrong': 422,
  'notifications.body_unknown': 422,
  'notifications.settled_already': 409,
  'notifications.mail_unsigned': 401,
  'notifications.mail_stale': 401,
  'notifications.mail_unreadable': 422,
  'notifications.mails_full': 429,
})

export const events = defineEvents({
  /** Neither e-mail nor short message reached somebody who has to be told. */
  'notifications.undelivered': z.object({ delivery_id: id }),
  /** A long roll is told in pieces: who comes behind `after` is left. */
  'notifications.ballot_told': z.object({
    ballot_id: id,
    kind: z.enum(voterKinds),
    which: z.enum(['all', 'waiting']),
    params: z.record(z.string(), z.string()),
    after: id.nullable(),
  }),
})
