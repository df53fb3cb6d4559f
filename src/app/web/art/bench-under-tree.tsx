import { Drawing } from './drawing.tsx'

/** Nothing brought forward yet: an empty bench under the persimmon tree. */
export function BenchUnderTree() {
  return (
    <Drawing
      accent={
        <>
          <circle cx="112" cy="44" r="4.5" />
          <circle cx="134" cy="53" r="4.5" />
          <circle cx="150" cy="36" r="4.5" />
          <path d="M112 39.500v-3M134 48.500v-3M150 31.500v-3" />
        </>
      }
    >
      <path d="M131 106c1.500-14 .5-24-2.500-34-2-6.500-7-12-14-16M128 70c5-8 12-13 22-16M124.500 60c1-9 0-16-3-23" />
      <path d="M92 52c-5-9 1-20 11-20 2-11 16-16 25-9 9-6 22-1 24 9 11 1 15 14 8 21 1 8-8 13-15 10" />
      <path d="M92 52c3 6 10 8 16 5" />
      <path d="M26 78h62M30 85h54M26 66h62M34 85v21M80 85v21M30 66v12M84 66v12" />
    </Drawing>
  )
}
