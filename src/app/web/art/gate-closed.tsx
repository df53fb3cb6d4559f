import { Drawing } from './drawing.tsx'

/** No way through here: a closed courtyard gate with its two knockers. */
export function GateClosed() {
  return (
    <Drawing
      accent={
        <>
          <circle cx="85" cy="76" r="4" />
          <circle cx="99" cy="76" r="4" />
        </>
      }
    >
      <path d="M44 40c10-2 17-8 21-17h54c4 9 11 15 21 17zM60 23c0-4 3-7 6-7h52c3 0 6 3 6 7" />
      <path d="M54 40v66M130 40v66M62 106V50h60v56M92 50v56M58 106h68" />
      <path d="M54 62H14M130 62h40M14 62v44M170 62v44M26 62v10M40 62v10M144 62v10M158 62v10" opacity=".55" />
    </Drawing>
  )
}
