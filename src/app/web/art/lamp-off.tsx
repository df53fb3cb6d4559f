import { Drawing } from './drawing.tsx'

/** Something of ours went out: the lamp over the doorway, a ladder already there. */
export function LampOff() {
  return (
    <Drawing
      accent={
        <>
          <path d="M104 52c0-6 4-10 9-10s9 4 9 10z" />
          <path d="M109 56c1.500 3 6.500 3 8 0" />
        </>
      }
    >
      <path d="M113 42v-8c0-5-3-8-8-8H76" />
      <path d="M76 16v90M30 30c17-3 33-9 46-18M30 30v76M44 106V60h20v46M44 68h20" />
      <path d="M132 106l14-62M152 106l-2-62M134 96h18M136.500 84h15M139 72h12M142 60h8.500" />
    </Drawing>
  )
}
