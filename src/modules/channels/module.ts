import { defineModule, prepared } from '../../platform/module.ts'
import { events, refusals } from './contract.ts'
import en from './i18n/en.json' with { type: 'json' }
import zhCN from './i18n/zh-CN.json' with { type: 'json' }
import zhHant from './i18n/zh-Hant.json' with { type: 'json' }
import { listBroadcasts, oneBroadcast } from './server/broadcasts/queries.ts'
import { broadcast, passOn, resend, withdraw } from './server/broadcasts/tell.ts'
import { exportDrafts } from './server/drafts/export-drafts.ts'
import { callNotes, draftPhoto, draftSound, listDrafts, oneDraft, previewPaste } from './server/drafts/queries.ts'
import { recogniseSound } from './server/drafts/recognise.ts'
import { dismissDraft, fileDraft, lookUp, mergeDraft, reopenDraft } from './server/drafts/settle.ts'
import { keepCallNote, takeIn, writeDraft } from './server/drafts/take-in.ts'
import { addGroup, editGroup, listGroups, listKeepers, restoreGroup, retireGroup } from './server/groups/keep-groups.ts'
import { setRobot, tryRobot } from './server/groups/robot.ts'
import { keyHolders } from './server/key-holders.ts'
import { permissions } from './server/permissions.ts'
import { personalData, retention } from './server/personal-data.ts'
import { forgetHeard, hearRobot, proveRobot } from './server/robots/hear-robot.ts'
import { sendDue } from './server/robots/send-due.ts'

/** Chat groups on three levels: what is said there becomes a request, and what all should know is told to them. */
export default defineModule({
  name: 'channels',
  uses: ['territory', 'people', 'bodies', 'requests'],
  operations: [
    listGroups,
    listKeepers,
    addGroup,
    editGroup,
    setRobot,
    tryRobot,
    retireGroup,
    restoreGroup,
    proveRobot,
    hearRobot,
    previewPaste,
    takeIn,
    listDrafts,
    exportDrafts,
    oneDraft,
    lookUp,
    writeDraft,
    fileDraft,
    mergeDraft,
    dismissDraft,
    reopenDraft,
    draftPhoto,
    draftSound,
    callNotes,
    keepCallNote,
    listBroadcasts,
    broadcast,
    oneBroadcast,
    passOn,
    resend,
    withdraw,
  ],
  refusals,
  events,
  permissions,
  handlers: [recogniseSound, prepared('channels.to_send', 'channels.send', sendDue, async () => {})],
  jobs: [
    { name: 'channels.send-waiting', everyMinutes: 1, runInPieces: sendDue },
    { name: 'channels.forget-heard', everyMinutes: 24 * 60, run: forgetHeard },
  ],
  keyHolders,
  personalData,
  retention,
  texts: { 'zh-CN': zhCN, 'zh-Hant': zhHant, en },
})
