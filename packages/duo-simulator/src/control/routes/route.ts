import type { Controls } from '../actions/controls.ts'

export interface ControlRoute {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  /** Below `/control`; `:name` matches one part of the path. */
  path: string
  /** Returns the JSON answer, or undefined for 204. Throws `ControlError` to refuse. */
  handle(controls: Controls, call: ControlCall): unknown
}

export interface ControlCall {
  parts: Record<string, string>
  query: URLSearchParams
  /** Parsed JSON; an empty object if there is no body. */
  body: unknown
}
