import { defineModule } from '../../platform/module.ts'
import { workingPosts } from '../../shared/actor.ts'
import { events, refusals } from './contract.ts'
import en from './i18n/en.json' with { type: 'json' }
import zhCN from './i18n/zh-CN.json' with { type: 'json' }
import zhHant from './i18n/zh-Hant.json' with { type: 'json' }
import { collectDrafts, drafts, saveDraft } from './server/drafts/drafts.ts'
import { keys, setKeys } from './server/keys/keys.ts'
import { personalData, retention } from './server/personal-data.ts'
import { textOperations, textPermissions } from './server/texts/index.ts'
import { viewOperations, viewPermissions } from './server/views/index.ts'

export default defineModule({
  name: 'desk',
  uses: ['bodies', 'people', 'territory'],
  operations: [drafts, saveDraft, keys, setKeys, ...textOperations, ...viewOperations],
  refusals,
  events,
  permissions: { 'desk.drafts': workingPosts, 'desk.keys': workingPosts, ...textPermissions, ...viewPermissions },
  jobs: [{ name: 'desk.collect-drafts', everyMinutes: 720, run: collectDrafts }],
  personalData,
  retention,
  texts: { 'zh-CN': zhCN, 'zh-Hant': zhHant, en },
})
