import { defineModule, on } from '../../platform/module.ts'
import { events, refusals } from './contract.ts'
import en from './i18n/en.json' with { type: 'json' }
import zhCN from './i18n/zh-CN.json' with { type: 'json' }
import zhHant from './i18n/zh-Hant.json' with { type: 'json' }
import { listApiKeys, listScopes, makeApiKey, revokeApiKey } from './server/api-keys/keep-api-keys.ts'
import { checkAudit } from './server/audit/check-audit.ts'
import { exportAudit } from './server/audit/export-audit.ts'
import { audit, auditChain, viewAuditLine } from './server/audit/read-audit.ts'
import { bindByCode } from './server/commands/bind-by-code.ts'
import { bindByPhone } from './server/commands/bind-by-phone.ts'
import { chooseElder } from './server/commands/choose-elder.ts'
import { chooseLanguage } from './server/commands/choose-language.ts'
import { endOtherSessions, endOwnSession, recogniseDevice } from './server/commands/end-own-session.ts'
import { endStaffLogins, staffLogins } from './server/commands/end-staff-logins.ts'
import { endBindingOf, followMerge, followUnmerge, returnBinding } from './server/commands/follow-merge.ts'
import { issueBindingCode } from './server/commands/issue-binding-code.ts'
import { revealIdentity, revealPhone } from './server/commands/reveal.ts'
import { showBinding, unbindPerson } from './server/commands/unbind-person.ts'
import { unlockPerson } from './server/commands/unlock-person.ts'
import { forgetExpired } from './server/forget-expired.ts'
import { acceptInvitation } from './server/invitations/accept.ts'
import { invite, listInvitations, resendInvitation, withdrawInvitation } from './server/invitations/invite.ts'
import { keyHolders } from './server/key-holders.ts'
import { approveMinorView, askMinorView, declineMinorView, listMinorViews } from './server/minors/approvals.ts'
import { findNewDevices } from './server/new-devices.ts'
import { personalData, retention } from './server/personal-data.ts'
import { listDemoIdentities } from './server/queries/demo-identities.ts'
import { ownSessions } from './server/queries/own-sessions.ts'
import { sessionQuery } from './server/queries/session.ts'
import { ownViewLog, viewLog } from './server/queries/view-log.ts'
import { confirmRecovery, listRecoveries, openRecovery, withdrawRecovery } from './server/recoveries/recover.ts'
import { tell } from './server/told.ts'

const office = ['community_secretary', 'deputy_secretary', 'community_worker', 'counter_clerk'] as const

export default defineModule({
  name: 'access',
  uses: ['territory', 'people', 'bodies'],
  operations: [
    sessionQuery,
    ownSessions,
    endOwnSession,
    endOtherSessions,
    recogniseDevice,
    staffLogins,
    endStaffLogins,
    chooseLanguage,
    chooseElder,
    listDemoIdentities,
    bindByPhone,
    bindByCode,
    showBinding,
    issueBindingCode,
    unbindPerson,
    unlockPerson,
    listInvitations,
    invite,
    resendInvitation,
    withdrawInvitation,
    acceptInvitation,
    listApiKeys,
    listScopes,
    makeApiKey,
    revokeApiKey,
    listRecoveries,
    openRecovery,
    confirmRecovery,
    withdrawRecovery,
    revealPhone,
    revealIdentity,
    askMinorView,
    listMinorViews,
    approveMinorView,
    declineMinorView,
    viewLog,
    ownViewLog,
    audit,
    auditChain,
    viewAuditLine,
    exportAudit,
  ],
  refusals,
  events,
  permissions: {
    'access.issue_codes': office,
    'access.invite_staff': ['community_secretary', 'deputy_secretary', 'administrator'],
    'access.keep_api_keys': ['administrator'],
    'access.recover': office,
    'access.end_logins': ['community_secretary', 'deputy_secretary', 'administrator'],
    'access.reveal_phone': [...office, 'grid_worker', 'micro_grid_leader', 'project_social_worker'],
    'access.reveal_identity': office,
    'access.approve_minor_views': ['community_secretary', 'deputy_secretary'],
    'access.read_view_log': ['community_secretary', 'deputy_secretary'],
    'access.read_audit': ['community_secretary', 'deputy_secretary', 'administrator'],
    'access.view_audit_line': ['community_secretary', 'deputy_secretary'],
  },
  handlers: [
    on('access.session_ended', 'access.forget-session', async (ctx, { session_id }: { session_id: string }) => {
      tell(ctx.services, 'session_ended', session_id)
    }),
    on('access.message_queued', 'access.send-message', async (ctx, { message_id }: { message_id: string }) => {
      tell(ctx.services, 'message_queued', message_id)
    }),
    on('people.merged', 'access.follow-merge', followMerge),
    on('people.unmerged', 'access.follow-unmerge', followUnmerge),
    on('people.died', 'access.end-binding', endBindingOf),
    on('people.death_undone', 'access.return-binding', returnBinding),
  ],
  keyHolders,
  jobs: [
    { name: 'access.forget-expired', everyMinutes: 1440, run: forgetExpired },
    { name: 'access.find-new-devices', everyMinutes: 5, run: findNewDevices },
    { name: 'access.check-audit', everyMinutes: 1440, run: checkAudit },
  ],
  personalData,
  retention,
  texts: { 'zh-CN': zhCN, 'zh-Hant': zhHant, en },
})
