import { Component, type ReactNode, Suspense, useEffect, useRef } from 'react'
import { announceArrival } from './arrival.ts'
import { ErrorState } from './error-state.tsx'
import { Skeleton } from './skeleton.tsx'

interface BoundaryProps {
  /** Changes with the page; clears a failure of the one before. */
  path: string
  children: ReactNode
}

/** Without a network the browser's own page would take the place of ours. */
function reload(): void {
  if (navigator.onLine) location.reload()
}

class FailureBoundary extends Component<BoundaryProps, { failure: unknown; path: string }> {
  override state = { failure: undefined as unknown, path: this.props.path }

  static getDerivedStateFromError(failure: unknown) {
    return { failure }
  }

  static getDerivedStateFromProps(props: BoundaryProps, state: { path: string }) {
    return props.path === state.path ? null : { failure: undefined, path: props.path }
  }

  override render() {
    if (this.state.failure === undefined) return this.props.children
    return <ErrorState problem={this.state.failure} onRetry={reload} />
  }
}

/** Around every page: waits for its code, says when it broke, and after a move lets the new title take the focus. */
export function PageBoundary({ path, children }: BoundaryProps) {
  const shown = useRef(path)
  if (shown.current !== path) {
    shown.current = path
    announceArrival()
  }
  useEffect(() => {
    if (path !== '') window.scrollTo(0, 0)
  }, [path])
  return (
    <FailureBoundary path={path}>
      <Suspense fallback={<Skeleton />}>{children}</Suspense>
    </FailureBoundary>
  )
}
