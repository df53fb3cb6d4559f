import { useEffect, useState } from 'react'
import { boot, facePath } from './boot.ts'

/**
 * Keeps the page shown on the device, so that it opens without a line, and says when a newer one is ready. Where the browser has no worker
 * (plain http, old browsers) nothing happens: the page works while it stays open.
 */
export function useOffline(): { update: (() => void) | null; install: (() => void) | null } {
  const [waiting, setWaiting] = useState<ServiceWorker | null>(null)
  const install = useInstall()
  useEffect(() => {
    if (!('serviceWorker' in navigator)) return
    let stopped = false
    const begin = async () => {
      const registration = await navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' })
      const look = () => {
        if (!stopped && registration.waiting && navigator.serviceWorker.controller) setWaiting(registration.waiting)
      }
      look()
      registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', look))
      const { active } = await navigator.serviceWorker.ready
      if (!stopped && navigator.onLine) active?.postMessage({ kind: 'keep', page: ownAddress(), files: ownFiles() })
    }
    begin().catch(() => {})
    return () => {
      stopped = true
    }
  }, [])
  const update = waiting
    ? () => {
        navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
        waiting.postMessage({ kind: 'update' })
      }
    : null
  return { update, install }
}

/** The address of the page without what was opened in it. */
function ownAddress(): string {
  return `/w/${boot().community?.key}${facePath()}`
}

/** Scripts, styles and texts this page has loaded so far. */
function ownFiles(): string[] {
  const loaded = performance.getEntriesByType('resource').map((entry) => new URL(entry.name))
  const paths = loaded.filter((url) => url.origin === location.origin).map((url) => url.pathname)
  return [...new Set(paths.filter((path) => path.startsWith('/assets/')))]
}

interface InstallEvent extends Event {
  prompt: () => Promise<unknown>
}

/** What puts the app among the others of the device; null where it is there already or the browser does it itself. */
function useInstall(): (() => void) | null {
  const [asked, setAsked] = useState<InstallEvent | null>(null)
  useEffect(() => {
    const offered = (event: Event) => {
      event.preventDefault()
      setAsked(event as InstallEvent)
    }
    window.addEventListener('beforeinstallprompt', offered)
    return () => window.removeEventListener('beforeinstallprompt', offered)
  }, [])
  if (!asked) return null
  return () => {
    void asked.prompt()
    setAsked(null)
  }
}
