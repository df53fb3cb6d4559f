import { defineModule } from '../../platform/module.ts'
import { events, refusals } from './contract.ts'
import zhCN from './i18n/zh-CN.json' with { type: 'json' }
import { registerPerson } from './server/commands/register-person.ts'

const office = ['community_secretary', 'deputy_secretary', 'community_worker', 'counter_clerk'] as const

export default defineModule({
  name: 'people',
  uses: ['territory'],
  operations: [registerPerson],
  refusals,
  events,
  permissions: {
    'people.read': [...office, 'grid_worker', 'micro_grid_leader', 'project_social_worker'],
    'people.register': [...office, 'grid_worker'],
    'people.import': ['community_secretary', 'deputy_secretary', 'community_worker', 'administrator'],
    'people.tags': ['community_secretary', 'deputy_secretary'],
  },
  texts: { 'zh-CN': zhCN },
})
