import { z } from 'zod'
import { postKinds } from '../../../shared/actor.ts'
import { defineRoutes } from '../../../shared/contract.ts'
import { can, id, inCommunity, oneInCommunity, pageOf, pageQuery, text } from '../../../shared/schemas.ts'

/** What a field holds. It never changes: what was entered would lose its meaning. */
export const fieldKind = z.enum(['text', 'number', 'date', 'yes_no', 'choice', 'choices'])
export const fieldSubject = z.enum(['person', 'dwelling'])

/** A choice of a field; retired ones stay readable where they were chosen. */
const choice = z.object({ code: z.string().max(20), label: z.string(), retired: z.boolean() })

export const fieldView = z.object({
  id,
  subject: fieldSubject,
  kind: fieldKind,
  label: z.string(),
  hint: z.string().nullable(),
  choices: z.array(choice),
  required: z.boolean(),
  /** Shown on the entry's page only: no column, no filter, in no sheet. */
  sensitive: z.boolean(),
  /** Kinds of post that see it; none: whoever may read the register. */
  seen_by: z.array(z.string()),
  retired: z.boolean(),
  can,
})

/** What was entered in a field: its kind says which. */
export const fieldValue = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])

/** A field with what an entry says in it, in words as well. */
export const fieldShown = z.object({
  id,
  kind: fieldKind,
  label: z.string(),
  sensitive: z.boolean(),
  retired: z.boolean(),
  value: fieldValue.nullable(),
  text: z.string(),
})

/** Values by field id; null takes one away. */
export const fieldValues = z
  .record(id, z.union([z.string().max(500), z.number(), z.boolean(), z.array(z.string().max(20)).max(50)]).nullable())
  .refine((values) => Object.keys(values).length <= 100, { error: 'too_long' })

const keep = { permission: 'people.fields' } as const
const label = text(1, 20)
const hint = text(0, 60).nullable()
const seenBy = z.array(z.enum(postKinds)).max(16)
const choiceLabels = z.array(text(1, 20)).max(50)

export const fieldRoutes = defineRoutes({
  'GET /api/c/:community/people/fields': {
    name: 'people.fields',
    summary: '本社区自定的登记项（只列看得到的；管登记项的人看到全部）',
    access: { permission: 'people.read' },
    params: inCommunity,
    query: z.object({ subject: fieldSubject.optional() }),
    output: z.object({ items: z.array(fieldView) }),
  },
  'POST /api/c/:community/people/fields': {
    name: 'people.add_field',
    summary: '添加一个登记项；类型以后不能改',
    access: keep,
    params: inCommunity,
    body: z.object({
      subject: fieldSubject,
      kind: fieldKind,
      label,
      hint: hint.default(null),
      choices: choiceLabels.default([]),
      required: z.boolean().default(false),
      sensitive: z.boolean().default(false),
      seen_by: seenBy.default([]),
    }),
    output: fieldView,
    status: 201,
    refusals: ['people.field_taken', 'people.field_choices_needed', 'people.fields_full'],
  },
  'PATCH /api/c/:community/people/fields/:id': {
    name: 'people.edit_field',
    summary: '改登记项的名称、说明、选项、必填、敏感、谁能看；停用或恢复（类型不能改）',
    access: keep,
    params: oneInCommunity,
    body: z.object({
      kind: fieldKind.optional(),
      label: label.optional(),
      hint: hint.optional(),
      /** Those with a code are renamed, those without are new, those missing are retired. */
      choices: z
        .array(z.object({ code: z.string().max(20).optional(), label: text(1, 20) }))
        .max(50)
        .optional(),
      required: z.boolean().optional(),
      sensitive: z.boolean().optional(),
      seen_by: seenBy.optional(),
      retired: z.boolean().optional(),
    }),
    output: fieldView,
    refusals: [
      'platform.not_found',
      'people.field_kind_fixed',
      'people.field_choices_needed',
      'people.field_taken',
      'people.fields_full',
    ],
  },
  'POST /api/c/:community/people/fields/order': {
    name: 'people.order_fields',
    summary: '登记项的先后',
    access: keep,
    params: inCommunity,
    body: z.object({ subject: fieldSubject, ids: z.array(id).max(200) }),
    output: z.object({ items: z.array(fieldView) }),
    refusals: ['people.field_unknown'],
  },
  'GET /api/c/:community/areas/:id/dwelling-fields': {
    name: 'people.dwelling_fields',
    summary: '一栋楼的住房在自定登记项里填了什么；可以只看填了某个答案、没填的（敏感的不列）',
    access: { permission: 'people.read' },
    params: oneInCommunity,
    query: pageQuery.extend({
      field: id.optional(),
      /** A choice's code, `yes`, `no`, `filled` or `empty`. */
      value: z.string().max(20).default('filled'),
    }),
    output: pageOf(
      z.object({
        dwelling_id: id,
        name: z.string(),
        /** In words, by field. */
        custom: z.record(z.string(), z.string()),
      }),
    ).extend({ fields: z.array(fieldView) }),
    refusals: ['platform.not_found', 'people.field_unknown', 'platform.cursor_invalid'],
  },
  'PUT /api/c/:community/dwellings/:id/fields': {
    name: 'people.edit_dwelling_fields',
    summary: '填住房的自定登记项',
    access: { permission: 'people.register' },
    params: oneInCommunity,
    body: z.object({ custom: fieldValues, revision: z.number().int() }),
    output: z.object({ id }),
    refusals: [
      'platform.not_found',
      'platform.not_allowed',
      'people.dwelling_unknown',
      'people.changed_meanwhile',
      'people.field_unknown',
      'people.field_invalid',
    ],
  },
})
