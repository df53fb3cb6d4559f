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

/** The mark with the character 邻 on a pine tile, for sign-in, receipts and paper. */
export function MarkWithCharacter({ size = 56 }: MarkProps) {
  return (
    <svg width={size} height={size} viewBox="0 0 56 56" fill="none" aria-hidden="true" focusable="false">
      <rect width="56" height="56" rx="13" fill="var(--pine)" />
      <g stroke="#faf7f2" strokeLinecap="round" strokeLinejoin="round">
        <path
          d="M6.5 20.5c6.2-2.4 10.400-6.300 12.800-12.500 2.200 5.200 4.700 8.300 8.700 10.200 4-1.900 6.500-5 8.700-10.200 2.400 6.200 6.600 10.100 12.800 12.500"
          strokeWidth="2.6"
        />
        <path d="M12.500 21.500V48h31V21.500M28 23v25" strokeWidth="1.4" opacity=".5" />
        <path
          d="M20 23.500c-1.200 2.800-3 5-5 6.600M20 23.500c1.100 2.600 3 4.700 5.200 6.200M19.600 30l1.400 2.300M16 34.600h7.400c-.7 2-1.900 3.900-3.300 5.400M18.400 37.700c1.500 1.300 2.700 2.700 3.600 4.200"
          strokeWidth="2"
        />
        <path
          d="M32 25v19M32 25.200h6.600c-.6 2.400-1.400 4.300-2.400 6 2.300 1.700 3.200 3.600 3 5.500-.3 2-2 2.800-4.600 2.600"
          strokeWidth="2"
        />
      </g>
    </svg>
  )
}
