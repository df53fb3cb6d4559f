import { type ReactNode, useEffect, useState } from 'react'

/** Draws its children a moment after the rest, for what nobody looks at first: one long drawing keeps a slow phone from answering. */
export function Later({ children }: { children: ReactNode }) {
  const [due, setDue] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setDue(true))
    return () => clearTimeout(timer)
  }, [])
  return due ? children : null
}
