import { z } from 'zod'
import { defineRoutes } from '../../../../shared/contract.ts'
import { inCommunity, text } from '../../../../shared/schemas.ts'
import { showAs, stageKinds } from './kinds.ts'
import { templateView } from './views.ts'

const daysMost = 400
const templateName = text(2, 20)
export const templateCode = text(1, 40)

/** Ways of holding a hall: their stages and days. */
export const templateRoutes = defineRoutes({
  'GET /api/c/:community/topic-templates': {
    name: 'deliberation.topic_templates',
    summary: '议事方式：步骤和天数',
    access: { permission: 'deliberation.read' },
    params: inCommunity,
    output: z.object({ items: z.array(templateView), can: z.array(z.string()) }),
  },
  'PUT /api/c/:community/topic-templates/:code': {
    name: 'deliberation.set_topic_template',
    summary: '改一种议事方式；空着就恢复通行的',
    access: { permission: 'deliberation.set_laws' },
    params: inCommunity.extend({ code: templateCode }),
    body: z.object({
      change: z
        .object({
          name: templateName,
          stages: z
            .array(
              z.object({
                kind: z.enum(stageKinds),
                name: text(1, 20),
                days: z.number().int().min(0).max(daysMost),
              }),
            )
            .min(2)
            .max(stageKinds.length),
          show_as: z.enum(showAs),
          look_first: z.boolean(),
          map_on: z.boolean().default(false),
        })
        .nullable(),
    }),
    output: templateView,
    refusals: [
      'deliberation.template_unknown',
      'deliberation.template_own',
      'deliberation.template_same',
      'deliberation.stages_unfit',
    ],
  },
  'POST /api/c/:community/topic-templates': {
    name: 'deliberation.add_topic_template',
    summary: '加一种议事方式，先照着一种来',
    access: { permission: 'deliberation.set_laws' },
    params: inCommunity,
    body: z.object({ from: templateCode, name: templateName }),
    output: templateView,
    status: 201,
    refusals: ['deliberation.template_unknown', 'deliberation.template_same'],
  },
  'POST /api/c/:community/topic-templates/:code/retire': {
    name: 'deliberation.retire_topic_template',
    summary: '停用一种议事方式，或重新启用；正在议的不变',
    access: { permission: 'deliberation.set_laws' },
    params: inCommunity.extend({ code: templateCode }),
    body: z.object({ retired: z.boolean() }),
    output: templateView,
    refusals: ['deliberation.template_unknown', 'deliberation.template_last', 'deliberation.template_same'],
  },
})
