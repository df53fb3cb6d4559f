/** Hears the words in a sound. None is built in: a service of the operator's own. Throws when it doesn't answer. */
type Recogniser = { hear(sound: { bytes: Uint8Array; mediaType: string }): Promise<string> }

const timeoutMilliseconds = 60_000

/** A service that takes the sound as `POST` with its media type and a bearer token, and answers `{ "text": … }`. */
export function httpRecogniser(service: { url: string; token: string }): Recogniser {
  return {
    async hear({ bytes, mediaType }) {
      const response = await fetch(service.url, {
        method: 'POST',
        headers: { 'content-type': mediaType, authorization: `Bearer ${service.token}` },
        body: new Blob([new Uint8Array(bytes)]),
        signal: AbortSignal.timeout(timeoutMilliseconds),
        redirect: 'error',
      })
      if (!response.ok) {
        await response.body?.cancel()
        throw new Error(`the recogniser answered ${response.status}`)
      }
      const { text } = (await response.json()) as { text?: unknown }
      return typeof text === 'string' ? text : ''
    },
  }
}
