import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import { id, inCommunity, oneInCommunity, pageOf, pageQuery, text } from '../../../shared/schemas.ts'
import {
  organisation,
  registrationKinds,
  registrationView,
  statementView,
  statementWays,
} from './registration-views.ts'

const keep = { permission: 'whistles.registrations' } as const
const year = z.coerce.number().int().min(2000).max(2199)
const statementOf = z.object({ home_organisation: organisation, year })

/** Who registered, and what their organisation gets of it. */
export const registrationRoutes = defineRoutes({
  'GET /api/c/:community/dual-registrations': {
    name: 'whistles.registrations',
    summary: '双报到的单位和党员',
    access: keep,
    params: inCommunity,
    query: pageQuery.extend({
      kind: z.enum(registrationKinds).optional(),
      left: z.enum(['no', 'yes']).default('no'),
      home_organisation: organisation.optional(),
    }),
    output: pageOf(registrationView),
    refusals: ['platform.cursor_invalid'],
  },
  'POST /api/c/:community/dual-registrations': {
    name: 'whistles.register_for',
    summary: '替单位或党员登记报到',
    access: keep,
    params: inCommunity,
    body: z.object({
      kind: z.enum(registrationKinds),
      person_id: id.optional(),
      /** of an organisation: its body of the register */
      body_id: id.optional(),
      home_organisation: organisation,
      contact_name: text(0, 30).default(''),
      contact_phone: text(0, 20).default(''),
      offers: text(0, 300).default(''),
    }),
    output: registrationView,
    status: 201,
    refusals: ['whistles.person_unknown', 'whistles.body_unknown', 'whistles.registered_already'],
  },
  'POST /api/c/:community/dual-registrations/:id/leave': {
    name: 'whistles.end_registration',
    summary: '结束一个报到（搬走、调离）',
    access: keep,
    params: oneInCommunity,
    body: z.object({ reason: text(2, 100) }),
    output: registrationView,
    refusals: ['platform.not_found', 'whistles.registration_over'],
  },
  'GET /api/c/:community/dual-registrations/organisations': {
    name: 'whistles.home_organisations',
    summary: '报到单位的名字',
    access: keep,
    params: inCommunity,
    output: z.object({ items: z.array(z.object({ name: z.string(), members: z.number().int() })) }),
  },
  'GET /api/c/:community/dual-registrations/statement': {
    name: 'whistles.statement',
    summary: '一个单位一年的双报到情况（给它自己）',
    access: keep,
    params: inCommunity,
    query: statementOf,
    output: statementView,
    refusals: ['platform.not_found'],
  },
  'POST /api/c/:community/dual-registrations/statement/sheet': {
    name: 'whistles.statement_sheet',
    summary: '同上，导出 Excel（谁导出了什么会留下记录）',
    access: keep,
    params: inCommunity,
    body: statementOf,
    output: z.unknown(),
    binary: true,
    repeatable: true,
    refusals: ['platform.not_found'],
  },
  'POST /api/c/:community/dual-registrations/statement/given': {
    name: 'whistles.give_statement',
    summary: '记下双报到情况给了单位：怎么给的、谁收的；报到的党员会知道',
    access: keep,
    params: inCommunity,
    body: statementOf.extend({ way: z.enum(statementWays), given_to: text(1, 40) }),
    output: statementView,
    status: 201,
    refusals: ['platform.not_found'],
  },
})
