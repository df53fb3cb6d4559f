import { uploadBytesMax } from '../files/image.ts'

/** What a caller may ask of the server at once. docs/limits.md lists these with their answers. */
export const httpLimits = {
  /** Requests a minute from one address, on each process. */
  requestsPerMinute: 600,
  /** Of an address with its query: a longer one is no page of ours. */
  addressCharacters: 8_000,
  /** One part of a path. */
  partCharacters: 200,
  /** All headers together, cookies included. */
  headerBytes: 16 * 1024,
  bodyBytes: 1024 * 1024,
  /** Lists and objects within each other. */
  bodyDepth: 32,
  fileBytes: uploadBytesMax,
  filesPerUpload: 1,
  /** Parts of an upload that are no files. */
  fieldsPerUpload: 5,
  /** Of one person, or of one address where nobody is signed in; on each process. */
  uploadsAtOnce: 3,
  /** Until all headers are there. */
  headerSeconds: 20,
  /** From the first byte of a request to the last of its answer. */
  requestSeconds: 60,
  /** The same for an upload, which may come over a poor line. */
  uploadSeconds: 300,
} as const
