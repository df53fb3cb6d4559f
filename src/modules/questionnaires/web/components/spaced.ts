/** A code as it is read and typed: in fours. */
export function spaced(code: string): string {
  return code.replaceAll(/(.{4})(?=.)/g, '$1-')
}
