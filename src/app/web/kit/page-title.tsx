import { useEffect, useRef } from 'react'
import { usePlace } from '../place.ts'
import { takeFocus } from './arrival.ts'

interface PageTitleProps {
  children: string
  /** Set by a form with errors: the browser's title then begins with it (有误：). */
  prefix?: string
}

/** The page's one h1. Names the browser tab, and takes the focus after moving from another page. */
export function PageTitle({ children, prefix = '' }: PageTitleProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  const place = usePlace()
  useEffect(() => {
    document.title = `${prefix}${children}${place ? ` · ${place.name}` : ''}`
  }, [children, prefix, place])
  useEffect(() => {
    if (takeFocus()) heading.current?.focus({ preventScroll: true })
  }, [])
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  )
}
