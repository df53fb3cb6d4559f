/** What the platform, the app and other modules may call. */
export { type Accounts, createAccounts } from './server/accounts.ts'
export { loadActor } from './server/actor.ts'
export { appointAdministrator } from './server/commands/appoint-administrator.ts'
export { type NewAccount, openAccount } from './server/commands/open-account.ts'
export { type DemoIdentity, demoIdentities } from './server/demo.ts'
export { type SessionView, sessionSummary } from './server/queries/session.ts'
export { issueSetupCode, setupCodeMinutes } from './server/setup/setup-code.ts'
export { noteView } from './server/view-log.ts'
