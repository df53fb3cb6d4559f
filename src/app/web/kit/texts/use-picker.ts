import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react'
import { signs } from './asking.data.ts'
import { asked, type Block, filled, matching } from './asking.ts'
import { useTexts } from './use-texts.ts'

interface PickerOptions {
  value: string
  onChange: (value: string) => void
  /** What stands for the names in braces. */
  words: Record<string, string>
}

/** Keeps the caret where a text was put in, once the field has it. */
function useCaret() {
  const area = useRef<HTMLTextAreaElement>(null)
  const next = useRef<number | undefined>(undefined)
  useLayoutEffect(() => {
    if (next.current === undefined) return
    area.current?.focus()
    area.current?.setSelectionRange(next.current, next.current)
    next.current = undefined
  })
  return { area, put: (at: number) => (next.current = at) }
}

/** The list of text blocks that opens while writing: what is found, which one is chosen, and putting it in. */
export function usePicker({ value, onChange, words }: PickerOptions) {
  const texts = useTexts()
  const { area, put } = useCaret()
  const [caret, setCaret] = useState<number>()
  /** Where a sign stands that was waved away. */
  const [left, setLeft] = useState<number>()
  const [at, setAt] = useState(0)
  const [unfilled, setUnfilled] = useState<string[]>([])
  const asking = texts && caret !== undefined ? asked(value, caret) : undefined
  const open = asking !== undefined && asking.start !== left
  const found = open ? matching(texts ?? [], asking.query) : []
  const chosen = found[Math.min(at, found.length - 1)]
  const follow = () => {
    const next = area.current?.selectionEnd
    if (next === caret) return
    setCaret(next)
    setAt(0)
  }
  const replace = (from: number, to: number, text: string) => {
    onChange(value.slice(0, from) + text + value.slice(to))
    setCaret(from + text.length)
    put(from + text.length)
  }
  const take = (block: Block) => {
    if (!asking || caret === undefined) return
    const said = filled(block.text, words)
    setUnfilled(said.unfilled)
    setLeft(asking.start)
    replace(asking.start, caret, said.text)
    setCaret(undefined)
  }
  const step = (by: number) => setAt((at + found.length + by) % Math.max(found.length, 1))
  const act = (key: string): boolean => {
    if (key === 'ArrowDown') step(1)
    else if (key === 'ArrowUp') step(-1)
    else if (key === 'Escape') setLeft(asking?.start)
    else if (key === 'Enter' && chosen) take(chosen)
    else return false
    return true
  }
  return {
    area,
    ready: texts !== undefined,
    none: texts?.length === 0,
    open,
    found,
    chosen,
    take,
    /** Names in braces of the text put in last that still stand there. */
    unfilled: unfilled.filter((name) => value.includes(name)),
    onChange: (next: string) => {
      onChange(next)
      setLeft(undefined)
      setAt(0)
      setCaret(area.current?.selectionEnd)
    },
    onSelect: follow,
    onBlur: () => setCaret(undefined),
    onKeyDown: (event: KeyboardEvent) => {
      const plain = !event.nativeEvent.isComposing && !event.ctrlKey && !event.metaKey && !event.altKey
      if (!open || !plain || !act(event.key)) return
      event.preventDefault()
      event.stopPropagation()
    },
    /** As though the sign had been typed: for fingers. */
    ask: () => {
      const here = area.current?.selectionEnd ?? value.length
      setLeft(undefined)
      setAt(0)
      replace(here, here, signs[0] ?? '')
    },
  }
}
