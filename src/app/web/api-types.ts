// Types that turn a module's `routes` object (contract.ts) into typed calls; nothing of it exists at run time.

type SchemaInput<S> = S extends { _zod: { input: infer I } } ? I : never
type SchemaOutput<S> = S extends { _zod: { output: infer O } } ? O : undefined

type Simplify<T> = { [K in keyof T]: T[K] }

/** Names after a colon in `POST /api/c/:community/requests/:number`. */
type PathNames<Path extends string> = Path extends `${string}:${infer Tail}`
  ? Tail extends `${infer Name}/${infer Rest}`
    ? Name | PathNames<Rest>
    : Tail
  : never

type OwnNames<Key> = Exclude<PathNames<Key & string>, 'community'>

type Params<Key> = [OwnNames<Key>] extends [never]
  ? { params?: { community?: number } }
  : { params: { community?: number } & Record<OwnNames<Key>, string | number> }

type Query<R> = R extends { query: infer Q }
  ? Partial<SchemaInput<Q>> extends SchemaInput<Q>
    ? { query?: SchemaInput<Q> }
    : { query: SchemaInput<Q> }
  : unknown

type Body<R> = R extends { body: infer B } ? { body: SchemaInput<B> } : unknown

/** What a call of route `Key` takes: `params` (the community is filled in), `query`, `body`. */
export type CallInput<Routes, Key extends keyof Routes> = Simplify<Params<Key> & Query<Routes[Key]> & Body<Routes[Key]>>

/** What it answers. */
export type CallOutput<Routes, Key extends keyof Routes> = Routes[Key] extends { output: infer O }
  ? SchemaOutput<O>
  : undefined

/** The input may be left out when nothing in it is required. */
export type CallArgs<Input, Options> =
  Partial<Input> extends Input ? [input?: Input, options?: Options] : [input: Input, options?: Options]

/** Keys of the reading routes. */
export type ReadKey<Routes> = Extract<keyof Routes, `GET ${string}`>

/** Keys of the routes that change something. */
export type WriteKey<Routes> = Exclude<Extract<keyof Routes, string>, `GET ${string}`>
