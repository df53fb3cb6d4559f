import { useEffect, useState } from 'react'
import { useRead } from '../../queries.ts'
import type { Item } from './views.ts'

const freshMs = 10 * 60_000
/** Milliseconds of quiet after which the typed words are looked up. */
const pauseMs = 350

/** The catalogue in force; small enough to be read whole, once. */
export function useCatalogue() {
  return useRead('GET /api/c/:community/catalogue', {}, { staleTime: freshMs })
}

/** One item of it; undefined while it is being read, or when nothing has been chosen. */
export function useItem(code: string): Item | undefined {
  return useCatalogue().data?.items.find((item) => item.code === code)
}

/** The value once it has stopped changing. */
export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pauseMs)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}
