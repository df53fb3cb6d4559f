import { defineModule } from '../../platform/module.ts'
import { events, refusals } from './contract.ts'
import en from './i18n/en.json' with { type: 'json' }
import zhCN from './i18n/zh-CN.json' with { type: 'json' }
import zhHant from './i18n/zh-Hant.json' with { type: 'json' }
import { formExport } from './server/fills/export.ts'
import { gathering } from './server/fills/gather.ts'
import { handIn, reopenFill } from './server/fills/hand-in.ts'
import { beginFill, dropFill, keepCarried, refreshFill, takeOver, typeIn } from './server/fills/keep-fill.ts'
import { fillRows, lookAtFill } from './server/fills/look.ts'
import { showFill } from './server/fills/show.ts'
import { approveForm } from './server/forms/approve.ts'
import { asked } from './server/forms/asked.ts'
import { defineForm, endForm, redefineForm } from './server/forms/define.ts'
import { remindOfDue } from './server/forms/remind.ts'
import { dueForms, listForms, listSources, showForm } from './server/forms/show.ts'
import { forgetTemplates, showTemplate, uploadTemplate } from './server/forms/templates.ts'
import { finishPart, keepPartCarried, lookAtPart, typeInPart } from './server/parts/fill.ts'
import { giveParts, takePartBack } from './server/parts/give.ts'
import { listParts, partRows, showPart } from './server/parts/show.ts'
import { permissions } from './server/permissions.ts'
import { keyHolders, personalData, retention } from './server/personal-data.ts'
import { reactions } from './server/reactions.ts'

/** Forms superiors ask for, defined once and filled from the register and the counters of others. */
export default defineModule({
  name: 'forms',
  uses: ['territory', 'people', 'bodies', 'requests', 'outreach', 'access'],
  operations: [
    listForms,
    dueForms,
    listSources,
    asked,
    uploadTemplate,
    showTemplate,
    defineForm,
    showForm,
    redefineForm,
    endForm,
    approveForm,
    beginFill,
    ...formExport.operations,
    showFill,
    fillRows,
    lookAtFill,
    takeOver,
    giveParts,
    takePartBack,
    listParts,
    showPart,
    partRows,
    lookAtPart,
    typeInPart,
    keepPartCarried,
    finishPart,
    typeIn,
    keepCarried,
    refreshFill,
    handIn,
    reopenFill,
    dropFill,
  ],
  refusals,
  events,
  permissions,
  handlers: [gathering, formExport.work, ...reactions],
  jobs: [
    { name: 'forms.remind', everyMinutes: 60, run: remindOfDue },
    { name: 'forms.forget-templates', everyMinutes: 1440, run: forgetTemplates },
    { name: 'forms.erase-exports', everyMinutes: 720, run: formExport.erase },
  ],
  keyHolders,
  personalData,
  retention,
  texts: { 'zh-CN': zhCN, 'zh-Hant': zhHant, en },
})
