import { Drawing } from './drawing.tsx'

/** Nothing published yet: the roofed notice board of the lane. */
export function NoticeBoard() {
  return (
    <Drawing
      accent={
        <>
          <path d="M74 58h22v17H74z" />
          <circle cx="85" cy="58" r="1.6" fill="var(--persimmon)" />
        </>
      }
    >
      <path d="M36 42c9-2 15-8 18-16h76c3 8 9 14 18 16z" />
      <path d="M46 42v64M138 42v64M54 50h76v36H54zM62 26v-4M92 26v-4M122 26v-4" />
      <path d="M106 60h14M106 67h14M106 74h8" opacity=".5" />
      <path d="M18 106c0-8 4-13 9-15 1 6 0 11-4 15M27 106c1-6 4-9 8-10 0 5-2 8-5 10" />
    </Drawing>
  )
}
