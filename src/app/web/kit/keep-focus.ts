import { useEffect } from 'react'

const focusables =
  'a[href], button:not([tabindex="-1"]), input:not([type="hidden"]), select, textarea, summary, [tabindex="0"]'

/** A control that had the focus: what it stood in, innermost first, and which control of each it was. */
interface Trace {
  element: Element
  around: { box: Element; index: number }[]
}

function controlsIn(box: Element): HTMLElement[] {
  return [...box.querySelectorAll<HTMLElement>(focusables)].filter((one) => one.getClientRects().length > 0)
}

function traceOf(element: Element): Trace {
  const around: Trace['around'] = []
  for (
    let box = element.parentElement;
    box && box.tagName !== 'MAIN' && box !== document.body;
    box = box.parentElement
  ) {
    around.push({ box, index: controlsIn(box).indexOf(element as HTMLElement) })
  }
  return { element, around }
}

/** What stands now where the control stood: the next row of a list, the next act, what was chosen; else the page's title. */
function successor(trace: Trace): HTMLElement | null {
  if (trace.element.isConnected) return trace.element as HTMLElement
  for (const { box, index } of trace.around) {
    if (!box.isConnected) continue
    const controls = controlsIn(box)
    const next = controls[Math.min(Math.max(index, 0), controls.length - 1)]
    if (next) return next
  }
  return document.querySelector<HTMLElement>('main h1')
}

/**
 * Whoever works by keyboard keeps his place: where the control in focus goes away with what it did (a row dealt with, an act no longer
 * possible, a dialog over such a row), the focus goes on to what stands there instead of to the top of the page.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    let page: Trace | null = null
    let dialog: Trace | null = null
    const onFocus = (event: FocusEvent) => {
      const target = event.target as Element
      if (target.closest('dialog')) dialog = traceOf(target)
      else page = target.closest('main') ? traceOf(target) : null
    }
    // Left on purpose (a click beside everything, Esc in a field): nothing is to be kept.
    const onBlur = (event: FocusEvent) => {
      const target = event.target as Element
      queueMicrotask(() => {
        const left = target.isConnected && document.activeElement === document.body && document.hasFocus()
        if (left && !document.querySelector('dialog[open]')) page = null
      })
    }
    const observer = new MutationObserver(() => {
      if (document.activeElement !== document.body) return
      if (document.querySelector('dialog[open]')) {
        if (dialog && !dialog.element.isConnected) successor(dialog)?.focus()
        return
      }
      if (page && (!page.element.isConnected || (dialog && !dialog.element.isConnected))) successor(page)?.focus()
      dialog = null
    })
    document.addEventListener('focusin', onFocus)
    document.addEventListener('focusout', onBlur)
    observer.observe(document.body, { childList: true, subtree: true })
    return () => {
      document.removeEventListener('focusin', onFocus)
      document.removeEventListener('focusout', onBlur)
      observer.disconnect()
    }
  }, [])
}
