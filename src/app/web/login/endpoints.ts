import { request } from '../api-request.ts'

/** Where the accounts' service listens (better-auth with its phone number plugin). */
const auth = {
  sendCode: 'POST /api/auth/phone-number/send-otp',
  verifyCode: 'POST /api/auth/phone-number/verify',
  password: 'POST /api/auth/sign-in/phone-number',
  signOut: 'POST /api/auth/sign-out',
}

/** One demo identity: who one would be, in which community, and where that person starts. */
export interface DemoIdentity {
  id: string
  name: string
  /** 网格员 · 第三网格 */
  role: string
  /** Path to open after signing in: `/w/xishan` or `/c/xishan`. */
  home: string
}

export const sendCode = (phoneNumber: string) => request(auth.sendCode, { body: { phoneNumber } })

export const verifyCode = (phoneNumber: string, code: string) =>
  request(auth.verifyCode, { body: { phoneNumber, code } })

export const signInByPassword = (phoneNumber: string, password: string) =>
  request(auth.password, { body: { phoneNumber, password } })

export const signOut = () => request(auth.signOut, { body: {} })

export const demoIdentitiesRoute = 'GET /api/demo/identities'

/** Refused (404) outside demo mode. */
export async function demoIdentities(): Promise<DemoIdentity[]> {
  return ((await request(demoIdentitiesRoute)) as { items: DemoIdentity[] }).items
}

export const demoSignIn = (identity: string) => request('POST /api/demo/sign-in', { body: { identity } })
