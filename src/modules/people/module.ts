import { defineModule, on } from '../../platform/module.ts'
import { events, refusals } from './contract.ts'
import en from './i18n/en.json' with { type: 'json' }
import zhCN from './i18n/zh-CN.json' with { type: 'json' }
import zhHant from './i18n/zh-Hant.json' with { type: 'json' }
import { addTag } from './server/commands/add-tag.ts'
import { giveConsent, giveOwnConsent, withdrawConsent, withdrawOwnConsent } from './server/commands/consent.ts'
import { answerCorrection, askCorrection } from './server/commands/corrections.ts'
import { editPerson } from './server/commands/edit-person.ts'
import { formHousehold, joinHousehold, leaveHousehold } from './server/commands/households.ts'
import { applyImport, checkImport, decideImport, recheckImport, undoImport } from './server/commands/imports.ts'
import { noteBirth, noteDeath } from './server/commands/life-events.ts'
import { mergePersons } from './server/commands/merge-persons.ts'
import { moveIn, moveOut } from './server/commands/move.ts'
import { registerPerson } from './server/commands/register-person.ts'
import { registerExport } from './server/export/export-register.ts'
import { followArea, followDwelling } from './server/follow-territory.ts'
import { forgetImports, noteNextPiece } from './server/import/follow.ts'
import { undoNextPiece } from './server/import/undo.ts'
import { checkNextPiece } from './server/import/work.ts'
import { keyHolders } from './server/key-holders.ts'
import {
  importColumns,
  importErrors,
  importProposals,
  importTemplate,
  listImports,
  showImportQuery,
} from './server/queries/imports.ts'
import { household, listCorrections, listTags, ownProfile } from './server/queries/others.ts'
import {
  findDuplicates,
  listPersons,
  searchByNumber,
  searchPersons,
  showPersonQuery,
} from './server/queries/register.ts'

const office = ['community_secretary', 'deputy_secretary', 'community_worker', 'counter_clerk'] as const

export default defineModule({
  name: 'people',
  uses: ['territory'],
  operations: [
    listPersons,
    searchPersons,
    searchByNumber,
    findDuplicates,
    showPersonQuery,
    registerPerson,
    editPerson,
    moveIn,
    moveOut,
    giveConsent,
    withdrawConsent,
    mergePersons,
    noteDeath,
    noteBirth,
    listTags,
    addTag,
    household,
    formHousehold,
    joinHousehold,
    leaveHousehold,
    ownProfile,
    giveOwnConsent,
    withdrawOwnConsent,
    askCorrection,
    listCorrections,
    answerCorrection,
    importTemplate,
    listImports,
    checkImport,
    showImportQuery,
    applyImport,
    importErrors,
    importColumns,
    recheckImport,
    importProposals,
    decideImport,
    undoImport,
    ...registerExport.operations,
  ],
  refusals,
  events,
  permissions: {
    'people.read': [...office, 'grid_worker', 'micro_grid_leader', 'project_social_worker'],
    'people.register': [...office, 'grid_worker'],
    'people.see_sensitive': [...office, 'project_social_worker'],
    'people.import': ['community_secretary', 'deputy_secretary', 'community_worker', 'administrator'],
    'people.export': ['community_secretary', 'deputy_secretary', 'community_worker'],
    'people.tags': ['community_secretary', 'deputy_secretary'],
  },
  handlers: [
    on('territory.area_moved', 'people.follow-moved-area', followArea),
    on('territory.area_renamed', 'people.follow-renamed-area', followArea),
    on('territory.dwelling_changed', 'people.follow-dwelling', followDwelling),
    on('people.import_piece_due', 'people.check-import-piece', checkNextPiece),
    on('people.import_undo_due', 'people.undo-import-piece', undoNextPiece),
    on('people.import_note_due', 'people.note-import-piece', noteNextPiece),
    registerExport.work,
  ],
  jobs: [
    { name: 'people.forget-imports', everyMinutes: 1440, run: forgetImports },
    { name: 'people.erase-exports', everyMinutes: 720, run: registerExport.erase },
  ],
  keyHolders,
  texts: { 'zh-CN': zhCN, 'zh-Hant': zhHant, en },
})
