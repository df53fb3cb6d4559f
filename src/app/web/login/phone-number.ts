/** What was typed without blanks and hyphens, and without +86. */
export function plainPhone(typed: string): string {
  return typed.replace(/[\s-]/g, '').replace(/^\+?86(?=\d{11}$)/, '')
}

/** A mobile number of the mainland: 11 digits beginning with 1. */
export function isMobile(phone: string): boolean {
  return /^1\d{10}$/.test(phone)
}
