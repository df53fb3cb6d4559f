/** The sign-in page that leads back to the present one. */
export function signInAddress(): string {
  return `/login?return=${encodeURIComponent(location.pathname + location.search)}`
}

/** Leaves for sign-in, once, and not from the sign-in page itself. */
export function leaveForSignIn(): void {
  if (location.pathname !== '/login') location.assign(signInAddress())
}
