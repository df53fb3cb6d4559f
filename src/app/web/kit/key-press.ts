/** A key with its modifiers as the table writes it: `j`, `?`, `Space`, `Ctrl+Enter`; nothing for a bare modifier. */
export function pressed(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>): string {
  if (['Control', 'Shift', 'Alt', 'Meta', 'Process', 'Dead'].includes(event.key) || event.altKey) return ''
  const key = event.key === ' ' ? 'Space' : event.key
  const control = event.ctrlKey || event.metaKey ? 'Ctrl+' : ''
  const shift = event.shiftKey && key.length > 1 ? 'Shift+' : ''
  return control + shift + (control && key.length === 1 ? key.toLowerCase() : key)
}

/** Whether an input method is at work: its keys are not ours (229 is what older browsers tell of it). */
export function composing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229
}

/** Whether the key goes into a field. */
export function typing(event: KeyboardEvent): boolean {
  const target = event.target
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable="true"]') !== null
}

/** Whether the control in focus does something with this key itself: Enter on links, Enter and the space bar on buttons. */
export function ownKey(event: KeyboardEvent, key: string): boolean {
  if (!(event.target instanceof Element) || (key !== 'Enter' && key !== 'Space')) return false
  const own = key === 'Enter' ? 'a, button, summary' : 'button, summary'
  return event.target.closest(own) !== null
}

/** Milliseconds within which a further key belongs to the former ones. */
const sequenceMs = 1_200
const sequenceMost = 3

/**
 * Collects presses and answers the sequences they end, the longest first: after `g`, `t` it is `g t`, then `t`. Pauses begin anew.
 */
export function keySequences(): (key: string, at: number) => string[] {
  let former: string[] = []
  let last = 0
  return (key, at) => {
    former = [...(at - last < sequenceMs ? former : []), key].slice(-sequenceMost)
    last = at
    return former.map((_, index) => former.slice(index).join(' '))
  }
}
