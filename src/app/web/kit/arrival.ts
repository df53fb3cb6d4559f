let arriving = false

/** Called by the shell when the address changed: the next page title takes the focus. */
export function announceArrival(): void {
  arriving = true
}

/** True once after each change of page. */
export function takeFocus(): boolean {
  const now = arriving
  arriving = false
  return now
}
