interface MarkProps {
  size?: number
}

/** The mark: two roofs sharing a wall. Decorative: the name stands beside it. */
export function Mark({ size = 24 }: MarkProps) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" fill="none" aria-hidden="true" focusable="false">
      <path d="M4.9 10.2V19h14.2v-8.8M12 12v7" stroke="currentColor" strokeWidth="1.75" strokeLinejoin="round" />
      <path
        d="M1.8 12.3C4.4 11.2 6 9.4 7 6.2c1 2.9 2.6 4.7 5 5.8 2.4-1.1 4-2.9 5-5.8 1 3.2 2.6 5 5.2 6.1"
        stroke="currentColor"
        strokeWidth="1.75"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
