import { defineModule, on, sayingGivenUp } from '../../platform/module.ts'
import { events, refusals } from './contract.ts'
import en from './i18n/en.json' with { type: 'json' }
import zhCN from './i18n/zh-CN.json' with { type: 'json' }
import zhHant from './i18n/zh-Hant.json' with { type: 'json' }
import { addTag } from './server/commands/add-tag.ts'
import { changeTenants, editTenancy } from './server/commands/change-tenants.ts'
import { editDwellingFields } from './server/commands/edit-dwelling-fields.ts'
import { editPerson } from './server/commands/edit-person.ts'
import { formHousehold, joinHousehold, leaveHousehold } from './server/commands/households.ts'
import {
  applyImport,
  checkImport,
  decideImport,
  giveUpImport,
  recheckImport,
  retryImport,
  undoImport,
} from './server/commands/imports.ts'
import { noteBirth, noteDeath, undoDeath } from './server/commands/life-events.ts'
import { mergePersons } from './server/commands/merge-persons.ts'
import { moveIn, moveOut } from './server/commands/move.ts'
import { moveWithin } from './server/commands/move-within.ts'
import { registerPerson } from './server/commands/register-person.ts'
import { unmergePerson } from './server/commands/unmerge-person.ts'
import { registerExport } from './server/export/export-register.ts'
import { addField, editField, listFields, orderFields } from './server/fields-of-community/keep-fields.ts'
import { dwellingFields } from './server/fields-of-community/of-building.ts'
import { followArea, followDwelling, followMergedDwelling } from './server/follow-territory.ts'
import { bringNextPiece, takeOutNextPiece } from './server/import/bring.ts'
import { changeNextPiece } from './server/import/change.ts'
import { failImport } from './server/import/failed.ts'
import { forgetImports, noteNextPiece } from './server/import/follow.ts'
import { undoNextPiece } from './server/import/undo.ts'
import { checkNextPiece } from './server/import/work.ts'
import { keyHolders } from './server/key-holders.ts'
import { personalData, retention } from './server/personal-data.ts'
import {
  importColumns,
  importErrors,
  importProposals,
  importTemplate,
  listImports,
  showImportQuery,
} from './server/queries/imports.ts'
import { household, listTags, ownProfile, registeredDwelling } from './server/queries/others.ts'
import {
  findDuplicates,
  listPersons,
  searchByNumber,
  searchPersons,
  showPersonQuery,
} from './server/queries/register.ts'
import { forgetActs } from './server/undoable.ts'

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
    moveWithin,
    registeredDwelling,
    listFields,
    addField,
    editField,
    orderFields,
    dwellingFields,
    editDwellingFields,
    changeTenants,
    editTenancy,
    mergePersons,
    unmergePerson,
    noteDeath,
    undoDeath,
    noteBirth,
    listTags,
    addTag,
    household,
    formHousehold,
    joinHousehold,
    leaveHousehold,
    ownProfile,
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
    retryImport,
    giveUpImport,
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
    'people.fields': ['community_secretary', 'deputy_secretary'],
  },
  handlers: [
    on('territory.area_moved', 'people.follow-moved-area', followArea),
    on('territory.area_renamed', 'people.follow-renamed-area', followArea),
    on('territory.dwelling_changed', 'people.follow-dwelling', followDwelling),
    on('territory.dwelling_merged', 'people.follow-merged-dwelling', followMergedDwelling),
    sayingGivenUp(on('people.import_piece_due', 'people.check-import-piece', checkNextPiece), failImport),
    sayingGivenUp(on('people.import_bring_due', 'people.bring-import-piece', bringNextPiece), failImport),
    sayingGivenUp(on('people.import_change_due', 'people.change-import-piece', changeNextPiece), failImport),
    sayingGivenUp(on('people.import_take_out_due', 'people.take-out-import-piece', takeOutNextPiece), failImport),
    sayingGivenUp(on('people.import_undo_due', 'people.undo-import-piece', undoNextPiece), failImport),
    on('people.import_note_due', 'people.note-import-piece', noteNextPiece),
    registerExport.work,
  ],
  jobs: [
    { name: 'people.forget-imports', everyMinutes: 1440, run: forgetImports },
    { name: 'people.forget-undo', everyMinutes: 1440, run: forgetActs },
    { name: 'people.erase-exports', everyMinutes: 720, run: registerExport.erase },
  ],
  keyHolders,
  personalData,
  retention,
  texts: { 'zh-CN': zhCN, 'zh-Hant': zhHant, en },
})
