import type { ReactNode } from 'react'

interface DrawingProps {
  /** Strokes in pine. */
  children: ReactNode
  /** Strokes and spots in persimmon. */
  accent: ReactNode
}

/** A line drawing of courtyard life in two inks, 184 × 116, standing on one ground line. Decorative. */
export function Drawing({ children, accent }: DrawingProps) {
  return (
    <svg
      viewBox="0 0 184 116"
      fill="none"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d="M6 106h172" stroke="var(--pine)" opacity=".45" />
      <g stroke="var(--pine)">{children}</g>
      <g stroke="var(--persimmon)">{accent}</g>
    </svg>
  )
}
