/** A key with its modifiers as the shortcuts write it: `j`, `?`, `Enter`, `Ctrl+Enter`; nothing for a bare modifier. */
export function pressed(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>): string {
  const { key } = event
  if (['Control', 'Shift', 'Alt', 'Meta', 'Process', 'Dead'].includes(key) || event.altKey) return ''
  const control = event.ctrlKey || event.metaKey ? 'Ctrl+' : ''
  const shift = event.shiftKey && key.length > 1 ? 'Shift+' : ''
  return control + shift + key
}

/** Whether the key goes into a field. */
export function typing(event: KeyboardEvent): boolean {
  const target = event.target
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable="true"]') !== null
}
