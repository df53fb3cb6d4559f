import { useEffect, useRef, useState } from 'react'

export const secondsMost = 180
const types = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus']

export interface Recording {
  sound: Blob
  seconds: number
}

/** `blocked`: the browser may not listen, or can't (plain http). */
export type RecorderState = 'idle' | 'recording' | 'blocked'

/** One sentence by the phone's microphone: begins and ends by a tap, ends by itself after three minutes. */
export function useRecorder(onDone: (recording: Recording) => void) {
  const [state, setState] = useState<RecorderState>('idle')
  const [seconds, setSeconds] = useState(0)
  const running = useRef<MediaRecorder | null>(null)
  const done = useRef(onDone)
  done.current = onDone
  useEffect(() => () => running.current?.stop(), [])
  useEffect(() => {
    if (state !== 'recording') return
    const timer = setInterval(() => setSeconds((before) => before + 1), 1_000)
    return () => clearInterval(timer)
  }, [state])
  useEffect(() => {
    if (seconds >= secondsMost) running.current?.stop()
  }, [seconds])
  const start = async () => {
    const stream = await listen()
    if (!stream) return setState('blocked')
    const mimeType = types.find((type) => MediaRecorder.isTypeSupported(type))
    const recorder = new MediaRecorder(stream, mimeType ? { mimeType } : {})
    const pieces: Blob[] = []
    const since = performance.now()
    recorder.ondataavailable = (event) => pieces.push(event.data)
    recorder.onstop = () => {
      for (const track of stream.getTracks()) track.stop()
      running.current = null
      setState('idle')
      const length = Math.max(1, Math.round((performance.now() - since) / 1_000))
      done.current({ sound: new Blob(pieces, { type: recorder.mimeType }), seconds: length })
    }
    running.current = recorder
    setSeconds(0)
    recorder.start()
    setState('recording')
  }
  return { state, seconds, start: () => void start(), stop: () => running.current?.stop() }
}

async function listen(): Promise<MediaStream | null> {
  if (!navigator.mediaDevices || typeof MediaRecorder === 'undefined') return null
  return navigator.mediaDevices.getUserMedia({ audio: true }).catch(() => null)
}
