const key = 'linli-menu'

/** Groups of the menu that were opened (true) or folded (false) by hand in this browser. */
export function menuFolds(): Record<string, boolean> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '{}')
    return typeof kept === 'object' && kept !== null ? (kept as Record<string, boolean>) : {}
  } catch {
    // Storage is switched off, or somebody else wrote there.
    return {}
  }
}

/** Keeps a group as it was left; without storage it lasts until the page is loaded again. */
export function keepFold(group: string, open: boolean): void {
  try {
    localStorage.setItem(key, JSON.stringify({ ...menuFolds(), [group]: open }))
  } catch {
    // Full or switched off: nothing is lost but the convenience.
  }
}
