import { twoFactor } from 'better-auth/plugins'

/** Path of better-auth by which a code of a short message signs in. */
const codePath = '/phone-number/verify'

/**
 * The second step of better-auth: codes of an authenticator and codes on paper, ten wrong ones lock it for a quarter of an hour. The
 * plugin asks for it after passwords only; here it is asked for after codes of short messages too. No device is let off.
 */
export function secondStepPlugin(issuer: string) {
  const plugin = twoFactor({
    issuer,
    allowPasswordless: true,
    twoFactorCookieMaxAge: 600,
    accountLockout: { enabled: true, maxFailedAttempts: 10, durationSeconds: 900 },
    schema: {
      user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
      twoFactor: {
        modelName: 'second_steps',
        fields: {
          userId: 'account_id',
          backupCodes: 'backup_codes',
          failedVerificationCount: 'failed_verification_count',
          lockedUntil: 'locked_until',
        },
      },
    },
  })
  const after = plugin.hooks.after.map((hook) => ({
    ...hook,
    matcher: (call: Parameters<typeof hook.matcher>[0]) => call.path === codePath || hook.matcher(call),
  }))
  return { ...plugin, hooks: { ...plugin.hooks, after } }
}

const signInPaths = new Set([codePath, '/sign-in/phone-number'])

/** Whether a session was opened on a path after which the second step is asked for: it is ended at once where the account has one. */
export function asksSecondStep(path: string | undefined): boolean {
  return signInPaths.has(path ?? '')
}
