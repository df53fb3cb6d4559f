import { Drawing } from './drawing.tsx'

/** Nothing fits the filters: a magpie on an empty washing line. */
export function MagpieOnLine() {
  return (
    <Drawing
      accent={
        <>
          <path d="M50 44v14M56 45.500v14M48 58h10" />
          <path d="M138 42.500v10" />
        </>
      }
    >
      <path d="M28 106V30M160 106V30M20 34h16M152 34h16M30 38c36 12 92 12 128 0" />
      <path d="M92 47c-6-2-9-8-6-14 3-5 9-6 13-3 3-3 8-3 10 1l6 2-6 2c-1 7-6 12-13 12M86 36c-8 6-14 15-18 27 9-3 17-8 23-16M97 47v4M101 47v4" />
      <circle cx="106" cy="32.500" r=".9" fill="var(--pine)" />
    </Drawing>
  )
}
