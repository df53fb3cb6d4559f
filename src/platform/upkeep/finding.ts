/** One thing looked at: what it is, how it stands, said in one sentence. */
export type Finding = { check: string; verdict: 'good' | 'warn' | 'bad'; says: string }

export const good = (check: string, says: string): Finding => ({ check, verdict: 'good', says })
export const warn = (check: string, says: string): Finding => ({ check, verdict: 'warn', says })
export const bad = (check: string, says: string): Finding => ({ check, verdict: 'bad', says })
