import type { Controls } from '../actions/controls.ts'

export interface ControlRoute {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  /** Under `/control`; `:name` is a part of the path. */
  path: string
  /** What it gives becomes the JSON answer; nothing becomes 204. Throws `ControlError` to refuse. */
  handle(controls: Controls, call: ControlCall): unknown
}

export interface ControlCall {
  parts: Record<string, string>
  query: URLSearchParams
  /** Parsed JSON; an empty object if nothing was sent. */
  body: unknown
}
